import { extractTextItems, getDocumentProxy, type StructuredTextItem } from 'unpdf'
import { extracted, type Piece } from './extracted.ts'
import { MARKER } from './text.ts'
import { type Document, ReadError } from './types.ts'

/** The most pages that are read. */
const MAX_PAGES = 200
/** The most pieces of text on a page; a letter has some hundreds. */
const MAX_ITEMS = 20_000

/** Text that stands together on one line of a page. Lengths are points, `y` grows upwards. */
interface Segment {
  text: string
  x: number
  right: number
  y: number
  size: number
}

/** Lines of a page under one another. */
interface Column {
  lines: Segment[]
  page: number
}

/**
 * Reads a PDF that holds text. Lines are put together by where they stand on the page; a paragraph that goes on over
 * the page's end is made whole.
 *
 * @throws {ReadError} when it is protected, damaged, or only pictures of pages
 */
export async function readPdf(bytes: Uint8Array): Promise<Document> {
  if (!new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')) throw new ReadError('is not a PDF')
  const pages = await itemsOf(bytes)
  const size = commonSize(pages)
  const margin = commonMargin(pages)
  const pieces: Piece[] = []
  const edges: Piece[] = []
  pages.forEach((items, page) => {
    const columns = columnsOf(segmentsOf(items), page + 1)
    columns.forEach((column, i) => {
      const text = column.lines.map((line) => line.text).join('\n')
      if (PAGE_NUMBER.test(text)) return void edges.push({ text, kind: 'footer', page: column.page })
      const previous = pieces.at(-1)
      if (i === 0 && previous && page > 0 && goesOn(previous.text, text)) previous.text = `${previous.text}\n${text}`
      else if (column.lines.length === 1 && (column.lines[0] as Segment).size > size * 1.2) pieces.push({ text, kind: 'heading', depth: 1, page: column.page })
      else pieces.push({ text, kind: previous?.text.endsWith(':') && isSetIn(column, margin, size) ? 'quote' : 'paragraph', page: column.page })
    })
  })
  if (pieces.length === 0) throw new ReadError('holds no text (is it a scan? a letter that was only photographed cannot be checked)')
  return extracted('pdf', [...pieces, ...edges]).document
}

const PAGE_NUMBER = /^(?:page )?-?\s?\d{1,3}\s?-?(?: ?(?:of|\/) ?\d{1,3})?$/i

async function itemsOf(bytes: Uint8Array): Promise<StructuredTextItem[][]> {
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { stopAtErrors: false, verbosity: 0 })
    if (pdf.numPages > MAX_PAGES) throw new ReadError(`has more than ${MAX_PAGES} pages`)
    const { items } = await extractTextItems(pdf)
    if (items.some((page) => page.length > MAX_ITEMS)) throw new ReadError('has a page with too much on it')
    return items
  } catch (error) {
    if (error instanceof ReadError) throw error
    const { name, message } = error as Error
    if (name === 'PasswordException') throw new ReadError('is protected by a password; save it without one and check it again')
    throw new ReadError(`is damaged (${message.replace(/\s+/g, ' ').slice(0, 100)})`)
  }
}

/** The size in which most of the text is set. */
function commonSize(pages: readonly StructuredTextItem[][]): number {
  const counts = new Map<number, number>()
  for (const { str, fontSize } of pages.flat()) {
    const size = Math.round(Math.abs(fontSize) * 2) / 2
    counts.set(size, (counts.get(size) ?? 0) + str.length)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 12
}

/** Where most of the text begins. */
function commonMargin(pages: readonly StructuredTextItem[][]): number {
  const counts = new Map<number, number>()
  for (const { x, str } of pages.flat()) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + str.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Words that are set in after a colon are quoted, unless they are an item of a list. */
function isSetIn({ lines }: Column, margin: number, size: number): boolean {
  return lines.every((line) => line.x > margin + size) && !MARKER.test((lines[0] as Segment).text)
}

/** Puts the pieces of each line together; a wide gap parts what stands side by side. */
function segmentsOf(items: readonly StructuredTextItem[]): Segment[] {
  const sorted = items
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, x, y, width, fontSize }) => ({ text: str.replace(/[\uF0B7\uF0A7\u25CF\u25AA]/g, '\u2022').replace(/\s+/g, ' '), x, right: x + width, y, size: Math.abs(fontSize) || 10 }))
    .sort((a, b) => b.y - a.y)
  const rows: Segment[][] = []
  for (const item of sorted) {
    const row = rows.at(-1)
    if (row && Math.abs((row[0] as Segment).y - item.y) < Math.min(item.size, (row[0] as Segment).size) * 0.5) row.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row) => {
    const segments: Segment[] = []
    for (const item of row.sort((a, b) => a.x - b.x)) {
      const last = segments.at(-1)
      const gap = last ? item.x - last.right : 0
      if (last && (gap < last.size * 2.5 || /:\s?$/.test(last.text) || MARKER.test(`${last.text.trim()} `))) {
        const space = gap > last.size * 0.15 && !last.text.endsWith(' ') && !item.text.startsWith(' ')
        last.text += (space ? ' ' : '') + item.text
        last.right = item.right
      } else segments.push({ ...item })
    }
    return segments.map((segment) => ({ ...segment, text: segment.text.trim() }))
  })
}

/** Puts lines together that stand under one another without a gap; in order of their first lines, from the top left. */
function columnsOf(segments: readonly Segment[], page: number): Column[] {
  const pitch = commonPitch(segments)
  const columns: Column[] = []
  for (const segment of segments) {
    const column = columns.findLast(({ lines }) => {
      const last = lines.at(-1) as Segment
      const drop = last.y - segment.y
      return drop > 0 && drop < Math.max(pitch * 1.25, last.size * 0.9) && segment.x < last.right && last.x < segment.right && Math.abs(last.size - segment.size) < 1
    })
    if (column && !beginsAnew(column, segment)) column.lines.push(segment)
    else columns.push({ lines: [segment], page })
  }
  return columns.sort((a, b) => {
    const [one, other] = [a.lines[0] as Segment, b.lines[0] as Segment]
    return other.y - one.y || one.x - other.x
  })
}

/** The distance between lines that is met most often. */
function commonPitch(segments: readonly Segment[]): number {
  const counts = new Map<number, number>()
  segments.forEach((segment, i) => {
    const drop = Math.round(((segments[i - 1]?.y ?? segment.y) - segment.y) * 2) / 2
    if (drop > segment.size * 0.8 && drop < segment.size * 1.9) counts.set(drop, (counts.get(drop) ?? 0) + 1)
  })
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? (segments[0]?.size ?? 11) * 1.2
}

/** A line begins a paragraph when it begins with the mark of a list, or the line before ended a sentence early. */
function beginsAnew({ lines }: Column, segment: Segment): boolean {
  const last = lines.at(-1) as Segment
  const first = lines[0] as Segment
  const listed = MARKER.test(first.text)
  if (listed && segment.x < first.x - 1) return true
  if (MARKER.test(segment.text) && (listed || /[.:;?!)]$/.test(last.text))) return true
  const widest = Math.max(...lines.map(({ right }) => right), segment.right)
  return /[.?!:]["')\u201D\u2019]?$/.test(last.text) && last.right < widest - (widest - last.x) * 0.25 && /^["'(\u201C\u2018]?\p{Lu}/u.test(segment.text)
}

/** Whether a sentence goes on from one page to the next. */
function goesOn(before: string, after: string): boolean {
  return !/[.?!:;]["')\u201D\u2019]?$/.test(before) && /^\p{Ll}/u.test(after)
}
