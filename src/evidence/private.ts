import { phrasesOf } from '../phrase/book.ts'
import type { Paragraph, Sentence, Span } from '../letter/types.ts'
import { quotedRanges } from '../letter/quotes.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import { placeholdersEvidence } from './placeholders.ts'

/** Something that is private to another person or to the office, found by its form alone. */
export interface PrivateDetail extends Span {
  kind: 'birth' | 'number' | 'home' | 'vehicle' | 'health' | 'internal'
}

const DATE = '(?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9},? \\d{2,4}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4})'
const BIRTH = new RegExp(`\\b(?:date of birth|d\\.?o\\.?b\\.?|born(?: on)?)[ :(,]{1,4}(?:is |was |on )?(?:the )?(${DATE})`, 'g')
/** National Insurance number, then numbers that are told by the words before them. */
const NATIONAL_INSURANCE = /(?<![a-z\d])[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?![a-z\d])/g
const LABELLED = /\b(?:nhs|passport|driving licence|account|sort code|pnc|prison|custody|hospital|national insurance)(?: (?:number|no\.?|code|id))?(?: is| was|:)? ((?=[a-z\d/ -]{0,20}\d{2})[a-z]{0,6}\d[a-z\d/-]{3,20}(?: \d{2,4}){0,4})/g
const VEHICLE = /(?<![A-Z\d/-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Z\d/-])/g
const TELEPHONE = /(?:\+44 ?|\b0)\d{2,4}[ \d]{6,10}\d\b/g
const HOME_NUMBER = /\b(?:home|mobile|personal|private)\b[^.]{0,30}\b(?:number|phone|telephone|mobile)\b|\b(?:number|phone|telephone|mobile)\b[^.]{0,12}\bat home\b|\b(?:his|her|their) mobile\b/
const STREET = "((?:flat \\d{1,4}[a-z]?,? )?\\d{1,4}[a-z]? (?:[a-z][a-z'-]{1,20} ?){1,4})"
const LIVES = new RegExp(
  `\\b(?:(?:he|she|they|who|witness|suspect|victim|officer|defendant|neighbour|boy|girl|man|woman) (?:now |still |currently )?(?:live|lived|is living|are living|is staying|has moved|moved|reside)|(?:lives|resides))(?: now| still)?(?: to| at| in) ${STREET}`,
  'g',
)
const ADDRESS_IS = /\b(?:his|her|their) (?:new |home |current |private |own )*(?:address|e-?mail(?: address)?) ?(?:is|was|:)(?: [^\s;]{1,40}){1,5}/g

/** Details of the kinds that no reply should carry about anybody but its reader. What is quoted is left alone. */
export const privateEvidence = defineEvidence<PrivateDetail[]>('private', (context) => {
  const book = phrasesOf(context.dictionaries.private)
  const blanks = context.evidence(placeholdersEvidence)
  const written = context.complaint?.letter.paragraphs.map((paragraph) => paragraph.lower.replace(/\s/g, '')).join(' ') ?? ''
  const found: PrivateDetail[] = []
  for (const paragraph of context.letter.body.paragraphs) {
    const add = (kind: PrivateDetail['kind'], from: number, length: number): void => {
      found.push({ kind, block: paragraph.block, from: paragraph.from + from, to: paragraph.from + from + length })
    }
    const quoted = quotedRanges(paragraph.text)
    const inQuotes = (at: number): boolean => quoted.some((range) => at >= range.from && at < range.to)
    const skip = (at: number): boolean => inQuotes(at) || isReaders(paragraph, at)
    for (const match of paragraph.lower.matchAll(BIRTH)) if (!skip(match.index)) add('birth', match.index, match[0].length)
    for (const match of paragraph.lower.matchAll(NATIONAL_INSURANCE)) if (!skip(match.index)) add('number', match.index, match[0].length)
    for (const match of paragraph.lower.matchAll(LABELLED)) if (!skip(match.index)) add('number', match.index, match[0].length)
    for (const match of paragraph.plain.matchAll(VEHICLE)) {
      if (!skip(match.index) && !written.includes(match[0].toLowerCase().replace(' ', ''))) add('vehicle', match.index, match[0].length)
    }
    for (const match of paragraph.lower.matchAll(LIVES)) if (!inQuotes(match.index)) add('home', match.index, match[0].trimEnd().length)
    for (const match of paragraph.lower.matchAll(ADDRESS_IS)) if (!inQuotes(match.index)) add('home', match.index, match[0].length)
    for (const sentence of paragraph.sentences) {
      addHomeNumber(sentence, found)
      for (const { value, words } of book.find(sentence.words.filter((word) => !word.quoted))) {
        const [first] = words
        const last = words.at(-1)
        if (!first || !last) continue
        const one = { kind: value as 'internal' | 'health', block: first.block, from: first.from, to: last.to }
        if (!blanks.some((blank) => blank.block === one.block && blank.from < one.to && one.from < blank.to)) found.push(one)
      }
    }
  }
  return found
})

/** Whether what stands at a place is the reader's own: "your date of birth, 3 May 1980". */
function isReaders(paragraph: Paragraph, at: number): boolean {
  return /\b(?:you|your)\b[^.;]{0,40}$/.test(paragraph.lower.slice(Math.max(0, at - 60), at))
}

function addHomeNumber(sentence: Sentence, found: PrivateDetail[]): void {
  const atHome = sentence.lower.search(LIVES) !== -1
  if (!atHome && (!HOME_NUMBER.test(sentence.lower) || !/\b(?:his|her|their|he|she|they)\b/.test(sentence.lower))) return
  if (/\byour (?:own )?(?:home|mobile|personal|private)\b/.test(sentence.lower)) return
  for (const match of sentence.lower.matchAll(TELEPHONE)) {
    found.push({ kind: 'home', block: sentence.block, from: sentence.from + match.index, to: sentence.from + match.index + match[0].length })
  }
}
