import { BlockBuilder } from './build.ts'
import { MARKER } from './text.ts'
import { type Block, type BlockKind, type Document, type Format, type Notice, ReadError } from './types.ts'

/** A paragraph as a reader of a format without lines finds it. */
export interface Piece {
  text: string
  kind: BlockKind
  /** The number or bullet that the format shows before a list item. */
  marker?: string
  /** Depth of a heading, from 1. */
  depth?: number
  /** True when every word is bold. */
  strong?: boolean
  /** Page number, from 1. */
  page?: number
}

/** A notice with the index of the piece that it stands in, where it stands in one; its range is of the piece's text. */
export type PieceNotice = Omit<Notice, 'block'> & { piece?: number }

/** A document made of pieces, and for each of its blocks the index of its piece and where its text begins there. */
export interface Extracted {
  document: Document
  origins: Array<{ piece: number; from: number }>
}

/**
 * Makes a document of extracted text, one piece a line of the source; pieces without text are left out. A number or a
 * bullet that was typed makes an item, as it does in plain text.
 *
 * @throws {ReadError} when there is no text at all
 */
export function extracted(format: Format, pieces: readonly Piece[], notices: readonly PieceNotice[] = []): Extracted {
  const blocks: Block[] = []
  const origins: Extracted['origins'] = []
  const byPiece = new Map<number, { block: Block; shift: number }>()
  let offset = 0
  pieces.forEach(({ text, kind, ...extra }, piece) => {
    const typed = kind === 'paragraph' && extra.marker === undefined ? MARKER.exec(text.trimStart()) : null
    const skip = typed ? text.length - text.trimStart().length + typed[0].length : 0
    const builder = new BlockBuilder()
    builder.addSlice(text.slice(skip), offset + skip)
    const block = builder.finish(typed ? 'item' : kind, blocks.length, typed ? { ...extra, marker: typed[0] } : extra)
    if (block) {
      blocks.push(block)
      const shift = (block.starts[0] as number) - offset
      origins.push({ piece, from: shift })
      byPiece.set(piece, { block, shift })
    }
    offset += text.length + 1
  })
  if (blocks.length === 0) throw new ReadError('is empty (it holds no text)')
  const document: Document = {
    format,
    source: pieces.map((piece) => piece.text).join('\n'),
    blocks,
    hasLines: false,
    notices: notices.map(({ piece, from, to, ...notice }): Notice => {
      const at = piece === undefined ? undefined : byPiece.get(piece)
      if (!at) return notice
      const within = (unit: number): number => Math.max(0, Math.min(at.block.text.length, unit - at.shift))
      return from !== undefined && to !== undefined && within(to) > within(from) ? { ...notice, block: at.block, from: within(from), to: within(to) } : { ...notice, block: at.block }
    }),
    suppressions: [],
  }
  return { document, origins }
}
