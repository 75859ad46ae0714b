import { expect, test } from 'vitest'
import type { Context, Rule, RuleMeta } from './types.ts'
import { checkText } from '../testing.ts'
import { defineRule, spanOf } from './define-rule.ts'

function meta(id: string, answer: 'Q22' | 'Q23'): RuleMeta<'marked'> {
  return { id, question: answer, answers: [answer], severity: 'error', since: '0.1.0', source: 'made up', summary: 'made up', messages: { marked: 'Marked.' } }
}

const words = (context: Context) => spanOf(context.letter.body.words.slice(0, 2))

test('an answer points at its own rule’s finding, and quotes words that only another rule marks', () => {
  const marks = defineRule(meta('a-first', 'Q22'), function* (context) {
    yield { message: 'marked', at: words(context) }
    yield { answer: 'Q22', value: 'yes', reason: 'r', evidence: [words(context)] }
  })
  const quotes = defineRule(meta('b-second', 'Q23'), function* (context) {
    yield { answer: 'Q23', value: 'no', reason: 'r', evidence: [words(context)] }
  })
  const { answers } = checkText('Dear Mr Vane\n\nThank you for your letter.\n', { rules: [marks, quotes] as unknown as Rule[] })
  expect(answers.Q22.evidence).toEqual([0])
  expect(answers.Q23.evidence).toEqual(['Thank you'])
})
