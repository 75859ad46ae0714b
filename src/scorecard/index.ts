import type { Facts } from '../case/types.ts'
import type { Answer, Finding } from '../rule/types.ts'
import { ANSWER_KEYS, type AnswerKey } from './questions.ts'
import { rate, type RatingResult } from './rate.ts'

/** Answers to every question, and the overall rating. */
export interface Scorecard {
  answers: Record<AnswerKey, Answer>
  rating: RatingResult
}

/**
 * Makes the scorecard of a letter. A question that no rule answered is unknown.
 *
 * @param answers what the rules answered
 * @param findings the findings that stand
 */
export function scorecardOf(answers: Partial<Record<AnswerKey, Answer>>, findings: readonly Finding[], facts: Facts): Scorecard {
  const all = Object.fromEntries(
    ANSWER_KEYS.map((key) => [key, answers[key] ?? { answer: 'unknown', reason: 'No rule that is switched on answers this question.', evidence: [] }]),
  ) as Record<AnswerKey, Answer>
  return { answers: all, rating: rate(all, findings, facts) }
}
