import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Nodes, Parents, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { BlockBuilder } from './build.ts'
import { suppressionsOf } from './suppress.ts'
import type { Block, BlockKind, Document } from './types.ts'

const processor = unified().use(remarkParse).freeze()

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
    if (node.type === 'heading') add(node, { kind: 'heading' }, { depth: node.depth })
    else if (node.type === 'paragraph') add(node, context, strongOf(node))
    else if (node.type === 'code') addCode(node)
    else if (node.type === 'html') addHtml(node)
    else if (node.type === 'blockquote') for (const child of node.children) walk(child, { kind: 'quote' })
    else if (node.type === 'list') {
      let number = node.start ?? 1
      for (const item of node.children) {
        const marker = node.ordered ? `${number++}.` : '-'
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
    align(node.value, source, start, node.position?.end.offset ?? start, builder)
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
    align(node.value, source, start, end, builder)
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
  if (node.type === 'text' || node.type === 'inlineCode') align(node.value, source, start, end, builder)
  else if (node.type === 'break') builder.addWhole('\n', start, end)
  else if (node.type === 'html') {
    if (node.value.startsWith('<!--')) comments.push({ text: node.value, from: start, to: end })
    else if (!/^<\/?(?:br|b|i|u|em|strong|span|p|div|sup|sub)\b[^>]*>$/i.test(node.value)) align(node.value, source, start, end, builder)
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
 */
export function align(value: string, source: string, start: number, end: number, builder: BlockBuilder): void {
  let j = start
  let i = 0
  while (i < value.length) {
    const want = value[i] as string
    if (j >= end) {
      builder.addWhole(value.slice(i), end, end)
      return
    }
    const have = source[j] as string
    if (have === '\\' && source[j + 1] === want && want !== '\\') {
      builder.addWhole(want, j, j + 2)
      j += 2
      i++
    } else if (have === '\\' && want === '\\' && source[j + 1] === '\\') {
      builder.addWhole(want, j, j + 2)
      j += 2
      i++
    } else if (have === '&' && entityAt(source, j, value, i, builder)) {
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
