import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Nodes, Parents, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { BlockBuilder } from './build.ts'
import { suppressionsOf } from './suppress.ts'
import type { Block, BlockKind, Document } from './types.ts'

/**
 * In a letter, indented lines are an address or a signature and not code, and `[name]: …` is a blank that nobody
 * filled in and not the target of a link.
 */
const LETTERS = { disable: { null: ['codeIndented', 'definition'] } }

const processor = unified().data('micromarkExtensions', [LETTERS]).use(remarkParse).freeze()

/**
 * Reads Markdown into blocks. Positions come from aligning each text node with its slice of the source, so that
 * they hold after entities, escapes, wrapped lines and quote prefixes.
 *
 * @param source the decoded text
 * @param offset where the letter starts in `source`, after front matter
 */
export function readMarkdown(source: string, offset = 0): Document {
  const blank = source.slice(0, offset).replace(/[^\r\n]/g, ' ')
  const tree = processor.parse(blank + source.slice(offset)) as Root
  const blocks: Block[] = []
  const comments: Array<{ text: string; from: number; to: number }> = []
  const walk = (node: Nodes, context: { kind: BlockKind; marker?: string }): void => {
    if (node.type === 'heading' && isHeading(node, source)) add(node, { kind: 'heading' }, { depth: node.depth })
    else if (node.type === 'heading') add(node, context, strongOf(node))
    else if (node.type === 'paragraph') add(node, context, strongOf(node))
    else if (node.type === 'code') addCode(node)
    else if (node.type === 'html') addHtml(node)
    else if (node.type === 'blockquote') for (const child of node.children) walk(child, { kind: 'quote' })
    else if (node.type === 'list') {
      const written = node.children.map((item) => /^\d{1,9}[.)]/.exec(source.slice(item.position?.start.offset ?? 0, (item.position?.start.offset ?? 0) + 10))?.[0])
      const rising = new Set(written).size === written.length
      for (const [at, item] of node.children.entries()) {
        const marker = node.ordered ? ((rising ? written[at] : undefined) ?? `${(node.start ?? 1) + at}.`) : '-'
        item.children.forEach((child, i) => walk(child, i === 0 ? { kind: 'item', marker } : { kind: 'paragraph' }))
      }
    } else if ('children' in node) for (const child of (node as Parents).children) walk(child as Nodes, context)
  }
  const push = (builder: BlockBuilder, kind: BlockKind, extra: Partial<Block>): void => {
    const block = builder.finish(kind, blocks.length, extra)
    if (block) blocks.push(block)
  }
  const add = (node: Parents, context: { kind: BlockKind; marker?: string }, extra: Partial<Block>): void => {
    const builder = new BlockBuilder()
    addPhrasing(node, source, builder, comments)
    push(builder, context.kind, context.marker ? { ...extra, marker: context.marker } : extra)
  }
  const addCode = (node: Extract<Nodes, { type: 'code' }>): void => {
    const builder = new BlockBuilder()
    const start = node.position?.start.offset ?? 0
    align(node.value, source, start, node.position?.end.offset ?? start, builder, true)
    push(builder, 'paragraph', {})
  }
  const addHtml = (node: Extract<Nodes, { type: 'html' }>): void => {
    const start = node.position?.start.offset ?? 0
    const end = node.position?.end.offset ?? start
    if (node.value.startsWith('<!--')) {
      comments.push({ text: node.value, from: start, to: end })
      return
    }
    const builder = new BlockBuilder()
    align(node.value, source, start, end, builder, true)
    push(builder, 'paragraph', {})
  }
  walk(tree, { kind: 'paragraph' })
  return {
    format: 'markdown',
    source,
    blocks,
    hasLines: true,
    notices: [],
    suppressions: suppressionsOf(comments, blocks),
  }
}

/**
 * A line of dashes under a paragraph makes a heading of it in Markdown; under an address, a name or running prose
 * the writer meant a rule across the page.
 */
function isHeading(node: Extract<Nodes, { type: 'heading' }>, source: string): boolean {
  const text = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  if (/^ {0,3}#/.test(text)) return true
  const lines = text.split(/\r\n?|\n/)
  return lines.length === 2 && !/[.,;:]\s*$/.test(lines[0] as string)
}

/** A paragraph of which every word is bold is a heading in all but name. */
function strongOf(node: Parents): Partial<Block> {
  const children = node.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''))
  return children.length > 0 && children.every((child) => child.type === 'strong') ? { strong: true } : {}
}

function addPhrasing(
  node: Nodes,
  source: string,
  builder: BlockBuilder,
  comments: Array<{ text: string; from: number; to: number }>,
): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  if (node.type === 'text' || node.type === 'inlineCode') align(node.value, source, start, end, builder, node.type === 'inlineCode')
  else if (node.type === 'break') builder.addWhole('\n', start, end)
  else if (node.type === 'html') {
    if (node.value.startsWith('<!--')) comments.push({ text: node.value, from: start, to: end })
    else if (!/^<\/?(?:br|b|i|u|em|strong|span|p|div|sup|sub)\b[^>]*>$/i.test(node.value)) align(node.value, source, start, end, builder, true)
    else if (/^<br/i.test(node.value)) builder.addWhole('\n', start, end)
  } else if ('children' in node) for (const child of (node as Parents).children) addPhrasing(child as Nodes, source, builder, comments)
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/y

/**
 * Aligns the value of a node with the slice of the source that it was made from.
 *
 * @param value what the parser says the text is
 * @param source the whole source
 * @param start where the node starts in the source
 * @param end where it ends
 * @param literal true where escapes and entities stand for themselves: HTML and code
 */
export function align(value: string, source: string, start: number, end: number, builder: BlockBuilder, literal = false): void {
  let j = start
  let i = 0
  if (literal && value[0] !== '`') while (source[j] === '`') j++
  while (i < value.length) {
    const want = value[i] as string
    if (j >= end) {
      builder.addWhole(value.slice(i), end, end)
      return
    }
    const have = source[j] as string
    if (!literal && have === '\\' && source[j + 1] === want && want !== '\\') {
      builder.addWhole(want, j, j + 2)
      j += 2
      i++
    } else if (!literal && have === '\\' && want === '\\' && source[j + 1] === '\\') {
      builder.addWhole(want, j, j + 2)
      j += 2
      i++
    } else if (!literal && have === '&' && entityAt(source, j, value, i, builder)) {
      i += lastEntity.units
      j += lastEntity.length
    } else if (have === '\r' && source[j + 1] === '\n' && want === '\n') {
      builder.addWhole('\n', j, j + 2)
      j += 2
      i++
    } else if (have === want) {
      builder.addSlice(want, j)
      j++
      i++
    } else if (want === ' ' && (have === '\n' || have === '\r')) {
      const length = have === '\r' && source[j + 1] === '\n' ? 2 : 1
      builder.addWhole(want, j, j + length)
      j += length
      i++
    } else if (want === ' ' && have !== '>') {
      // A tab stands for several spaces, some of which may belong to the indent of a list item.
      builder.addWhole(want, j, have === '\t' ? j + 1 : j)
      if (have === '\t' && value[i + 1] !== ' ') j++
      i++
    } else j++
  }
}

const lastEntity = { units: 0, length: 0 }

function entityAt(source: string, j: number, value: string, i: number, builder: BlockBuilder): boolean {
  ENTITY.lastIndex = j
  const match = ENTITY.exec(source)
  if (!match) return false
  const decoded = match[3]
    ? decodeNamedCharacterReference(match[3]) || ''
    : String.fromCodePoint(Math.min(match[1] ? Number.parseInt(match[1], 10) : Number.parseInt(match[2] as string, 16), 0x10ffff))
  if (decoded === '' || !value.startsWith(decoded, i)) return false
  builder.addWhole(decoded, j, j + match[0].length)
  lastEntity.units = decoded.length
  lastEntity.length = match[0].length
  return true
}
