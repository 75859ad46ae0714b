import { editDistance } from '../dictionary/nearest.ts'
import { parseName } from '../letter/names.ts'
import type { PersonName } from '../letter/types.ts'
import { foldName, type PeopleWords } from './people.ts'

/** How a name in a letter departs from the name on record. `form` is a missing accent. */
export type NameFault = 'title' | 'misspelt' | 'other' | 'form'

/** Forms of one title. */
const TITLES: ReadonlyArray<readonly [string, string]> = [
  ['doctor', 'dr'], ['professor', 'prof'], ['reverend', 'rev'], ['revd', 'rev'], ['councillor', 'cllr'], ['captain', 'capt'], ['major', 'maj'], ['colonel', 'col'],
  ['father', 'fr'], ['lieutenant', 'lt'], ['corporal', 'cpl'], ['sergeant', 'sgt'], ['policesergeant', 'sgt'], ['ps', 'sgt'], ['constable', 'pc'], ['policeconstable', 'pc'],
  ['detectiveconstable', 'dc'], ['detectivesergeant', 'ds'], ['detectiveinspector', 'di'], ['detectivechiefinspector', 'dci'], ['inspector', 'insp'], ['mister', 'mr'], ['judge', 'hhj'],
]

/** A title in the form in which titles are compared. */
export function titleKey(title: string | undefined): string | undefined {
  if (title === undefined) return undefined
  const key = title.toLowerCase().replace(/[^a-z]/g, '')
  return TITLES.find(([long]) => long === key)?.[1] ?? key
}

/** The name on record: one person, or two who complain together ("Mr and Mrs Vane"). */
export function recordedNames(text: string): PersonName[] {
  const parts = text.split(/(?<!\s)\s+(?:and|&)\s+/i)
  if (parts.length === 1) return [parseName(text)]
  const last = parseName(parts.at(-1) as string)
  return parts.map((part) => {
    const one = parseName(part)
    // "Mr and Mrs Vane", "Ann and Bob Vane": the surname stands once.
    if (/^\S+$/.test(part) && last.surname) return parseName(`${part} ${last.surname}`)
    return one.surname ? one : { ...one, surname: last.surname ?? '' }
  })
}

/**
 * What is wrong with a name in a letter, against the name on record.
 *
 * @param name as the letter has it
 * @param known as the case has it
 * @param words for short forms of given names
 * @returns the gravest fault, or undefined when the names agree as far as both go
 */
export function nameFault(name: PersonName, known: PersonName, words: PeopleWords): NameFault | undefined {
  const surname = surnameFault(name.surname, known.surname)
  if (surname === 'other') return 'other'
  // "Ms Bankole Pryce" for Ms Zoë Bankole-Pryce: the half of a surname is no given name.
  const halves = (known.surname ?? '').split('-').map(foldName)
  const given = givenFault(name.given.filter((one) => !halves.includes(foldName(one))), known.given, words)
  if (given === 'other') return 'other'
  const title = titleKey(name.title)
  const recorded = titleKey(known.title)
  if (title && recorded && title !== recorded) return 'title'
  return surname ?? given
}

function surnameFault(surname: string | undefined, known: string | undefined): NameFault | undefined {
  if (!surname || !known) return undefined
  const a = foldName(surname)
  const b = foldName(known)
  if (a === b) {
    const marked = form(surname)
    const recorded = form(known)
    if (marked === recorded) return undefined
    // A hyphen or an apostrophe that was lost is a slip; a missing accent is a matter of form.
    return withoutAccents(marked) === withoutAccents(recorded) ? 'form' : 'misspelt'
  }
  if (near(a, b)) return 'misspelt'
  const halves = known.split('-').map(foldName)
  return halves.length > 1 && halves.includes(a) ? 'misspelt' : 'other'
}

/** Whether two folded names are one name with a slip in it. */
export function near(a: string, b: string): boolean {
  const limit = Math.min(a.length, b.length) >= 5 ? 2 : 1
  return Math.min(a.length, b.length) >= 3 && editDistance(a, b, limit + 1) <= limit
}

/** A name as written, but for capitals and the kind of apostrophe and hyphen. */
function form(text: string): string {
  return text.normalize('NFC').replace(/[\u2018\u2019\u02BC`]/g, "'").replace(/[\u2010\u2011\u2013]/g, '-').trim().toLowerCase()
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

function givenFault(given: readonly string[], known: readonly string[], words: PeopleWords): NameFault | undefined {
  const mine = given.map(foldName).filter(Boolean)
  const theirs = known.map(foldName).filter(Boolean)
  const first = mine[0]
  if (first === undefined || theirs.length === 0) return undefined
  if (mine.some((one) => theirs.includes(one))) return undefined
  if (theirs.some((one) => first.length === 1 || one.length === 1 ? one.charAt(0) === first.charAt(0) : false)) return undefined
  // Catherine is not Katherine, though Kate may be short for both.
  if (first.length >= 6 && theirs.some((one) => one.length >= 6 && near(first, one))) return 'misspelt'
  if (theirs.some((one) => words.short.some((group) => group.has(first) && group.has(one)) || (first.length >= 3 && one.startsWith(first)))) return undefined
  // "Mr AB Vane" for Mr Alan Brian Vane.
  if (first.length <= 3 && theirs.map((one) => one.charAt(0)).join('').startsWith(first)) return undefined
  return theirs.some((one) => near(first, one)) ? 'misspelt' : 'other'
}
