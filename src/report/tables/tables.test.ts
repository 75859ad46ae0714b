import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../../cli/data.ts'
import { type Row, tablesOf } from './collect.ts'
import { csvCell, csvTables, htmlTables, markdownTables } from './write.ts'

const national = loadDictionaries()['national-2023']

function row(i: number, rating: string, answers: Record<string, string> = {}): Row {
  return {
    path: `l${i}.md`,
    facts: { letter: i % 3 === 0 ? 'stage-two' : 'stage-one', area: ['North West', 'Wessex', '=1+1'][i % 3] as string, sent: `2026-0${1 + (i % 6)}-10` },
    answers: { Q22: i % 4 === 0 ? 'yes' : 'no', Q27: i % 2 === 0 ? 'na' : 'yes', Q28: i % 5 === 0 ? 'unknown' : 'yes', ...answers },
    rating,
    findings: i % 4 === 0 ? [{ rule: 'spelling', messageId: 'misspelt', severity: 'error', message: 'm', quote: `wrod <b>|${i}` }] : [],
  }
}

const rows = Array.from({ length: 1000 }, (_, i) => row(i, ['better', 'adequate', 'not-met', 'unknown'][i % 4] as string))
const tables = tablesOf(rows, [{ path: 'bad.md', message: 'is empty' }], { by: ['area', 'unit'], trend: 'month' }, national)

describe('the tables of a report', () => {
  test('equal an independent count', () => {
    const stageOne = rows.filter((one) => one.facts['letter'] === 'stage-one')
    expect(tables.columns.map((column) => column.letters)).toEqual([1000, stageOne.length, 1000 - stageOne.length])
    const spelling = tables.questions.find((question) => question.key === 'Q22')?.answers.find((answer) => answer.answer === 'yes')
    expect(spelling?.columns.map((column) => column.count)).toEqual([250, stageOne.filter((one) => one.answers['Q22'] === 'yes').length, rows.filter((one) => one.facts['letter'] === 'stage-two' && one.answers['Q22'] === 'yes').length])
    expect(spelling?.columns[0]?.percent).toBe(25)
    expect(tables.groupings[0]?.groups.reduce((sum, group) => sum + group.letters, 0)).toBe(1000)
    expect(tables.groupings[1]?.groups.map((group) => group.name)).toEqual(['not stated'])
    expect(tables.trend?.periods.reduce((sum, period) => sum + period.letters, 0)).toBe(1000)
  })

  test('leave "not applicable" out of the base and keep "unknown" in it', () => {
    const apology = tables.questions.find((question) => question.key === 'Q27')
    expect(apology?.answers.find((answer) => answer.answer === 'yes')?.columns[0]).toEqual({ count: 500, percent: 100 })
    expect(apology?.answers.find((answer) => answer.answer === 'na')?.columns[0]).toEqual({ count: 500, percent: undefined })
    const issues = tables.questions.find((question) => question.key === 'Q28')
    expect(issues?.answers.find((answer) => answer.answer === 'unknown')?.columns[0]).toEqual({ count: 200, percent: 20 })
  })

  test('show the national rates beside', () => {
    const spelling = tables.questions.find((question) => question.key === 'Q22')?.answers.find((answer) => answer.answer === 'yes')
    expect(spelling?.national).toEqual([17.1, 14.9, 20.8])
    expect(tables.ratings.answers.find((answer) => answer.answer === 'not-met')?.national[0]).toBe(49)
  })

  test('name the commonest findings once each, and never the words of a confidential one', () => {
    expect(tables.commonest).toHaveLength(1)
    expect(tables.commonest[0]).toMatchObject({ rule: 'spelling', letters: 250, count: 250 })
  })

  test('in HTML nothing of a letter is obeyed, and the charts tell their numbers', () => {
    const page = htmlTables(tables, '1.0.0')
    expect(page).not.toContain('<b>|')
    expect(page).toContain('role="img"')
    expect(page).toContain('All letters: Better than adequate 25%')
  })

  test('in CSV no cell is a formula, and every line has the same number of cells', () => {
    const csv = csvTables(tables)
    expect(csv).toContain("'=1+1")
    for (const line of csv.trimEnd().split('\r\n')) expect(line.match(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)?.length).toBe(8)
    expect(csvCell('a "b", c')).toBe('"a ""b"", c"')
    expect(csvCell('-5')).toBe("'-5")
  })

  test('in Markdown a cell cannot be broken', () => {
    expect(markdownTables(tables)).toContain('wrod \\<b\\>\\|0')
  })
})
