import type { Complaint } from '../../case/complaint.ts'
import type { Facts } from '../../case/types.ts'
import type { PeopleDictionary } from '../../dictionary/people.ts'
import type { Lexicon } from '../../dictionary/lexicon.ts'
import { editDistance } from '../../dictionary/nearest.ts'
import { foldName, namesIn, peopleWords } from '../../evidence/people.ts'
import { looksLikeName, parseName, TITLE } from '../../letter/names.ts'
import type { Letter, PersonName } from '../../letter/types.ts'
import { textOf } from '../../read/locate.ts'
import type { Finding } from '../types.ts'

/** What stands in the place of a name or a private detail. */
export const MASKED = '[masked]'

/** Takes names and private details out of a text. */
export type Mask = (text: string) => string

/** A checked letter, as far as a mask needs it. */
export interface Masking {
  letter: Letter
  facts: Facts
  complaint?: Complaint
  findings: readonly Finding[]
}

const EMAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g
const TELEPHONE = /(?<![\w/-])(?:\+\d{2} ?(?:\(0\) ?)?|\(?0)\d{2,4}\)?(?:[ -]?\d{2,4}){2,3}(?![\w/-])/g
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi
const TOKEN = /\p{L}[\p{L}\p{M}'\u2019\u02BC-]{0,60}/gu
const PARTICLE = /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|bint|ibn|of|the|and)$/
/** Surnames of at least this many letters are also known with one letter wrong. */
const LONG = 5

/**
 * Makes the mask of one letter: names of the reader, of everybody in the letter and the complaint, and whatever the
 * case protects, in any form; what rule `confidentiality` marks; e-mail addresses, telephone numbers and postcodes.
 * It rather masks a word too many, such as "May" where the reader is Mr May.
 *
 * @param checked the letter and what was found in it
 * @param people the dictionary of names
 * @param lexicon to tell names from words
 */
export function maskOf(checked: Masking, people: PeopleDictionary, lexicon: Pick<Lexicon, 'has'>): Mask {
  const lists = peopleWords(people)
  const parts = new Set<string>()
  const whole: string[] = []
  const addName = (name: PersonName | undefined): void => {
    for (const one of [...(name?.given ?? []), ...(name?.surname ?? '').split(' ')]) {
      for (const part of [one, ...one.split('-')]) {
        const folded = foldName(part)
        if (folded.length > 1 && !PARTICLE.test(folded)) parts.add(folded)
      }
    }
  }
  const addText = (text: string): void => {
    if (text.trim().length > 1) whole.push(text.trim())
    if (text.split(/\s+/).every((word) => word === '' || /^['\u2019]?\p{Lu}/u.test(word) || PARTICLE.test(word))) addName(parseName(text))
  }
  const { facts } = checked
  if (facts.complainant?.value.name) addName(parseName(facts.complainant.value.name))
  for (const one of facts.protected?.value ?? []) addText(one.text)
  for (const line of facts.addressee?.value ?? []) {
    if (/\d/.test(line)) whole.push(line)
    else if (looksLikeName(line)) addName(parseName(line))
  }
  for (const letter of [checked.letter, ...(checked.complaint ? [checked.complaint.letter] : [])]) {
    addName(letter.salutation?.name)
    addName(letter.signatory)
    for (const paragraph of letter.paragraphs) {
      if (paragraph.part === 'addressee' && /\d/.test(paragraph.text)) whole.push(...paragraph.text.split('\n'))
      if (['addressee', 'signatory'].includes(paragraph.part) && looksLikeName(paragraph.text)) addName(parseName(paragraph.text))
      for (const { words, text, from } of paragraph.sentences) {
        for (const [start, end] of namesIn(words, lists)) addName(parseName(text.slice((words[start]?.from ?? from) - from, (words[end - 1]?.to ?? from) - from)))
      }
    }
  }
  for (const { rule, span } of checked.findings) if (rule === 'confidentiality' && span) addText(textOf(span))
  const isName = nameTest(parts, lexicon)
  const literal = literalOf(whole)
  return (text) => {
    const hidden = (literal ? text.replace(literal, MASKED) : text).replace(EMAIL, MASKED).replace(TELEPHONE, MASKED).replace(POSTCODE, MASKED)
    return maskNames(hidden, isName, lists)
  }
}

/** Whether a word is part of a known name, possessive or with a letter wrong. */
function nameTest(parts: ReadonlySet<string>, lexicon: Pick<Lexicon, 'has'>): (token: string) => boolean {
  const long = [...parts].filter((part) => part.length >= LONG)
  const known = new Map<string, boolean>()
  const test = (token: string): boolean => {
    const capital = /^\p{Lu}/u.test(token)
    return token.split(/[-\u2010\u2011]/).concat(token).some((piece) => {
      const folded = foldName(piece)
      if (folded === '') return false
      if (parts.has(folded)) return capital || !lexicon.has(folded)
      return folded.length >= LONG - 1 && !lexicon.has(folded) && long.some((part) => editDistance(part, folded, 2) < 2)
    })
  }
  return (token) => {
    let is = known.get(token)
    if (is === undefined) known.set(token, (is = test(token)))
    return is
  }
}

/** Known names, and words that only their place makes a name: after a title, or after a given name. */
function maskNames(text: string, isName: (token: string) => boolean, lists: ReturnType<typeof peopleWords>): string {
  let out = ''
  let at = 0
  let after: 'title' | 'name' | undefined
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0]
    const gap = text.slice(at, match.index)
    if (!/^\.?[ \u00A0]{0,2}$|^\n$/.test(gap)) after = undefined
    at = match.index + token.length
    const bare = token.replace(/['\u2019\u02BC]s?$/u, '')
    const inMask = text.slice(match.index - 1, at + 1) === MASKED
    const capital = /^\p{Lu}/u.test(token) && !lists.notNames.has(foldName(token))
    const given = capital && lists.given.has(foldName(token)) && /^\s{1,3}\p{Lu}/u.test(text.slice(at, at + 4))
    const masked = !inMask && !TITLE.test(`${bare} `) && (isName(token) || given || (after !== undefined && capital))
    out += gap + (masked ? MASKED + token.slice(bare.length) : token)
    after = inMask ? after : TITLE.test(`${bare} `) && capital ? 'title' : masked ? 'name' : undefined
  }
  return (out + text.slice(at)).replace(/\[masked\](?:[\s.,-]{0,3}\[masked\])+/g, MASKED)
}

/** One expression for texts that are masked as they stand, in any case and however their lines are broken. */
function literalOf(texts: readonly string[]): RegExp | undefined {
  const sources = [...new Set(texts)]
    .filter((text) => text.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((text) => text.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/['\u2018\u2019]/g, "['\u2018\u2019]")).join('\\s{1,9}'))
  return sources.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'giu') : undefined
}
