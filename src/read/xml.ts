import { SaxesParser } from 'saxes'
import { ReadError } from './types.ts'

/** Limits on XML (elements and nesting). */
export const XML_LIMITS = { depth: 256, elements: 2_000_000 }

/** Takes the elements and the text of an XML document as they come. Offsets are UTF-16 units of the XML text. */
export interface XmlHandler {
  /** @param start where the tag begins, @param end just past it */
  open?(name: string, attributes: Readonly<Record<string, string>>, start: number, end: number, empty: boolean): void
  close?(name: string, start: number, end: number): void
  /** Text with its entities decoded. */
  text?(text: string): void
}

/**
 * Reads XML. Document types are refused, so entities cannot grow.
 *
 * @throws {ReadError} when the XML is not well formed, too deep or too large
 */
export function readXml(xml: string, handler: XmlHandler, part: string): void {
  const parser = new SaxesParser({ xmlns: false, position: true })
  let depth = 0
  let elements = 0
  parser.on('error', (error) => {
    throw new ReadError(`is damaged (${part}: ${error.message.replace(/\s+/g, ' ').slice(0, 100)})`)
  })
  parser.on('doctype', () => {
    throw new ReadError(`holds a document type in ${part}, which is not allowed`)
  })
  parser.on('opentag', (tag) => {
    if (++depth > XML_LIMITS.depth) throw new ReadError(`is nested too deeply (${part})`)
    if (++elements > XML_LIMITS.elements) throw new ReadError(`holds too many elements (${part})`)
    const end = parser.position
    handler.open?.(tag.name, tag.attributes as Record<string, string>, xml.lastIndexOf('<', end - 1), end, tag.isSelfClosing)
  })
  parser.on('closetag', (tag) => {
    depth--
    const end = parser.position
    handler.close?.(tag.name, tag.isSelfClosing ? end : xml.lastIndexOf('<', end - 1), end)
  })
  if (handler.text) {
    parser.on('text', (text) => handler.text?.(text))
    parser.on('cdata', (text) => handler.text?.(text))
  }
  parser.write(xml).close()
}

const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/y
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Decodes raw XML text, giving each character its place.
 *
 * @param xml the whole XML text
 * @param start where the raw text begins
 * @param end where it ends
 * @param add takes each UTF-16 unit with the offsets of what it stands for
 */
export function decodeXmlText(xml: string, start: number, end: number, add: (unit: string, from: number, to: number) => void): void {
  for (let i = start; i < end; ) {
    if (xml[i] === '&') {
      ENTITY.lastIndex = i
      const match = ENTITY.exec(xml)
      if (match) {
        const text = match[1] ? (NAMED[match[1]] as string) : String.fromCodePoint(Math.min(0x10ffff, match[2] ? Number(match[2]) : Number.parseInt(match[3] as string, 16)))
        for (const unit of text.split('')) add(unit, i, i + match[0].length)
        i += match[0].length
        continue
      }
    }
    if (xml[i] === '\r') {
      const pair = xml[i + 1] === '\n'
      add('\n', i, pair ? i + 2 : i + 1)
      i += pair ? 2 : 1
      continue
    }
    add(xml[i] as string, i, i + 1)
    i++
  }
}

/** Text made safe to stand in XML; characters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string)
}
