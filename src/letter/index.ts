import type { Document } from '../read/types.ts'
import { findDates } from './dates.ts'
import { looksLikeName, parseName } from './names.ts'
import type { LetterParagraph } from './paragraph.ts'
import { findParts } from './parts.ts'
import type { DateMention, Letter, Paragraph, Salutation } from './types.ts'

export type * from './types.ts'
export { findDates } from './dates.ts'
export { looksLikeName, parseName } from './names.ts'

const REFERENCE = /(?:ref(?:erence)?s?\.?(?:\s{0,8}(?:no|number)\.?)?|urn|(?:case|complaint)\s{1,8}(?:no|number)\.?)\s{0,8}[:.]?\s{0,8}((?=\S{0,42}\d)[A-Z\d][\w/.-]{2,40}[A-Z\d])/gi

/**
 * Finds the parts of a letter, its sentences, words, dates and references.
 *
 * @param document a letter as read from any format
 */
export function letterOf(document: Document): Letter {
  const { paragraphs, email } = findParts(document)
  const bodyParagraphs = paragraphs.filter((paragraph) => paragraph.part === 'body' || paragraph.part === 'postscript')
  const prose = bodyParagraphs.filter((paragraph) => paragraph.kind !== 'heading')
  const dates = paragraphs.flatMap((paragraph) => findDates(paragraph))
  const letter: Letter = {
    document,
    paragraphs,
    body: lazyBody(bodyParagraphs, prose),
    dates,
    references: paragraphs.flatMap(referencesOf),
    email,
  }
  const salutation = paragraphs.find((paragraph) => paragraph.part === 'salutation')
  if (salutation) letter.salutation = salutationOf(salutation)
  const signOff = paragraphs.find((paragraph) => paragraph.part === 'sign-off')
  if (signOff) letter.signOff = signOff
  const signatories = paragraphs.filter((paragraph) => paragraph.part === 'signatory')
  const signatory = signatories.find((paragraph) => looksLikeName(paragraph.text)) ?? signatories[0]
  if (signatory) letter.signatory = parseName(signatory.plain.replace(/^(?:pp|p\.p\.|signed:?)\s+/i, ''))
  const date = letterDate(dates)
  if (date) letter.date = date
  return letter
}

function lazyBody(paragraphs: LetterParagraph[], prose: LetterParagraph[]): Letter['body'] {
  let sentences: Letter['body']['sentences'] | undefined
  let words: Letter['body']['words'] | undefined
  return {
    paragraphs,
    get sentences() {
      sentences ??= prose.flatMap((paragraph) => paragraph.sentences)
      return sentences
    },
    get words() {
      words ??= prose.flatMap((paragraph) => paragraph.words)
      return words
    },
  }
}

/** The date that the letter bears: the one on a line of its own in the head, else one in the head, else at the foot. */
function letterDate(dates: DateMention[]): DateMention | undefined {
  const full = dates.filter((date) => date.year !== undefined)
  return (
    full.find((date) => date.paragraph.part === 'date') ??
    full.find((date) => date.paragraph.kind === 'line' && ['letterhead', 'email-header', 'reference', 'addressee'].includes(date.paragraph.part)) ??
    full.find((date) => date.paragraph.part === 'signatory' || date.paragraph.part === 'contact') ??
    dates.find((date) => date.paragraph.part === 'date')
  )
}

const GREETING = /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|annwyl)\b[\s,]*/i

function salutationOf(paragraph: Paragraph): Salutation {
  // "Annwyl Mr Vane / Dear Mr Vane": a greeting in two languages.
  const spoken = paragraph.plain.split(/[/|]/).map((one) => one.trim()).find((one, i) => i > 0 && GREETING.test(one)) ?? paragraph.plain
  const called = spoken.replace(GREETING, '').replace(/(?<![,:\s])[,:\s]+$/, '')
  const impersonal = /^(?:sirs?|madam|mesdames|sir ?(?:or|\/) ?madam|complainant|customer|all|to whom\b.*)$/i.test(called) || called === ''
  const salutation: Salutation = { block: paragraph.block, from: paragraph.from, to: paragraph.to, text: paragraph.text, paragraph, impersonal }
  if (!impersonal) salutation.name = parseName(called)
  return salutation
}

/** A reference by its shape alone, for the head of a letter and its subject line. */
const SHAPE = /(?<![\w/.-])(?=[A-Z\d/-]{0,40}\d)[A-Z][A-Z\d]{0,7}(?:[/-][A-Z\d]{1,8}){1,5}(?![\w/-])/g

function referencesOf(paragraph: LetterParagraph): Letter['references'] {
  const found = Array.from(paragraph.text.matchAll(REFERENCE), (match) => ({ text: match[1] as string, at: match.index + match[0].length - (match[1] as string).length }))
  if (paragraph.part === 'reference' || paragraph.part === 'subject') {
    for (const match of paragraph.text.matchAll(SHAPE)) {
      if (!found.some((other) => match.index < other.at + other.text.length && other.at < match.index + match[0].length)) found.push({ text: match[0], at: match.index })
    }
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ text, at }) => ({ block: paragraph.block, from: paragraph.from + at, to: paragraph.from + at + text.length, text, paragraph }))
}
