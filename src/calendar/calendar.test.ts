import HolidayList from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../cli/data.ts'
import { calendarOf, CalendarRangeError, NATIONS, type Nation } from './index.ts'

const holidays = loadDictionaries()['bank-holidays']
const calendar = calendarOf(holidays)

/** A date between 2019 and the middle of 2028. */
const someDate = fc.integer({ min: 0, max: 3400 }).map((n) => new Date(Date.UTC(2019, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))
const someNation = fc.constantFrom(...NATIONS)

/** A slow count by milliseconds, written apart from the calendar. */
function slowCount(date: string, days: number, nation: Nation): string {
  const closed = new Set(holidays[nation])
  let time = Date.parse(`${date}T00:00:00Z`)
  let left = days
  while (left > 0) {
    time += 86_400_000
    const at = new Date(time)
    const iso = at.toISOString().slice(0, 10)
    if (at.getUTCDay() !== 0 && at.getUTCDay() !== 6 && !closed.has(iso)) left--
  }
  return new Date(time).toISOString().slice(0, 10)
}

describe('working days', () => {
  test('agree with a slow count over ten years in all three nations', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 0, max: 60 }), someNation, (date, days, nation) => {
        expect(calendar.addWorkingDays(date, days, nation)).toBe(slowCount(date, days, nation))
      }),
      { numRuns: 3000 },
    )
  })

  test('counting there and back agree', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 1, max: 40 }), someNation, (date, days, nation) => {
        expect(calendar.workingDaysBetween(date, calendar.addWorkingDays(date, days, nation), nation)).toBe(days)
      }),
      { numRuns: 500 },
    )
  })

  test('are counted backwards where the second date is the earlier', () => {
    expect(calendar.workingDaysBetween('2026-11-30', '2026-11-02', 'england-and-wales')).toBe(-20)
    expect(calendar.workingDaysBetween('2026-11-02', '2026-11-02', 'england-and-wales')).toBe(0)
  })

  test('are not counted beyond the years that the list covers', () => {
    expect(() => calendar.addWorkingDays('2028-12-20', 20, 'england-and-wales')).toThrow(CalendarRangeError)
    expect(() => calendar.isWorkingDay('2018-12-31', 'scotland')).toThrow('from 2019 to 2028')
  })
})

describe('months', () => {
  test('end on the same day number, or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 1, max: 24 }), (date, months) => {
        const [year, month, day] = date.split('-').map(Number) as [number, number, number]
        const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
        const wanted = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
        expect(calendar.addMonths(date, months)).toBe(wanted)
      }),
    )
  })
})

describe('the bank holidays', () => {
  const regions: Record<Nation, string> = { 'england-and-wales': 'ENG', scotland: 'SCT', 'northern-ireland': 'NIR' }
  // Proclaimed days that the second source does not hold.
  const proclaimed = new Set(['2026-06-15'])
  test.for(NATIONS)('of %s agree with a second source', (nation) => {
    const second = new HolidayList('GB', regions[nation])
    for (let year = 2022; year <= 2027; year++) {
      const theirs = second
        .getHolidays(year)
        .filter((one) => one.type === 'public' || one.type === 'bank')
        .map((one) => one.date.slice(0, 10))
        .filter((date) => calendar.weekday(date) < 6)
      const ours = holidays[nation].filter((date) => date.startsWith(String(year)) && !proclaimed.has(date))
      expect([...new Set(theirs)].sort(), `${year}`).toEqual(ours)
    }
  })

  test('are in order, each once, and none at a weekend', () => {
    expect([...NATIONS].sort()).toEqual(Object.keys(regions).sort())
    for (const nation of NATIONS) {
      expect(holidays[nation]).toEqual([...new Set(holidays[nation])].sort())
      for (const date of holidays[nation]) expect(calendar.weekday(date)).toBeLessThan(6)
    }
  })
})

describe('worked examples', () => {
  test.for([
    ['2026-11-02', '2026-11-05', '2026-11-25', '2026-11-30'],
    ['2026-11-21', '2026-11-25', '2026-12-15', '2026-12-18'],
    ['2026-02-27', '2026-03-04', '2026-03-24', '2026-03-27'],
    ['2026-03-26', '2026-03-31', '2026-04-22', '2026-04-27'],
    ['2026-04-24', '2026-04-29', '2026-05-20', '2026-05-26'],
    ['2026-05-15', '2026-05-20', '2026-06-10', '2026-06-15'],
    ['2026-08-14', '2026-08-19', '2026-09-09', '2026-09-14'],
    ['2026-12-04', '2026-12-09', '2026-12-31', '2027-01-06'],
    ['2026-12-10', '2026-12-15', '2027-01-07', '2027-01-12'],
    ['2027-03-12', '2027-03-17', '2027-04-08', '2027-04-13'],
    ['2023-04-20', '2023-04-25', '2023-05-17', '2023-05-22'],
  ] as const)('received %s: three, seventeen and twenty working days', ([received, third, seventeenth, twentieth]) => {
    expect([3, 17, 20].map((days) => calendar.addWorkingDays(received, days, 'england-and-wales'))).toEqual([third, seventeenth, twentieth])
  })

  test.for([
    ['2026-01-30', '2026-02-28'], ['2026-02-28', '2026-03-28'], ['2026-03-06', '2026-04-06'], ['2026-07-03', '2026-08-03'],
    ['2026-08-31', '2026-09-30'], ['2026-10-14', '2026-11-14'], ['2026-11-25', '2026-12-25'], ['2026-11-30', '2026-12-30'],
    ['2026-12-10', '2027-01-10'], ['2026-12-31', '2027-01-31'], ['2027-01-29', '2027-02-28'], ['2028-01-31', '2028-02-29'],
  ] as const)('one month from %s is %s', ([letter, end]) => {
    expect(calendar.addMonths(letter, 1)).toBe(end)
  })

  test('Scotland: St Andrew\'s Day, the World Cup holiday, and receipt as day 1', () => {
    const count = (date: string, days: number, day: 0 | 1): string => calendar.addWorkingDays(date, days, 'scotland', day)
    expect([count('2026-11-23', 5, 0), count('2026-11-23', 5, 1)]).toEqual(['2026-12-01', '2026-11-27'])
    expect([count('2026-11-23', 3, 0), count('2026-11-23', 3, 1)]).toEqual(['2026-11-26', '2026-11-25'])
    expect([count('2026-11-23', 20, 0), count('2026-11-23', 20, 1)]).toEqual(['2026-12-22', '2026-12-21'])
    expect([count('2026-06-10', 5, 0), count('2026-06-10', 5, 1)]).toEqual(['2026-06-18', '2026-06-17'])
  })

  test('days are spelt as the library of the language spells them', () => {
    const parts = (options: Intl.DateTimeFormatOptions, date: Date): string => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date)
    for (let day = 0; day < 366; day += 5) {
      const date = new Date(Date.UTC(2028, 0, 1 + day))
      const [iso, plain] = [date.toISOString().slice(0, 10), parts({ day: 'numeric', month: 'long', year: 'numeric' }, date)]
      expect(calendar.spell(iso)).toBe(plain)
      expect(calendar.spell(iso, true)).toBe(`${parts({ weekday: 'long' }, date)} ${plain}`)
    }
  })

  test('names why a day is closed', () => {
    expect(calendar.whyClosed('2026-11-14', 'england-and-wales')).toBe('a Saturday')
    expect(calendar.whyClosed('2026-12-25', 'england-and-wales')).toBe('a bank holiday')
    expect(calendar.whyClosed('2026-06-15', 'england-and-wales')).toBeUndefined()
    expect(calendar.spell('2026-11-14', true)).toBe('Saturday 14 November 2026')
  })
})
