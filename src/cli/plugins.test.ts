import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeAll(() => {
  bench = benchOf()
  bench.put('letter.txt', 'Dear Mr Agbaje\n\nThank you for the the letter about the usher.\n\nYours sincerely\n\nAnn Petrie\n')
})
afterAll(() => bench.end())

const RULE = `export default {
  meta: { id: 'ushers', question: 'Q26', answers: [], severity: 'error', since: '1', source: 'ours', summary: 'No ushers', messages: { usher: 'Say who it was, not "{word}".' } },
  *check({ letter }) {
    for (const word of letter.body.words) if (word.lower === 'usher') yield { message: 'usher', at: word, values: { word: word.text } }
  },
}
`

const config = (...lines: string[]): string => bench.put('letterlint.config.yaml', `${lines.join('\n')}\n`)
const found = async (): Promise<string[]> => {
  const { out } = await bench.cli('check', 'letter.txt', '--format', 'json')
  return (JSON.parse(out) as { letters: Array<{ findings: Array<{ rule: string; severity: string; message: string; quote?: string }> }> }).letters.flatMap((letter) =>
    letter.findings.filter((one) => ['ushers', 'the-the'].includes(one.rule)).map((one) => `${one.severity} ${one.rule} ${one.quote}: ${one.message}`),
  )
}

describe('plugins of the configuration', () => {
  test('a rule marks letters, and the configuration sets it like any other', async () => {
    bench.put('ushers.mjs', RULE)
    config('plugins: [./ushers.mjs]')
    expect(await found()).toEqual(['error ushers usher: Say who it was, not "usher".'])
    config('plugins: [./ushers.mjs]', 'rules: { ushers: info }')
    expect(await found()).toEqual(['info ushers usher: Say who it was, not "usher".'])
    config('plugins: [./ushers.mjs]', 'rules: { usher: off }')
    expect((await bench.cli('check', 'letter.txt')).err).toContain('did you mean "ushers"')
  })

  test('its rules are listed and explained', async () => {
    bench.put('ushers.mjs', RULE)
    config('plugins: [./ushers.mjs]')
    expect((await bench.cli('rules')).out).toMatch(/^ushers +Q26 +error +No ushers$/m)
    expect((await bench.cli('rules', '--format', 'json')).out).toContain('"id": "ushers"')
    const { code, out } = await bench.cli('explain', 'ushers')
    expect(code).toBe(0)
    for (const part of ['USHERS', 'No ushers', 'Source: ours', 'Say who it was, not "{word}".', 'rules: { ushers: off }']) expect(out).toContain(part)
    expect((await bench.cli('explain', 'usher')).err).toContain('did you mean "ushers"?')
  })

  test('a retext plugin is run as it is published', async () => {
    bench.put(
      'the-the.mjs',
      `export default function theThe() {
  return (tree, file) => {
    const at = String(file).indexOf('the the')
    if (at !== -1) file.message('Twice the.', { place: { start: { line: 1, column: at + 1, offset: at }, end: { line: 1, column: at + 8, offset: at + 7 } } })
  }
}
`,
    )
    config('plugins: [the-the.mjs]')
    expect(await found()).toEqual(['warning the-the the the: Twice the.'])
  })

  test.for([
    ['../outside.mjs', 'lies outside the folder'],
    ['linked.mjs', 'lies outside the folder'],
    ['missing.mjs', 'is not there'],
    ['broken.mjs', 'cannot be loaded'],
    ['other.mjs', 'must export a rule'],
    ['taken.mjs', 'there is one of that name already'],
  ] as const)('%s %s', async ([path, says]) => {
    mkdirSync(join(bench.folder, 'sub'), { recursive: true })
    writeFileSync(join(bench.folder, 'outside.mjs'), RULE)
    if (path === 'linked.mjs') symlinkSync('../outside.mjs', join(bench.folder, 'sub', 'linked.mjs'))
    bench.put('sub/broken.mjs', 'export default {')
    bench.put('sub/other.mjs', 'export const nothing = 1\n')
    bench.put('sub/taken.mjs', RULE.replace("'ushers'", "'spelling'"))
    bench.put('sub/own.yaml', `plugins: [${path}]\n`)
    const { code, err } = await bench.cli('check', 'letter.txt', '--config', 'sub/own.yaml')
    expect(code).toBe(2)
    expect(err).toContain(says)
  })
})
