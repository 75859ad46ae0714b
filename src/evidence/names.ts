import { defineEvidence } from '../rule/define-rule.ts'
import type { Context } from '../rule/types.ts'
import type { Paragraph, Part, Word } from '../letter/types.ts'

/** Parts of a letter that hold names and addresses rather than running words. */
export const NAME_PARTS: ReadonlySet<Part> = new Set<Part>(['letterhead', 'email-header', 'reference', 'addressee', 'signatory', 'contact'])

/**
 * Words that are, as far as the letter and the case show, part of someone's or some place's name, in lower case: all
 * that stand in the facts of the case, in the address, the salutation and the signature, and all that the letter or
 * the complaint writes with a capital where an ordinary word has none.
 */
export const namesEvidence = defineEvidence<ReadonlySet<string>>('names', ({ letter, facts, complaint }: Context) => {
  const names = new Set<string>()
  const addText = (text: string): void => {
    for (const [part] of text.matchAll(/\p{L}+/gu)) names.add(part.toLowerCase())
  }
  const addFact = (value: unknown): void => {
    if (typeof value === 'string') addText(value)
    else if (Array.isArray(value)) for (const one of value) addFact(one)
    else if (value && typeof value === 'object') for (const one of Object.values(value)) addFact(one)
  }
  for (const fact of [facts.area, facts.unit, facts.complainant, facts.reference, facts.addressee, facts.protected]) addFact(fact?.value)
  for (const fact of Object.values(facts.other)) addFact(fact.value)
  if (letter.salutation?.name) addText(letter.salutation.name.text)
  if (letter.signatory) addText(letter.signatory.text)
  const addCapitals = (paragraph: Paragraph): void => {
    if (paragraph.part === 'addressee') return addText(paragraph.text)
    for (const word of paragraph.words) if (isCapitalised(word) && !beginsSentence(word)) addText(word.text)
  }
  for (const paragraph of letter.paragraphs) if (paragraph.kind !== 'heading') addCapitals(paragraph)
  for (const paragraph of complaint?.letter.paragraphs ?? []) addCapitals(paragraph)
  return names
})

/** Whether a word is written with a capital and then small letters. */
export function isCapitalised(word: Word): boolean {
  const first = word.text.charAt(0)
  return first !== first.toLowerCase() && word.text !== word.text.toUpperCase()
}

/** Whether a word has its capital from beginning a sentence, a line, a quotation or what follows a colon. */
export function beginsSentence(word: Word): boolean {
  if (word.index === 0) return true
  const before = word.block.text.slice(Math.max(0, word.from - 3), word.from)
  return /[:("'\u2018\u201C\n\u2013\u2014]\s?$/.test(before)
}
