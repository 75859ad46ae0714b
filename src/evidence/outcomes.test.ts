import { describe, expect, test } from 'vitest'
import { loadResources } from '../cli/resources.ts'
import { checkText } from '../testing.ts'
import { defineRule } from '../rule/define-rule.ts'
import { outcomes, type Outcomes } from './outcomes.ts'

/** What the evidence says of a sentence that stands in a letter to the police or the CPS. */
function outcomesOf(sentence: string, organisation = 'essex-police'): Outcomes {
  let found: Outcomes | undefined
  const rule = defineRule({ id: 'probe', question: 'outcome', answers: [], severity: 'info', since: '0.1.0', source: '', summary: '', messages: {} }, function* ({ evidence }) {
    found = evidence(outcomes)
    yield* []
  })
  checkText(`---\norganisation: ${organisation}\n---\nDear Mr Vane\n\nI have read the file and spoken to the people concerned.\n\n${sentence}\n\nYours sincerely\n\nAmos Field\n`, { rules: [rule] })
  if (!found) throw new Error('the probe did not run')
  return found
}

describe('a statement of result', () => {
  test.for([
    ['I uphold your complaint.', 'decision upheld whole'],
    ['For the reasons above I am not able to uphold your complaint.', 'decision not-upheld whole'],
    ['I have no grounds on which to uphold this part.', 'decision not-upheld here'],
    ['Nor do I uphold the third point.', 'decision not-upheld points 3'],
    ['None of your four points is upheld.', 'decision not-upheld whole'],
    ['I do not uphold your complaint, in whole or in part.', 'decision not-upheld whole'],
    ['Your complaint is upheld in part.', 'decision partly whole'],
    ['Two of your five points are upheld.', 'decision partly whole'],
    ['I uphold points 1, 3 and 5. Point 6 is for the court.', 'decision upheld points 1,3,5'],
    ['Outcome: partly upheld', 'decision partly whole'],
    ['The bail condition: not upheld.', 'decision not-upheld topic'],
    ['I neither uphold nor reject this part.', 'decision undecided here'],
    ['The service that you were given was not acceptable.', 'decision upheld whole'],
    ['Your complaint was not upheld at stage one.', 'earlier not-upheld whole'],
    ['At stage one we did not uphold your complaint.', 'earlier not-upheld whole'],
    ['The reply of 3 March told you that your complaint was not upheld.', 'earlier not-upheld whole'],
    ['I agree with the reply of 3 March and do not uphold your complaint.', 'decision not-upheld whole'],
    ['I hope that your complaint is resolved.', 'conditional resolved whole'],
    ['Mr Orme did not uphold your complaint.', 'earlier not-upheld whole'],
    ['I will tell you whether your complaint is upheld.', 'conditional upheld whole'],
    ['If your complaint is upheld we will write again.', 'conditional upheld whole'],
    ['Complaints are upheld, upheld in part or not upheld.', 'policy upheld whole'],
    ['His conviction was upheld on appeal.', 'other upheld here'],
    ['The court upheld the objection.', 'other upheld here'],
    ['A second lawyer looked at the decision and upheld it.', 'other upheld whole'],
    ['You wrote: "I want my complaint upheld".', 'quoted upheld whole'],
  ] as const)('%s', ([sentence, expected]) => {
    const [first] = outcomesOf(sentence).statements
    if (!first) throw new Error('nothing found')
    const numbers = first.scope.kind === 'points' ? ` ${first.scope.numbers.join()}` : ''
    expect(`${first.standing} ${first.polarity} ${first.scope.kind}${numbers}`).toBe(expected)
  })

  test('the words of the police are none of the CPS', () => {
    expect(outcomesOf('The service that you were given was acceptable.', 'cps').statements).toEqual([])
  })

  test('one sentence may give several results', () => {
    const { decisions } = outcomesOf('The first of your points is upheld, the second is not upheld, and point 3 is upheld in part.')
    expect(decisions.map(({ polarity }) => polarity)).toEqual(['upheld', 'not-upheld', 'partly'])
  })

  test('"but not" and "the rest is not" are results too', () => {
    expect(outcomesOf('I uphold your service complaint, but not your complaint about the decision.').decisions.map(({ polarity }) => polarity)).toEqual(['upheld', 'not-upheld'])
    expect(outcomesOf('Point 1 is upheld; the rest is not.').decisions.map(({ polarity }) => polarity)).toEqual(['upheld', 'not-upheld'])
  })
})

describe('the dictionary of outcomes', () => {
  const { judgements } = loadResources().dictionaries.outcomes
  test.for(judgements.flatMap((group) => group.flags.map((sentence) => [group.id, sentence] as const)))('%s: %s', ([id, sentence]) => {
    expect(outcomesOf(sentence).judgements.map(({ kind }) => kind)).toContain(id)
  })
  test.for(judgements.flatMap((group) => group.allows.map((sentence) => [group.id, sentence] as const)))('not %s: %s', ([id, sentence]) => {
    expect(outcomesOf(sentence).judgements.map(({ kind }) => kind)).not.toContain(id)
  })
  const { verdicts } = loadResources().dictionaries.outcomes
  test.for(verdicts.flags)('a verdict: %s', (sentence) => expect(outcomesOf(sentence, 'cps').decisions).toHaveLength(1))
  test.for(verdicts.allows)('no verdict: %s', (sentence) => expect(outcomesOf(sentence, 'cps').decisions).toEqual([]))
})
