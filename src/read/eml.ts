import PostalMime, { type Address } from 'postal-mime'
import { repairWindows1252 } from './decode.ts'
import { dayOf, messageDocument } from './email.ts'
import { type Document, ReadError } from './types.ts'

/** Limits on a message: nesting of its parts, size of its headers, and lines in all. */
const EML_LIMITS = { nesting: 32, headers: 256 * 1024, lines: 500_000 }

/**
 * Reads a saved e-mail (`.eml`).
 *
 * @throws {ReadError} when it is no e-mail, is encrypted, or holds no text
 */
export async function readEml(bytes: Uint8Array): Promise<Document> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024))
  if (!/^[A-Za-z][\w-]{0,60}:/m.test(head) || head.includes('\u0000')) throw new ReadError('is not an e-mail')
  let lines = 0
  for (const byte of bytes) if (byte === 10 && ++lines > EML_LIMITS.lines) throw new ReadError('holds too many lines')
  if (/^content-type:\s{0,5}application\/(?:x-)?pkcs7-mime|^content-type:\s{0,5}multipart\/encrypted/im.test(head)) throw new ReadError('is encrypted; open it and save it without encryption')
  let mail: Awaited<ReturnType<typeof PostalMime.parse>>
  try {
    mail = await PostalMime.parse(bytes, { maxNestingDepth: EML_LIMITS.nesting, maxHeadersSize: EML_LIMITS.headers })
  } catch (error) {
    throw new ReadError(`is damaged (${(error as Error).message.replace(/\s+/g, ' ').slice(0, 100)})`)
  }
  const header = (name: string): string => mail.headers.find((one) => one.key === name)?.value ?? ''
  return messageDocument('eml', {
    from: addresses(mail.from ? [mail.from] : []),
    to: addresses(mail.to ?? []),
    cc: addresses(mail.cc ?? []),
    date: dayOf(header('date')),
    subject: repairWindows1252(mail.subject ?? ''),
    text: mail.text === undefined ? undefined : repairWindows1252(mail.text),
    html: mail.html === undefined ? undefined : repairWindows1252(mail.html),
  })
}

function addresses(list: readonly Address[]): string {
  return list
    .flatMap((one) => (one.group ? one.group : [one]))
    .map(({ name, address }) => repairWindows1252(name && address ? `${name} <${address}>` : name || address || ''))
    .join(', ')
}
