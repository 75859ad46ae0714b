import type { Facts } from '../case/types.ts'
import type { Answer, Finding } from '../rule/types.ts'
import type { AnswerKey } from './questions.ts'
import type { Scorecard } from './index.ts'

/**
 * The overall rating from the answers, by the report's criteria (HMCPSI 2023, paragraphs 7.46 to 7.48).
 */
export function rate(answers: Record<AnswerKey, Answer>, findings: readonly Finding[], _facts: Facts): Scorecard['rating'] {
  const is = (key: AnswerKey, value: string): boolean => answers[key].answer === value
  const failings: string[] = []
  if (is('Q25', 'no')) failings.push('it shows no empathy')
  if (is('Q26', 'no')) failings.push('the explanation is not clear')
  if (is('Q28', 'no')) failings.push('an issue is not answered')
  if (!is('Q33', 'no') && !is('Q33', 'unknown')) failings.push('it contains something it should not')
  if (failings.length > 0) return { answer: 'not-met', reason: `Not met, because ${failings.join(', and ')}.`, advice: [] }
  if (is('Q28', 'unknown')) return { answer: 'unknown', reason: 'Cannot be rated until a person confirms that every issue is answered.', advice: [] }
  const slips = findings.filter((finding) => finding.rule === 'spelling' || finding.rule === 'grammar').length
  const larger = (['Q24', 'Q27', 'Q29', 'Q31', 'Q32', 'Q34'] as const).filter((key) => answers[key].answer === (key === 'Q24' ? 'yes' : 'no'))
  if (slips <= 1 && larger.length === 0 && (is('outcome', 'explicit') || is('outcome', 'na'))) return { answer: 'better', reason: 'Better than adequate.', advice: [] }
  return { answer: 'adequate', reason: 'Adequate.', advice: [] }
}
