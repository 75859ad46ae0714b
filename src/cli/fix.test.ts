import { execFileSync } from 'node:child_process'
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decodeText, encodeText, type Encoding } from '../read/decode.ts'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench

beforeEach(() => {
  bench = benchOf()
})

afterEach(() => {
  bench.end()
})

const FAULTY = `Dear Mrs Okoro

You should of been told of the the new date. I apoligise for the neccessary wait , and for an mistake in the **organization** of the day.
You wrote that "the the usher was definately rude".

> The behavior of the the usher was apalling.

It didn’t reach you in time.

Yours sincerely

Amos Field
`

const MENDED = `Dear Mrs Okoro

You should have been told of the new date. I apologise for the necessary wait, and for a mistake in the **organisation** of the day.
You wrote that "the the usher was definately rude".

> The behavior of the the usher was apalling.

It didn’t reach you in time.

Yours sincerely

Amos Field
`

const read = (name: string): string => readFileSync(join(bench.folder, name), 'utf8')

describe('letterlint check --fix', () => {
  test('makes the safe corrections, leaves words of others alone, and finds nothing to do the second time', async () => {
    bench.put('letter.md', FAULTY)
    const { out, err } = await bench.cli('check', 'letter.md', '--fix', '--format', 'json')
    expect(err).toMatch(/^letterlint: letter\.md: \d corrections made\n$/)
    expect(read('letter.md')).toBe(MENDED)
    const left = JSON.parse(out).letters[0].findings.filter(({ fix }: { fix?: string }) => fix !== undefined)
    expect(left.map(({ start }: { start: { line: number } }) => start.line).every((line: number) => line === 6)).toBe(true)
    const again = await bench.cli('check', 'letter.md', '--fix', '--quiet')
    expect(again.err).toBe('')
    expect(read('letter.md')).toBe(MENDED)
  })

  test.for([
    ['utf-8', false, '\n'],
    ['utf-8', true, '\r\n'],
    ['utf-16le', true, '\r\n'],
    ['utf-16be', true, '\n'],
    ['windows-1252', false, '\r\n'],
    ['utf-8', false, '\r'],
  ] as const)('keeps %s (mark: %s) and line ends %j', async ([encoding, mark, end]) => {
    const bytes = (text: string): Buffer => Buffer.from(encodeText(text.replaceAll('\n', end), encoding as Encoding, mark))
    bench.put('letter.txt', bytes(FAULTY))
    await bench.cli('check', 'letter.txt', '--fix')
    const after = readFileSync(join(bench.folder, 'letter.txt'))
    expect(decodeText(after)).toMatchObject({ encoding, mark })
    expect(after.equals(bytes(MENDED))).toBe(true)
  })

  test('replaces what a link leads to, keeps the link and the permissions', async () => {
    bench.put('real/letter.md', FAULTY)
    chmodSync(join(bench.folder, 'real/letter.md'), 0o640)
    symlinkSync(join('real', 'letter.md'), join(bench.folder, 'link.md'))
    await bench.cli('check', 'link.md', '--fix')
    expect(lstatSync(join(bench.folder, 'link.md')).isSymbolicLink()).toBe(true)
    expect(read('real/letter.md')).toBe(MENDED)
    expect(statSync(join(bench.folder, 'real/letter.md')).mode & 0o777).toBe(0o640)
  })

  test('leaves a read-only letter alone and says so', async () => {
    bench.put('letter.md', FAULTY)
    chmodSync(join(bench.folder, 'letter.md'), 0o444)
    const { code, err } = await bench.cli('check', 'letter.md', '--fix')
    expect(code).toBe(2)
    expect(err).toContain('letter.md: may not be written')
    expect(read('letter.md')).toBe(FAULTY)
  })

  test('--dry-run writes nothing and prints a diff that git applies', async () => {
    for (const [name, text] of [['a b.md', FAULTY], ['crlf.txt', FAULTY.replaceAll('\n', '\r\n')]] as const) bench.put(name, text)
    const { code, out, err } = await bench.cli('check', 'a b.md', 'crlf.txt', '--fix', '--dry-run')
    expect([code, err]).toEqual([1, ''])
    expect(read('a b.md')).toBe(FAULTY)
    bench.put('fix.patch', out)
    const git = (...args: string[]): void => void execFileSync('git', args, { cwd: bench.folder })
    git('init', '-q')
    git('apply', '--whitespace=nowarn', 'fix.patch')
    expect(read('a b.md')).toBe(MENDED)
    expect(read('crlf.txt')).toContain('You should have been told of the new date.')
    expect(read('crlf.txt').match(/(?<!\r)\n/)).toBeNull()
    expect((await bench.cli('check', 'a b.md', '--fix', '--dry-run')).code).toBe(0)
  })

  test('--dry-run alone is refused', async () => {
    bench.put('letter.md', FAULTY)
    expect((await bench.cli('check', 'letter.md', '--dry-run')).err).toContain('--dry-run goes with --fix')
  })
})
