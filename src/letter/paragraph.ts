import type { Root as NlcstRoot, Sentence as NlcstSentence, Nodes } from 'nlcst'
import { toString } from 'nlcst-to-string'
import retextEnglish from 'retext-english'
import { unified } from 'unified'
import { lowerOf, plainOf } from './plain.ts'
import { quotedRanges } from './quotes.ts'
import type { Block, Paragraph, ParagraphKind, Part, Sentence, Word } from './types.ts'

const processor = unified().use(retextEnglish).freeze()

/** Runs of characters that are not words of the language: addresses, references, postcodes, telephone numbers. */
const CODE =
  /https?:\/\/[^\s<>"')\]]+|www\.[^\s<>"')\]]+|[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|\b[\w-]{2,40}(?:\.[\w-]{2,40}){0,4}\.(?:gov|police|org|co|nhs|ac|example|com)(?:\.[a-z]{2,6}){0,2}(?:\/[^\s<>"')\]]*)?|\b(?=[A-Z\d/-]{0,24}\d)[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,5}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|(?:\+44|\b0)\d{2,4}[ \d]{6,10}\d\b/g

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
    return nodes.map((node, index) => {
      const from = offsetOf(node, 'start')
      const to = offsetOf(node, 'end')
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
      for (const child of node.children) {
        if (child.type !== 'WordNode') continue
        const text = toString(child)
        const start = offsetOf(child, 'start')
        sentence.words.push({
          block: this.block,
          from: this.from + start,
          to: this.from + start + text.length,
          text,
          lower: lowerOf(plainOf(text)),
          kind: inCode(start) ? 'code' : /^[£$€]?\d/.test(text) ? 'number' : 'word',
          quoted: inQuotes(start),
          index: sentence.words.length,
          sentence,
        })
      }
      return sentence
    })
  }
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
