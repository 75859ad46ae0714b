import { BlockBuilder } from './build.ts'
import type { Block, Document } from './types.ts'

/** The marker of a list item at the start of a line. */
export const MARKER = /^(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])(?=[ \t])/u

interface Line {
  start: number
  /** Where the characters that end the line begin, and where the next line begins. */
  end: number
  next: number
  /** The text without leading white space and quote marks. */
  text: string
  quoted: boolean
  marker: string | undefined
}

/**
 * Reads plain text: blank lines part the blocks, a line that begins with a list marker begins an item.
 *
 * @param source the decoded text
 * @param offset where the text starts in `source`, after front matter
 */
export function readText(source: string, offset = 0): Document {
  const blocks: Block[] = []
  let pending: Line[] = []
  const flush = (): void => {
    if (pending.length > 0) addBlock(pending, blocks)
    pending = []
  }
  for (const line of linesOf(source, offset)) {
    const previous = pending.at(-1)
    if (line.text === '') flush()
    else {
      if (previous && (previous.quoted !== line.quoted || (line.marker && startsItem(pending)))) flush()
      pending.push(line)
    }
  }
  flush()
  return { format: 'text', source, blocks, hasLines: true, notices: [], suppressions: [] }
}

/** A marker in the middle of a wrapped sentence ("on\n12. May") does not begin an item. */
function startsItem(pending: Line[]): boolean {
  const previous = pending.at(-1) as Line
  return pending[0]?.marker !== undefined || /[.:;?!)]$/.test(previous.text) || previous.text.length < 60
}

function* linesOf(source: string, offset: number): Generator<Line> {
  let at = offset
  while (at <= source.length) {
    let end = at
    while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++
    let start = at
    let quoted = false
    while (start < end && (source[start] === ' ' || source[start] === '\t' || source[start] === '>' || source[start] === '\u00A0')) {
      if (source[start] === '>') quoted = true
      start++
    }
    const text = source.slice(start, end).trimEnd()
    at = source[end] === '\r' && source[end + 1] === '\n' ? end + 2 : end + 1
    yield { start, end, next: at, text, quoted, marker: MARKER.exec(text)?.[0] }
  }
}

function addBlock(lines: Line[], blocks: Block[]): void {
  const first = lines[0] as Line
  const builder = new BlockBuilder()
  lines.forEach((line, i) => {
    const skip = i === 0 && line.marker ? line.marker.length : 0
    const previous = lines[i - 1]
    if (previous) builder.addWhole('\n', previous.end, previous.next)
    builder.addSlice(line.text.slice(skip), line.start + skip)
  })
  const kind = first.marker ? 'item' : first.quoted ? 'quote' : 'paragraph'
  const block = builder.finish(kind, blocks.length, first.marker ? { marker: first.marker } : {})
  if (block) blocks.push(block)
}
