import { describe, expect, test } from 'vitest'
import { calendarOf } from '../calendar/index.ts'
import { mergeFacts } from '../case/facts.ts'
import { parseCase } from '../case/parse.ts'
import { loadDictionaries } from '../cli/data.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import { timelinessOf, type TimeKey } from './timeliness.ts'

const dictionaries = loadDictionaries()
const calendar = calendarOf(dictionaries['bank-holidays'])

describe('the questions of time', () => {
  const unknown = { answer: 'unknown', reason: '', evidence: [] }
  const full = (yaml: string, organisation = 'cps', today = '2027-01-15') => {
    const facts = mergeFacts({ 'case-file': parseCase(yaml) }, letterOf(readSource('', 'text')), dictionaries.profiles)
    return timelinessOf(facts, dictionaries.profiles.find(({ id }) => id === organisation), calendar, { reason: unknown, date: { ...unknown, answer: 'no' } }, today)
  }
  const answersOf = (yaml: string, organisation?: string) => Object.fromEntries(Object.entries(full(yaml, organisation)).map(([key, { answer }]) => [key, answer]))

  test('are answered from the dates of the case', () => {
    expect(
      answersOf(`letter: stage-one\nreceived: 2026-11-02\nreceived-time: "15:10"\ntriaged: 2026-11-03 09:00\nacknowledged: 2026-11-06
allocated: 2026-11-05\ndeadline-given: 2026-11-30\ndraft-returned: 2026-11-25 10:00\nholding-sent: 2026-11-27\npromised: 2026-12-11\nsent: 2026-12-10\n`),
    ).toEqual({
      Q9: 'yes', Q10: 'no', Q11: 'yes', Q12: 'yes', Q14: 'yes', Q15: 'yes', Q16: 'unknown', Q17: 'yes',
      Q18: 'yes, as the holding letter promised', Q19: '6 or more days',
    })
  })

  test('are unknown where a date is missing, and not applicable where no letter was needed', () => {
    const answers = answersOf('letter: stage-two\nreceived: 2026-11-02\nsent: 2026-11-30\n')
    expect(answers).toMatchObject({ Q9: 'na', Q10: 'unknown', Q12: 'unknown', Q15: 'na', Q16: 'na', Q17: 'na', Q18: 'yes', Q19: 'na' })
  })

  const received = 'letter: stage-one\nreceived: 2026-11-02\n'

  test.for([
    ['acknowledged: 2026-11-05', 'Q10', 'yes', 'Monday 2 November 2026 + 3 working days = Thursday 5 November 2026. Done on Thursday 5 November 2026.'],
    ['acknowledged: 2026-11-06', 'Q10', 'no', 'Monday 2 November 2026 + 3 working days = Thursday 5 November 2026. Done on Friday 6 November 2026: 1 to 3 days late.'],
    ['', 'Q10', 'no', 'Monday 2 November 2026 + 3 working days = Thursday 5 November 2026. Not recorded as done.'],
    ['sent: 2026-11-30', 'Q10', 'unknown', 'Monday 2 November 2026 + 3 working days = Thursday 5 November 2026. The reply has gone, but the case does not record "acknowledged".'],
    ['sent: 2026-11-30', 'Q18', 'yes', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. Done on Monday 30 November 2026.'],
    ['sent: 2026-11-30', 'Q19', 'na', 'The reply was not late.'],
    ['sent: 2026-11-30', 'Q15', 'na', 'The reply was sent in time, so no holding letter was needed.'],
    ['sent: 2026-11-30', 'Q16', 'na', 'The reply was sent in time, so no holding letter was needed.'],
    ['', 'Q18', 'no', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. Not recorded as done.'],
    // How late a reply was can be told only once it has gone.
    ['', 'Q19', 'unknown', 'The case does not say what is needed to tell.'],
    ['sent: 2026-12-02', 'Q19', '1 to 3 days', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026.'],
    ['promised: 2026-12-11\nsent: 2026-12-11', 'Q18', 'yes, as the holding letter promised', 'The date promised is Friday 11 December 2026.'],
    ['promised: 2026-12-11\nsent: 2026-12-14', 'Q18', 'no, nor as the holding letter promised', 'The date promised is Friday 11 December 2026.'],
    ['promised: 2026-12-11\nsent: 2026-11-27', 'Q18', 'yes', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. Done on Friday 27 November 2026.'],
    ['promised: 2026-11-25\nsent: 2026-11-27', 'Q18', 'yes', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. Done on Friday 27 November 2026.'],
    ['sent: 2026-12-04', 'Q18', 'no', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. Done on Friday 4 December 2026: 4 to 5 days late.'],
    ['deadline-given: 2026-11-30', 'Q12', 'yes', 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026.'],
    ['deadline-given: 2026-12-01', 'Q12', 'no', 'The manager was given 1 December 2026. Monday 2 November 2026 + 20 working days = Monday 30 November 2026.'],
    ['', 'Q12', 'unknown', 'The case does not say which date the manager was given ("deadline-given").'],
    ['holding-sent: 2026-11-27\npromised: 2026-12-11', 'Q17', 'yes', 'It promised Friday 11 December 2026.'],
    ['holding-sent: 2026-11-27\npromised: 2026-11-30\nnation: scotland', 'Q17', 'yes', 'It promised Monday 30 November 2026, which is a bank holiday.'],
    ['holding-sent: 2026-11-27\npromised: 2026-11-30', 'Q17', 'yes', 'It promised Monday 30 November 2026.'],
    ['holding-sent: 2026-11-27\npromised: 2030-01-08', 'Q17', 'yes', 'It promised Tuesday 8 January 2030.'],
    ['holding-sent: 2026-11-27', 'Q17', 'unknown', 'The case does not say which date the holding letter promised ("promised").'],
  ] as const)('%j, %s: %s', ([more, key, answer, reason]) => {
    expect(full(`${received}${more}\n`)[key]).toEqual({ answer, reason, evidence: [] })
  })

  test('what may still be done in time is unknown, and the reason says so', () => {
    expect(full(received, 'cps', '2026-11-30').Q18).toMatchObject({ answer: 'unknown', reason: 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. Not yet done.' })
  })

  test('a holding letter answers for its reason and its date itself', () => {
    expect(answersOf('letter: holding\nreceived: 2026-11-02\npromised: 2026-12-11\n')).toMatchObject({ Q16: 'unknown', Q17: 'no' })
    expect(answersOf('received: 2026-11-02\npromised: 2026-12-11\n')).toMatchObject({ Q17: 'yes' })
  })

  test.for([
    // The procedure in Scotland has no triage, and an acknowledgement at stage two alone.
    ['copfs', 'letter: stage-one', 'Q9', 'na', 'has no such limit.'],
    ['copfs', 'letter: stage-one', 'Q10', 'na', 'has no such limit for a letter of this kind.'],
    ['copfs', 'letter: stage-two', 'Q10', 'no', 'Not recorded as done.'],
    ['copfs', 'letter: stage-one', 'Q15', 'unknown', 'The case does not say what is needed to tell.'],
    ['cps', 'letter: stage-two', 'Q9', 'na', 'Crown Prosecution Service has no such limit for a letter of this kind.'],
    ['cps', 'letter: holding', 'Q9', 'no', 'Not recorded as done.'],
    ['essex-police', 'letter: stage-one', 'Q18', 'unknown', 'The case does not say what is needed to tell.'],
    ['essex-police', 'letter: stage-one', 'Q14', 'na', 'has no such limit.'],
    ['essex-police', 'deadline-given: 2026-11-30', 'Q12', 'unknown', 'The case does not say which date the manager was given ("deadline-given").'],
    ['nobody', 'letter: stage-one', 'Q18', 'unknown', 'The case does not say what is needed to tell.'],
    ['nobody', 'promised: 2026-12-11', 'Q17', 'unknown', 'The case does not say what is needed to tell.'],
  ] as const)('%s, %s, %s: %s, %s', ([organisation, yaml, key, answer, reason]) => {
    const said = full(`received: 2026-11-02\n${yaml}\n`, organisation)[key as TimeKey]
    expect(said).toMatchObject({ answer, reason: expect.stringContaining(reason) })
  })
})
