import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { mergeFacts } from '../case/facts.ts'
import { contradictionsOf } from '../case/contradictions.ts'
import { parseCase } from '../case/parse.ts'
import { loadDictionaries } from '../cli/data.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import type { Facts } from '../case/types.ts'
import { ClockSchema } from './clock-schema.ts'
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

describe('which clocks a letter has', () => {
  const ids = (yaml: string, organisation = 'cps') => clocksOf(profileOf(organisation), factsOf(`received: 2026-11-02\n${yaml}`), calendar, '2026-11-03').map((state) => state.clock.id)
  const office = ['triage', 'acknowledgement', 'allocation', 'draft', 'holding', 'reply']

  test.for([
    ['letter: stage-one', [...office, 'stage-two']],
    ['letter: stage-two', [...office.slice(1), 'assessor']],
    ['letter: stage-two\ncomplaint: mixed', [...office.slice(1), 'assessor']],
    ['letter: stage-two\ncomplaint: legal', office.slice(1)],
    ['letter: holding', office],
    ['letter: acknowledgement', office],
    // The reader's time runs from the reply and from the letter about the decision, not from a letter on the way.
    ['letter: holding\ndecision-letter: 2026-10-30', office],
    ['letter: acknowledgement\ndecision-letter: 2026-10-30', office],
    ['letter: stage-one\ndecision-letter: 2026-10-30', [...office, 'stage-two', 'vrr', 'vrr-last']],
    ['letter: holding\npromised: 2026-12-11', [...office, 'promised']],
    ['letter: stage-one\ndecision: 2026-10-30', [...office, 'stage-two', 'vcl']],
    ['letter: stage-one\ndecision: 2026-10-30\nenhanced: false', [...office, 'stage-two', 'vcl']],
    ['letter: stage-one\ndecision: 2026-10-30\nenhanced: true', [...office, 'stage-two', 'vcl-enhanced']],
  ] as const)('CPS, %j', ([yaml, wanted]) => expect(ids(yaml)).toEqual(wanted))

  test('a holding letter of COPFS is about a reply at stage two: there is none at stage one', () => {
    expect(ids('letter: holding', 'copfs')).toEqual(['acknowledgement', 'holding', 'reply-stage-two'])
    expect(ids('letter: stage-one', 'copfs')).toEqual(['reply-stage-one', 'stage-two'])
  })
})

describe('how a clock that is not done stands', () => {
  const received = 'letter: stage-one\nreceived: 2026-11-02\n'

  test('it runs until the end of its last day', () => {
    expect(clock(received, 'acknowledgement', '2026-11-04')).toMatchObject({ status: 'running', left: 1 })
    expect(clock(received, 'acknowledgement', '2026-11-05')).toMatchObject({ status: 'running', left: 0 })
    const missed = clock(received, 'acknowledgement', '2026-11-06')
    expect(missed).toMatchObject({ status: 'missed', late: { band: '1 to 3 days', days: 1 } })
    expect(missed?.left).toBeUndefined()
  })

  test('without a day to count from it runs, and how long is left is not told', () => {
    const [state] = clocksOf(profileOf('cps'), factsOf(received), calendar, undefined)
    expect(state).toMatchObject({ status: 'running', due: { date: '2026-11-03' } })
    expect(state?.left).toBeUndefined()
  })

  test('once the reply has gone, an earlier step that is not recorded is unknown, and the reader\'s time runs', () => {
    const sent = `${received}sent: 2026-11-27\n`
    expect(clock(sent, 'acknowledgement', '2026-11-28')).toMatchObject({
      status: 'unknown',
      how: 'Monday 2 November 2026 + 3 working days = Thursday 5 November 2026. The reply has gone, but the case does not record "acknowledged".',
    })
    expect(clock(sent, 'stage-two', '2026-12-21')).toMatchObject({ status: 'running', left: 3 })
    expect(clock(sent, 'stage-two', '2026-12-28')?.status).toBe('missed')
  })

  test.for(['holding', 'acknowledgement'])('the date of a letter of the kind %s is not that of the reply', (kind) => {
    const state = clock(`letter: ${kind}\nreceived: 2026-11-02\nsent: 2026-11-27\n`, 'reply', '2026-11-28')
    expect(state).toMatchObject({ status: 'running', left: 1 })
    expect(state?.done).toBeUndefined()
  })

  test('a start that every case has is asked for; one that only some cases have is not', () => {
    const states = clocksOf(profileOf('cps'), factsOf('letter: stage-one\n'), calendar, '2026-11-25')
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['unknown']))
    expect(states.map(({ clock: { id }, how }) => [id, how])).toEqual([
      ...['triage', 'acknowledgement', 'allocation', 'draft', 'holding', 'reply'].map((id) => [id, 'The case does not say when "received" was.']),
      ['stage-two', 'The case does not say when "sent" was.'],
    ])
  })

  test('the working days left are not told where the bank holidays are not known', () => {
    const state = clock('letter: stage-one\nsent: 2028-12-20\n', 'review', '2028-12-21', 'essex-police')
    expect(state).toMatchObject({ status: 'running', due: { date: '2029-01-17' } })
    expect(state?.left).toBeUndefined()
  })

  test('a fault that is not about the years of the list is not taken for one', () => {
    const broken = { ...calendar, addWorkingDays: () => { throw new TypeError('broken') } }
    expect(() => clocksOf(profileOf('cps'), factsOf(received), broken, '2026-11-25')).toThrow('broken')
  })
})

describe('a holding letter', () => {
  const received = 'letter: stage-one\nreceived: 2026-11-02\n'

  test('that was not needed is not late, however long ago its last day was', () => {
    const state = clock(`${received}sent: 2026-11-30\n`, 'holding', '2027-01-15')
    expect(state).toMatchObject({ status: 'not-needed', due: { date: '2026-11-30' }, how: 'The reply was sent in time, so no holding letter was needed.' })
    expect(state?.late).toBeUndefined()
  })

  test('is open while the reply is, and missed with it', () => {
    expect(clock(received, 'holding', '2026-11-30')).toMatchObject({ status: 'running', left: 0 })
    expect(clock(received, 'holding', '2026-12-01')).toMatchObject({ status: 'missed', how: 'Monday 2 November 2026 + 20 working days = Monday 30 November 2026.' })
  })

  test('that a late reply had needed is missed, and the reason says so', () => {
    expect(clock(`${received}sent: 2026-12-04\n`, 'holding', '2026-12-07')?.how).toBe(
      'Monday 2 November 2026 + 20 working days = Monday 30 November 2026. The reply was late and no holding letter is recorded.',
    )
  })

  test('has a time of its own where an office sets none for the reply', () => {
    const profile = { ...profileOf('cps'), clocks: profileOf('cps').clocks.filter(({ id }) => id === 'holding') }
    expect(clocksOf(profile, factsOf(received), calendar, '2026-11-25').map(({ status }) => status)).toEqual(['running'])
  })
})

describe('hours', () => {
  test('are compared only where both times of day are known', () => {
    const noHour = 'letter: stage-one\nreceived: 2026-11-02\n'
    expect(clock(`${noHour}triaged: 2026-11-03\n`, 'triage')?.status).toBe('unknown')
    expect(clock(`${noHour}triaged: 2026-11-03 09:00\n`, 'triage')?.status).toBe('unknown')
    expect(clock(`${noHour}triaged: 2026-11-02\n`, 'triage')?.status).toBe('in-time')
    expect(clock(`${noHour}received-time: "15:10"\ntriaged: 2026-11-03\n`, 'triage')?.how).toBe(
      'Monday 2 November 2026 at 15:10 + 24 hours = Tuesday 3 November 2026 at 15:10. The time of day is needed to tell whether it was in time.',
    )
    expect(clock(`${noHour}draft-returned: 2026-11-25\n`, 'draft')?.status).toBe('unknown')
  })

  test.for([
    ['draft-returned: 2026-11-25 11:00', 'draft', undefined],
    ['draft-returned: 2026-11-26 10:59', 'draft', 'less than 24 hours'],
    ['draft-returned: 2026-11-26 11:00', 'draft', '1 to 3 days'],
    ['draft-returned: 2026-11-26 12:00', 'draft', '1 to 3 days'],
    ['draft-returned: 2026-11-26', 'draft', '1 to 3 days'],
    ['draft-returned: 2026-11-27 10:00', 'draft', '1 to 3 days'],
    ['draft-returned: 2026-11-28', 'draft', '1 to 3 days'],
    ['draft-returned: 2026-11-30', 'draft', '4 to 5 days'],
    ['triaged: 2026-11-04 14:30', 'triage', 'less than 24 hours'],
    ['triaged: 2026-11-04 15:09', 'triage', 'less than 24 hours'],
    ['triaged: 2026-11-04 15:10', 'triage', '1 to 3 days'],
  ] as const)('%s: the %s is late by %s', ([line, id, band]) => {
    expect(clock(`letter: stage-one\nreceived: 2026-11-02\nreceived-time: "15:10"\n${line}\n`, id)?.late?.band).toBe(band)
  })
})

describe('the arithmetic is told in words', () => {
  test.for([
    ['cps', 'letter: stage-one\nreceived: 2026-11-02\nreceived-time: "15:10"', 'triage', 'Monday 2 November 2026 at 15:10 + 24 hours = Tuesday 3 November 2026 at 15:10.'],
    ['cps', 'letter: stage-one\nreceived: 2026-11-02', 'triage', 'Monday 2 November 2026 + 24 hours = Tuesday 3 November 2026.'],
    ['cps', 'received: 2026-11-02', 'draft', 'Monday 2 November 2026 + 17 working days = Wednesday 25 November 2026 at 11:00.'],
    ['cps', 'decision: 2026-12-24\nenhanced: true', 'vcl-enhanced', 'Thursday 24 December 2026 + 1 working day = Tuesday 29 December 2026.'],
    ['cps', 'letter: stage-one\nsent: 2026-11-30', 'stage-two', 'Monday 30 November 2026 + one month = Wednesday 30 December 2026.'],
    ['cps', 'decision-letter: 2026-11-19', 'vrr-last', 'Thursday 19 November 2026 + 3 months = Friday 19 February 2027.'],
    ['cps', 'promised: 2026-12-11', 'promised', 'The date promised is Friday 11 December 2026.'],
    ['essex-police', 'sent: 2026-12-04', 'review', 'Friday 4 December 2026 + 28 days = Friday 1 January 2027.'],
    ['copfs', 'letter: stage-one\nreceived: 2026-11-23', 'reply-stage-one', 'Monday 23 November 2026 + 5 working days (the day of receipt is day 1) = Friday 27 November 2026.'],
    ['copfs', 'letter: stage-one\nsent: 2026-10-14', 'stage-two', 'Wednesday 14 October 2026 + 2 months = Monday 14 December 2026.'],
    ['copfs', 'letter: stage-one\nsent: 2026-10-14\nevent: 2026-06-14', 'stage-two', 'Wednesday 14 October 2026 + 2 months = Monday 14 December 2026.'],
    ['copfs', 'letter: stage-one\nsent: 2026-10-14\nevent: 2026-06-15', 'stage-two', 'Monday 15 June 2026 + 6 months = Tuesday 15 December 2026, which is the later limit.'],
  ] as const)('%s, %j: %s', ([organisation, yaml, id, how]) => {
    expect(clock(`${yaml}\n`, id, '2026-10-01', organisation)?.how).toBe(how)
  })

  test('a date that was promised is due on that very day', () => {
    expect(clock('received: 2026-11-02\npromised: 2026-12-11\n', 'promised')?.due?.date).toBe('2026-12-11')
  })
})

describe('the clocks of an office\'s own profile', () => {
  const least = { id: 'reply', title: 'Reply', starts: 'received', limit: { count: 10, unit: 'days' }, source: 'Our charter', sure: 'A' }
  const read = (changes: object): unknown => v.parse(ClockSchema, { ...least, ...changes })

  test('are the office\'s, and count receipt as day 0, unless they say otherwise', () => {
    expect(read({})).toEqual({ ...least, whose: 'office', limit: { ...least.limit, 'receipt-is-day': 0 } })
  })

  test.for([
    { whose: 'office' }, { whose: 'reader' },
    { letters: ['stage-one', 'stage-two', 'holding', 'acknowledgement'] },
    { complaints: ['legal', 'service', 'mixed'] },
    { needed: 'late-reply' }, { enhanced: true }, { sure: 'B' }, { sure: 'C' }, { ends: 'sent' },
    { 'or-later': { starts: 'event', months: 6 } },
    ...['hours', 'working-days', 'days', 'months'].map((unit) => ({ limit: { count: 24, unit, 'receipt-is-day': 1 } })),
    { limit: { count: 17, unit: 'working-days', hour: '11:00', 'receipt-is-day': 0 } },
  ])('may say %j', (changes) => expect(read(changes)).toMatchObject(changes))

  test.for([
    { whose: 'court' }, { letters: ['stage-three'] }, { complaints: ['both'] }, { needed: 'always' }, { sure: 'D' }, { starts: 'someday' }, { day: 3 },
    { 'or-later': { starts: 'event' } },
    { limit: { count: 2, unit: 'weeks' } }, { limit: { count: -1, unit: 'days' } }, { limit: { unit: 'days' } }, { limit: { count: 1, unit: 'days', 'receipt-is-day': 2 } },
    ...['11am', '9:00', '11:0', '11:000', '011:00', 'ab:00', '11:cd'].map((hour) => ({ limit: { count: 1, unit: 'days', hour } })),
  ])('may not say %j', (changes) => expect(() => read(changes)).toThrow())
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
