import type { Protected, ProtectedKind } from '../case/types.ts'
import { editDistance } from '../dictionary/nearest.ts'
import { findDates } from '../letter/dates.ts'
import { LetterParagraph } from '../letter/paragraph.ts'
import { parseName, TITLE } from '../letter/names.ts'
import { lowerOf, plainOf } from '../letter/plain.ts'
import type { DateMention, Letter, Paragraph, PersonName, Span } from '../letter/types.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import type { Context } from '../rule/types.ts'
import { foldName, peopleEvidence, peopleWords, readerOf } from './people.ts'
import { near } from './reader.ts'

/** A place where the letter gives something that the case protects. */
export interface ProtectedMention extends Span {
  kind: ProtectedKind
  /** What was found: a name, or a detail such as an address. */
  as: 'name' | 'detail'
}

/** A word of a paragraph with its form for comparing. */
interface Token {
  from: number
  to: number
  text: string
  folded: string
  capital: boolean
  /** Whether only white space (or a full stop after an initial or a title) parts it from the token before. */
  joined: boolean
}

/** Surnames of at least this many letters are also recognised with one letter wrong. */
const LONG_NAME = 7

/**
 * Every place in the letter that gives a protected name or detail, in any form: full name, surname with or without a
 * title, given name, initials, surname first, capitals, possessive, with and without hyphens, apostrophes and accents,
 * and a long surname with one letter wrong. Somebody else of the same name is left alone: the reader, the writer, a
 * person whose given name differs, a street or a body.
 */
export const protectedEvidence = defineEvidence<ProtectedMention[]>('protected', (context) => {
  const found: ProtectedMention[] = []
  for (const item of context.facts.protected?.value ?? []) {
    const spans = isName(item, context) ? findName(item, context) : findDetail(item.text, context.letter)
    const as = isName(item, context) ? 'name' : 'detail'
    for (const span of spans) found.push({ ...span, kind: item.kind, as })
  }
  return found.sort((a, b) => a.block.index - b.block.index || a.from - b.from)
})

/** Whether a protected text is a person's name: words with capitals, no figures, and none of a place or body. */
function isName({ text, kind }: Protected, context: Context): boolean {
  if (/[\d@]/.test(text)) return false
  const words = text.trim().split(/\s+/)
  if (words.length > 5) return false
  if (kind !== 'personal-details') return true
  const { notNames } = peopleWords(context.dictionaries.people)
  return words.every((word) => /^['\u2019]?\p{Lu}/u.test(word) || /^(?:van|von|de|der|den|del|di|da|bin|al|el|of)$/.test(word)) && !words.some((word) => notNames.has(foldName(word)))
}

function tokensOf(paragraph: Paragraph): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of paragraph.text.matchAll(/\p{L}[\p{L}\p{M}'\u2019\u02BC-]{0,60}/gu)) {
    const text = match[0].replace(/(?<!['\u2019\u02BC-])['\u2019\u02BC-]+$/u, '').replace(/['\u2019\u02BC]s$/iu, '')
    const gap = paragraph.text.slice(end, match.index)
    const before = tokens.at(-1)
    const dotted = /^\.\s{0,2}$/.test(gap) && before !== undefined && (before.text.length === 1 || TITLE.test(before.text))
    tokens.push({
      from: match.index,
      to: match.index + text.length,
      text,
      folded: foldName(text),
      capital: /^\p{Lu}/u.test(text),
      joined: before !== undefined && (/^\s{1,3}$/.test(gap) || dotted) && before.to === before.from + before.text.length,
    })
    end = match.index + text.length
  }
  return tokens
}

/** Names of people in the letter who may be named, so that a shared surname or given name is not taken for another's. */
function othersIn(context: Context, target: PersonName): { surnames: Set<string>; given: Set<string> } {
  const surnames = new Set<string>()
  const given = new Set<string>()
  const add = (name: PersonName | undefined): void => {
    if (!name) return
    if (sameGiven(name, target) && foldName(name.surname ?? '') === foldName(target.surname ?? '')) return
    if (name.surname) surnames.add(foldName(name.surname))
    for (const one of name.given) given.add(foldName(one))
  }
  add(readerOf(context))
  add(context.letter.salutation?.name)
  add(context.letter.signatory)
  for (const paragraph of context.letter.paragraphs) if (paragraph.part === 'signatory') add(parseName(paragraph.text))
  for (const person of context.evidence(peopleEvidence)) if (person.name.given.length > 0) add(person.name)
  // Somebody in the letter with the same given name and another surname.
  const first = foldName(target.given[0] ?? '')
  for (const paragraph of context.letter.paragraphs) {
    const tokens = tokensOf(paragraph)
    tokens.forEach((token, i) => {
      const next = tokens[i + 1]
      if (token.folded === first && token.capital && next?.joined && next.capital && next.text.length > 2 && !near(next.folded, foldName(target.surname ?? ''))) given.add(first)
    })
  }
  return { surnames, given }
}

function sameGiven(one: PersonName, other: PersonName): boolean {
  const a = foldName(one.given[0] ?? '')
  const b = foldName(other.given[0] ?? '')
  return a !== '' && b !== '' && (a === b || (Math.min(a.length, b.length) === 1 && a.charAt(0) === b.charAt(0)))
}

function findName(item: Protected, context: Context): Span[] {
  const target = parseName(item.text)
  const given = target.given.map(foldName)
  const surname = foldName(target.surname ?? '')
  const halves = (target.surname ?? '').split('-').map(foldName).filter((half) => half.length >= 4)
  const initials = [...given, surname].map((part) => part.charAt(0)).join('')
  const others = othersIn(context, target)
  const spans: Span[] = []
  for (const paragraph of context.letter.paragraphs) {
    const tokens = tokensOf(paragraph)
    let reached = -1
    for (let i = 0; i < tokens.length; i++) {
      if (i <= reached) continue
      const end = nameAt(tokens, i, { given, surname, halves, others, context })
      if (end === undefined) continue
      const start = startOf(tokens, i, given)
      reached = end
      spans.push({ block: paragraph.block, from: paragraph.from + (tokens[start] as Token).from, to: paragraph.from + (tokens[end] as Token).to })
    }
    if (given.length > 0 && surname !== '') spans.push(...findInitials(paragraph, initials))
  }
  return spans
}

interface Sought {
  given: string[]
  surname: string
  halves: string[]
  others: { surnames: Set<string>; given: Set<string> }
  context: Context
}

/** The last token of a mention of the sought person that begins at a token, or undefined. */
function nameAt(tokens: Token[], i: number, sought: Sought): number | undefined {
  const { given, surname, others } = sought
  const first = given[0] ?? ''
  // Given name and surname, with or without middle names or initials between them, in either order.
  if (surname !== '' && first !== '' && (isGiven(tokens[i] as Token, first) || (tokens[i] as Token).folded === first.charAt(0))) {
    for (let j = i + 1; j <= i + 3 && j < tokens.length && (tokens[j] as Token).joined; j++) {
      const end = surnameAt(tokens, j, sought, true)
      if (end !== undefined && ((tokens[i] as Token).folded.length > 1 || (tokens[i] as Token).capital)) return end
      if (!(tokens[j] as Token).capital) break
    }
  }
  const surnameEnd = surname === '' ? undefined : surnameAt(tokens, i, sought, false)
  if (surnameEnd !== undefined) {
    const next = tokens[surnameEnd + 1]
    if (next && first !== '' && isGiven(next, first)) return surnameEnd + 1
    if (!others.surnames.has(surname) && standsAlone(tokens, i, surnameEnd, sought)) return surnameEnd
  }
  // The given name alone.
  const token = tokens[i] as Token
  const alone = surname === '' ? foldName(given[0] ?? '') : first
  if (alone.length >= 4 && token.capital && token.folded === alone && !others.given.has(alone)) {
    const ordinary = sought.context.lexicon.has(lowerOf(token.text)) && !peopleWords(sought.context.dictionaries.people).given.has(alone)
    const next = tokens[i + 1]
    const before = tokens[i - 1]
    const longer = next?.joined && next.capital && !TITLE.test(next.text)
    const part = token.joined && before?.capital && !TITLE.test(before.text) && !startsSentence(tokens, i - 1)
    const word = sought.context.lexicon.has(lowerOf(token.text)) && startsSentence(tokens, i)
    if (!ordinary && !longer && !part && !word) return i
  }
  return undefined
}

function isGiven(token: Token, given: string): boolean {
  return token.capital && (token.folded === given || (given.length >= 6 && editDistance(token.folded, given, 2) < 2))
}

/** The last token of the sought surname where it begins at a token: one word, or its parts written apart. */
function surnameAt(tokens: Token[], i: number, { surname, halves, context }: Sought, afterGiven: boolean): number | undefined {
  const token = tokens[i] as Token
  let joinedText = ''
  for (let j = i; j <= i + 3 && j < tokens.length && (j === i || (tokens[j] as Token).joined); j++) {
    joinedText += (tokens[j] as Token).folded
    if (joinedText === surname) return tokens.slice(i, j + 1).some((one) => one.capital) ? j : undefined
    if (!surname.startsWith(joinedText)) break
  }
  if (!token.capital) return undefined
  if (surname.length >= LONG_NAME && token.folded.length >= LONG_NAME - 1 && editDistance(token.folded, surname, 2) < 2 && !context.lexicon.has(lowerOf(token.text))) return i
  if (surname.length >= 5 && afterGiven && editDistance(token.folded, surname, 2) < 2) return i
  if (halves.length > 1 && halves.includes(token.folded) && (afterGiven || !context.lexicon.has(lowerOf(token.text)))) return i
  return undefined
}

/** Whether a surname alone stands for a person: not in a street, a place, a body, or another person's full name. */
function standsAlone(tokens: Token[], start: number, end: number, { given, context }: Sought): boolean {
  const { notNames } = peopleWords(context.dictionaries.people)
  const before = tokens[start - 1]
  const next = tokens[end + 1]
  const first = tokens[start] as Token
  const titled = first.joined && before !== undefined && TITLE.test(before.text)
  if (next?.joined && next.capital && notNames.has(next.folded)) return false
  if (titled) return true
  if (first.joined && before?.capital) {
    if (before.text.length === 1) return given.length === 0 || before.folded === (given[0] as string).charAt(0)
    if (given.includes(before.folded)) return true
    // "When Castle rang": a word that has its capital only from beginning the sentence is no one's given name.
    if (!(startsSentence(tokens, start - 1) && context.lexicon.has(lowerOf(before.text)))) return false
  }
  const ordinary = context.lexicon.has(lowerOf(first.text))
  return !(ordinary && (startsSentence(tokens, start) || (next?.joined && next.capital)))
}

function startsSentence(tokens: Token[], i: number): boolean {
  const token = tokens[i]
  const before = tokens[i - 1]
  return token !== undefined && (before === undefined || (!token.joined && token.from - before.to >= 1))
}

/** Takes in the title and an initial before a mention. */
function startOf(tokens: Token[], i: number, given: string[]): number {
  let start = i
  while (start > 0 && (tokens[start] as Token).joined && i - start < 3) {
    const before = tokens[start - 1] as Token
    const initial = before.text.length === 1 && before.capital && given.some((name) => name.startsWith(before.folded))
    if (!initial && !given.includes(before.folded) && !(before.capital && TITLE.test(before.text))) break
    start--
  }
  return start
}

/** Initials with full stops (`J.S.`), or without them where a person is spoken of (`witness JS`). */
function findInitials(paragraph: Paragraph, initials: string): Span[] {
  if (initials.length < 2) return []
  const letters = [...initials.toUpperCase()]
  const dotted = new RegExp(`(?<![\\p{L}.])${letters.join('\\.\\s?')}\\.?(?![\\p{L}])`, 'gu')
  const bare = new RegExp(`(?<=\\b(?:witness|witnesses|suspect|victim|complainant|youth|child|mr|mrs|ms|miss|named|called) )${letters.join('')}(?![\\p{L}\\d])`, 'gu')
  const at = (match: RegExpMatchArray): Span => ({ block: paragraph.block, from: paragraph.from + (match.index ?? 0), to: paragraph.from + (match.index ?? 0) + match[0].length })
  if (paragraph.part === 'signatory' || paragraph.part === 'letterhead' || paragraph.part === 'reference') return []
  const full = Array.from(paragraph.text.matchAll(dotted)).filter((match) => {
    // "J. S. Vane" is another person's name with its initials.
    const after = paragraph.text.slice((match.index ?? 0) + match[0].length)
    return match[0].includes('.') && !/^\.?\s?\p{Lu}\p{Ll}/u.test(after)
  })
  return [...full, ...paragraph.text.matchAll(bare)].map(at)
}

const STOP = new Set('a an and at by for from had has have he her his in is it its of on or she that the their they to was were who with'.split(' '))

/** Finds a detail: a telephone number, an e-mail address, a date, an address, a number, or a few words in any order. */
function findDetail(text: string, letter: Letter): Span[] {
  const email = /(?<![\w.+'-])[\w.+'-]{1,64}@[\w.-]{1,100}/.exec(text)?.[0]
  if (email) return findText(letter, email.toLowerCase())
  const digits = digitsOf(text)
  if (digits.length >= 9 && digits.length >= text.replace(/\s/g, '').length * 0.6) return findDigits(letter, digits)
  const date = dateIn(text, letter)
  if (date) return letter.dates.filter((one) => one.day === date.day && one.month === date.month && (one.year === undefined || date.year === undefined || one.year === date.year))
  const exact = findText(letter, foldText(text))
  if (exact.length > 0) return exact
  const street = /\b\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'\u2019-]{1,30} ?){1,4}/u.exec(text)?.[0]?.trim()
  if (street) return findStreet(letter, street)
  const postcode = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/i.exec(text)?.[0]
  if (postcode && postcode.length >= text.trim().length - 2) return findCode(letter, postcode)
  if (/\d/.test(text)) return findCode(letter, text)
  return findWords(letter, text)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^0044|^44(?=\d{9,10}$)/, '0')
}

function dateIn(text: string, letter: Letter): DateMention | undefined {
  const block = { ...(letter.paragraphs[0]?.block ?? { kind: 'paragraph' as const, starts: new Uint32Array(), ends: new Uint32Array(), index: 0 }), text }
  return findDates(new LetterParagraph(block, 0, text.length, 'line', 'body', 0))[0]
}

/** Text in lower case with straight quotes and every run of spaces as one. */
function foldText(text: string): string {
  return lowerOf(plainOf(text)).replace(/ +/g, ' ').trim()
}

function findText(letter: Letter, wanted: string): Span[] {
  const spans: Span[] = []
  for (const paragraph of letter.paragraphs) {
    let at = paragraph.lower.indexOf(wanted)
    while (at !== -1) {
      const before = paragraph.lower.charAt(at - 1)
      const after = paragraph.lower.charAt(at + wanted.length)
      if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) spans.push({ block: paragraph.block, from: paragraph.from + at, to: paragraph.from + at + wanted.length })
      at = paragraph.lower.indexOf(wanted, at + wanted.length)
    }
  }
  return spans
}

/** A telephone or other long number, however its figures are grouped. */
function findDigits(letter: Letter, wanted: string): Span[] {
  const spans: Span[] = []
  for (const paragraph of letter.paragraphs) {
    for (const match of paragraph.text.matchAll(/\+?\d(?:[\d ()\u00A0./-]{0,24}\d)?/g)) {
      const digits = digitsOf(match[0])
      if (digits === wanted || (digits.length > wanted.length && digits.includes(wanted))) spans.push({ block: paragraph.block, from: paragraph.from + match.index, to: paragraph.from + match.index + match[0].length })
    }
  }
  return spans
}

/** A postcode, registration, reference or other code, with or without its spaces. */
function findCode(letter: Letter, code: string): Span[] {
  const wanted = code.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  const spans: Span[] = []
  if (wanted.length < 3) return spans
  for (const paragraph of letter.paragraphs) {
    const at: number[] = []
    let bare = ''
    for (let i = 0; i < paragraph.text.length; i++) {
      const char = paragraph.text[i] as string
      if (!/[\p{L}\p{N}]/u.test(char)) continue
      bare += char.toUpperCase().charAt(0)
      at.push(i)
    }
    for (let i = bare.indexOf(wanted); i !== -1; i = bare.indexOf(wanted, i + 1)) {
      const from = at[i] as number
      const to = (at[i + wanted.length - 1] as number) + 1
      if (/[\p{L}\p{N}]/u.test(paragraph.text.charAt(from - 1)) || /[\p{L}\p{N}]/u.test(paragraph.text.charAt(to))) continue
      if (to - from <= wanted.length + 6) spans.push({ block: paragraph.block, from: paragraph.from + from, to: paragraph.from + to })
    }
  }
  return spans
}

/** The house number and street of an address, the kind of road written out or short. */
function findStreet(letter: Letter, street: string): Span[] {
  const words = foldText(street).replace(/,/g, '').split(' ')
  const full = words.join(' ')
  const found = findText(letter, full)
  if (found.length > 0 || words.length < 3) return found
  const short: Readonly<Record<string, string>> = { road: 'rd', street: 'st', avenue: 'ave', close: 'cl', lane: 'ln', drive: 'dr', terrace: 'terr', court: 'ct', gardens: 'gdns', crescent: 'cres', rd: 'road', st: 'street', ave: 'avenue' }
  const other = short[words.at(-1) as string]
  return other ? findText(letter, [...words.slice(0, -1), other].join(' ')) : []
}

/** A detail in words: all of them, in any order, close together in one sentence. */
function findWords(letter: Letter, text: string): Span[] {
  const wanted = [...new Set(foldText(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !STOP.has(word)))].map(stem)
  if (wanted.length === 0) return []
  const spans: Span[] = []
  for (const paragraph of letter.paragraphs) {
    for (const sentence of paragraph.sentences) {
      const stems = sentence.words.map((word) => stem(word.lower))
      for (let i = 0; i < stems.length; i++) {
        if (!wanted.includes(stems[i] as string)) continue
        const window = stems.slice(i, i + wanted.length + 4)
        if (!wanted.every((word) => window.includes(word))) continue
        const last = Math.max(...wanted.map((word) => window.indexOf(word)))
        spans.push({ block: paragraph.block, from: (sentence.words[i] as Span).from, to: (sentence.words[i + last] as Span).to })
        i += last
      }
    }
  }
  return spans
}

function stem(word: string): string {
  const bare = word.replace(/['\u2019]s?$/, '')
  return bare.length > 5 ? bare.replace(/(?:ies|es|ing|ed|s|y)$/, '') : bare.replace(/s$/, '')
}
