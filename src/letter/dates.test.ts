import { describe, expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
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
