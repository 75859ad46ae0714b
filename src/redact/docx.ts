import { zipSync } from 'fflate'
import { docxModelOf } from '../read/docx.ts'
import { decodePart, type DocxBlock } from '../read/docx-model.ts'
import { escapeXml } from '../read/xml.ts'
import { type Document, ReadError } from '../read/types.ts'
import { labelAt, type Redaction } from './index.ts'
import { scrubbed } from './scrub.ts'

/** A Word letter that cannot be made anonymous as it stands; the message is one line for a person. */
export class RedactError extends Error {
  override name = 'RedactError'
}

/**
 * A copy of a Word letter with the replacements made, without what its properties, links, variables and data may tell.
 *
 * @throws {RedactError} when the letter holds comments, tracked changes or hidden text, which may name people, or a part
 *   that cannot be read
 */
export function redactDocx(document: Document, { replacements }: Redaction): Uint8Array {
  const known = docxModelOf(document)
  if (!known) throw new RedactError('is not a Word document')
  const { model, origins } = known
  const left = model.notices.find((notice) => ['comment', 'tracked-change', 'hidden-text'].includes(notice.kind))
  if (left) throw new RedactError('holds comments, tracked changes or hidden text; accept or delete them first')
  const splices = new Map<string, Array<{ start: number; end: number; text: string }>>()
  for (const one of replacements) {
    const { piece, from: shift } = origins[one.block.index] as (typeof origins)[number]
    const block = model.blocks[piece] as DocxBlock
    const list = splices.get(block.part) ?? []
    splices.set(block.part, list)
    for (let k = one.from + shift; k < one.to + shift; k++) {
      list.push({ start: block.starts[k] as number, end: block.ends[k] as number, text: k === one.from + shift ? escapeXml(labelAt(one)) : '' })
    }
  }
  const encoder = new TextEncoder()
  const parts: Record<string, [Uint8Array, { mtime: string }]> = {}
  for (const [name, bytes] of model.parts) {
    if (name.startsWith('docProps/thumbnail.')) continue
    const out = /\.(?:xml|rels)$/.test(name) ? encoder.encode(anonymous(name, model.xml.get(name) ?? decodePart(bytes), splices.get(name) ?? [])) : bytes
    parts[name] = [out, { mtime: '1980-01-01T00:00:00' }]
  }
  return zipSync(parts)
}

/** A part with the replacements made and without what it may tell besides. */
function anonymous(name: string, xml: string, splices: Array<{ start: number; end: number; text: string }>): string {
  try {
    return scrubbed(name, apply(xml, splices)).replace(/^(<\?xml[^>]{0,200}?encoding=["'])[\w-]{1,20}/, '$1UTF-8')
  } catch (error) {
    if (error instanceof ReadError) throw new RedactError(error.message)
    throw error
  }
}

function apply(xml: string, splices: Array<{ start: number; end: number; text: string }>): string {
  let out = ''
  let at = 0
  for (const { start, end, text } of splices.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    out += xml.slice(at, start) + text
    at = end
  }
  return out + xml.slice(at)
}
