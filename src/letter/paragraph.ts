import type { Root as NlcstRoot, Sentence as NlcstSentence, Nodes } from 'nlcst'
import { toString } from 'nlcst-to-string'
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { formOf } from './form.ts'
import { lowerOf, plainOf } from './plain.ts'
import { quotedRanges } from './quotes.ts'
import type { Block, Paragraph, ParagraphKind, Part, Sentence, Word } from './types.ts'

const processor = unified().use(retextEnglish).freeze()

/** Runs of characters that are not words of the language: addresses, references, postcodes, telephone numbers. */
const CODE =
  /https?:\/\/[^\s<>"')\]]+|www\.[^\s<>"')\]]+|[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|\b[\w-]{2,40}(?:\.[\w-]{2,40}){0,4}\.(?:gov|police|org|co|nhs|ac|example|com)(?:\.[a-z]{2,6}){0,2}(?:\/[^\s<>"')\]]*)?|\b(?=[A-Z\d/-]{0,24}\d)[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,5}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?:\+44 ?|\b0)\d{2,4}[ \d]{6,10}\d\b/g

/** A paragraph whose sentences and words are found when they are first asked for. */
export class LetterParagraph implements Paragraph {
  readonly text: string
  readonly plain: string
  readonly lower: string
  number?: string
  #tree: NlcstRoot | undefined
  #sentences: Sentence[] | undefined
  #words: Word[] | undefined
  readonly block: Block
  readonly from: number
  readonly to: number
  kind: ParagraphKind
  part: Part
  index: number

  constructor(block: Block, from: number, to: number, kind: ParagraphKind, part: Part, index: number) {
    this.block = block
    this.from = from
    this.to = to
    this.kind = kind
    this.part = part
    this.index = index
    this.text = block.text.slice(from, to)
    this.plain = plainOf(this.text)
    this.lower = lowerOf(this.plain)
  }

  get tree(): NlcstRoot {
    this.#tree ??= processor.parse(this.text) as NlcstRoot
    return this.#tree
  }

  get sentences(): Sentence[] {
    this.#sentences ??= this.#parse()
    return this.#sentences
  }

  get words(): Word[] {
    this.#words ??= this.sentences.flatMap((sentence) => sentence.words)
    return this.#words
  }

  #parse(): Sentence[] {
    const quoted = this.kind === 'quote' ? [{ from: 0, to: this.text.length }] : quotedRanges(this.text)
    const codes = Array.from(this.text.matchAll(CODE), (match) => ({ from: match.index, to: match.index + match[0].length }))
    const nodes: NlcstSentence[] = []
    collect(this.tree, nodes)
    const inQuotes = within(quoted)
    const inCode = within(codes)
    return nodes.flatMap((node) => partedAfterFullStops(node, this.text)).map(({ children, from, to }, index) => {
      const sentence: Sentence = {
        block: this.block,
        from: this.from + from,
        to: this.from + to,
        text: this.text.slice(from, to),
        plain: this.plain.slice(from, to),
        lower: this.lower.slice(from, to),
        words: [],
        paragraph: this,
        index,
      }
      for (const child of children) {
        if (child.type !== 'WordNode') continue
        const text = toString(child).replace(FULL_STOP_TAKEN_IN, '$1')
        const start = offsetOf(child, 'start')
        const kind = inCode(start) ? 'code' : /^\d/.test(text) ? 'number' : 'word'
        const form = formOf(text, kind)
        sentence.words.push({
          block: this.block,
          from: this.from + start,
          to: this.from + start + text.length,
          text,
          lower: form.lower,
          kind,
          form,
          quoted: inQuotes(start),
          index: sentence.words.length,
          sentence,
        })
      }
      return sentence
    })
  }
}

/**
 * The parser takes the full stop of a number of up to three figures into the number, as in "2. The facts", and that of
 * words which it holds for abbreviations (of inches, Saturday, Sunday, Wednesday) when they end a sentence.
 */
const FULL_STOP_TAKEN_IN = /^(\d{1,3}|in|sat|sun|wed)\.$/

/**
 * Parts a sentence of the tree where it runs on past "…to count 2. The judge…" or "…to come in. The judge…": the parser
 * reads a number and a full stop as the number of a point, which it is only at the start.
 */
function partedAfterFullStops(node: NlcstSentence, text: string): Array<{ children: NlcstSentence['children']; from: number; to: number }> {
  const parts: Array<{ children: NlcstSentence['children']; from: number; to: number }> = []
  const last = offsetOf(node, 'end')
  let children: NlcstSentence['children'] = []
  let from = offsetOf(node, 'start')
  for (const child of node.children) {
    children.push(child)
    const end = offsetOf(child, 'end')
    if (child.type !== 'WordNode' || offsetOf(child, 'start') === from || !FULL_STOP_TAKEN_IN.test(toString(child))) continue
    const gap = /^\s{1,4}(?=["'\u2018\u201C(]?\p{Lu})/u.exec(text.slice(end, Math.min(end + 8, last)))
    if (!gap) continue
    parts.push({ children, from, to: end })
    children = []
    from = end + gap[0].length
  }
  if (children.length > 0) parts.push({ children, from, to: last })
  return parts
}

/** Tests offsets, given in rising order, against ranges in order. */
function within(ranges: Array<{ from: number; to: number }>): (offset: number) => boolean {
  let i = 0
  return (offset) => {
    while (i < ranges.length && (ranges[i] as { to: number }).to <= offset) i++
    const range = ranges[i]
    return range !== undefined && offset >= range.from
  }
}

function collect(node: Nodes, into: NlcstSentence[]): void {
  if (node.type === 'SentenceNode') into.push(node)
  else if ('children' in node) for (const child of node.children) collect(child, into)
}

function offsetOf(node: Nodes, edge: 'start' | 'end'): number {
  return node.position?.[edge].offset ?? 0
}
