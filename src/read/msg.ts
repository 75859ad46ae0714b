import msgreader, { type FieldsData } from '@kenjiuno/msgreader'
import { isSoundCompound } from './compound.ts'
import { decodeText } from './decode.ts'
import { dayOf, messageDocument } from './email.ts'
import { type Document, ReadError } from './types.ts'

/** Node gives the whole CommonJS module for the import, and other loaders its default export. */
const Reader = 'default' in msgreader ? msgreader.default : (msgreader as unknown as (typeof msgreader)['default'])

/**
 * Reads an e-mail saved from Outlook (`.msg`).
 *
 * @throws {ReadError} when it is no such e-mail, or holds no text
 */
export function readMsg(bytes: Uint8Array): Promise<Document> {
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf || bytes[2] !== 0x11 || bytes[3] !== 0xe0) throw new ReadError('is not an Outlook message')
  if (!isSoundCompound(bytes)) throw new ReadError('is damaged')
  let fields: FieldsData
  try {
    fields = textsOnly(new Reader(Uint8Array.from(bytes).buffer).getFileData())
  } catch {
    throw new ReadError('is damaged')
  }
  if (fields.error !== undefined || (fields.messageClass === undefined && fields.subject === undefined)) throw new ReadError('is not an Outlook message')
  if (/smime/i.test(fields.messageClass ?? '') && !/multipartsigned/i.test(fields.messageClass ?? '')) throw new ReadError('is encrypted; open it and save it without encryption')
  const html = fields.bodyHtml ?? (fields.html ? decodeText(fields.html).text : undefined)
  if (!fields.body?.trim() && !html?.trim() && fields.compressedRtf) throw new ReadError('holds its text as rich text only; open it in Outlook and save it as HTML')
  const recipients = (type: string): string =>
    (fields.recipients ?? [])
      .filter((one) => (one.recipType ?? 'to') === type)
      .map(({ name, email, smtpAddress }) => person(name, smtpAddress ?? email))
      .join(', ')
  return messageDocument('msg', {
    from: person(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail),
    to: recipients('to'),
    cc: recipients('cc'),
    date: dayOf(fields.clientSubmitTime ?? fields.messageDeliveryTime ?? ''),
    subject: fields.subject ?? '',
    text: fields.body,
    html,
  })
}

/** The fields without those that a damaged file gives a kind which they never have: text is text, or left out. */
function textsOnly(fields: FieldsData): FieldsData {
  const kept = ([name, value]: [string, unknown]): boolean => typeof value === 'string' || (name === 'html' && value instanceof Uint8Array) || name === 'compressedRtf'
  const only = (one: FieldsData): FieldsData => ({ ...Object.fromEntries(Object.entries(one).filter(kept)), dataType: one.dataType })
  return { ...only(fields), ...(Array.isArray(fields.recipients) ? { recipients: fields.recipients.map(only) } : {}) }
}

/** A name with its address; an address of the Exchange directory says nothing to a person. */
function person(name: string | undefined, address: string | undefined): string {
  const mail = address?.includes('@') ? address : undefined
  return name && mail && name !== mail ? `${name} <${mail}>` : name || mail || ''
}
