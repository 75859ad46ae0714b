import { looksLikeName } from '../letter/names.ts'
import type { Letter } from '../letter/types.ts'
import type { CaseData } from './schema.ts'
import type { Profile } from './profile.ts'
import { complaintKindOf, letterKindOf, type Reading } from './kind.ts'
import type { Fact, Facts, Origin } from './types.ts'

/** Facts given from outside the letter, by where they come from. */
export interface Given {
  option?: CaseData
  'front-matter'?: CaseData
  'case-file'?: CaseData
}

const KEYS = ['organisation', 'area', 'unit', 'letter', 'complaint', 'complainant', 'received', 'sent', 'reference', 'addressee', 'protected'] as const

/**
 * Merges what is known of a case. First wins: options, front matter, case file, the letter itself.
 *
 * @param given facts by where they come from
 * @param letter the letter, for what it says of itself
 * @param profiles to recognise the organisation
 */
export function mergeFacts(given: Given, letter: Letter, profiles: readonly Profile[]): Facts {
  const facts: Record<string, Fact<unknown>> = {}
  const other: Record<string, Fact<unknown>> = {}
  for (const from of ['option', 'front-matter', 'case-file'] as const) {
    for (const [key, value] of Object.entries(given[from] ?? {})) {
      if (value === undefined) continue
      const into = (KEYS as readonly string[]).includes(key) ? facts : other
      into[key] ??= { value, from: from satisfies Origin, sure: true }
    }
  }
  for (const [key, fact] of Object.entries(inferFacts(letter, profiles))) facts[key] ??= fact
  return { ...facts, other } as Facts
}

/** What a letter says of itself. */
function inferFacts(letter: Letter, profiles: readonly Profile[]): Record<string, Fact<unknown>> {
  const facts: Record<string, Fact<unknown>> = {}
  const infer = (key: string, value: unknown, sure: boolean): void => {
    if (value !== undefined) facts[key] = { value, from: 'letter', sure }
  }
  const organisation = organisationOf(letter, profiles)
  infer('organisation', organisation?.value, organisation?.sure ?? false)
  const kind = letterKindOf(letter)
  infer('letter', kind?.value, kind?.sure ?? false)
  const complaint = complaintKindOf(letter)
  infer('complaint', complaint?.value, complaint?.sure ?? false)
  infer('sent', letter.date?.iso, true)
  infer('reference', letter.references.find((reference) => reference.paragraph.part !== 'body')?.text, false)
  const addressee = letter.paragraphs.find((paragraph) => paragraph.part === 'addressee' && looksLikeName(paragraph.text))
  const named = addressee?.text ?? letter.salutation?.name?.text
  if (named) infer('complainant', { name: named }, false)
  return facts
}

/** The organisation that the letterhead or the signature names, or, less surely, the one that the text names first. */
function organisationOf(letter: Letter, profiles: readonly Profile[]): Reading<string> | undefined {
  const head = letter.paragraphs.filter((paragraph) => ['letterhead', 'email-header', 'signatory', 'contact'].includes(paragraph.part))
  for (const group of [head, letter.body.paragraphs]) {
    const text = group.map((paragraph) => paragraph.lower).join('\n')
    let best: { id: string; at: number } | undefined
    for (const profile of profiles) {
      for (const alias of profile.aliases) {
        const at = text.search(new RegExp(`(?<![a-z])${alias.toLowerCase().replace(/[^a-z0-9 ]/g, '.')}(?![a-z])`))
        if (at !== -1 && (!best || at < best.at)) best = { id: profile.id, at }
      }
    }
    if (best) return { value: best.id, sure: group === head }
  }
  return undefined
}
