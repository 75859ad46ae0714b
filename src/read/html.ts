import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { extracted, type Piece, type PieceNotice } from './extracted.ts'
import { type BlockKind, type Document, ReadError } from './types.ts'

/** How deep the elements of a page may nest. */
export const HTML_DEPTH = 500

const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'hr', 'html', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul', 'caption',
])
const UNSEEN = new Set(['script', 'style', 'head', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'select', 'textarea', 'title', 'audio', 'video', 'canvas'])
/** Elements that need no end tag. */
const OPEN_ENDED = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr', 'p', 'li', 'td', 'th', 'tr', 'dd', 'dt', 'option', 'tbody', 'thead', 'tfoot', 'html', 'body', 'head'])

const parser = unified().use(rehypeParse).freeze()

/**
 * Reads a page of HTML as a browser shows it: hidden parts are left out and noticed.
 *
 * @param source the decoded page
 * @throws {ReadError} when it nests too deeply or holds no text
 */
export function readHtml(source: string): Document {
  const { pieces, notices } = htmlPieces(source)
  return extracted('html', pieces, notices).document
}

/**
 * The paragraphs of a page of HTML, also of one that is the body of an e-mail.
 *
 * @throws {ReadError} when it nests too deeply
 */
export function htmlPieces(source: string): { pieces: Piece[]; notices: PieceNotice[] } {
  refuseDeepNesting(source)
  const tree: Root = parser.parse(source)
  const walker = new Walker()
  walker.walk(tree, { kind: 'paragraph', bold: false, pre: false }, 0)
  walker.end('paragraph')
  return walker
}

/** Counts start tags without their end tags before the page is parsed, because the parser's time grows with depth. */
function refuseDeepNesting(source: string): void {
  const open = new Map<string, number>()
  let depth = 0
  for (const [, slash, written = ''] of source.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9:]{0,30})/g)) {
    const name = written.toLowerCase()
    if (OPEN_ENDED.has(name)) continue
    const count = open.get(name) ?? 0
    if (slash === '') {
      open.set(name, count + 1)
      if (++depth > HTML_DEPTH) throw new ReadError('is nested too deeply')
    } else if (count > 0) {
      open.set(name, count - 1)
      depth--
    }
  }
}

interface Surroundings {
  kind: BlockKind
  bold: boolean
  pre: boolean
}

class Walker {
  readonly pieces: Piece[] = []
  readonly notices: PieceNotice[] = []
  #text = ''
  #bold = true
  #marker: string | undefined
  #depth: number | undefined

  walk(node: Nodes, around: Surroundings, depth: number): void {
    if (depth > HTML_DEPTH * 2) throw new ReadError('is nested too deeply')
    if (node.type === 'text') return this.#add(node.value, around)
    if (node.type === 'root') {
      for (const child of node.children) this.walk(child, around, depth + 1)
      return
    }
    if (node.type !== 'element') return
    const { tagName } = node
    if (UNSEEN.has(tagName)) return
    const style = styleOf(node)
    if (node.properties['hidden'] !== undefined && node.properties['hidden'] !== null || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)) {
      if (hasText(node)) this.notices.push({ kind: 'hidden-text', text: 'Hidden text is still in the page.' })
      return
    }
    if (tagName === 'br') {
      this.#text = `${this.#text.replace(/ $/, '')}\n`
      return
    }
    const inner: Surroundings = { kind: kindOf(tagName, around.kind), bold: boldOf(tagName, style, around.bold), pre: around.pre || tagName === 'pre' }
    if (!BLOCKS.has(tagName)) {
      for (const child of node.children) this.walk(child, inner, depth + 1)
      return
    }
    this.end(around.kind)
    const heading = /^h([1-6])$/.exec(tagName)
    if (heading) this.#depth = Number(heading[1])
    if (tagName === 'ol' || tagName === 'ul') {
      let number = Number(node.properties['start'] ?? 1) || 1
      for (const child of node.children) {
        if (child.type === 'element' && child.tagName === 'li') this.#marker = tagName === 'ol' ? `${number++}.` : '-'
        this.walk(child, inner, depth + 1)
      }
    } else for (const child of node.children) this.walk(child, inner, depth + 1)
    this.end(inner.kind)
    this.#marker = this.#depth = undefined
  }

  /** Ends the paragraph that is open, if any. */
  end(kind: BlockKind): void {
    const text = this.#text.trim()
    this.#text = ''
    if (text !== '') {
      const listed = kind === 'paragraph' && this.#marker !== undefined
      this.pieces.push({
        text,
        kind: this.#depth === undefined ? (listed ? 'item' : kind) : 'heading',
        ...(listed ? { marker: this.#marker as string } : {}),
        ...(this.#depth === undefined ? (this.#bold ? { strong: true } : {}) : { depth: this.#depth }),
      })
      this.#marker = this.#depth = undefined
    }
    this.#bold = true
  }

  #add(value: string, { bold, pre }: Surroundings): void {
    const text = pre ? value : value.replace(/[ \t\r\n\f]+/g, ' ')
    this.#text += !pre && text.startsWith(' ') && (this.#text === '' || /\s$/.test(this.#text)) ? text.slice(1) : text
    if (text.trim() !== '' && !bold) this.#bold = false
  }
}

function styleOf(node: Element): string {
  const style = node.properties['style']
  return typeof style === 'string' ? style.slice(0, 2000) : ''
}

function boldOf(tagName: string, style: string, around: boolean): boolean {
  const weight = /font-weight\s{0,5}:\s{0,5}(\w{1,10})/i.exec(style)?.[1]?.toLowerCase()
  if (weight !== undefined) return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
  return around || tagName === 'b' || tagName === 'strong'
}

function kindOf(tagName: string, around: BlockKind): BlockKind {
  return tagName === 'blockquote' ? 'quote' : around
}

function hasText(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() !== ''
  return 'children' in node && node.children.some((child) => hasText(child as Nodes))
}
