import { type DocxBlock, type DocxModel, modelOf } from './docx-model.ts'
import { type Extracted, extracted, type Piece, type PieceNotice } from './extracted.ts'
import { type BlockKind, type Document, ReadError } from './types.ts'
import { unzip } from './zip.ts'

const models = new WeakMap<Document, { model: DocxModel; origins: Extracted['origins'] }>()

/**
 * Reads a Word document. Positions refer to the extracted text, one paragraph a line.
 *
 * @throws {ReadError} when it cannot be read
 */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  refuseOtherContainers(bytes)
  const model = modelOf(await unzip(bytes))
  const numbers = new Map<string, number[]>()
  const pieces = model.blocks.map((block): Piece => {
    const marker = markerOf(block, model, numbers)
    const depth = block.style === undefined ? undefined : model.headings.get(block.style)
    return {
      text: block.text,
      kind: kindOf(block, model, marker !== undefined),
      ...(marker === undefined ? {} : { marker }),
      ...(depth === undefined ? (block.bold ? { strong: true } : {}) : { depth }),
    }
  })
  const notices = model.notices.map(({ block, ...notice }): PieceNotice => (block === undefined ? notice : { ...notice, piece: block }))
  const { document, origins } = extracted('docx', pieces, notices)
  models.set(document, { model, origins })
  return document
}

/**
 * The Word model behind a document that {@link readDocx} made, and for each block the index of its paragraph there and
 * where in it the block's text begins.
 */
export function docxModelOf(document: Document): { model: DocxModel; origins: Readonly<Extracted['origins']> } | undefined {
  return models.get(document)
}

function kindOf(block: DocxBlock, model: DocxModel, item: boolean): BlockKind {
  if (block.place === 'header' || block.place === 'footer' || block.place === 'note') return block.place
  if (block.style !== undefined && model.headings.has(block.style)) return 'heading'
  if (block.style !== undefined && model.quotes.has(block.style)) return 'quote'
  return item ? 'item' : 'paragraph'
}

/** The number that Word shows before a list paragraph. */
function markerOf(block: DocxBlock, model: DocxModel, numbers: Map<string, number[]>): string | undefined {
  if (!block.list || block.text.trim() === '') return undefined
  const { id, level } = block.list
  const format = model.numbering.get(id)?.[level] ?? '%1.'
  if (format === '-') return '-'
  const counts = numbers.get(id) ?? []
  counts[level] = (counts[level] ?? 0) + 1
  counts.length = level + 1
  numbers.set(id, counts)
  return format.replace(/%(\d)/g, (_, digit: string) => String(counts[Number(digit) - 1] ?? 1))
}

/** Office documents that are not zipped: the old format, or a password. */
function refuseOtherContainers(bytes: Uint8Array): void {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf || bytes[2] !== 0x11 || bytes[3] !== 0xe0) return
  const head = new TextDecoder('utf-16le').decode(bytes.subarray(0, Math.min(bytes.length - (bytes.length % 2), 65_536)))
  if (head.includes('EncryptedPackage')) throw new ReadError('is protected by a password; save it without one and check it again')
  throw new ReadError('is in the old Word format; open it in Word and save it as .docx')
}
