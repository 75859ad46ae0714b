import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import { parse } from 'yaml'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from '../cli/cli.testing.ts'
import { SCHEMAS } from '../dictionary/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What a published schema objects to in a value. */
function objections(name: string, value: unknown): unknown[] {
  const ajv = new Ajv.default({ strict: false, allErrors: true })
  ajv.validate(JSON.parse(readFileSync(`${root}dist/schemas/${name}.schema.json`, 'utf8')), value)
  return ajv.errors ?? []
}

const yaml = (path: string): unknown => parse(readFileSync(`${root}${path}`, 'utf8'), { schema: 'core' })

let bench: Bench

beforeEach(() => {
  bench = benchOf()
})

afterEach(() => {
  bench.end()
})

describe('the published JSON Schemas', () => {
  test('hold of what check --format json prints', async () => {
    for (const name of ['letter.md', 'case.yaml', 'complaint.md']) bench.put(`case/${name}`, readFileSync(`${root}fixtures/sample/${name}`))
    bench.put('lone.md', 'Dear Mrs Okoro\n\n<!-- letterlint-disable-next -->\n\nWe apoligise.\n')
    bench.put('empty.md', '')
    await bench.cli('check', 'lone.md', '--write-baseline', 'old.json')
    bench.put('lone.md', 'Dear Mrs Okoro\n\n<!-- letterlint-disable-next -->\n\nWe apologise.\n')
    for (const more of [[], ['--mask'], ['--baseline', 'old.json']]) {
      const report = JSON.parse((await bench.cli('check', 'case', 'lone.md', 'empty.md', '--format', 'json', ...more)).out)
      expect(objections('check', report)).toEqual([])
      expect(report.letters).toHaveLength(2)
    }
    const report = JSON.parse((await bench.cli('check', 'case', '--format', 'json')).out)
    delete report.letters[0].rating
    report.letters[0].findings[0].severity = 'grave'
    expect(objections('check', report)).toHaveLength(2)
  })

  test('hold of the case files and dictionaries of the project, and refuse a wrong key', () => {
    const cases = readdirSync(`${root}fixtures/cases`, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const { name } of cases.slice(0, 20)) expect(objections('case', yaml(`fixtures/cases/${name}/case.yaml`)), name).toEqual([])
    expect(objections('case', { recieved: '2026-03-02' })).toHaveLength(1)
    for (const name of Object.keys(SCHEMAS)) expect(objections(`dictionaries/${name}`, yaml(`dictionaries/${name}.yaml`)), name).toEqual([])
    for (const name of readdirSync(`${root}dictionaries/profiles`)) expect(objections('dictionaries/profile', yaml(`dictionaries/profiles/${name}`)), name).toEqual([])
  })

  test('hold of a configuration and of the own dictionaries of an office', () => {
    expect(objections('config', { profile: 'cps', 'fail-on': 'error', rules: { dates: 'off', clarity: { severity: 'info' } }, words: ['Wharfedale'], dictionaries: ['own.yaml'] })).toEqual([])
    expect(objections('config', { rules: { speling: 'off' } })).not.toEqual([])
    expect(objections('own-dictionaries', { 'bank-holidays': { scotland: ['2026-06-15'] } })).toEqual([])
    expect(objections('own-dictionaries', { 'bank-holiday': {} })).not.toEqual([])
  })
})
