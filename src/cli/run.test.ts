import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { letterDocx } from '../docx.testing.ts'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
let folder: string
beforeEach(() => {
  bench = benchOf()
  folder = bench.folder
})
afterEach(() => bench.end())

const LETTER = `Crown Prosecution Service
East Midlands

Our ref: CO/10001/26

14 October 2026

Mrs Ada Okoro
4 Birch Row
Derby
DE1 9ZZ

Dear Mrs Okoro

Thank you for your letter of 1 October 2026. I am sorry to read how hard the wait has been for you and your children.

We did not tell you that the hearing had moved. That was our mistake and I apologise for it. I uphold your complaint.

If you are not satisfied you can ask for a stage two review by 14 November 2026, by writing to the address above.

Yours sincerely

Amos Field
District Crown Prosecutor
`

const put = (name: string, content: string | Uint8Array): string => bench.put(name, content)
const cli = (...argv: string[]): ReturnType<Bench['cli']> => bench.cli(...argv)
const cliWith = (stdin: string, ...argv: string[]): ReturnType<Bench['cli']> => bench.cliWith(stdin, ...argv)

describe('letterlint check', () => {
  test('prints a scorecard that fits 80 columns and needs no colour', async () => {
    put('letter.md', LETTER)
    const { out, err } = await cli('check', 'letter.md')
    expect(err).toBe('')
    expect(out).toContain('Scorecard')
    expect(out).toContain('Overall (Q35):')
    expect(out).not.toContain('\u001B')
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  test('prints JSON to the contract', async () => {
    put('case/letter.md', LETTER)
    put('case/case.yaml', 'letter: stage-one\norganisation: cps\ncomplaint: service\n')
    const { out } = await cli('check', 'case', '--format', 'json')
    const report = JSON.parse(out)
    expect(report.schemaVersion).toBe(1)
    expect(report.tool.name).toBe('letterlint')
    expect(report.letters[0].path).toBe('case/letter.md')
    expect(report.letters[0].case.letter).toBe('stage-one')
    expect(report.letters[0].case.from.letter).toBe('case-file')
    expect(Object.keys(report.letters[0].answers)).toContain('standard-paragraphs')
    expect(report.summary.letters).toBe(1)
  })

  test('reads standard input', async () => {
    const { out } = await cliWith(LETTER, 'check', '-')
    expect(out.startsWith('-\n')).toBe(true)
    expect(out).toContain('Scorecard')
  })

  test('options win over front matter, which wins over the case file', async () => {
    put('case/letter.md', `---\nletter: stage-two\narea: Wessex\n---\n${LETTER}`)
    put('case/case.yaml', 'letter: holding\narea: North East\nunit: Derby\n')
    const report = JSON.parse((await cli('check', 'case', '--format', 'json', '--set', 'letter=stage-one')).out)
    const facts = report.letters[0].case
    expect([facts.letter, facts.from.letter]).toEqual(['stage-one', 'option'])
    expect([facts.area, facts.from.area]).toEqual(['Wessex', 'front-matter'])
    expect([facts.unit, facts.from.unit]).toEqual(['Derby', 'case-file'])
    expect([facts.sent, facts.from.sent]).toEqual(['2026-10-14', 'letter'])
  })

  test('finds sidecars, leaves out hidden folders and what .letterlintignore names', async () => {
    put('out/a.md', LETTER)
    put('out/a.case.yaml', 'letter: stage-one\n')
    put('out/.old/b.md', LETTER)
    put('out/drafts/c.md', LETTER)
    put('out/.letterlintignore', '# not yet\n/drafts\n')
    const report = JSON.parse((await cli('check', 'out', '--format', 'json')).out)
    expect(report.letters.map((letter: { path: string }) => letter.path)).toEqual(['out/a.md'])
    expect(report.letters[0].case.from.letter).toBe('case-file')
  })

  test('a letter that cannot be read is named in one line, and the others are still checked', async () => {
    put('in/a-empty.md', '')
    put('in/b-binary.txt', Uint8Array.from([80, 75, 0, 1, 2, 3]))
    put('in/c-good.md', LETTER)
    put('in/d-bad/letter.md', LETTER)
    put('in/d-bad/case.yaml', 'letter: stage-one\nrecieved: 2026-03-02\n')
    put('in/e-date/letter.md', LETTER)
    put('in/e-date/case.yaml', 'received: 2026-02-30\n')
    const { code, out, err } = await cli('check', 'in', 'missing.md', '--format', 'json')
    expect(code).toBe(2)
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(err).toContain('in/a-empty.md: is empty')
    expect(err).toContain('in/b-binary.txt: is not text')
    expect(err).toContain('line 2: there is no key "recieved"; did you mean "received"?')
    expect(err).toContain('line 1: "received"')
    expect(err).toContain('is a date that does not exist')
    expect(err).toContain('missing.md: there is no such file')
    const report = JSON.parse(out)
    expect(report.letters).toHaveLength(1)
    expect(report.errors).toHaveLength(5)
  })

  test('reads Windows-1252', async () => {
    put('letter.txt', Buffer.concat([Buffer.from('Dear Mrs Okoro\n\nThe court'), Buffer.from([0x92]), Buffer.from('s diary was full.\n')]))
    const report = JSON.parse((await cli('check', 'letter.txt', '--format', 'json', '--fail-on', 'never')).out)
    expect(report.letters).toHaveLength(1)
  })

  test('writes nothing beside the originals', async () => {
    put('case/letter.md', LETTER)
    put('case/case.yaml', 'letter: stage-one\n')
    const before = statSync(join(folder, 'case/letter.md')).mtimeMs
    await cli('check', 'case')
    expect(readdirSync(join(folder, 'case')).sort()).toEqual(['case.yaml', 'letter.md'])
    expect(statSync(join(folder, 'case/letter.md')).mtimeMs).toBe(before)
  })

  test('writes the result where --output says', async () => {
    put('letter.md', LETTER)
    const { out } = await cli('check', 'letter.md', '--format', 'json', '--output', 'result.json')
    expect(out).toBe('')
    expect(JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')).summary.letters).toBe(1)
    const refused = await cli('check', 'letter.md', '--output', 'nowhere/result.txt')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('there is no such folder')
  })

  test('a folder that leads back to itself ends', async () => {
    put('in/a.md', LETTER)
    symlinkSync(join(folder, 'in'), join(folder, 'in', 'loop'))
    const report = JSON.parse((await cli('check', 'in', '--format', 'json')).out)
    expect(report.letters.length).toBeGreaterThan(0)
    expect(report.letters.length).toBeLessThan(4)
  })
})

describe('letterlint check --review', () => {
  test('writes a Word copy and leaves the letter alone', async () => {
    const bytes = letterDocx(LETTER.replace('hearing had moved', 'hearing had mooved'), 5)
    put('letter.docx', bytes)
    const { code, out } = await cli('check', 'letter.docx', '--review', 'letter.reviewed.docx', '--suggest')
    expect(code).toBe(1)
    expect(out).toContain('paragraph')
    expect(readFileSync(join(folder, 'letter.docx'))).toEqual(Buffer.from(bytes))
    expect(readFileSync(join(folder, 'letter.reviewed.docx')).length).toBeGreaterThan(1000)
    expect(readdirSync(folder).sort()).toEqual(['letter.docx', 'letter.reviewed.docx'])
  })

  test('never writes over the letter, and refuses what is not Word', async () => {
    put('letter.docx', letterDocx(LETTER, 5))
    put('letter.md', LETTER)
    expect((await cli('check', 'letter.docx', '--review', './letter.docx')).err).toContain('must have another name')
    expect((await cli('check', 'letter.md', '--review', 'copy.docx')).err).toContain('is not a Word document')
    expect((await cli('check', 'letter.md', '--suggest')).err).toContain('--suggest goes with --review')
  })
})

describe('configuration', () => {
  test('is found in the folder or above it, and switches rules', async () => {
    put('letterlint.config.yaml', 'fail-on: never\nrules: {}\n')
    put('deep/letter.md', LETTER)
    expect((await cli('check', 'deep/letter.md')).code).toBe(0)
  })

  test.for([
    ['profil: cps\n', 'line 1: there is no key "profil"; did you mean "profile"?'],
    ['fail-on: errors\n', 'line 1: "fail-on" is "errors"; it must be "error" or "warning" or "info" or "never"'],
    ['rules:\n  speling: off\n', 'line 2: there is no rule "speling"'],
    ['rules: [\n', 'line 2'],
    ['bank-holidays:\n  scotland: ["2026-02-30"]\n', 'is a date that does not exist'],
  ] as const)('%j is refused with file, line and the nearest valid key', async ([text, message]) => {
    put('letterlint.config.yaml', text)
    put('letter.md', LETTER)
    const { code, err } = await cli('check', 'letter.md')
    expect(code).toBe(2)
    expect(err).toContain('letterlint.config.yaml: ')
    expect(err).toContain(message)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('an office adds dictionaries of its own; a wrong one is named', async () => {
    put('letterlint.config.yaml', 'dictionaries: [own.yaml]\n')
    put('own.yaml', 'bank-holidays:\n  scotland: ["2026-06-15"]\n')
    put('letter.md', LETTER)
    expect((await cli('check', 'letter.md', '--fail-on', 'never')).code).toBe(0)
    put('own.yaml', 'bank-holiday:\n  scotland: []\n')
    const { code, err } = await cli('check', 'letter.md')
    expect(code).toBe(2)
    expect(err).toContain('did you mean "bank-holidays"?')
  })
})

describe('the command line', () => {
  test('unknown commands, options and facts are refused with a hint', async () => {
    put('letter.md', LETTER)
    expect((await cli('chekc')).code).toBe(2)
    expect((await cli('check', 'letter.md', '--formt', 'json')).code).toBe(2)
    const set = await cli('check', 'letter.md', '--set', 'leter=stage-one')
    expect(set.code).toBe(2)
    expect(set.err).toContain('did you mean "letter"?')
    const today = await cli('check', 'letter.md', '--today', '2026-02-30')
    expect(today.err).toContain('write a date that exists')
  })

  test('help goes to standard output with exit code 0', async () => {
    const { code, out } = await cli('--help')
    expect(code).toBe(0)
    expect(out).toContain('check')
  })
})
