import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docxOf } from '../docx.testing.ts'
import { benchOf, type Bench } from './cli.testing.ts'
import { CHECK_FORMATS } from './formats.ts'

const bin = resolve('bin/letterlint.js')
const letter = (n: number): string => `Dear Ms Okafor

Thank you for your letter of 3 November 2026. I am sorry that you recieved our reply late, which was letter ${n}.

${n % 3 === 0 ? 'The file was was lost.' : 'We should of told you sooner.'}

Yours sincerely

Martin Hale
`

describe('many letters', () => {
  let bench: Bench
  beforeAll(() => {
    bench = benchOf()
    for (let n = 10; n < 30; n++) {
      bench.put(`letters/${n}.md`, letter(n))
      if (n % 4 === 0) bench.put(`letters/${n}.complaint.md`, 'Dear Sir\n\n1. Nobody called me back.\n\n2. My statement was lost.\n\nAdaeze Okafor\n')
    }
    bench.put('letters/30.docx', docxOf('<w:p><w:r><w:t>Dear Ms Okafor</w:t></w:r></w:p><w:p><w:r><w:t>I am sorry that you recieved this late.</w:t></w:r></w:p>'))
    bench.put('letters/31.docx', 'no document')
  })
  afterAll(() => bench.end())
  const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, [bin, ...argv], { cwd: bench.folder, encoding: 'utf8' })

  it.each(CHECK_FORMATS)('are reported alike in one thread and in several, in %s', (format) => {
    const [one, two] = ['1', '2'].map((jobs) => run('check', 'letters', '--jobs', jobs, '--format', format, '--today', '2026-11-25')) as [ReturnType<typeof run>, ReturnType<typeof run>]
    expect(two.stdout).toBe(one.stdout)
    expect(two.stderr).toBe(one.stderr)
    expect(two.stderr).toContain('letters/31.docx')
    expect([one.status, two.status]).toEqual([2, 2])
  }, 60_000)

  it('are mended, redacted and reported alike', () => {
    for (const argv of [['check', 'letters', '--fix', '--dry-run'], ['report', 'letters', '--format', 'json'], ['redact', 'letters'], ['sample', 'letters', '--size', '5']]) {
      const [one, two] = ['1', '2'].map((jobs) => run(...argv, '--jobs', jobs)) as [ReturnType<typeof run>, ReturnType<typeof run>]
      expect(two).toMatchObject({ stdout: one.stdout, stderr: one.stderr, status: one.status })
      expect(one.stdout).not.toBe('')
    }
  }, 60_000)

  it('make a review copy and a redacted copy of a Word letter that was checked apart', () => {
    expect(run('check', 'letters/30.docx', '--review', 'out.docx', '--fail-on', 'never')).toMatchObject({ status: 0, stderr: '' })
    expect(existsSync(join(bench.folder, 'out.docx'))).toBe(true)
    run('redact', 'letters/30.docx', '--output', 'redacted.docx')
    expect(existsSync(join(bench.folder, 'redacted.docx'))).toBe(true)
  }, 30_000)

  it('mask the people of the complaint in a letter that was checked apart', () => {
    bench.put('named/a.docx', docxOf('<w:p><w:r><w:t>Dear Ms Okafor</w:t></w:r></w:p><w:p><w:r><w:t>I am sorry that Quillan recieved this late.</w:t></w:r></w:p><w:p><w:r><w:t>The note that Quillan were given is lost.</w:t></w:r></w:p>'))
    bench.put('named/a.complaint.md', 'Dear Sir\n\nMrs Quillan was rude to my son.\n\nAdaeze Okafor\n')
    const { stdout } = run('check', 'named', '--format', 'sarif')
    expect(stdout).toContain('recieved')
    expect(stdout).not.toContain('Quillan')
  }, 30_000)

  it('go on past a letter that takes more memory than one may', () => {
    bench.put('own/letterlint.config.yaml', 'plugins: [greedy.cjs]\n')
    bench.put(
      'own/greedy.cjs',
      `module.exports = { meta: { id: 'greedy', question: 'Q26', answers: [], severity: 'warning', since: '1', source: '', summary: '', messages: {} },
        check({ letter }) { const all = []; while (letter.document.source.includes('letter 15')) all.push(Array.from({ length: 1000 }, (_, i) => ({ i }))); return [] } }`,
    )
    const { status, stdout, stderr } = run('check', 'letters', '--config', 'own/letterlint.config.yaml', '--jobs', '2', '--format', 'json')
    expect(status).toBe(2)
    expect(stderr.split('\n').filter((line) => line.includes('15.md'))).toEqual([expect.stringContaining('needs more than 512 MB of memory')])
    expect((JSON.parse(stdout) as { letters: unknown[] }).letters).toHaveLength(20)
  }, 60_000)

  it.each([['SIGINT', 130], ['SIGTERM', 143]] as const)('say what was done when the person stops them (%s)', async (signal, wanted) => {
    for (const jobs of ['1', '2']) {
      const child = spawn(process.execPath, [bin, 'check', 'letters', '--jobs', jobs, '--fail-on', 'never'], { cwd: bench.folder })
      let err = ''
      child.stderr.on('data', (data: Buffer) => (err += data.toString()))
      child.stdout.once('data', () => child.kill(signal))
      const code = await new Promise((resolve) => child.on('close', resolve))
      expect(code).toBe(wanted)
      expect(err).toMatch(/^letterlint: stopped: \d+ of 22 letters were checked, the others were not\n$/)
    }
  }, 60_000)

  it('tell on a terminal how far the run has come, and wipe the line before anything else', async () => {
    const { err, out } = await bench.cliOnTerminal('check', 'letters', '--format', 'json', '--fail-on', 'never')
    expect(err.split('\r\u001B[K').filter((part) => /^\d+ letters$/.test(part))).not.toEqual([])
    expect(err).toContain('\r\u001B[Kletterlint: letters/31.docx')
    expect(err.endsWith('\r\u001B[K') || err.endsWith('\n')).toBe(true)
    expect(out).not.toContain('\u001B')
    expect((await bench.cli('check', 'letters', '--format', 'json', '--fail-on', 'never')).err).not.toContain('\r')
  }, 30_000)

  it('refuse a number of jobs that makes no sense', async () => {
    for (const jobs of ['0', 'two', '9999']) expect(await bench.cli('check', 'letters', '--jobs', jobs)).toMatchObject({ code: 2, err: expect.stringContaining('--jobs') as string })
  })
})
