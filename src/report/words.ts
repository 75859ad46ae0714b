import type { CheckResult } from '../check.ts'
import { MONTHS } from '../letter/dates.ts'
import { type Lines, sourceRange } from '../read/locate.ts'
import type { Document, Span, Suppression } from '../read/types.ts'
import type { SuppressionNote } from '../rule/filters/suppress.ts'
import type { Rating } from '../scorecard/questions.ts'

/** Answers as people read them. */
export function answerWords(answer: string): string {
  const words: Readonly<Record<string, string>> = {
    na: 'not applicable',
    unknown: 'unknown',
    'no-time-limit': 'no time limit',
    'wrong-period': 'wrong period',
    'wrong-date': 'wrong date',
    date: 'right, with the date',
    period: 'right, without the date',
    'youth-defendant': 'yes: a youth defendant',
    'suspect-not-charged': 'yes: a suspect who was not charged',
    'rape-victim': 'yes: a victim in a rape case',
    'personal-details': 'yes: personal details',
    witness: 'yes: a witness',
    other: 'yes',
  }
  return words[answer] ?? answer
}

/** Ratings as people read them. */
export function ratingWords(rating: Rating): string {
  return { better: 'Better than adequate', adequate: 'Adequate', 'not-met': 'Not met', unknown: 'A person must decide' }[rating]
}

/** How an answer stands: good, to mend, to be looked at by a person, or not applicable. */
export type Standing = 'good' | 'mend' | 'look' | 'na'

/**
 * How an answer stands.
 *
 * @param answer one of the question's values
 * @param good the value to wish for
 */
export function standingOf(key: string, answer: string, good: string | undefined): Standing {
  if (answer === 'unknown') return 'look'
  if (answer === 'na') return 'na'
  if (answer === good || (key === 'escalation' && answer === 'period')) return 'good'
  return 'mend'
}

/** A date as a British reader writes it: `14 October 2026`. */
export function spellDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const name = MONTHS[Number(month) - 1] ?? ''
  return `${Number(day)} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`
}

/** One line on which case this is. */
export function caseLine({ facts }: CheckResult, organisations: ReadonlyMap<string, string> = new Map()): string {
  const kinds: Readonly<Record<string, string>> = { 'stage-one': 'stage one reply', 'stage-two': 'stage two reply', holding: 'holding letter', acknowledgement: 'acknowledgement' }
  const parts = [
    facts.organisation && (organisations.get(facts.organisation.value) ?? facts.organisation.value),
    facts.letter ? `${kinds[facts.letter.value]}${facts.letter.sure ? '' : ' (inferred)'}` : 'kind of letter not known',
    facts.complaint && `${facts.complaint.value} complaint${facts.complaint.sure ? '' : ' (inferred)'}`,
    facts.sent && `dated ${spellDate(facts.sent.value)}`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** Where a span stands, in words: its line, or its paragraph and page in a format without lines. */
export function placeOf(span: Span, document: Document, lines: Lines): string {
  if (document.hasLines) {
    const { line, column } = lines.point(sourceRange(span).start)
    return `line ${line}, column ${column}`
  }
  const { index, page } = span.block
  return `${page === undefined ? '' : `page ${page}, `}paragraph ${index + 1}`
}

/** What is wrong with a suppression, in a sentence. */
export function suppressionWords(problem: SuppressionNote['problem'], suppression: Suppression, line: number): string {
  const why = {
    'no-reason': 'gives no reason, so it silences nothing; write one after "--"',
    expired: `ended on ${suppression.until}, so it silences nothing`,
    unused: 'silences nothing; it can be taken out',
  }[problem]
  return `The suppression on line ${line} ${why}.`
}
