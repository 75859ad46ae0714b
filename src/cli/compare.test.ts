import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeEach(() => {
  bench = benchOf()
})
afterEach(() => bench.end())

const DRAFT = 'Dear Mrs Okoro\n\nThe hearring was put off. The the court did so on Monday.\n\nYours sincerely\n\nAmos Field\n'

describe('letterlint compare', () => {
  test('tells what was mended and what is left', async () => {
    bench.put('draft.md', DRAFT)
    bench.put('final.md', DRAFT.replace('hearring', 'hearing'))
    const { code, out } = await bench.cli('compare', 'draft.md', 'final.md')
    expect(code).toBe(0)
    expect(out).toContain('Mended: 1')
    expect(out).toContain('[-hearring-]{+hearing+}')
    expect(out).toContain('Q22 Does it contain spelling mistakes? yes, now no (better)')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('exits with 1 when the final letter has a finding that the draft had not', async () => {
    bench.put('draft.md', DRAFT.replace('hearring', 'hearing').replace('The the', 'The'))
    bench.put('final.md', DRAFT)
    const { code, out } = await bench.cli('compare', 'draft.md', 'final.md', '--format', 'json')
    expect(code).toBe(1)
    const [{ added, improved }] = JSON.parse(out).comparisons
    expect(added.map((one: { quote: string }) => one.quote)).toContain('hearring')
    expect(improved.answer).toBe('no')
  })

  test('pairs two folders by name and says what has no counterpart', async () => {
    bench.put('drafts/a.md', DRAFT)
    bench.put('drafts/b.md', DRAFT)
    bench.put('finals/a.txt', DRAFT.replace('hearring', 'hearing'))
    bench.put('finals/c.md', DRAFT)
    const { code, out, err } = await bench.cli('compare', 'drafts', 'finals', '--format', 'json')
    expect(code).toBe(2)
    expect(JSON.parse(out).comparisons.map((one: { name: string }) => one.name)).toEqual(['a'])
    expect(err).toContain('has no final version')
    expect(err).toContain('has no draft')
  })
})
