import { describe, expect, test } from 'vitest'
import type { Facts } from '../case/types.ts'
import type { Answer, Finding } from '../rule/types.ts'
import { scorecardOf } from './index.ts'
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

function slips(count: number, rule = 'spelling', severity: Finding['severity'] = 'error'): Finding[] {
  return Array.from({ length: count }, () => ({ rule, messageId: 'misspelt', question: 'Q22', severity, message: '', suggestions: [] }))
}

const SENTENCE = /^[A-Z][^.]+[a-z]\.$/

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

  test.for([
    { Q27: 'no' }, { Q32: 'no' }, { outcome: 'missing' }, { Q31: 'no' }, { Q29: 'no' }, { Q30: 'no' },
    { Q34: 'no' }, { outcome: 'implicit' }, { outcome: 'partial' }, { Q24: 'yes' },
  ] as const)('%o alone keeps a letter from being better, and the rating says what and how to mend it', (change) => {
    const rating = rate(answers(change), [], facts('stage-two'))
    expect(rating.answer).toBe('adequate')
    expect(rating.reason).toMatch(/^Adequate, and not better, because [a-z][^.]+[a-z]\.$/)
    expect(rating.advice).toEqual([expect.stringMatching(SENTENCE)])
  })

  test.for([{ Q33: 'personal-details' }, { Q28: 'no' }, { Q25: 'no' }, { Q26: 'no' }] as const)('%o alone fails a letter, and the rating says what and how to mend it', (change) => {
    const rating = rate(answers(change), [], facts('stage-one'))
    expect(rating.answer).toBe('not-met')
    expect(rating.reason).toMatch(/^Not met: [a-z][^.]+[a-z]\.$/)
    expect(rating.advice).toEqual([expect.stringMatching(SENTENCE)])
  })

  test.for([['Q24', 'no'], ['Q27', 'na'], ['Q30', 'na'], ['outcome', 'na'], ['escalation', 'missing'], ['holding-reason', 'no']] as const)('%s "%s" says nothing against a reply', ([key, value]) => {
    expect(rate(answers({ [key]: value }), [], facts('stage-one'))).toEqual({ answer: 'better', reason: expect.stringMatching(/^Better than adequate: /), advice: [] })
  })

  test('failings are told in a row, the advice at most three long', () => {
    expect(rate(answers({ Q28: 'no', Q26: 'no' }), [], facts('stage-one')).reason).toBe('Not met: an issue is left unanswered and the explanation is not clear.')
    const rating = rate(answers({ Q27: 'no', Q30: 'no', Q24: 'yes', Q34: 'no' }), [], facts('stage-one'))
    expect(rating.reason).toBe(
      'Adequate, and not better, because a mistake has no direct apology, no meeting is offered, it is not addressed correctly and it holds unexplained legal terms.',
    )
    expect(rating.advice).toHaveLength(3)
  })

  test('three serious failings are adequate still, a fourth fails the letter, a lesser one does not', () => {
    const three = { Q27: 'no', Q29: 'no', Q31: 'no' } as const
    expect(rate(answers({ ...three, Q34: 'no', Q24: 'yes' }), [], facts('stage-one')).answer).toBe('adequate')
    expect(rate(answers({ ...three, Q30: 'no' }), [], facts('stage-one')).answer).toBe('not-met')
  })
})

describe('slips of spelling and grammar', () => {
  const rated = (...findings: Finding[][]) => rate(answers({ Q22: 'yes' }), findings.flat(), facts('stage-one'))

  test('one is forgiven, two are not, eight fail the letter', () => {
    expect([1, 2, 7, 8].map((count) => rated(slips(count)).answer)).toEqual(['better', 'adequate', 'adequate', 'not-met'])
    expect(rated(slips(2))).toEqual({
      answer: 'adequate', reason: 'Adequate, and not better, because it holds 2 slips of spelling and grammar.', advice: ['Correct the spelling and grammar.'],
    })
    // That they keep it back and that they fail it is one failing, not two.
    expect(rated(slips(8))).toEqual({ answer: 'not-met', reason: 'Not met: it holds 8 slips of spelling and grammar.', advice: ['Correct the spelling and grammar.'] })
  })

  test('both kinds are counted together; suggestions and what other rules find are not', () => {
    expect(rated(slips(4), slips(4, 'grammar', 'warning')).answer).toBe('not-met')
    expect(rated(slips(1), slips(9, 'grammar', 'info'), slips(9, 'typography')).answer).toBe('better')
  })
})

describe('questions that are open', () => {
  const rated = (changes: Partial<Record<AnswerKey, string>>, kind: Parameters<typeof facts>[0] = 'stage-one') => rate(answers(changes), [], facts(kind))

  test('a person is told which, and how the letter stands without them', () => {
    expect(rated({ Q28: 'unknown' })).toEqual({
      answer: 'unknown', reason: 'A person must first answer Q28. On what can be seen, the letter is better than adequate.', advice: [],
    })
    expect(rated({ Q28: 'unknown', Q26: 'unknown', Q33: 'unknown', Q24: 'yes' })).toEqual({
      answer: 'unknown',
      reason: 'A person must first answer Q33, Q28 and Q26. On what can be seen, the letter is adequate at best: it holds unexplained legal terms.',
      advice: ['Explain the legal terms, or use everyday words.'],
    })
  })

  test('one of the serious or lesser ones decides between better and adequate alone', () => {
    expect(rated({ Q27: 'unknown' }).reason).toContain('first answer Q27.')
    expect(rated({ Q24: 'unknown' }).reason).toContain('first answer Q24.')
    expect(rated({ Q34: 'unknown', Q27: 'no' }).answer).toBe('adequate')
    expect(rated({ Q27: 'unknown', Q24: 'yes' }).answer).toBe('adequate')
  })

  test('serious ones stay open where, with those that are against the letter, they could fail it', () => {
    expect(rated({ Q27: 'no', Q29: 'no', Q31: 'unknown' }).answer).toBe('adequate')
    expect(rated({ Q27: 'no', Q29: 'no', Q30: 'no', Q31: 'unknown' })).toMatchObject({ answer: 'unknown', reason: expect.stringContaining('first answer Q31.') })
    expect(rated({ Q27: 'no', Q29: 'no', Q30: 'unknown', Q31: 'unknown' }).answer).toBe('unknown')
  })

  test('the date in a holding letter is one of them, and in a reply is not', () => {
    expect(rated({ 'holding-date': 'unknown' }, 'holding').reason).toContain('first answer holding-date.')
    expect(rated({ 'holding-date': 'unknown' }, 'acknowledgement').answer).toBe('unknown')
    expect(rated({ 'holding-date': 'unknown' }).answer).toBe('better')
    expect(rated({ 'holding-date': 'unknown' }, 'stage-two').answer).toBe('better')
    expect(rate(answers({ 'holding-date': 'unknown' }), [], { other: {} }).answer).toBe('unknown')
  })

  test('empathy is none of them in an acknowledgement', () => {
    expect(rated({ Q25: 'unknown' }, 'acknowledgement').answer).toBe('better')
    expect(rated({ Q25: 'unknown' }, 'holding').answer).toBe('unknown')
    expect(rated({ Q26: 'unknown' }, 'acknowledgement').reason).toContain('first answer Q26.')
  })

  test('a question that no rule answers is open', () => {
    const { answers: all, rating } = scorecardOf({ Q28: { answer: 'yes', reason: '', evidence: [] } }, [], facts('stage-one'))
    expect(Object.keys(all)).toEqual(ANSWER_KEYS)
    expect(all.Q28.answer).toBe('yes')
    expect(all.Q26).toEqual({ answer: 'unknown', reason: expect.stringMatching(SENTENCE), evidence: [] })
    expect(rating.answer).toBe('unknown')
  })
})

describe('letters on the way to the reply', () => {
  const rated = (kind: 'holding' | 'acknowledgement', changes: Partial<Record<AnswerKey, string>>, count = 0) => rate(answers(changes), slips(count), facts(kind))

  test('a holding letter must give the date of the reply, and a reply need not', () => {
    expect(rated('holding', { 'holding-date': 'no', 'holding-reason': 'no' })).toEqual({
      answer: 'not-met',
      reason: 'Not met: it does not give the date of the reply.',
      advice: ['Give the exact date by which the reply will be sent.', 'Say what the reply is waiting for.'],
    })
    expect(rate(answers({ 'holding-date': 'no' }), [], facts('stage-one')).answer).toBe('better')
    expect(rated('acknowledgement', { 'holding-date': 'no' }).answer).toBe('better')
  })

  test('one without its reason is adequate, and fails when it is wrongly addressed or carelessly written too', () => {
    expect(rated('holding', { 'holding-reason': 'no' })).toEqual({
      answer: 'adequate', reason: 'Adequate, and not better, because it does not say why the reply is late.', advice: ['Say what the reply is waiting for.'],
    })
    expect(rated('holding', { 'holding-reason': 'no' }, 2).answer).toBe('adequate')
    expect(rated('holding', { 'holding-reason': 'no' }, 3)).toMatchObject({
      answer: 'not-met', reason: 'Not met: it does not say why the reply is late.', advice: ['Say what the reply is waiting for.', 'Correct the spelling and grammar.'],
    })
    expect(rated('holding', { 'holding-reason': 'no', Q34: 'no' }).answer).toBe('not-met')
    expect(rated('holding', { Q34: 'no' }, 3).answer).toBe('adequate')
    expect(rated('holding', {}).answer).toBe('better')
    expect(rated('acknowledgement', { 'holding-reason': 'no' }).answer).toBe('better')
  })

  test('an acknowledgement fails for what must not be in it or cannot be followed, not for what only a reply can say', () => {
    expect(rated('acknowledgement', { Q33: 'witness' }).answer).toBe('not-met')
    expect(rated('acknowledgement', { Q26: 'no' }).answer).toBe('not-met')
    expect(rated('acknowledgement', { Q28: 'no' }).answer).toBe('better')
    expect(rated('acknowledgement', { Q25: 'no' })).toEqual({
      answer: 'adequate', reason: 'Adequate, and not better, because it shows no empathy.', advice: [expect.stringMatching(SENTENCE)],
    })
  })
})
