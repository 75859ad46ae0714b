/** What a block is in its source: readers of every format use the same few kinds. */
export type BlockKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'cell' | 'code' | 'header' | 'footer' | 'note'

/** A run of text that belongs together: a paragraph, a heading, a list item, a table cell. */
export interface Block {
  kind: BlockKind
  /** The text as its reader sees it: no markup, entities decoded, source line ends kept as `\n`. */
  text: string
  /** For each UTF-16 unit of `text`, the offset in `Document.source` where it starts. */
  starts: Uint32Array
  /** For each UTF-16 unit of `text`, the offset in `Document.source` just past it. */
  ends: Uint32Array
  /** Position in the document, from 0. */
  index: number
  /** The marker of a list item as written, such as `2.` or `-`. */
  marker?: string
  /** Heading depth (1 to 6). */
  depth?: number
  /** True when every word of the block is bold: people write headings that way. */
  strong?: boolean
  /** Page number, from 1, where the format has pages. */
  page?: number
}

/** Something a reader noticed that is not part of the text: a leftover comment, a hidden run, a tracked change. */
export interface Notice {
  kind: 'comment' | 'tracked-change' | 'hidden-text' | 'property' | 'field' | 'blank'
  /** What was found, in words for a person. */
  text: string
  /** The name of a merge field or content control, where it has one. */
  name?: string
  /** The block it stands in, where it stands in one. */
  block?: Block
  /** Range in the block's text. */
  from?: number
  to?: number
}

/** A request in the letter itself to leave a finding unreported. */
export interface Suppression {
  /** Rule ids, or `rule/messageId`. Empty means every rule. */
  rules: string[]
  reason: string
  /** Last day on which it holds, `YYYY-MM-DD`. */
  until?: string
  /** Where it stands in the source. */
  offset: number
  /** The source range that it covers. */
  from: number
  to: number
}

export type Format = 'markdown' | 'text' | 'docx' | 'odt' | 'rtf' | 'html' | 'eml' | 'msg' | 'pdf'

/** A letter as read from any format: blocks of text, each character mapped to its source. */
export interface Document {
  format: Format
  /** The decoded source (or, for formats without lines, the extracted text). */
  source: string
  blocks: Block[]
  /** True when lines and columns mean something to a person in this format. */
  hasLines: boolean
  /** Front matter as parsed YAML, with the source offset at which it starts. */
  frontMatter?: { text: string; offset: number }
  notices: Notice[]
  suppressions: Suppression[]
}

/** A range of characters within one block. */
export interface Span {
  block: Block
  from: number
  to: number
}

/** A point in the source: line and column from 1, offset from 0 in UTF-16 units. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A letter that cannot be read. The message is one line for a person; the path is added by the caller. */
export class ReadError extends Error {
  override name = 'ReadError'
}
