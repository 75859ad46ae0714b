import { describe, expect, test } from 'vitest'
import type { Facts } from '../case/types.ts'
import type { Answer, Finding } from '../rule/types.ts'
import { ANSWER_KEYS, QUESTIONS, type AnswerKey } from './questions.ts'
import { rate } from './rate.ts'

function answers(changes: Partial<Record<AnswerKey, string>> = {}): Record<AnswerKey, Answer> {
  return Object.fromEntries(
    ANSWER_KEYS.map((key) => [key, { answer: changes[key] ?? (QUESTIONS[key] as { good?: string }).good ?? 'na', reason: '', evidence: [] }]),
  ) as unknown as Record<AnswerKey, Answer>
}

function facts(letter: 'stage-one' | 'stage-two' | 'holding' | 'acknowledgement'): Facts {
  return { letter: { value: letter, from: 'case-file', sure: true }, other: {} }
}

function slips(count: number): Finding[] {
  return Array.from({ length: count }, () => ({ rule: 'spelling', messageId: 'misspelt', question: 'Q22', severity: 'error', message: '', suggestions: [] }))
}

describe('the overall rating', () => {
  test('a letter with nothing against it, or one slip, is better than adequate', () => {
    expect(rate(answers(), [], facts('stage-one')).answer).toBe('better')
    expect(rate(answers({ Q22: 'yes' }), slips(1), facts('stage-one')).answer).toBe('better')
    expect(rate(answers({ escalation: 'period', 'standard-paragraphs': 'yes' }), [], facts('stage-one')).answer).toBe('better')
  })

  test('more slips, an implied outcome, or a wrong next stage make it adequate', () => {
    expect(rate(answers({ Q22: 'yes' }), slips(3), facts('stage-one')).answer).toBe('adequate')
    expect(rate(answers({ outcome: 'implicit' }), [], facts('stage-one')).answer).toBe('adequate')
    expect(rate(answers({ Q32: 'no', Q27: 'no' }), [], facts('stage-one')).answer).toBe('adequate')
  })

  test.for([{ Q25: 'no' }, { Q26: 'no' }, { Q28: 'no' }, { Q33: 'witness' }, { Q27: 'no', Q29: 'no', Q31: 'no', Q32: 'no' }] as const)('%o fails it', (change) => {
    const rating = rate(answers(change), [], facts('stage-one'))
    expect(rating.answer).toBe('not-met')
    expect(rating.advice.length).toBeGreaterThan(0)
  })

  test('an open question that decides makes the rating unknown, unless the letter fails without it', () => {
    const open = rate(answers({ Q28: 'unknown' }), [], facts('stage-one'))
    expect(open.answer).toBe('unknown')
    expect(open.reason).toContain('Q28')
    expect(rate(answers({ Q28: 'unknown', Q25: 'no' }), [], facts('stage-one')).answer).toBe('not-met')
  })

  test('a cold acknowledgement is adequate; a holding letter without a date fails', () => {
    expect(rate(answers({ Q25: 'no', outcome: 'na' }), [], facts('acknowledgement')).answer).toBe('adequate')
    expect(rate(answers({ 'holding-date': 'no' }), [], facts('holding')).answer).toBe('not-met')
    expect(rate(answers({ 'holding-reason': 'no' }), [], facts('holding')).answer).toBe('adequate')
  })

  test('the advice names the weightiest edits first, three at most', () => {
    const rating = rate(answers({ Q28: 'no', Q27: 'no', Q24: 'yes', Q34: 'no', outcome: 'implicit' }), slips(4), facts('stage-one'))
    expect(rating.advice).toHaveLength(3)
    expect(rating.advice[0]).toMatch(/issue/)
  })
})
