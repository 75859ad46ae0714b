import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeAll(() => {
  bench = benchOf()
})
afterAll(() => bench.end())

describe('letterlint rules test', () => {
  test("tries the examples of the office's own entries, in presence and in phrase books", async () => {
    bench.put('own.yaml', readFileSync(new URL('../../fixtures/rules/presence/own.yaml', import.meta.url)))
    expect(await bench.cli('rules', 'test', 'own.yaml')).toMatchObject({ code: 0, out: '9 examples tried, all hold.\n' })
  })

  test('names each example that does not hold, and takes the files of the configuration', async () => {
    bench.put(
      'wrong.yaml',
      `presence:
  - id: helpline
    require: [information line]
    message: Add it.
    flags: [Ring the information line.]
    allows: [Ring the information line.]
placeholders:
  phrases:
    - find: [fill "me" in, "(gap|blank) here"]
      why: A note of ours.
      flags: There is a gap in the story.
      allows: A blank page.
`,
    )
    bench.put('letterlint.config.yaml', 'dictionaries: [wrong.yaml]\n')
    const { code, out } = await bench.cli('rules', 'test')
    expect(code).toBe(1)
    expect(out).toContain('presence.helpline: "Ring the information line." is to be marked and is not')
    expect(out).toContain('placeholders.phrases.1: "There is a gap in the story." is to be marked and is not')
    expect(out).toContain('4 examples tried, 2 failed.')
  })

  test('the worked example of docs/extending.md holds', async () => {
    const page = readFileSync(new URL('../../docs/extending.md', import.meta.url), 'utf8')
    bench.put('our-office.yaml', /^```yaml\n(presence:[^]*?)^```$/m.exec(page)?.[1] as string)
    expect(await bench.cli('rules', 'test', 'our-office.yaml')).toMatchObject({ code: 0, out: '5 examples tried, all hold.\n' })
  })

  test('an entry that is wrong is named with its line', async () => {
    bench.put('broken.yaml', 'presence:\n  - { id: x, message: y, flags: [a], allows: [b] }\n')
    const { code, err } = await bench.cli('rules', 'test', 'broken.yaml')
    expect(code).toBe(2)
    expect(err).toContain('must have one of require, require-if, forbid, count')
  })
})

test('a rule of presence of an office marks its letters', async () => {
  bench.put('letterlint.config.yaml', 'dictionaries: [own.yaml]\n')
  bench.put('letter.txt', 'Dear Mr Agbaje\n\nWe listen to our customers.\n\nYours sincerely\n\nAnn Petrie\n')
  const { out } = await bench.cli('check', 'letter.txt', '--format', 'json')
  const findings = (JSON.parse(out) as { letters: Array<{ findings: Array<{ rule: string; severity: string; message: string }> }> }).letters[0]?.findings.filter((one) => one.rule === 'presence')
  expect(findings?.map((one) => `${one.severity} ${one.message}`)).toEqual(['warning We write "you", or name the person.', "error Our replies give the number of the victims' information line. Add it."])
})
