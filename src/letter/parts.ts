import type { Block, Document } from '../read/types.ts'
import { findDates } from './dates.ts'
import { looksLikeName, TITLE } from './names.ts'
import { LetterParagraph } from './paragraph.ts'
import { plainOf } from './plain.ts'
import type { ParagraphKind, Part } from './types.ts'

/** One line of one block. */
interface Row {
  block: Block
  from: number
  to: number
  text: string
  /** True for a line of running prose, also where the writer broke every line by hand. */
  prose: boolean
}

const SALUTATION = /^(?:dear\b|to whom it may concern|hi\b|hello\b|good (?:morning|afternoon|evening)\b|annwyl\b)/i
const SIGN_OFF =
  /^(?:yours(?: (?:very |most )?(?:sincerely|faithfully|truly|respectfully|ever))?\b|sincerely\b|(?:with |my |and )*(?:very |our )?(?:kind(?:est)?|best|warm(?:est)?|sincere|many|good)? ?(?:regards|wishes|thanks)\b|all (?:the|my) best\b|(?:best|cheers|love)[,.]?$|take (?:good |great )?care\b|give my (?:best|love|regards)\b|with (?:(?:my|our) )?(?:(?:deep|deepest|sincere|sincerest|heartfelt|very) )?(?:sympathy|condolences|thanks|apologies|respect|gratitude)\b|many thanks\b|(?:yours )?respectfully\b|thank you[,.]?$|cofion\b|yn gywir\b)/i
const CLOSER = /(?:regards|sincerely|faithfully|wishes|truly)[,.]?$/i
const LABEL_REFERENCE = /^(?:our|your|my|case|complaint|crime|file|cps)?\s{0,8}(?:ref(?:erence)?s?(?:\s{0,8}(?:no|number))?|urn|case (?:no|number)|complaint (?:no|number))\b\s{0,8}[:.]?\s{0,8}\S/i
/** A reference that stands on a line of its own, without a label: `CO/10083/26`, `S2/T/26/0058`, `FK26-0718`. */
const BARE_REFERENCE = /^(?=.{0,30}\d)(?=.{0,30}[A-Z])(?=.{0,30}[/-])[A-Z\d]{1,8}(?:[ ]?[/-][ ]?[A-Z\d]{1,8}){1,5}$/
const YOUR_MESSAGE = /^your (?:letter|e-?mail|complaint|form|call|message|correspondence)(?: (?:of|dated|received))?\s*:/i
const SENT_BY = /^(?:sent )?by (?:e-?mail|post|hand|secure|first class|recorded|special)\b/i
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
  const runIn: Row[] = []
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
    if (end < row.to) {
      const text = row.block.text.slice(end, row.to).replace(/^[\s,:]+/, '')
      runIn.push({ ...row, from: row.to - text.length, text })
    }
  }
  addBody([...runIn, ...rows.slice(bodyStart, bodyEnd)], paragraphs)
  rows.slice(bodyEnd).forEach((row, i, tail) => addTail(row, i, tail, paragraphs))
  numberParagraphs(paragraphs)
  const email = head.filter((row) => EMAIL_HEADER.test(row.text)).length >= 2
  return { paragraphs, email }
}

function rowsOf(block: Block): Row[] {
  const rows: Row[] = []
  const wrapped = isWrapped(block.text)
  let from = 0
  while (from <= block.text.length) {
    let to = block.text.indexOf('\n', from)
    if (to === -1) to = block.text.length
    const text = block.text.slice(from, to)
    const trimmed = text.trim()
    if (trimmed !== '') {
      const start = from + (text.length - text.trimStart().length)
      rows.push({ block, from: start, to: start + trimmed.length, text: trimmed, prose: wrapped || isProse(trimmed) })
    }
    from = to + 1
  }
  return rows
}

function wordCount(text: string): number {
  return text.split(/\s+/).length
}

function isProse(text: string): boolean {
  return (wordCount(text) > LONG || (wordCount(text) > 6 && /[.?!]$/.test(text))) && !EMAIL_HEADER.test(text)
}

/** Whether a block is prose of which the lines were broken by hand: long lines that mostly go on in the next. */
export function isWrapped(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  if (lines.length < 2 || wordCount(text.trim()) <= LONG) return false
  // The name of an office may be as long as prose; it holds no stop.
  if (!/[.?!:;]/.test(text) && wordCount(text.trim()) < 2 * LONG) return false
  const long = lines.filter((line) => line.length >= 40).length
  const goesOn = lines.slice(1).filter((line) => /^\p{Ll}/u.test(line)).length
  return long >= 1 && long + 1 >= lines.length * 0.6 && goesOn >= 1
}

function findSalutation(rows: Row[]): number {
  let prose = 0
  for (let i = 0; i < Math.min(rows.length, 60); i++) {
    const row = rows[i] as Row
    const plain = plainOf(row.text)
    if (SALUTATION.test(plain) && (wordCount(plain) <= 10 || runInEnd(plain) !== undefined)) return i
    // An e-mail may call its reader by name alone: "Ms Okafor," on a line over the text.
    if (/^[^,]{3,40},$/.test(plain) && TITLE.test(plain) && looksLikeName(plain) && rows[i + 1]?.prose) return i
    if (row.prose && ++prose > 2) return -1
  }
  return -1
}

/** Where a salutation ends that runs into the text of its line, or undefined when nothing follows it there. */
function runInEnd(plain: string): number | undefined {
  const comma = /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|annwyl)\b[^.?!,:]{2,50}[,:]/i.exec(plain)?.[0].length
  if (comma !== undefined) return wordCount(plain.slice(comma).trim()) >= 4 ? comma : undefined
  if (wordCount(plain) <= 10) return undefined
  const name = /^(?:dear|hi|hello) (?:(?:mr|mrs|ms|miss|mx|dr|prof|rev|pc|dc|ds|sir|madam)\b\.?(?: or madam)? ?)?/i.exec(plain)?.[0] ?? ''
  const surname = /^(?:[\p{L}'-]{1,30})/u.exec(plain.slice(name.length))?.[0] ?? ''
  return name === '' || surname === '' ? undefined : name.length + surname.length
}

/** The salutation ends at its line's end, or after the name when the letter goes on in the same line. */
function salutationEnd(row: Row): number {
  const end = runInEnd(plainOf(row.text))
  return end === undefined ? row.to : row.from + end
}

function firstProse(rows: Row[]): number {
  const at = rows.findIndex((row) => row.prose)
  if (at === -1) return rows.length > 0 && rows.every((row) => wordCount(row.text) < 4) ? rows.length : 0
  const block = (rows[at] as Row).block
  let first = at
  while (first > 0 && (rows[first - 1] as Row).block === block) first--
  return first
}

function findSignOff(rows: Row[], bodyStart: number): number {
  let found = -1
  for (let i = rows.length - 1; i >= bodyStart; i--) {
    if (isSignOff(rows[i] as Row)) {
      found = i
      break
    }
  }
  // "With kind wishes" over "Yours sincerely": the first of the two begins the close.
  while (found > bodyStart && isSignOff(rows[found - 1] as Row)) found--
  return found
}

function isSignOff(row: Row): boolean {
  const text = plainOf(row.text)
  const count = wordCount(text)
  if (count <= 12 && SIGN_OFF.test(text) && !/[.?!]\s+\S/.test(text)) {
    if (count > 4 && /[.?]$/.test(text)) return false
    if (count <= 8) return !(/^(?:thanks|many thanks|with thanks) (?:for|to)\b/i.test(text) && text.endsWith('.'))
  }
  return count <= 22 && CLOSER.test(text) && !/\.\s/.test(text)
}

function lastProse(rows: Row[], bodyStart: number): number {
  for (let i = rows.length - 1; i >= bodyStart; i--) {
    if ((rows[i] as Row).prose) return i
  }
  return rows.length - 1
}

/** Names each row of the head of a letter, by label first and by place among the others second. */
function partsOfHead(rows: Row[]): Part[] {
  const parts: Array<Part | undefined> = rows.map((row) => {
    const plain = plainOf(row.text)
    if (EMAIL_HEADER.test(plain)) return /^(?:re|subject)\s*:/i.test(plain) ? 'subject' : /^date\s*:/i.test(plain) ? 'date' : 'email-header'
    if ((LABEL_REFERENCE.test(plain) && wordCount(plain) <= 10) || BARE_REFERENCE.test(plain) || YOUR_MESSAGE.test(plain)) return 'reference'
    const probe = new LetterParagraph(row.block, row.from, row.to, 'line', 'date', 0)
    const dates = findDates(probe)
    const first = dates[0]
    if (first && first.to - first.from >= row.text.length * 0.6) return 'date'
    return undefined
  })
  const firstMark = parts.findIndex((part) => part === 'reference' || part === 'date')
  const addressees = new Set<number>()
  const starts = rows.flatMap((row, i) => (parts[i] === undefined && TITLE.test(row.text) && looksLikeName(row.text) ? [i] : []))
  const start = starts.at(-1) ?? -1
  if (start !== -1) {
    for (let i = start; i < rows.length && parts[i] === undefined; i++) {
      addressees.add(i)
      if (POSTCODE.test((rows[i] as Row).text) && (rows[i + 1]?.block !== rows[i]?.block || !looksLikeName(rows[i + 1]?.text ?? ''))) break
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
    if (lastAddressee !== -1 && i > lastAddressee) return isSubject(row) && !SENT_BY.test(row.text) ? 'subject' : 'letterhead'
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

/** The end of a line that is the middle of a sentence. */
const GOES_ON = /(?:^|\s)(?:\d+|an?|the|of|on|in|at|by|to|for|from|with|and|or|but|that|which|who|before|after|under|our|your|my|his|her|their|its|is|was|were|are|be|been|has|had|have|not|as|than|mr|mrs|ms|miss|dr|judge)$/i

/** A heading: marked as one, all bold, or a short line without a full stop that stands alone or over prose. */
function isHeading(row: Row, run: Row[]): boolean {
  if (row.block.kind === 'heading' || (row.block.strong && wordCount(row.text) <= 25)) return true
  if (row.block.kind !== 'paragraph') return false
  const bare = wordCount(row.text) <= 12 && !/[.,;:!]["')]?$/.test(plainOf(row.text)) && /^["'(\d\p{Lu}]/u.test(plainOf(row.text))
  // Two sentences in a line are prose, however short: "Why was I not told? Who decided?"
  if (bare && /[?!]\s+\S/.test(row.text)) return false
  if (!bare) return false
  if (run.length === 1) return row.text.length < 100 && !(/[?]$/.test(row.text) && wordCount(row.text) > 12)
  const next = run[1] as Row
  if (GOES_ON.test(plainOf(row.text))) return false
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
  if (isSignOff(row) && paragraphs.every((paragraph) => paragraph.part !== 'signatory')) return addLine('sign-off')
  if (ENCLOSURE.test(plain)) return addLine('enclosure')
  const previous = paragraphs.at(-1)
  if (previous?.part === 'postscript' && previous.block === row.block && !CONTACT.test(plain)) {
    paragraphs[previous.index] = new LetterParagraph(row.block, previous.from, row.to, 'paragraph', 'postscript', previous.index)
    return
  }
  if (row.prose || /^p\.?\s?s\.?\b/i.test(plain)) {
    paragraphs.push(new LetterParagraph(row.block, row.from, row.to, 'paragraph', 'postscript', paragraphs.length))
    return
  }
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
