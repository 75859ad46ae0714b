import { ReadError } from './types.ts'

/** What bytes 0x80 to 0x9F mean in Windows-1252; five are unassigned and keep their control code. */
const WINDOWS_1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Decodes the bytes of a text file: a byte order mark decides, then strict UTF-8, then Windows-1252.
 *
 * @param bytes the file as it lies on disk
 * @returns the text without its byte order mark, and the encoding that was used
 * @throws {ReadError} when the bytes are not text
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: Encoding; mark: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decodeUtf16(bytes, true), encoding: 'utf-16le', mark: true }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeUtf16(bytes, false), encoding: 'utf-16be', mark: true }
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const body = mark ? bytes.subarray(3) : bytes
  refuseBinary(body)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body), encoding: 'utf-8', mark }
  } catch {
    if (mark) throw new ReadError('is marked as UTF-8 but holds bytes that are not UTF-8')
    return { text: decodeWindows1252(body), encoding: 'windows-1252', mark: false }
  }
}

/**
 * Encodes text as {@link decodeText} found it, so that a file keeps its encoding.
 *
 * @throws {ReadError} when the encoding has no code for a character
 */
export function encodeText(text: string, encoding: Encoding, mark: boolean): Uint8Array {
  if (encoding === 'windows-1252') return encodeWindows1252(text)
  if (encoding === 'utf-8') return new TextEncoder().encode(mark ? `\uFEFF${text}` : text)
  const bytes = new Uint8Array((text.length + 1) * 2)
  const view = new DataView(bytes.buffer)
  const little = encoding === 'utf-16le'
  view.setUint16(0, 0xfeff, little)
  for (let i = 0; i < text.length; i++) view.setUint16((i + 1) * 2, text.charCodeAt(i), little)
  return bytes
}

function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    const code = char.charCodeAt(0)
    const high = WINDOWS_1252.indexOf(char)
    if (high !== -1) bytes[i] = 0x80 + high
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes[i] = code
    else throw new ReadError(`is in Windows-1252, which has no code for "${char}"`)
  }
  return bytes
}

function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  if (bytes.length % 2 === 1) throw new ReadError('is marked as UTF-16 but has an odd number of bytes')
  const body = bytes.subarray(2)
  try {
    return new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(body)
  } catch {
    throw new ReadError('is marked as UTF-16 but is not valid UTF-16')
  }
}

/**
 * Decodes Windows-1252 by its own table, because some releases of Node give control characters for curly quotes.
 *
 * @param bytes bytes in Windows-1252
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 8192) {
    const slice = bytes.subarray(i, i + 8192)
    let part = ''
    for (const byte of slice) part += byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252[byte - 0x80] : String.fromCharCode(byte)
    parts.push(part)
  }
  return parts.join('')
}

/** Puts right text that a release of Node decoded from Windows-1252 with control characters for curly quotes. */
export function repairWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009F]/g, (unit) => WINDOWS_1252[unit.charCodeAt(0) - 0x80] as string)
}

function refuseBinary(bytes: Uint8Array): void {
  let controls = 0
  const end = Math.min(bytes.length, 65_536)
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === 0) throw new ReadError('is not text (it holds NUL bytes)')
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++
  }
  if (controls > end / 50) throw new ReadError('is not text (it holds many control characters)')
}
