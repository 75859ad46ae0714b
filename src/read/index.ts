import { decodeText } from './decode.ts'
import { readMarkdown } from './markdown.ts'
import { readText } from './text.ts'
import { type Document, type Format, ReadError } from './types.ts'

/** File name endings that are letters, and the format each stands for. */
export const FORMATS: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  docx: 'docx',
  odt: 'odt',
  rtf: 'rtf',
  html: 'html',
  htm: 'html',
  eml: 'eml',
  msg: 'msg',
  pdf: 'pdf',
}

/** The largest Markdown, HTML or text body that is read, in bytes. */
export const MAX_TEXT = 1024 * 1024

/** The largest file of any format, in bytes. */
export const MAX_FILE = 25 * 1024 * 1024

/**
 * The format that a file name stands for.
 *
 * @param name a file name or path
 */
export function formatOf(name: string): Format | undefined {
  const dot = name.lastIndexOf('.')
  return dot === -1 ? undefined : FORMATS[name.slice(dot + 1).toLowerCase()]
}

/**
 * Reads a letter.
 *
 * @param bytes the file's contents
 * @param format what the file is
 * @throws {ReadError} when the file cannot be read; the message is one line without the path
 */
export async function read(bytes: Uint8Array, format: Format): Promise<Document> {
  if (bytes.length === 0) throw new ReadError('is empty')
  if (bytes.length > MAX_FILE) throw new ReadError(`is larger than ${MAX_FILE / 1024 / 1024} MB`)
  try {
    return await readAs(bytes, format)
  } catch (error) {
    if (error instanceof ReadError) throw error
    throw new ReadError(`cannot be read (${(error as Error).message.replace(/\s+/g, ' ').slice(0, 100)})`, { cause: error })
  }
}

async function readAs(bytes: Uint8Array, format: Format): Promise<Document> {
  switch (format) {
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes)
    case 'odt':
      return (await import('./odt.ts')).readOdt(bytes)
    case 'rtf':
      return (await import('./rtf.ts')).readRtf(bytes)
    case 'eml':
      return (await import('./eml.ts')).readEml(bytes)
    case 'msg':
      return (await import('./msg.ts')).readMsg(bytes)
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes)
    default:
  }
  if (bytes.length > MAX_TEXT) throw new ReadError(`is larger than ${MAX_TEXT / 1024 / 1024} MB of text`)
  const { text } = decodeText(bytes)
  if (text.trim() === '') throw new ReadError('is empty (it holds nothing but white space)')
  return format === 'html' ? (await import('./html.ts')).readHtml(text) : readSource(text, format)
}

/**
 * Reads a letter that is text already.
 *
 * @param source the text of a letter in Markdown or plain text
 * @param format `markdown` or `text`
 */
export function readSource(source: string, format: Format): Document {
  const front = frontMatterOf(source)
  const offset = front ? front.end : 0
  const document = format === 'markdown' ? readMarkdown(source, offset) : readText(source, offset)
  if (front) document.frontMatter = { text: front.text, offset: front.start }
  return document
}

function frontMatterOf(source: string): { text: string; start: number; end: number } | undefined {
  const open = /^---[ \t]*\r?\n/.exec(source)
  if (!open) return undefined
  const close = /\r?\n---[ \t]*(?:\r?\n|$)/g
  close.lastIndex = open[0].length - 1
  const match = close.exec(source)
  if (!match) return undefined
  return { text: source.slice(open[0].length, match.index), start: open[0].length, end: match.index + match[0].length }
}
