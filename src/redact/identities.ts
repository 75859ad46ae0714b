import type { CheckResult } from '../check.ts'
import { foldName, type PersonMention, type PersonRole } from '../evidence/people.ts'
import { parseName } from '../letter/names.ts'
import type { PersonName } from '../letter/types.ts'

/** A person to be replaced by a label, the same wherever a form of the name stands. */
export interface Identity {
  label: string
  names: PersonName[]
}

/** A detail to be replaced as it stands. */
export interface Detail {
  label: string
  text: string
}

const KIND: Readonly<Record<string, string>> = {
  witness: 'Witness', 'youth-defendant': 'Young person', 'suspect-not-charged': 'Suspect', 'rape-victim': 'Victim',
}
const ROLE: Readonly<Record<PersonRole, string>> = {
  reader: 'the complainant', relative: 'Relative', signatory: 'Staff member', staff: 'Staff member', police: 'Officer', judge: 'Judge', unknown: 'Person',
}

/**
 * The people of a letter and its case, each with a label: the complainant first, then those whom the case protects, the
 * writer, and everybody else in the order in which they are named.
 *
 * @param people everybody whom the letter names
 */
export function identitiesOf(result: CheckResult, people: readonly PersonMention[]): { identities: Identity[]; details: Detail[] } {
  const identities: Identity[] = []
  const details: Detail[] = []
  const counts = new Map<string, number>()
  const add = (kind: string, name: PersonName): void => {
    const known = identities.find((one) => one.names.some((other) => same(other, name)))
    if (known) {
      known.names.push(name)
      return
    }
    if (kind === ROLE.reader) {
      identities.push({ label: kind, names: [name] })
      return
    }
    const number = counts.get(kind) ?? 0
    counts.set(kind, number + 1)
    identities.push({ label: `${kind} ${letterOf(number)}`, names: [name] })
  }
  const { facts, letter } = result
  const complainant = facts.complainant?.value.name
  if (complainant) for (const one of complainant.split(/(?<!\s)\s+(?:and|&)\s+/)) add(ROLE.reader, parseName(one))
  if (letter.salutation?.name) {
    const called = letter.salutation.name
    const reader = identities[0]
    if (reader) reader.names.push(called)
    else add(ROLE.reader, called)
  }
  for (const { text, kind } of facts.protected?.value ?? []) {
    if (KIND[kind] !== undefined && /^\p{Lu}/u.test(text) && !/\d/.test(text)) add(KIND[kind], parseName(text))
    else details.push({ label: '[personal detail]', text })
  }
  if (letter.signatory) add(ROLE.signatory, letter.signatory)
  for (const paragraph of letter.paragraphs) {
    if (paragraph.part === 'email-header') {
      const from = /^(?:from|to|cc)\s*:\s*([^,<]{3,60})/i.exec(paragraph.plain)?.[1]?.trim()
      if (from && /^\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'.-]*){1,3}$/u.test(from)) add(/^from/i.test(paragraph.plain) ? ROLE.signatory : ROLE.reader, parseName(from))
    }
  }
  for (const { name, role } of people) add(ROLE[role], name)
  for (const line of facts.addressee?.value ?? []) if (line.trim().length > 2) details.push({ label: line.includes('@') ? '[e-mail address]' : '[address]', text: line.trim() })
  if (facts.reference) details.push({ label: '[reference]', text: facts.reference.value })
  for (const reference of letter.references) details.push({ label: '[reference]', text: reference.text })
  return { identities, details }
}

/** Two forms of one name: the surnames agree, and no title or given name speaks against it. */
function same(a: PersonName, b: PersonName): boolean {
  const [x, y] = [foldName(a.surname ?? ''), foldName(b.surname ?? '')]
  if (x === '' || y === '') return x === y && a.given.length > 0 && foldName(a.given[0] ?? '') === foldName(b.given[0] ?? '')
  if (x !== y) return false
  const [g, h] = [foldName(a.given[0] ?? ''), foldName(b.given[0] ?? '')]
  return g === '' || h === '' || g === h || g.charAt(0) === h || g === h.charAt(0)
}

/** A, B, … Z, AA, AB. */
function letterOf(number: number): string {
  return number < 26 ? String.fromCharCode(65 + number) : letterOf(Math.floor(number / 26) - 1) + String.fromCharCode(65 + (number % 26))
}
