import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

interface Checked {
  letters: Array<{ case: { letter?: string | { value: string }; area?: string | { value: string } }; answers: Record<string, { answer: string }>; rating: { answer: string } }>
}
interface Column {
  name: string
  count: number
  percent?: number
}
interface Report {
  letters: number
  columns: Array<{ name: string; letters: number }>
  ratings: { answers: Array<{ answer: string; columns: Column[] }> }
  questions: Array<{ key: string; answers: Array<{ answer: string; columns: Column[] }> }>
}

describe('the tables of a report', () => {
  let bench: Bench
  let checked: Checked
  let report: Report
  beforeAll(async () => {
    bench = benchOf()
    for (const name of readdirSync('fixtures/cases').filter((one) => /[147]$/.test(one))) cpSync(join('fixtures/cases', name), join(bench.folder, 'in', name), { recursive: true })
    checked = JSON.parse((await bench.cli('check', 'in', '--format', 'json', '--fail-on', 'never')).out) as Checked
    report = JSON.parse((await bench.cli('report', 'in', '--format', 'json')).out) as Report
  }, 60_000)
  afterAll(() => bench.end())

  const kindOf = ({ case: known }: Checked['letters'][number]): string | undefined => (typeof known.letter === 'object' ? known.letter.value : known.letter)
  const groups: ReadonlyArray<readonly [column: string, takes: (letter: Checked['letters'][number]) => boolean]> = [
    ['All letters', () => true],
    ['Stage one', (letter) => kindOf(letter) === 'stage-one'],
    ['Stage two', (letter) => kindOf(letter) === 'stage-two'],
  ]

  test('count what the checks of the letters answer, one by one', () => {
    expect(checked.letters.length).toBeGreaterThan(15)
    let compared = 0
    for (const [n, [, takes]] of groups.entries()) {
      const letters = checked.letters.filter(takes)
      for (const { key, answers } of report.questions) {
        if (checked.letters[0]?.answers[key] === undefined) continue
        for (const { answer, columns } of answers) {
          expect(columns[n]?.count, `${key} ${answer} ${groups[n]?.[0]}`).toBe(letters.filter((letter) => letter.answers[key]?.answer === answer).length)
          compared++
        }
      }
      for (const { answer, columns } of report.ratings.answers) expect(columns[n]?.count).toBe(letters.filter(({ rating }) => rating.answer === answer).length)
    }
    expect(compared).toBeGreaterThan(100)
  })

  test('leave "not applicable" out of the percentages', () => {
    for (const { key, answers } of report.questions) {
      const asked = answers.filter(({ answer }) => answer !== 'na')
      const total = asked.reduce((sum, { columns }) => sum + (columns[0]?.count ?? 0), 0)
      for (const { answer, columns } of asked) if (total > 0) expect(columns[0]?.percent, `${key} ${answer}`).toBeCloseTo(((columns[0]?.count ?? 0) / total) * 100, 1)
    }
  })
})
