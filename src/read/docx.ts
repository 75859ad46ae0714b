import { BlockBuilder } from './build.ts'
import { type DocxBlock, type DocxModel, modelOf } from './docx-model.ts'
import { type Block, type BlockKind, type Document, type Notice, ReadError } from './types.ts'
import { unzip } from './zip.ts'

const models = new WeakMap<Document, { model: DocxModel; indices: number[] }>()

/**
 * Reads a Word document. Positions refer to the extracted text, one paragraph a line.
 *
 * @throws {ReadError} when it cannot be read
 */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  refuseOtherContainers(bytes)
  const model = modelOf(await unzip(bytes))
  const lines: string[] = []
  const blocks: Block[] = []
  const indices: number[] = []
  const byModel = new Map<number, Block>()
  let offset = 0
  const numbers = new Map<string, number[]>()
  model.blocks.forEach((from, index) => {
    const marker = markerOf(from, model, numbers)
    lines.push(from.text)
    const builder = new BlockBuilder()
    builder.addSlice(from.text, offset)
    const extra: Partial<Block> = {}
    if (marker) extra.marker = marker
    const depth = from.style === undefined ? undefined : model.headings.get(from.style)
    if (depth !== undefined) extra.depth = depth
    else if (from.bold) extra.strong = true
    const block = builder.finish(kindOf(from, depth !== undefined, marker !== undefined), blocks.length, extra)
    if (block) {
      blocks.push(block)
      indices.push(index)
      byModel.set(index, block)
    }
    offset += from.text.length + 1
  })
  if (blocks.length === 0) throw new ReadError('is empty (it holds no text)')
  const notices = model.notices.map((notice): Notice => {
    const block = notice.block === undefined ? undefined : byModel.get(notice.block)
    return { kind: notice.kind, text: notice.text, ...(block ? { block } : {}) }
  })
  const document: Document = { format: 'docx', source: lines.join('\n'), blocks, hasLines: false, notices, suppressions: [] }
  models.set(document, { model, indices })
  return document
}

/**
 * The Word model behind a document that {@link readDocx} made, and for each block the index of its paragraph there.
 */
export function docxModelOf(document: Document): { model: DocxModel; indices: readonly number[] } | undefined {
  return models.get(document)
}

function kindOf(block: DocxBlock, heading: boolean, item: boolean): BlockKind {
  if (block.place === 'header' || block.place === 'footer' || block.place === 'note') return block.place
  if (heading) return 'heading'
  if (item) return 'item'
  return 'paragraph'
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
