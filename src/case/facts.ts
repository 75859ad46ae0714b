import type { Letter } from '../letter/types.ts'
import type { CaseData } from './schema.ts'
import type { Profile } from './profile.ts'
import type { ComplaintKind, Fact, Facts, LetterKind, Origin } from './types.ts'

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
  infer('organisation', organisationOf(letter, profiles), false)
  infer('letter', kindOf(letter), false)
  infer('complaint', complaintKindOf(letter), false)
  infer('sent', letter.date?.iso, true)
  infer('reference', letter.references.find((reference) => reference.paragraph.part !== 'body')?.text, false)
  const address = letter.paragraphs.filter((paragraph) => paragraph.part === 'addressee').map((paragraph) => paragraph.text)
  const named = address[0] ?? letter.salutation?.name?.text
  if (named) infer('complainant', { name: named }, false)
  return facts
}

function organisationOf(letter: Letter, profiles: readonly Profile[]): string | undefined {
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
    if (best) return best.id
  }
  return undefined
}

function kindOf(letter: Letter): LetterKind | undefined {
  const text = letter.paragraphs.filter((paragraph) => paragraph.part !== 'letterhead').map((paragraph) => paragraph.lower).join('\n')
  const decided = /\b(?:not )?uph(?:e|o)ld\b/.test(text)
  const later = /\b(?:will|shall|aim to|expect to|hope to)\b[^.]{0,60}\b(?:reply|write|respond|response|answer)\b/.test(text)
  const late = /\b(?:delay|not (?:yet )?(?:ready|able|possible|complete)|longer than|unable to (?:reply|respond)|cannot (?:yet )?(?:reply|respond|answer))\b/.test(text)
  if (!decided && later && letter.body.words.length < 350) return late ? 'holding' : 'acknowledgement'
  if (/\b(?:at|your|for a|this|a) stage (?:two|2)\b|\bstage (?:two|2) (?:review|reply|response|complaint|letter|request)\b/.test(text)) {
    const asks = /\b(?:ask|request|escalate|considered?|reviewed|taken?|look(?:ed)?)\b[^.]{0,60}\bstage (?:two|2)\b/.test(text)
    const is = /\bstage one (?:reply|letter|response|decision)|\bindependent assessor\b|\bend of (?:the|our)\b[^.]{0,30}\bprocess|\b(?:your|this) stage two\b|\bat stage two\b/.test(text)
    if (is && !asks) return 'stage-two'
    return asks && !is ? 'stage-one' : undefined
  }
  return undefined
}

function complaintKindOf(_letter: Letter): ComplaintKind | undefined {
  return undefined
}
