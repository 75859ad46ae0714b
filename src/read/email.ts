import { extracted, type Piece, type PieceNotice } from './extracted.ts'
import { readText } from './text.ts'
import { type Document, ReadError } from './types.ts'

/** What the readers of `.eml` and `.msg` find in a message. */
export interface Message {
  from: string
  to: string
  cc: string
  /** `YYYY-MM-DD`, as the sender's calendar had it. */
  date: string | undefined
  subject: string
  text: string | undefined
  html: string | undefined
}

/** The longest body of a message that is read, in UTF-16 units. */
const MAX_BODY = 1024 * 1024

/** Where an earlier message begins that was kept below the reply. */
const EARLIER = /^(?:-{2,20}\s?(?:original message|forwarded message)|on .{10,120} wrote:\s*$|from:\s[^\n]{1,200}\n(?:sent|date):\s)/i
/** Words that a reply needs of its own before what stands below it is left out. */
const REPLY = 30

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/**
 * Makes a document of a message: its headers stand over the text, and an earlier message below a reply is left out.
 *
 * @throws {ReadError} when the message holds no text
 */
export async function messageDocument(format: 'eml' | 'msg', message: Message): Promise<Document> {
  const body = await bodyPieces(message)
  if (body.pieces.length === 0) throw new ReadError('holds no text of its own (is the letter attached to it? check the attachment)')
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(message.date ?? '')
  const headers: ReadonlyArray<readonly [string, string]> = [
    ['From', message.from],
    ['To', message.to],
    ['Cc', message.cc],
    ['Date', date ? `${Number(date[3])} ${MONTHS[Number(date[2]) - 1]} ${date[1]}` : ''],
    ['Subject', message.subject],
  ]
  const head = headers.map(([name, value]) => [name, oneLine(value)] as const).filter(([, value]) => value !== '')
  const pieces: Piece[] = [...(head.length > 0 ? [{ text: head.map(([name, value]) => `${name}: ${value}`).join('\n'), kind: 'paragraph' as const }] : []), ...ownPart(body.pieces)]
  return extracted(format, pieces, body.notices).document
}

async function bodyPieces({ text, html }: Message): Promise<{ pieces: Piece[]; notices: PieceNotice[] }> {
  const plain = text?.trim() ?? ''
  if (Math.max(plain.length, plain === '' ? (html?.length ?? 0) : 0) > MAX_BODY) throw new ReadError(`holds a message of more than ${MAX_BODY / 1024 / 1024} MB`)
  if (plain !== '') {
    const pieces = readText(plain).blocks.map(({ text: words, kind, marker }): Piece => ({ text: words, kind, ...(marker === undefined ? {} : { marker }) }))
    return { pieces, notices: [] }
  }
  if (html === undefined || html.trim() === '') return { pieces: [], notices: [] }
  return (await import('./html.ts')).htmlPieces(html)
}

/** The reply without the message that it answers; a message that only passes another on is kept whole. */
function ownPart(pieces: readonly Piece[]): readonly Piece[] {
  const at = pieces.findIndex((piece) => EARLIER.test(piece.text))
  if (at === -1) return pieces
  const own = pieces.slice(0, at)
  return own.reduce((sum, piece) => sum + piece.text.split(/\s+/).length, 0) >= REPLY ? own : pieces
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim().slice(0, 500)
}

/** The calendar day in a date header such as `Wed, 25 Nov 2026 10:00:00 +0000`. */
export function dayOf(header: string): string | undefined {
  const match = /\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} (\d{4})\b/i.exec(header)
  if (!match) return undefined
  const month = MONTHS.findIndex((name) => name.slice(0, 3).toLowerCase() === match[2]?.toLowerCase()) + 1
  return `${match[3]}-${String(month).padStart(2, '0')}-${(match[1] as string).padStart(2, '0')}`
}
