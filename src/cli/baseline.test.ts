import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench

beforeEach(() => {
  bench = benchOf()
})

afterEach(() => {
  bench.end()
})

const LETTER = `Dear Mrs Okoro

We did not tell you of the new date. I apoligise for that.

The hearing was mooved twice, and mooved again.

Yours sincerely

Amos Field
`

const findings = async (...argv: string[]): Promise<Array<{ quote?: string; rule: string }>> => JSON.parse((await bench.cli('check', 'letters', '--format', 'json', ...argv)).out).letters.flatMap((letter: { findings: unknown[] }) => letter.findings)

describe('letterlint check --baseline', () => {
  test('silences what was there, wherever its lines have moved, and nothing new', async () => {
    bench.put('letters/a.md', LETTER)
    const written = await bench.cli('check', 'letters', '--write-baseline', 'old.json')
    expect([written.code, written.out]).toEqual([0, ''])
    expect(written.err).toMatch(/^letterlint: old\.json records \d+ findings\n$/)
    const text = readFileSync(join(bench.folder, 'old.json'), 'utf8')
    expect(text).not.toMatch(/apoligise|mooved|Okoro|hearing/)
    expect((await bench.cli('check', 'letters', '--baseline', 'old.json')).code).toBe(0)
    bench.put('letters/a.md', LETTER.replace('We did not', 'Thank you for writing.\n\nOnce more,\n\nWe did not').replaceAll('\n', '\r\n').replace('Amos Field', 'Amos Field\r\n\r\nPS: It was neccessary.'))
    const left = await findings('--baseline', 'old.json')
    expect(left.map(({ quote }) => quote)).toContain('neccessary')
    expect(left.map(({ quote }) => quote)).not.toContain('apoligise')
  })

  test('counts: a third slip of a kind is new, and a mended one is stale', async () => {
    bench.put('letters/a.md', LETTER)
    await bench.cli('check', 'letters', '--write-baseline', 'old.json')
    bench.put('letters/a.md', LETTER.replace('apoligise', 'apologise'))
    const report = JSON.parse((await bench.cli('check', 'letters', '--format', 'json', '--baseline', 'old.json')).out)
    expect(report.baseline.stale).toContainEqual({ path: 'letters/a.md', rule: 'spelling', messageId: 'misspelt', count: 1 })
    expect((await bench.cli('check', 'letters', '--baseline', 'old.json')).out).toContain('write the baseline anew')
    for (const { evidence } of Object.values<{ evidence: Array<number | string> }>(report.letters[0].answers)) {
      for (const one of evidence) if (typeof one === 'number') expect(report.letters[0].findings[one]).toBeDefined()
    }
    bench.put('letters/a.md', `${LETTER}\nThe hearing was mooved twice, and mooved again. It was mooved.\n`)
    expect((await findings('--baseline', 'old.json')).filter(({ quote }) => quote === 'mooved')).toHaveLength(3)
  })

  test('names letters that are gone, and every format says so', async () => {
    bench.put('letters/a.md', LETTER)
    bench.put('letters/b.md', LETTER)
    await bench.cli('check', 'letters', '--write-baseline', 'old.json')
    rmSync(join(bench.folder, 'letters/b.md'))
    for (const format of ['json', 'pretty', 'sarif', 'github', 'junit', 'checkstyle', 'markdown']) {
      const { out, code } = await bench.cli('check', 'letters', '--format', format, '--baseline', 'old.json')
      expect(code).toBe(0)
      if (format !== 'junit') expect(out, format).toContain('letters/b.md')
    }
  })

  test('a file that is no baseline is refused in one line', async () => {
    bench.put('letters/a.md', LETTER)
    bench.put('bad.json', '{"schemaVersion": 2, "letters": {}}')
    bench.put('worse.json', 'no')
    for (const file of ['bad.json', 'worse.json', 'missing.json']) {
      const { code, err } = await bench.cli('check', 'letters', '--baseline', file)
      expect(code).toBe(2)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
      expect(err).toContain(file)
    }
    expect((await bench.cli('check', 'letters', '--baseline', 'bad.json', '--write-baseline', 'x.json')).code).toBe(2)
  })
})

describe('letterlint check --changed', () => {
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@office.example', '-c', 'commit.gpgsign=false', ...args], { cwd: bench.folder, stdio: 'pipe' })

  test('checks only letters that the branch touches, by themselves or by their case', async () => {
    git('init', '-q', '-b', 'main')
    for (const name of ['same.md', 'edited.md', 'kase/letter.md', 'gone.md']) bench.put(`letters/${name}`, LETTER)
    bench.put('letters/kase/case.yaml', 'letter: stage-one\n')
    git('add', '.')
    git('commit', '-qm', 'Letters')
    git('checkout', '-qb', 'work')
    bench.put('letters/edited.md', `${LETTER}\nPS: Thank you.\n`)
    git('commit', '-qam', 'Edit')
    bench.put('letters/kase/case.yaml', 'letter: stage-two\n')
    bench.put('letters/neu é.md', LETTER)
    rmSync(join(bench.folder, 'letters/gone.md'))
    const report = JSON.parse((await bench.cli('check', 'letters', '--changed', 'main', '--format', 'json')).out)
    expect(report.letters.map(({ path }: { path: string }) => path).sort()).toEqual(['letters/edited.md', 'letters/kase/letter.md', 'letters/neu é.md'])
  })

  test('says clearly what is wrong outside a repository, and of an unknown branch', async () => {
    bench.put('letters/a.md', LETTER)
    const outside = await bench.cli('check', 'letters', '--changed', 'main')
    expect([outside.code, outside.err]).toEqual([2, 'letterlint: --changed: this folder is in no git repository\n'])
    git('init', '-q')
    const unknown = await bench.cli('check', 'letters', '--changed', '--output=x')
    expect(unknown.code).toBe(2)
    const none = await bench.cli('check', 'letters', '--changed', 'mian')
    expect(none.err).toContain('git knows no branch, tag or commit "mian"')
  })
})
