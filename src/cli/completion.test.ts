import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDictionaries } from './data.ts'
import { type Bench, benchOf } from './cli.testing.ts'
import { versionText } from './version.ts'

let bench: Bench
beforeAll(() => {
  bench = benchOf()
})
afterAll(() => bench.end())

describe('completion', () => {
  test.for([
    [['letterlint', 'ch'], ['check']],
    [['letterlint', 'rules', 't'], ['test']],
    [['letterlint', 'explain', 'spel'], ['spelling']],
    [['letterlint', 'check', '--fail-on', 'w'], ['warning']],
    [['letterlint', 'check', 'a.md', '--base'], ['--baseline']],
    [['letterlint', 'check', 'dra'], []],
  ] as const)('bash completes %j', async ([words, wanted]) => {
    const { out } = await bench.cli('completion', 'bash')
    const line = `${out}\nCOMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _letterlint; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, status } = spawnSync('bash', ['--norc', '-c', line], { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stdout.split('\n').filter((word) => word !== '')).toEqual(wanted)
  })

  test('every command and option is in each script, and another shell is refused', async () => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out, code } = await bench.cli('completion', shell)
      expect(code).toBe(0)
      for (const word of ['check', 'deadlines', 'evaluate', 'fail-on', 'write-baseline', 'signposting']) expect(out, shell).toContain(word)
    }
    expect((await bench.cli('completion', 'tcsh')).code).toBe(2)
  })
})

test('--version names the dates of the data', async () => {
  const { out, code } = await bench.cli('--version')
  expect(code).toBe(0)
  expect(out).toMatch(/^\d+\.\d+\.\d+\nbank holidays: 2019 to 2028, checked \d{4}-\d{2}-\d{2}\ncontact details: /)
  const dictionaries = loadDictionaries()
  for (const body of dictionaries.bodies.bodies) for (const contact of body.contact) contact.checked = '2026-05-04'
  expect(versionText(dictionaries)).toContain('contact details: the oldest checked 2026-05-04\n')
})
