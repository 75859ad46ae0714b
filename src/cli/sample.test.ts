import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { drawSample } from '../report/sample.ts'
import { type Bench, benchOf } from './cli.testing.ts'

describe('drawing a sample', () => {
  const candidates = Array.from({ length: 300 }, (_, i) => ({ path: `l${String(i).padStart(3, '0')}`, stratum: i < 200 ? 'a' : i < 290 ? 'b' : i < 299 ? 'c' : 'd' }))
  const count = (drawn: ReadonlyArray<{ stratum: string }>): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const { stratum } of drawn) counts[stratum] = (counts[stratum] ?? 0) + 1
    return counts
  }

  test('the same seed draws the same letters, in whatever order they are given', () => {
    expect(drawSample(candidates, 30, 7)).toEqual(drawSample(candidates.toReversed(), 30, 7))
    expect(drawSample(candidates, 30, 7)).not.toEqual(drawSample(candidates, 30, 8))
  })

  test('every stratum has one, and the rest are in proportion', () => {
    expect(count(drawSample(candidates, 30, 1))).toEqual({ a: 20, b: 8, c: 1, d: 1 })
    expect(count(drawSample(candidates, 3, 1))).toEqual({ a: 1, b: 1, c: 1 })
    expect(drawSample(candidates, 1000, 1)).toHaveLength(300)
  })

  test('no letter is drawn twice', () => {
    const drawn = drawSample(candidates, 120, 3).map(({ path }) => path)
    expect(new Set(drawn).size).toBe(120)
  })
})

describe('letterlint sample', () => {
  let bench: Bench
  beforeEach(() => {
    bench = benchOf()
  })
  afterEach(() => bench.end())

  test('writes a list, and pages with an assurance form into a new folder', async () => {
    for (let i = 0; i < 6; i++) bench.put(`in/l${i}.md`, `---\narea: ${i < 4 ? 'Wessex' : '=North'}\nletter: stage-one\n---\nDear Mrs Okoro\n\nWe are sorry for letter ${i}.\n`)
    const { code, out } = await bench.cli('sample', 'in', '--size', '3', '--seed', '5', '--pages', 'drawn')
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(out).toContain("'=North")
    expect(readdirSync(join(bench.folder, 'drawn')).sort()).toEqual(['001.html', '002.html', '003.html', 'list.csv'])
    expect(readFileSync(join(bench.folder, 'drawn/001.html'), 'utf8')).toContain('Assurance form')
    expect((await bench.cli('sample', 'in', '--size', '3', '--pages', 'drawn')).err).toContain('is not empty')
  })
})
