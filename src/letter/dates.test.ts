import { describe, expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
import { isDate, isoOf } from './dates.ts'
import { letterOf } from './index.ts'

/** The dates of a sentence, as `YYYY-MM-DD`; `--MM-DD` without a year, and marked when the day does not exist. */
function datesOf(text: string): string[] {
  return letterOf(readSource(`Dear Mr Vane\n\n${text}\n\nYours sincerely\n`, 'text')).dates.map((date) =>
    date.exists ? (date.iso ?? `--${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`) : `no such day: ${date.text}`,
  )
}

describe('dates', () => {
  test.for([
    'on 5 May 2026', 'on 05 May 2026', 'on 5th May 2026', 'on 5th May, 2026', 'on the 5th of May 2026', 'on the 5th day of May 2026',
    'on Tuesday 5 May 2026', 'on Tuesday, 5 May 2026', 'on Tuesday the 5th of May 2026', 'on Tue 5 May 2026', 'on Tues 5 May 2026',
    'on 5 MAY 2026', 'on May 5, 2026', 'on May 5th 2026', 'on 5/5/2026', 'on 05/05/2026', 'on 5.5.26', 'on 05-05-26', 'on 2026-05-05',
    "on 5 May '26", 'on 5 May 26.', 'on 5-May-2026', 'on 5\u00a0May\u00a02026', 'on 5  May 2026', 'on 5\nMay 2026',
  ])('%s', (text) => {
    expect(datesOf(`You wrote to us ${text} about the hearing and we are sorry`)).toEqual(['2026-05-05'])
  })

  test.for([
    ['12th Feb. 2026', '2026-02-12'],
    ['Weds 3 June 2026', '2026-06-03'],
    ['30 Sept 2026', '2026-09-30'],
    ['31/12/2026', '2026-12-31'],
    ['5 May at 10.30', '--05-05'],
    ['5 May 10am', '--05-05'],
  ])('%s', ([text, iso]) => expect(datesOf(`It was on ${text} that the court sat and nobody told you of it`)).toEqual([iso]))

  test.for([
    ['Tuesday 5 May 2026', 'tuesday', 'words'],
    ['Tuesday, the 5th of May 2026', 'tuesday', 'words'],
    ['tue 5 May 2026', 'tuesday', 'words'],
    ['Mon 5 May 2026', 'monday', 'words'],
    ['Tues. 5 May 2026', undefined, 'words'],
    ['Wed 3 June 2026', 'wednesday', 'words'],
    ['Weds 3 June 2026', 'wednesday', 'words'],
    ['Wednesday 3 June 2026', 'wednesday', 'words'],
    ['Thu 4 Jun 2026', 'thursday', 'words-short'],
    ['Thurs 4 Jun. 2026', 'thursday', 'words-short'],
    ['Fri, 5 Dec 2026', 'friday', 'words-short'],
    ['Saturday 6 December 2026', 'saturday', 'words'],
    ['Sat 6 Dec 2026', 'saturday', 'words-short'],
    ['Sunday 7th December, 2026', 'sunday', 'words'],
    ['Sunday December 7th, 2026', 'sunday', 'month-first'],
    ['Jan 7 2026', undefined, 'month-first'],
    ['Sun 07/12/2026', 'sunday', 'numbers'],
    ['Monday 7.12.26', 'monday', 'numbers'],
    ['Monday 2026-12-07', 'monday', 'iso'],
  ] as const)('%s: the weekday that stands with it is %s, and it is written in %s', ([text, weekday, form]) => {
    const [date] = letterOf(readSource(`Dear Mr Vane\n\nThe court sat on ${text}  and nobody told you of it at the time.\n`, 'text')).dates
    expect(date?.weekday).toBe(weekday)
    expect(date?.form).toBe(form)
    expect(date?.text).toBe(text.replace('Tues. ', ''))
  })

  test('every month is known by its name and by its first three letters', () => {
    for (let month = 1; month <= 12; month++) {
      const name = new Intl.DateTimeFormat('en-GB', { month: 'long' }).format(new Date(2026, month - 1, 15))
      const iso = `2026-${String(month).padStart(2, '0')}-15`
      expect(datesOf(`You wrote on 15 ${name} 2026, then on 15 ${name.slice(0, 3)} 2026, and on ${name} 15, 2026 again`)).toEqual([iso, iso, iso])
      expect(datesOf(`You wrote on 15 ${name.toUpperCase()} 2026 and on 15th ${name.slice(0, 3)}. and nobody answered`)).toEqual([iso, `-${iso.slice(4)}`])
    }
  })

  test.for([
    ['on 3 March and', ['--03-03']],
    ['on 3rd march and', ['--03-03']],
    ['on 3 may 2026 and', ['2026-05-03']],
    ['on 3 june and', ['--06-03']],
    ['on 5 May 2026 10:30 and', ['2026-05-05']],
    ['on 5 May, 26 people', ['2026-05-05']],
    ['on 5 May 10:30 and', ['--05-05']],
    ['on 5 May 10 am and', ['--05-05']],
    ['on 5 May 202 and', ['--05-05']],
    ['on 5 May 20261 and', ['--05-05']],
    ['on May 5 and', ['--05-05']],
    ['in May 2026 and', []],
    ['in June 10:30 and', []],
    ['on May 5 20261 and', ['--05-05']],
    ['on 29 February and', ['--02-29']],
    ['on 30 February and', ['no such day: 30 February']],
    ['on 0 May 2026 and', ['no such day: 0 May 2026']],
    ['on 31/01/2026 and', ['2026-01-31']],
    ['on 5.12.26 and', ['2026-12-05']],
    ['in 5.13.26 and', []],
    ['in 32.12.26 and', []],
    ['in 31.12.26 and', ['2026-12-31']],
    ['in 5/6-26 and', []],
    ['in 3/5/6/26 and', []],
    ['in 5/6/261 and', []],
    ['in 5/6/26/1 and', []],
    ['on 2026-05-05 and', ['2026-05-05']],
    ['in 2026-05-051 and', []],
    ['in 12026-05-05 and', []],
    ['on 5 May 99 and', ['2099-05-05']],
    ['on 5 May 1999 and', ['1999-05-05']],
    ["on 5 May '99 and", ['2099-05-05']],
    ['on the 5th day of May and', ['--05-05']],
    ['on 15 Maybank Road and', []],
  ] as const)('%s: %j', ([text, wanted]) => expect(datesOf(`The court sat ${text} nobody told you of it at the time`)).toEqual(wanted))

  test('the same words are one date', () => {
    expect(datesOf('The court sat on 5 May 2026 2026-05-06 and on 7 May June 8 of that year, and nobody told you.')).toEqual(['2026-05-05', '2026-05-06', '--05-07', '--06-08'])
  })

  test('a day is in the calendar from the first of January to the last of December', () => {
    expect([[2026, 1, 1], [2026, 12, 31], [2028, 2, 29]].every(([year, month, day]) => isDate(year as number, month as number, day as number))).toBe(true)
    expect([[2026, 0, 1], [2026, 13, 1], [2026, 5, 0], [2026, 12, 32], [2026, 2, 29]].some(([year, month, day]) => isDate(year as number, month as number, day as number))).toBe(false)
    expect([isoOf(2026, 5, 5), isoOf(26, 12, 31)]).toEqual(['2026-05-05', '0026-12-31'])
  })

  test('a range gives its last day, and two dates give both', () => {
    expect(datesOf('You were away from 5 to 9 May 2026, and came back before 1 June 2026, which was the day of the trial.')).toEqual(['2026-05-09', '2026-06-01'])
  })

  test('a day that is not in the calendar is found and said not to exist', () => {
    expect(datesOf('The hearing was on 31 April 2026 and the trial was on 29 February 2027, as we said.')).toEqual(['no such day: 31 April 2026', 'no such day: 29 February 2027'])
    expect(datesOf('The hearing was on 13/13/2026, as we said to you at the time of it all.')).toEqual(['no such day: 13/13/2026'])
  })

  test.for([
    'You may write to us in the form that you prefer, and 3 may be enough.',
    'It was read out at 10.30.26 hours of tape, section 1.2.3 and page 12/14.',
    'The references are CO/12/26 and 2026/05/0512/9 and 020 7946 0318.',
    'Part 3, marching past the court, was seen by nobody at all that week.',
  ])('not a date: %s', (text) => expect(datesOf(text)).toEqual([]))

  test('a long line of figures is read in good time', () => {
    const began = performance.now()
    datesOf('1/'.repeat(50_000))
    datesOf(`${'monday '.repeat(20_000)}5 may`)
    expect(performance.now() - began).toBeLessThan(60_000)
  })
})
