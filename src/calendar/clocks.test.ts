import { describe, expect, test } from 'vitest'
import { mergeFacts } from '../case/facts.ts'
import { contradictionsOf } from '../case/contradictions.ts'
import { parseCase } from '../case/parse.ts'
import { loadDictionaries } from '../cli/data.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import { timelinessOf } from '../scorecard/timeliness.ts'
import type { Facts } from '../case/types.ts'
import { clocksOf, type ClockState } from './clocks.ts'
import { calendarOf } from './index.ts'

const dictionaries = loadDictionaries()
const calendar = calendarOf(dictionaries['bank-holidays'])
const profileOf = (id: string) => dictionaries.profiles.find((profile) => profile.id === id) as (typeof dictionaries.profiles)[number]

function factsOf(yaml: string): Facts {
  return mergeFacts({ 'case-file': parseCase(yaml) }, letterOf(readSource('', 'text')), dictionaries.profiles)
}

function clock(yaml: string, id: string, today = '2026-11-25', organisation = 'cps'): ClockState | undefined {
  return clocksOf(profileOf(organisation), factsOf(yaml), calendar, today).find((state) => state.clock.id === id)
}

describe('the clocks of the CPS', () => {
  const received = 'letter: stage-one\nreceived: 2026-11-02\nreceived-time: "15:10"\n'

  test('follow the worked story', () => {
    expect(clock(received, 'triage')?.due).toEqual({ date: '2026-11-03', time: '15:10' })
    expect(clock(received, 'acknowledgement')?.due).toEqual({ date: '2026-11-05' })
    expect(clock(received, 'allocation')?.due).toEqual({ date: '2026-11-05' })
    expect(clock(received, 'draft')?.due).toEqual({ date: '2026-11-25', time: '11:00' })
    expect(clock(received, 'reply')?.due).toEqual({ date: '2026-11-30' })
    expect(clock(`${received}sent: 2026-11-30\n`, 'stage-two')?.due).toEqual({ date: '2026-12-30' })
  })

  test.for([
    ['triaged: 2026-11-02', 'in-time'],
    ['triaged: 2026-11-03 15:10', 'in-time'],
    ['triaged: 2026-11-03 15:11', 'late'],
    ['triaged: 2026-11-03', 'unknown'],
    ['triaged: 2026-11-04', 'late'],
  ] as const)('%s is %s', ([line, status]) => {
    expect(clock(`${received}${line}\n`, 'triage')?.status).toBe(status)
  })

  test.for([
    ['2026-11-25 10:59', 'in-time', undefined],
    ['2026-11-25 11:01', 'late', 'less than 24 hours'],
    ['2026-11-26 10:00', 'late', 'less than 24 hours'],
    ['2026-11-27', 'late', '1 to 3 days'],
    ['2026-11-29', 'late', '4 to 5 days'],
    ['2026-12-01', 'late', '6 or more days'],
  ] as const)('a draft back at %s is %s', ([when, status, band]) => {
    const state = clock(`${received}draft-returned: ${when}\n`, 'draft')
    expect(state?.status).toBe(status)
    expect(state?.late?.band).toBe(band)
  })

  test('a holding letter is needed only when the reply is late', () => {
    expect(clock(`${received}sent: 2026-11-27\n`, 'holding')?.status).toBe('not-needed')
    expect(clock(`${received}sent: 2026-12-04\n`, 'holding')?.status).toBe('missed')
    expect(clock(`${received}holding-sent: 2026-11-26\nsent: 2026-12-04\n`, 'holding')?.status).toBe('in-time')
    expect(clock(`${received}holding-sent: 2026-12-02\nsent: 2026-12-04\n`, 'holding')?.status).toBe('late')
  })

  test('victims are told within one or five working days', () => {
    expect(clock('decision: 2026-12-24\nenhanced: true\n', 'vcl-enhanced')?.due?.date).toBe('2026-12-29')
    expect(clock('decision: 2026-12-24\n', 'vcl')?.due?.date).toBe('2027-01-05')
    expect(clock('decision: 2026-04-02\nenhanced: true\n', 'vcl-enhanced')?.due?.date).toBe('2026-04-07')
    expect(clock('decision: 2026-04-02\n', 'vcl')?.due?.date).toBe('2026-04-13')
    expect(clock('decision-letter: 2026-11-19\n', 'vrr')?.due?.date).toBe('2026-12-03')
    expect(clock('decision-letter: 2026-11-19\n', 'vrr-last')?.due?.date).toBe('2027-02-19')
  })

  test('the Assessor is for service complaints at stage two alone', () => {
    const stageTwo = 'letter: stage-two\nsent: 2026-11-30\n'
    expect(clock(`${stageTwo}complaint: service\n`, 'assessor')?.due?.date).toBe('2026-12-30')
    expect(clock(`${stageTwo}complaint: legal\n`, 'assessor')).toBeUndefined()
  })

  test('a count beyond the known bank holidays says so', () => {
    const state = clock('letter: stage-one\nreceived: 2028-12-20\n', 'reply', '2028-12-21')
    expect(state?.status).toBe('unknown')
    expect(state?.how).toContain('from 2019 to 2028')
  })
})

describe('the clocks of the other organisations', () => {
  test('police review: 28 days, not moved by a bank holiday', () => {
    expect(clock('letter: stage-one\nsent: 2026-12-04\n', 'review', '2026-12-05', 'essex-police')?.due?.date).toBe('2027-01-01')
    expect(clock('letter: stage-one\nsent: 2026-04-01\n', 'review', '2026-04-02', 'essex-police')?.due?.date).toBe('2026-04-29')
  })

  test('North Yorkshire: two and ten working days', () => {
    const north = (received: string, id: string) => clock(`received: ${received}\n`, id, '2026-12-22', 'opfcc-north-yorkshire')?.due?.date
    expect([north('2026-12-22', 'acknowledgement'), north('2026-12-22', 'reply')]).toEqual(['2026-12-24', '2027-01-08'])
    expect([north('2026-04-01', 'acknowledgement'), north('2026-04-01', 'reply')]).toEqual(['2026-04-07', '2026-04-17'])
  })

  test('COPFS: the day of receipt is day 1, and the later limit counts for stage two', () => {
    expect(clock('letter: stage-one\nreceived: 2026-11-23\n', 'reply-stage-one', '2026-11-24', 'copfs')?.due?.date).toBe('2026-11-27')
    expect(clock('letter: stage-two\nreceived: 2026-11-23\n', 'reply-stage-two', '2026-11-24', 'copfs')?.due?.date).toBe('2026-12-21')
    expect(clock('letter: stage-one\nsent: 2026-10-14\nevent: 2026-02-01\n', 'stage-two', '2026-10-15', 'copfs')?.due?.date).toBe('2026-12-14')
    expect(clock('letter: stage-one\nsent: 2026-10-14\nevent: 2026-09-01\n', 'stage-two', '2026-10-15', 'copfs')?.due?.date).toBe('2027-03-01')
  })
})

describe('the questions of time', () => {
  const unknown = { answer: 'unknown', reason: '', evidence: [] }
  const answersOf = (yaml: string) => {
    const answers = timelinessOf(factsOf(yaml), profileOf('cps'), calendar, { reason: unknown, date: unknown }, '2027-01-15')
    return Object.fromEntries(Object.entries(answers).map(([key, { answer }]) => [key, answer]))
  }

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
})

describe('dates that contradict one another', () => {
  test.for([
    ['received: 2026-11-30\nsent: 2026-11-02\n', '"sent" (2 November 2026) comes before "received" (30 November 2026)'],
    ['received: 2026-11-28\nreceived-time: "11:00"\n', 'Saturday 28 November 2026'],
    ['promised: 2026-12-25\n', 'is a bank holiday'],
    ['holding-sent: 2026-12-20\npromised: 2026-12-18\n', '"promised" (18 December 2026) comes before "holding-sent"'],
  ] as const)('%j', ([yaml, says]) => {
    const found = contradictionsOf(factsOf(yaml), profileOf('cps'), calendar)
    expect(found.map(({ message }) => message).join('\n')).toContain(says)
  })

  test('none in a sound case', () => {
    expect(contradictionsOf(factsOf('received: 2026-11-02\nacknowledged: 2026-11-02\nsent: 2026-11-30\n'), profileOf('cps'), calendar)).toEqual([])
  })
})

describe('dates that are not dates', () => {
  test.for([
    ['received: 2026-02-30', 'line 1: "received" is "2026-02-30", but it is a date that does not exist'],
    ['area: Wessex\nreceived: 02/03/2026', 'line 2: "received" is "02/03/2026", but it can be read in two ways; write it as year-month-day: 2026-03-02 or 2026-02-03'],
    ['received: 27/03/2026', 'must be written as year-month-day: 2026-03-27'],
    ['received: 27.03.26', 'has a year of two digits'],
    ['received: last Monday', 'must be a date written as year-month-day'],
    ['nation: england', '"nation" is "england"; it must be "england-and-wales" or "scotland" or "northern-ireland"'],
    ['received-time: "25:10"', 'must be a time of day'],
  ] as const)('%j', ([yaml, says]) => {
    expect(() => parseCase(yaml)).toThrow(says)
  })
})
