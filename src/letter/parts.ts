import type { Block, Document } from '../read/types.ts'
import { findDates } from './dates.ts'
import { TITLE } from './names.ts'
import { LetterParagraph } from './paragraph.ts'
import { plainOf } from './plain.ts'
import type { ParagraphKind, Part } from './types.ts'

/** One line of one block. */
interface Row {
  block: Block
  from: number
  to: number
  text: string
}

const SALUTATION = /^(?:dear\b|to whom it may concern|hi\b|hello\b|good (?:morning|afternoon|evening)\b|annwyl\b)/i
const SIGN_OFF =
  /^(?:yours(?: (?:very |most )?(?:sincerely|faithfully|truly|respectfully|ever))?\b|sincerely\b|(?:with |my |and )*(?:very |our )?(?:kind(?:est)?|best|warm(?:est)?|sincere|many)? ?(?:regards|wishes|thanks)\b|with (?:sympathy|my (?:sincere )?condolences|thanks|apologies)|many thanks\b|respectfully\b|cofion\b)/i
const LABEL_REFERENCE = /^(?:our|your|my|case|complaint|crime|file|cps)?\s*(?:ref(?:erence)?s?(?:\s*(?:no|number)\.?)?|urn|case (?:no|number)|complaint (?:no|number))\s*[:.]?\s*\S/i
const EMAIL_HEADER = /^(?:from|to|cc|bcc|sent|subject|re|date|attach(?:ed|ments?)|by e-?mail(?: to)?|by e-?mail only)\s*:/i
const ENCLOSURE = /^(?:enc(?:l|s|losures?|losed)?\b\.?|attach(?:ed|ments?)\b|cc\b\.?\s*:?)/i
const CONTACT = /(?:^|\b)(?:tel(?:ephone)?|phone|direct(?: line| dial)?|mobile|fax|e-?mail|web(?:site)?|www\.)\b|@|\b0\d{2,4}[ \d]{6,10}\b/i
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/
const LONG = 14

/** Paragraphs of a letter with the part that each stands in. */
export interface Parts {
  paragraphs: LetterParagraph[]
  email: boolean
}

/**
 * Finds the parts of a letter. The salutation and the sign-off are its hinges; without them, the first and the last
 * paragraph of running prose bound the body.
 *
 * @param document a letter as read
 */
export function findParts(document: Document): Parts {
  const rows = document.blocks.flatMap(rowsOf)
  const salutation = findSalutation(rows)
  const bodyStart = salutation === -1 ? firstProse(rows) : salutation + 1
  const signOff = findSignOff(rows, bodyStart)
  const bodyEnd = signOff === -1 ? lastProse(rows, bodyStart) + 1 : signOff
  const paragraphs: LetterParagraph[] = []
  const addLine = (row: Row, part: Part): void => {
    paragraphs.push(new LetterParagraph(row.block, row.from, row.to, 'line', part, paragraphs.length))
  }
  const head = rows.slice(0, salutation === -1 ? bodyStart : salutation)
  const headParts = partsOfHead(head)
  head.forEach((row, i) => addLine(row, headParts[i] as Part))
  if (salutation !== -1) {
    const row = rows[salutation] as Row
    const end = salutationEnd(row)
    addLine({ ...row, to: end, text: row.block.text.slice(row.from, end) }, 'salutation')
    if (end < row.to) rows[bodyStart - 1] = { ...row, from: end, text: row.block.text.slice(end, row.to).replace(/^[\s,]+/, '') }
  }
  addBody(rows.slice(salutationRest(rows, salutation, bodyStart), bodyEnd), paragraphs)
  rows.slice(bodyEnd).forEach((row, i, tail) => addTail(row, i, tail, paragraphs))
  numberParagraphs(paragraphs)
  const email = head.filter((row) => EMAIL_HEADER.test(row.text)).length >= 2
  return { paragraphs, email }
}

/** Where the body begins: on the salutation's own row when prose follows it there. */
function salutationRest(rows: Row[], salutation: number, bodyStart: number): number {
  if (salutation === -1) return bodyStart
  const row = rows[salutation] as Row
  return SALUTATION.test(row.text) ? bodyStart : salutation
}

function rowsOf(block: Block): Row[] {
  const rows: Row[] = []
  let from = 0
  while (from <= block.text.length) {
    let to = block.text.indexOf('\n', from)
    if (to === -1) to = block.text.length
    const text = block.text.slice(from, to)
    const trimmed = text.trim()
    if (trimmed !== '') {
      const start = from + (text.length - text.trimStart().length)
      rows.push({ block, from: start, to: start + trimmed.length, text: trimmed })
    }
    from = to + 1
  }
  return rows
}

function wordCount(text: string): number {
  return text.split(/\s+/).length
}

function isProse(row: Row): boolean {
  return (wordCount(row.text) > LONG || (wordCount(row.text) > 6 && /[.?!]$/.test(row.text))) && !EMAIL_HEADER.test(row.text)
}

function findSalutation(rows: Row[]): number {
  let prose = 0
  for (let i = 0; i < Math.min(rows.length, 60); i++) {
    const row = rows[i] as Row
    if (SALUTATION.test(plainOf(row.text)) && (wordCount(row.text) <= 10 || /^dear\b[^.?!]{2,60}[,:]/i.test(row.text))) return i
    if (isProse(row) && ++prose > 2) return -1
  }
  return -1
}

/** The salutation ends at its line's end, or at the comma when the letter goes on in the same line. */
function salutationEnd(row: Row): number {
  if (wordCount(row.text) <= 10 && !/[,:]\s+\S+\s+\S+\s+\S+\s+\S+/.test(row.text)) return row.to
  const comma = row.text.search(/[,:]/)
  return comma === -1 ? row.to : row.from + comma + 1
}

function firstProse(rows: Row[]): number {
  const at = rows.findIndex((row) => isProse(row))
  if (at === -1) return rows.length > 0 && rows.every((row) => wordCount(row.text) < 4) ? rows.length : 0
  const block = (rows[at] as Row).block
  let first = at
  while (first > 0 && (rows[first - 1] as Row).block === block) first--
  return first
}

function findSignOff(rows: Row[], bodyStart: number): number {
  for (let i = rows.length - 1; i >= bodyStart; i--) {
    const { text } = rows[i] as Row
    const count = wordCount(text)
    if (count <= 8 && SIGN_OFF.test(text) && !/[.?!]\s+\S/.test(text) && !/^(?:thanks|many thanks|with thanks) (?:for|to)\b.*\.$/i.test(text)) return i
    if (count <= 22 && /(?:regards|sincerely|faithfully|wishes|truly)[,.]?$/i.test(text) && !/\.\s/.test(text)) return i
  }
  return -1
}

function lastProse(rows: Row[], bodyStart: number): number {
  for (let i = rows.length - 1; i >= bodyStart; i--) {
    if (isProse(rows[i] as Row)) return i
  }
  return rows.length - 1
}

/** Names each row of the head of a letter, by label first and by place among the others second. */
function partsOfHead(rows: Row[]): Part[] {
  const parts: Array<Part | undefined> = rows.map((row) => {
    const plain = plainOf(row.text)
    if (EMAIL_HEADER.test(plain)) return /^(?:re|subject)\s*:/i.test(plain) ? 'subject' : /^date\s*:/i.test(plain) ? 'date' : 'email-header'
    if (LABEL_REFERENCE.test(plain) && wordCount(plain) <= 10) return 'reference'
    const probe = new LetterParagraph(row.block, row.from, row.to, 'line', 'date', 0)
    const dates = findDates(probe)
    const first = dates[0]
    if (first && first.to - first.from >= row.text.length * 0.6) return 'date'
    return undefined
  })
  const firstMark = parts.findIndex((part) => part === 'reference' || part === 'date')
  const addressees = new Set<number>()
  const starts = rows.flatMap((row, i) => (parts[i] === undefined && TITLE.test(row.text) && wordCount(row.text) <= 8 ? [i] : []))
  const start = starts.at(-1) ?? -1
  if (start !== -1) {
    for (let i = start; i < rows.length && parts[i] === undefined; i++) {
      addressees.add(i)
      if (POSTCODE.test((rows[i] as Row).text) && (rows[i + 1]?.block !== rows[i]?.block || !TITLE.test(rows[i + 1]?.text ?? ''))) break
    }
  } else if (firstMark !== -1) {
    const after = rows.findIndex((_, i) => i > firstMark && parts[i] === undefined)
    if (after !== -1) {
      for (let i = after; i < rows.length && parts[i] === undefined && (rows[i] as Row).block === (rows[after] as Row).block; i++) addressees.add(i)
    }
  }
  const lastAddressee = Math.max(-1, ...addressees)
  return rows.map((row, i) => {
    const known = parts[i]
    if (known) return known
    if (addressees.has(i)) return 'addressee'
    if (lastAddressee !== -1 && i > lastAddressee) return isSubject(row) ? 'subject' : 'letterhead'
    return 'letterhead'
  })
}

function isSubject(row: Row): boolean {
  return row.block.strong === true || row.block.kind === 'heading' || /^re\b/i.test(row.text) || wordCount(row.text) >= 3
}

/** Gathers rows of the body into headings and paragraphs. */
function addBody(rows: Row[], paragraphs: LetterParagraph[]): void {
  const runs: Row[][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && (last[0] as Row).block === row.block) last.push(row)
    else runs.push([row])
  }
  let subjectOpen = true
  for (const run of runs) {
    let rest = run
    while (rest.length > 0) {
      const first = rest[0] as Row
      const heading = isHeading(first, rest)
      if (heading) {
        const asSubject = subjectOpen && !/^\d+[.)]/.test(first.text) && first.block.marker === undefined && rest.length === 1
        push(paragraphs, [first], 'heading', asSubject ? 'subject' : 'body')
        rest = rest.slice(1)
      } else {
        push(paragraphs, rest, kindOf(first.block), 'body')
        rest = []
      }
      subjectOpen = false
    }
  }
}

/** A heading: marked as one, all bold, or a short line without a full stop that stands alone or over prose. */
function isHeading(row: Row, run: Row[]): boolean {
  if (row.block.kind === 'heading' || (row.block.strong && wordCount(row.text) <= 25)) return true
  if (row.block.kind !== 'paragraph') return false
  const bare = wordCount(row.text) <= 12 && !/[.,;:!]["')]?$/.test(plainOf(row.text)) && /^["'(\d\p{Lu}]/u.test(plainOf(row.text))
  if (!bare) return false
  if (run.length === 1) return row.text.length < 100 && !(/[?]$/.test(row.text) && wordCount(row.text) > 12)
  const next = run[1] as Row
  return row.text.length <= 55 && /^[\p{Lu}"'(\d]/u.test(next.text) && next.text.length > row.text.length * 1.5
}

function kindOf(block: Block): ParagraphKind {
  return block.kind === 'item' ? 'item' : block.kind === 'quote' ? 'quote' : 'paragraph'
}

function push(paragraphs: LetterParagraph[], rows: Row[], kind: ParagraphKind, part: Part): void {
  const first = rows[0] as Row
  const last = rows.at(-1) as Row
  paragraphs.push(new LetterParagraph(first.block, first.from, last.to, kind, part, paragraphs.length))
}

/** Names a row after the body: sign-off, signatory, contact details, enclosures, or a postscript. */
function addTail(row: Row, i: number, tail: Row[], paragraphs: LetterParagraph[]): void {
  const addLine = (part: Part): void => {
    paragraphs.push(new LetterParagraph(row.block, row.from, row.to, 'line', part, paragraphs.length))
  }
  const plain = plainOf(row.text)
  if (i === 0 && (SIGN_OFF.test(plain) || /(?:regards|sincerely|faithfully|wishes|truly)[,.]?$/i.test(plain))) return addLine('sign-off')
  if (ENCLOSURE.test(plain)) return addLine('enclosure')
  if (isProse(row) || /^p\.?\s?s\.?\b/i.test(plain)) {
    const last = paragraphs.at(-1)
    if (last && last.part === 'postscript' && last.block === row.block) {
      paragraphs[paragraphs.length - 1] = new LetterParagraph(row.block, last.from, row.to, 'paragraph', 'postscript', last.index)
      return
    }
    paragraphs.push(new LetterParagraph(row.block, row.from, row.to, 'paragraph', 'postscript', paragraphs.length))
    return
  }
  const previous = paragraphs.at(-1)
  if (previous?.part === 'enclosure' && previous.block === row.block && !CONTACT.test(plain)) return addLine('enclosure')
  const named = paragraphs.some((paragraph) => paragraph.part === 'signatory')
  if (!named && !CONTACT.test(plain) && i <= 3) return addLine('signatory')
  if (tail.length > 0 && !CONTACT.test(plain) && !POSTCODE.test(plain) && previous?.part === 'signatory') return addLine('signatory')
  return addLine('contact')
}

const NUMBER = /^(?:(?:point|issue|question|complaint|concern|part|allegation|item)\s+)?(\d{1,2}[a-z]?|[a-z])(?:[.):]|\s+[-\u2013\u2014:])\s/i
const NAMED_NUMBER = /^(?:(?:your|the)\s+)?(?:point|issue|question|concern|part|allegation|item)\s+(\d{1,2}[a-z]?)\b/i

function numberParagraphs(paragraphs: LetterParagraph[]): void {
  for (const paragraph of paragraphs) {
    if (paragraph.part !== 'body') continue
    const marker = paragraph.kind === 'item' ? /^\(?(\w{1,3})[.)]$/.exec(paragraph.block.marker ?? '')?.[1] : undefined
    const number = marker ?? NUMBER.exec(paragraph.plain)?.[1] ?? NAMED_NUMBER.exec(paragraph.plain)?.[1]
    if (number) paragraph.number = number.toLowerCase()
  }
}
