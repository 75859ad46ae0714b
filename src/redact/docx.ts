import { zipSync } from 'fflate'
import { docxModelOf } from '../read/docx.ts'
import type { DocxBlock } from '../read/docx-model.ts'
import { escapeXml } from '../read/xml.ts'
import type { Document } from '../read/types.ts'
import { labelAt, type Redaction } from './index.ts'

/** A Word letter that cannot be made anonymous as it stands; the message is one line for a person. */
export class RedactError extends Error {
  override name = 'RedactError'
}

/**
 * A copy of a Word letter with the replacements made, without what its properties, links, variables and data may tell.
 *
 * @throws {RedactError} when the letter holds comments, tracked changes or hidden text, which may name people
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
  const decoder = new TextDecoder()
  const parts: Record<string, [Uint8Array, { mtime: string }]> = {}
  for (const [name, bytes] of model.parts) {
    if (name.startsWith('docProps/thumbnail.')) continue
    const xml = model.xml.get(name)
    const text = xml !== undefined && splices.has(name) ? apply(xml, splices.get(name) ?? []) : undefined
    const out = /\.(?:xml|rels)$/.test(name) ? encoder.encode(scrubbed(name, text ?? decoder.decode(bytes))) : bytes
    parts[name] = [out, { mtime: '1980-01-01T00:00:00' }]
  }
  return zipSync(parts)
}

/** What may name people in the parts of a Word file besides its text, and what stands there instead. */
const SCRUBS: ReadonlyArray<readonly [part: RegExp, pattern: RegExp, instead: string]> = [
  [/^docProps\/(?:core|app|custom)\.xml$/, /(<(?:dc:creator|cp:lastModifiedBy|dc:title|dc:subject|dc:description|cp:keywords|Company|Manager|vt:lpwstr)\b[^>]{0,4000}>)[^<]*(?=<)/g, '$1'],
  [/\.rels$/, /<Relationship\b[^>]{0,4000}\/thumbnail"[^>]{0,4000}\/>/g, ''],
  [/\.rels$/, /Target="[^"]{0,4000}"(?=[^>]{0,4000}TargetMode="External")|(?<=TargetMode="External"[^>]{0,2000})Target="[^"]{0,4000}"/g, 'Target="about:blank"'],
  // A content control that is bound to data would show them again when the letter is opened.
  [/^word\/[^/]+\.xml$/, /<w:dataBinding\b[^>]{0,4000}\/>/g, ''],
  [/^customXml\/item\d+\.xml$/, />[^<]+</g, '><'],
  [/^word\/[^/]+\.xml$/, /\bHYPERLINK\s{1,20}(?:"[^"<]*"|&quot;[^<]*?&quot;)/g, 'HYPERLINK "about:blank"'],
  [/^word\/[^/]+\.xml$/, /(<(?:wp:docPr|pic:cNvPr)\b[^>]{0,4000}?) descr="[^"]{0,4000}"/g, '$1'],
  [/^word\/settings\.xml$/, /<w:docVar\b[^>]{0,4000}\/>|<w:mailMerge>[^]*?<\/w:mailMerge>/g, ''],
]

function scrubbed(name: string, xml: string): string {
  return SCRUBS.reduce((text, [part, pattern, instead]) => (part.test(name) ? text.replace(pattern, instead) : text), xml)
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
