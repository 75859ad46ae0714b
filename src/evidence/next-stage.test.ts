import { describe, expect, test } from 'vitest'
import escalation from '../../rules/escalation.ts'
import { checkText } from '../testing.ts'

function answers(body: string, facts: { organisation?: string; letter?: 'stage-one' | 'stage-two' | 'holding'; complaint?: 'legal' | 'service' | 'mixed' } = {}): string {
  const result = checkText(
    `14 October 2026\n\nMs Ada Thorne\n2 Quay Lane\nWhitby\nYO21 9ZZ\n\nDear Ms Thorne\n\nI have looked at what you told us on 2 September and I uphold your complaint.\n\n${body}\n\nYours sincerely\n\nPiers Holm\n`,
    { rules: [escalation], case: { organisation: 'cps', letter: 'stage-one', complaint: 'service', ...facts } },
  )
  return `${result.answers.escalation.answer} ${result.answers.Q32.answer}`
}

describe('a time limit for stage two, from a letter of 14 October 2026', () => {
  test.for([
    ['Should this not satisfy you, a request for stage two must be with the complaints team by 14 November 2026.', 'date yes'],
    ['You have until the end of Saturday 14 November 2026 to ask us to look at your complaint again.', 'date yes'],
    ['If you still disagree, you can ask for stage two up to and including 14 November.', 'date yes'],
    ['Anyone who is unhappy with a reply may escalate it. The last day for you to do so is 14 November 2026.', 'date yes'],
    ['If you think I have missed something, tell us so that a senior manager can review it. We must hear from you no later than 14/11/2026.', 'date yes'],
    ['The deadline for stage two is 14 November 2026.', 'date yes'],
    ['You can take this further at stage two within a calendar month of this letter (14 November 2026).', 'date yes'],
    ['Were you minded to go to the next stage, you would need to write within one month of the date hereof.', 'period yes'],
    ['If you are not content, you have a month in which to ask for a second look by somebody more senior.', 'period yes'],
    ['Within one month of this letter you may ask that the complaint be reviewed by a Deputy Chief Crown Prosecutor.', 'period yes'],
    ['If you want stage two, let us have your request inside 20 working days of the date above.', 'wrong-period no'],
    ['You may request stage two, provided that you do so within thirty days.', 'wrong-period no'],
    ['If you are dissatisfied you can ask for stage two in the next fortnight.', 'wrong-period no'],
    ['If you are unhappy with any of this you can ask for stage two by 11 November 2026.', 'wrong-date no'],
    ['If you are unhappy with any of this you can ask for stage two before 14 November 2026.', 'wrong-date no'],
    ['If you are unhappy with any of this you can ask for stage two within 28 days, that is by 11 November 2026.', 'wrong-date no'],
    ['If you are unhappy with any of this you can ask for stage two.', 'no-time-limit no'],
    ['If you are unhappy with any of this please write without delay and ask for stage two.', 'no-time-limit no'],
    ['I hope that this has answered your questions. If you have any others, please ring me.', 'missing no'],
  ] as const)('%s', ([body, expected]) => expect(answers(body)).toBe(expected))
})

describe('a time that is not the reader’s', () => {
  const offer = 'If you are unhappy with this reply you can ask for stage two within one month of the date of this letter.'
  test.for([
    'We aim to answer every request within 20 working days.',
    'You will then have a written answer within 20 working days.',
    'A request is normally answered inside 20 working days.',
    'A Deputy Chief Crown Prosecutor will consider it and should reply within twenty working days.',
    'Your fare of £12 will be paid within 10 working days.',
  ])('%s', (sentence) => expect(answers(`${offer} ${sentence}`)).toBe('period yes'))
})

describe('the route', () => {
  test.for([
    ['With this letter the complaints procedure is exhausted.', 'stage-two', 'legal', 'na yes'],
    ['I agree with the decision that was made.', 'stage-two', 'legal', 'missing no'],
    ['If you remain unhappy, the Independent Assessor of Complaints can consider the matter, if you write within one month of this letter.', 'stage-two', 'legal', 'period no'],
    ['If you remain unhappy, the Independent Assessor of Complaints can consider the matter, if you write within one month of this letter.', 'stage-two', 'service', 'period yes'],
    ['Our legal decisions go no further. You may take the way we treated you to the Independent Assessor within one month of this letter.', 'stage-two', 'mixed', 'period yes'],
    ['You may take the whole of your complaint to the Independent Assessor within one month of this letter.', 'stage-two', 'mixed', 'period no'],
    ['If you remain unhappy you can write to the Ombudsman through your MP.', 'stage-two', 'service', 'no-time-limit no'],
    ['If you remain unhappy you can ask for another review by the Chief Crown Prosecutor within one month of this letter.', 'stage-two', 'service', 'period no'],
  ] as const)('%s (%s, %s)', ([body, letter, complaint, expected]) => expect(answers(body, { letter, complaint })).toBe(expected))

  test.for([
    ['essex-police', 'You have the right to apply to the Police, Fire and Crime Commissioner for Essex for a review, to be received by 11 November 2026.', 'date yes'],
    ['essex-police', 'You have a right of review. Apply to the Commissioner within 28 working days.', 'wrong-period no'],
    ['opfcc-north-yorkshire', 'If you would like it looked at again you may write to our Chief Executive.', 'na yes'],
    ['copfs', 'If you are unhappy you can ask for stage two by 14 December 2026.', 'date yes'],
    ['copfs', 'If you are unhappy you can ask for stage two within one month.', 'wrong-period no'],
  ] as const)('%s: %s', ([organisation, body, expected]) => expect(answers(body, { organisation })).toBe(expected))
})

test('without the stage, nothing is said of the route', () => {
  const letter = (body: string): string => `Crown Prosecution Service\n\n14 October 2026\n\nDear Ms Thorne\n\n${body}\n\nYours sincerely\n\nPiers Holm\n`
  const result = checkText(letter('If you are unhappy with this reply you may ask for it to be reviewed within 20 working days.'), { rules: [escalation] })
  expect(result.oneLine.join()).toContain('wrong-period')
  expect(checkText(letter('I hope that this is clear.'), { rules: [escalation] }).answers.Q32.answer).toBe('unknown')
})
