import type { PeopleDictionary } from '../dictionary/people.ts'
import type { PersonName, Sentence, Span, Word } from '../letter/types.ts'
import { parseName } from '../letter/names.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import type { Context } from '../rule/types.ts'

/** Who a named person is, as far as the words beside the name tell. */
export type PersonRole = 'reader' | 'relative' | 'signatory' | 'staff' | 'police' | 'judge' | 'unknown'

/** A person's name in the body of a letter. */
export interface PersonMention extends Span {
  name: PersonName
  role: PersonRole
  /** Whether the complaint names the person. */
  inComplaint: boolean
  words: Word[]
  sentence: Sentence
}

const TITLES = new Set('mr mrs ms miss mx messrs master dr doctor prof professor rev reverend sir dame lord lady cllr councillor father canon imam rabbi pastor'.split(' '))
const RANKS = new Set('pc dc ds di dci dsu dcs ps pcso sgt insp constable sergeant inspector superintendent detective'.split(' '))
const JUDGES = new Set('judge hhj recorder'.split(' '))
const PARTICLES = new Set('van von de der den del della di da dos du la le al el bin ibn'.split(' '))

/** The lists of `people.yaml` as sets. */
export interface PeopleWords {
  given: ReadonlySet<string>
  staff: ReadonlySet<string>
  relatives: ReadonlySet<string>
  works: ReadonlySet<string>
  notNames: ReadonlySet<string>
  /** Groups of given names and their short forms. */
  short: ReadonlyArray<ReadonlySet<string>>
}

const made = new WeakMap<PeopleDictionary, PeopleWords>()

/** The words of `people.yaml`, made into sets once. */
export function peopleWords(dictionary: PeopleDictionary): PeopleWords {
  let words = made.get(dictionary)
  if (!words) {
    words = {
      given: new Set(dictionary.given as string[]),
      staff: new Set(dictionary.staff as string[]),
      relatives: new Set(dictionary.relatives as string[]),
      works: new Set(dictionary.works as string[]),
      notNames: new Set(dictionary['not-names'] as string[]),
      short: dictionary.short.map((line) => new Set(line.split(/\s+/))),
    }
    made.set(dictionary, words)
  }
  return words
}

/** A name part folded for comparing: no diacritics, apostrophes, hyphens or possessive, in lower case. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2018\u2019\u02BC\u0060\u00B4]s?$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Every person named in the subject line, the body or the enclosures of a letter: a title and a name, or a given name known to `people.yaml` and a
 * surname. Bodies, places, posts and the names of months are none.
 */
export const peopleEvidence = defineEvidence<PersonMention[]>('people', (context: Context) => {
  const words = peopleWords(context.dictionaries.people)
  const found: PersonMention[] = []
  const complaint = new Set([...(context.complaint?.vocabulary ?? [])].map(foldName))
  for (const paragraph of context.letter.paragraphs) {
    if (!['subject', 'body', 'postscript', 'enclosure'].includes(paragraph.part)) continue
    for (const sentence of paragraph.sentences) {
      for (const [start, end] of namesIn(sentence.words, words)) found.push(mentionOf(sentence, start, end, context, words, complaint))
    }
  }
  settleRoles(found)
  return found
})

/** Every run of words that is a person's name, its title included: where it starts and where it ends. */
export function* namesIn(words: readonly Word[], lists: PeopleWords): Generator<readonly [start: number, end: number]> {
  let i = 0
  while (i < words.length) {
    const end = nameEnd(words, i, lists)
    if (end > i) yield [i, end]
    i = Math.max(end, i + 1)
  }
}

/** A person whom one mention places keeps that place in the others. */
function settleRoles(found: PersonMention[]): void {
  const placed = new Map<string, PersonRole>()
  for (const { name, role } of found) {
    const surname = foldName(name.surname ?? '')
    if (role !== 'unknown' && role !== 'reader' && surname !== '' && !placed.has(surname)) placed.set(surname, role)
  }
  for (const mention of found) if (mention.role === 'unknown') mention.role = placed.get(foldName(mention.name.surname ?? '')) ?? 'unknown'
}

/** Where a name that begins at a word ends, or the same index when none begins there. */
function nameEnd(words: readonly Word[], start: number, lists: PeopleWords): number {
  let i = start
  while (i < words.length && i < start + 3 && isTitle(words[i] as Word)) i++
  const titled = i > start
  const from = i
  while (i < words.length && i < from + 4 && (i === start || follows(words, i))) {
    const word = words[i] as Word
    if (PARTICLES.has(word.lower) && i + 1 < words.length && i > start) {
      i++
      continue
    }
    if (!isNameWord(word) || lists.notNames.has(foldName(word.text))) break
    i++
    if (/['\u2019]s?$/.test(word.text)) break
  }
  while (i > from && PARTICLES.has((words[i - 1] as Word).lower)) i--
  const count = i - from
  if (titled) return count > 0 ? i : start
  const first = words[from]
  if (count < 2 || !first) return start
  // A body or a street goes on with one of its own words: "Jordan Hill Road", "Grace Vane House".
  const next = words[i]
  if (next && follows(words, i) && /^\p{Lu}/u.test(next.text) && lists.notNames.has(foldName(next.text))) return start
  const initials = /^\p{Lu}\.?$/u.test(first.text) && (words[i - 1] as Word).text.length > 2
  return lists.given.has(foldName(first.text)) || (initials && first.text !== 'I' && first.text !== 'A') ? i : start
}

function isTitle(word: Word): boolean {
  return /^\p{Lu}/u.test(word.text) && (TITLES.has(word.lower) || RANKS.has(word.lower) || JUDGES.has(word.lower) || /^(?:chief|deputy)$/.test(word.lower))
}

function isNameWord(word: Word): boolean {
  return word.kind === 'word' && /^['\u2019]?\p{Lu}/u.test(word.text)
}

/** Whether nothing but white space or the full stop of a title or an initial parts a word from the one before it. */
function follows(words: readonly Word[], i: number): boolean {
  const before = words[i - 1]
  const word = words[i] as Word
  if (!before) return true
  const gap = word.block.text.slice(before.to, word.from)
  return /^\s{1,3}$/.test(gap) || (/^\.\s{0,2}$/.test(gap) && (/^\p{Lu}$/u.test(before.text) || TITLES.has(before.lower) || RANKS.has(before.lower)))
}

function mentionOf(sentence: Sentence, start: number, end: number, context: Context, lists: PeopleWords, complaint: ReadonlySet<string>): PersonMention {
  const words = sentence.words.slice(start, end)
  const first = words[0] as Word
  const last = words.at(-1) as Word
  const bare = last.text.replace(/['\u2019]s?$/u, '')
  const to = last.to - (last.text.length - bare.length)
  const name = parseName(first.block.text.slice(first.from, to).replace(/\s+/g, ' '))
  const surname = foldName(name.surname ?? '')
  return {
    block: first.block,
    from: first.from,
    to,
    name,
    role: roleOf(sentence, start, end, name, context, lists),
    inComplaint: surname !== '' && complaint.has(surname),
    words,
    sentence,
  }
}

function roleOf(sentence: Sentence, start: number, end: number, name: PersonName, context: Context, lists: PeopleWords): PersonRole {
  const { words } = sentence
  const titles = words.slice(start, end).map((word) => word.lower)
  if (titles.some((title) => JUDGES.has(title))) return 'judge'
  const surname = foldName(name.surname ?? '')
  const reader = readerOf(context)
  if (reader && surname !== '' && foldName(reader.surname ?? reader.given[0] ?? '') === surname) {
    const sameTitle = !name.title || !reader.title || foldName(name.title) === foldName(reader.title)
    const sameGiven = name.given.length === 0 || reader.given.length === 0 || foldName(name.given[0] as string).charAt(0) === foldName(reader.given[0] as string).charAt(0)
    return sameTitle && sameGiven ? 'reader' : 'relative'
  }
  const { signatory } = context.letter
  if (signatory?.surname && foldName(signatory.surname) === surname) return 'signatory'
  if (titles.some((title) => RANKS.has(title))) return 'police'
  const before = words.slice(Math.max(0, start - 5), start)
  const after = words.slice(end, end + 6)
  // "My colleague Mr Vane", "the prosecutor, Mr Vane", "the reply that Mr Vane sent you".
  if (before.slice(-2).some((word) => lists.staff.has(word.lower))) return 'staff'
  if (before.some((word) => lists.works.has(word.lower)) && /^(?:that|which|by|from|of|whom)$/.test(before.at(-1)?.lower ?? '')) return 'staff'
  // "Mr Vane's letter", and "Mr Vane, the manager of the unit": what follows the name says who it is.
  const last = words[end - 1] as Word
  if (/['\u2019]s?$/u.test(last.text) && after[0] && lists.works.has(after[0].lower)) return 'staff'
  const comma = after[0] && words[end - 1] && sentence.text.slice(last.to - sentence.from, after[0].from - sentence.from).includes(',')
  const described = after[0] && (lists.staff.has(after[0].lower) || /^(?:the|our|my|an?|then|now|head)$/.test(after[0].lower))
  if (comma && described && after.slice(0, 5).some((word) => lists.staff.has(word.lower))) return 'staff'
  if (before.slice(-3).some((word) => word.lower === 'your') && before.some((word) => lists.relatives.has(word.lower))) return 'relative'
  return 'unknown'
}

/** The name of the person to whom the letter goes, from the case or else from the letter itself. */
export function readerOf(context: Pick<Context, 'facts' | 'letter'>): PersonName | undefined {
  const known = context.facts.complainant?.value.name
  return known ? parseName(known) : context.letter.salutation?.name
}
