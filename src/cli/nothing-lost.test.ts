import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/letterlint.js', import.meta.url))
const root = process.getuid?.() === 0
const everything = process.env['TEST_EVERYTHING'] === 'true'
/** What lets this user's permissions count: the administrator's do not bind, so that power is given up. */
const BOUND = root ? ['setpriv', '--bounding-set', '-all'] : []
const bound = !root || spawnSync('setpriv', ['--bounding-set', '-all', 'true']).status === 0
const mounts = root && spawnSync('unshare', ['--mount', 'true']).status === 0

const FAULTY = 'Dear Mrs Okoro\n\nWe recieved your letter of of 3 May 2026 and read it.\n\nYours sincerely\n\nAmos Field\n'
const MENDED = 'Dear Mrs Okoro\n\nWe received your letter of 3 May 2026 and read it.\n\nYours sincerely\n\nAmos Field\n'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)
const read = (name: string): string => readFileSync(at(name), 'utf8')
const leftovers = (name = '.'): string[] => readdirSync(at(name)).filter((one) => one.endsWith('.tmp'))

function put(name: string, content: string | Uint8Array = FAULTY, mode?: number): string {
  mkdirSync(dirname(at(name)), { recursive: true })
  writeFileSync(at(name), content)
  if (mode !== undefined) chmodSync(at(name), mode)
  return name
}

interface Ended {
  code: number | null
  out: string
  err: string
}

function command(argv: readonly string[]): Ended {
  const [program, ...rest] = argv as [string, ...string[]]
  const { status, stdout, stderr, error } = spawnSync(program, rest, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000 })
  if (error) throw error
  return { code: status, out: stdout, err: stderr }
}

/** Runs the command line as it is built. */
const cli = (...argv: string[]): Ended => command([process.execPath, bin, ...argv])
/** As `cli`, by a user whom permissions bind. */
const bounded = (...argv: string[]): Ended => command([...BOUND, process.execPath, bin, ...argv])
/** Runs a line of shell, in which `letterlint` stands for the command line. */
const shell = (line: string, ...before: string[]): Ended => command([...before, 'bash', '-c', `letterlint() { '${process.execPath}' '${bin}' "$@"; }\n${line}`])

/** The lines on standard error, each of letterlint's own and without a trace of the program. */
function lines({ err }: Ended): string[] {
  const all = err.split('\n').filter(Boolean)
  for (const line of all) expect(line).toMatch(/^letterlint: /)
  return all
}

describe('a full disk', () => {
  const FILL = 'dd if=/dev/zero of=tiny/filler bs=1k 2>/dev/null'
  /** Runs lines of shell before, with and after letterlint where `tiny` is a disk of 64 KB; what the last print is kept in `there`. */
  const onTinyDisk = (before: string, run: string, after: string): Ended =>
    shell(`exec 3>there; mkdir -p tiny && mount -t tmpfs -o size=64k tmpfs tiny || exit 99\n${before}\n${run}\ncode=$?\n{ ${after}; } >&3\nexit $code`, 'unshare', '--mount')

  test.skipIf(!mounts && !everything)(`--fix names the letter, leaves it whole and mends the others${mounts ? '' : ' (left out: only the administrator may mount a disk)'}`, () => {
    put('letter.md')
    const ended = onTinyDisk(`cp letter.md tiny/a.md; cp letter.md tiny/b.md; ${FILL}`, 'letterlint check tiny letter.md --fix --quiet', 'cmp tiny/a.md tiny/b.md && cat tiny/a.md; ls -A tiny')
    expect(lines(ended)).toEqual([
      'letterlint: tiny/a.md: cannot be written (the disk is full)',
      'letterlint: tiny/b.md: cannot be written (the disk is full)',
      'letterlint: letter.md: 2 corrections made',
    ])
    expect(ended.code).toBe(2)
    expect(read('letter.md')).toBe(MENDED)
    expect(read('there')).toBe(`${FAULTY}a.md\nb.md\nfiller\n`)
  })

  test.skipIf(!mounts && !everything).for([
    ['--output', 'check letter.md --format html --output tiny/out'],
    ['--review', 'check letter.docx --quiet --review tiny/out'],
    ['--write-baseline', 'check letter.md --write-baseline tiny/out'],
    ['redact', 'redact letter.md --output tiny/out'],
    ['report', 'report letter.md --output tiny/out'],
    ['sample', 'sample letter.md --size 1 --output tiny/out'],
    ['compare', 'compare letter.md letter.md --output tiny/out'],
    ['deadlines', 'deadlines case.yaml --output tiny/out'],
  ])('%s keeps the old file', ([, run]) => {
    put('letter.md')
    put('case.yaml', 'received: 2026-11-02\n')
    put('letter.docx', readFileSync(fileURLToPath(new URL('../../fixtures/formats/letter.docx', import.meta.url))))
    const ended = onTinyDisk(`echo old >tiny/out; ${FILL}`, `letterlint ${run} >/dev/null`, 'cat tiny/out; ls -A tiny')
    expect(lines(ended)).toHaveLength(1)
    expect(ended.err).toMatch(/tiny\/out: cannot be written \(the disk is full\)\n$/)
    expect(ended.code).toBe(2)
    expect(read('there')).toBe('old\nfiller\nout\n')
  })

  test.skipIf(!mounts && !everything)('copies for a panel and pages of a sample that find no room are named', () => {
    for (const name of ['a.md', 'b.md']) put(`in/${name}`)
    const ended = onTinyDisk(`mkdir tiny/copies; ${FILL}`, 'letterlint redact in --output tiny/copies', 'ls -A tiny/copies')
    expect(lines(ended).filter((line) => line.includes('the disk is full'))).toHaveLength(2)
    expect(ended.code).toBe(2)
    expect(read('there')).toBe('')
    const pages = onTinyDisk(FILL, 'letterlint sample in --size 2 --pages tiny/pages', 'ls -A tiny')
    expect(lines(pages)).toHaveLength(1)
    expect(pages.err).toMatch(/tiny\/pages\S*: cannot be written \(the disk is full\)/)
    expect(pages.code).toBe(2)
  })

  test.skipIf(!mounts && !everything)('standard output that takes a part and no more is no success', () => {
    for (let i = 0; i < 9; i++) put(`in/${i}.md`)
    const ended = onTinyDisk('', 'letterlint check in --format json --fail-on never >tiny/out', 'stat -c %s tiny/out')
    expect(Number(read('there'))).toBeGreaterThan(30_000)
    expect(lines(ended)).toEqual(['letterlint: standard output: cannot be written (the disk is full)'])
    expect(ended.code).toBe(2)
  })

  test('as seen from standard output: one line, and with --fix the letters are mended', () => {
    put('a.md')
    put('b.md')
    for (const format of ['pretty', 'json', 'html', 'sarif', 'markdown']) {
      const ended = shell(`letterlint check a.md --format ${format} --fail-on never >/dev/full`)
      expect(lines(ended), format).toEqual(['letterlint: standard output: cannot be written (the disk is full)'])
      expect(ended.code, format).toBe(2)
    }
    for (const other of ['--version', 'rules', 'explain spelling', 'report a.md', 'sample a.md --size 1', 'redact a.md', 'completion bash', '--help']) {
      const ended = shell(`letterlint ${other} >/dev/full`)
      expect(lines(ended), other).toEqual(['letterlint: standard output: cannot be written (the disk is full)'])
      expect(ended.code, other).toBe(2)
    }
    const ended = shell('letterlint check a.md b.md --fix --fail-on never >/dev/full')
    expect(ended.code).toBe(2)
    expect(lines(ended)).toHaveLength(3)
    expect([read('a.md'), read('b.md')]).toEqual([MENDED, MENDED])
  })

  test('standard error that takes nothing changes no exit code', () => {
    put('a.md')
    expect(shell('letterlint check a.md missing.md 2>/dev/full').code).toBe(2)
    expect(shell('letterlint check a.md --fail-on never 2>/dev/full').code).toBe(0)
  })

  test('a reader who closes the pipe ends the run without a word', () => {
    for (let i = 0; i < 30; i++) put(`in/${i}.md`)
    const ended = shell('letterlint check in --format json | head -n 1; exit ${PIPESTATUS[0]}')
    expect(ended).toEqual({ code: 2, out: '{\n', err: '' })
  })

  test('a limit on the size of files is told as such, and nothing half is left', () => {
    put('out.html', 'old')
    const ended = shell('ulimit -f 4; letterlint check letter.md --format html --output out.html')
    put('letter.md')
    const again = shell('ulimit -f 4; letterlint check letter.md --format html --output out.html')
    expect(ended.code).toBe(2)
    expect(again.code).toBe(2)
    expect(lines(again)).toHaveLength(1)
    expect(again.err).toMatch(/out\.html: cannot be written \(it would be larger than a file may be here\)/)
    expect(read('out.html')).toBe('old')
    expect(leftovers()).toEqual([])
  })
})

describe('missing permission', () => {
  const reason = bound ? '' : ' (left out: setpriv is needed to give up the power of the administrator)'

  test.skipIf(!bound && !everything)(`a letter, a folder, a case file, a complaint and a list of what to leave out that may not be read are named, the others checked${reason}`, () => {
    put('in/a.md', FAULTY, 0o000)
    put('in/b.md')
    put('in/b.case.yaml', 'letter: stage-one\n', 0o000)
    put('in/c.md')
    put('in/c.complaint.md', 'I complain.\n', 0o000)
    put('in/closed/x.md')
    chmodSync(at('in/closed'), 0o000)
    put('in/d.md')
    put('in/.letterlintignore', 'x.md\n', 0o000)
    const ended = bounded('check', 'in', '--format', 'json')
    chmodSync(at('in/closed'), 0o700)
    expect(lines(ended).map((line) => line.replace(`${folder}/`, ''))).toEqual([
      'letterlint: in/.letterlintignore: may not be read (permission denied)',
      'letterlint: in/closed: may not be read (permission denied)',
      'letterlint: in/a.md: may not be read (permission denied)',
      'letterlint: in/b.md: in/b.case.yaml: may not be read (permission denied)',
      'letterlint: in/c.md: in/c.complaint.md: may not be read (permission denied)',
    ])
    expect(JSON.parse(ended.out).letters.map((letter: { path: string }) => letter.path)).toEqual(['in/d.md'])
    expect(ended.code).toBe(2)
  })

  test.skipIf(!bound && !everything)(`the configuration and other files that may not be read${reason}`, () => {
    put('letter.md')
    put('closed.yaml', 'profile: cps\n', 0o000)
    for (const option of ['--config', '--case', '--complaint', '--baseline']) {
      const ended = bounded('check', 'letter.md', option, 'closed.yaml')
      expect(ended.code, option).toBe(2)
      expect(lines(ended), option).toHaveLength(1)
      expect(ended.err, option).toMatch(option === '--complaint' ? /closed\.yaml/ : /closed\.yaml: may not be read \(permission denied\)/)
    }
    put('cases/a.case.yaml', 'received: 2026-11-02\n')
    put('cases/closed/b.case.yaml', 'received: 2026-11-02\n')
    chmodSync(at('cases/closed'), 0o000)
    const ended = bounded('deadlines', 'cases')
    chmodSync(at('cases/closed'), 0o700)
    expect(lines(ended)).toEqual(['letterlint: cases/closed: may not be read (permission denied)'])
    expect(ended.out).toContain('a.case.yaml')
    expect(ended.code).toBe(2)
  })

  test.skipIf(!bound && !everything)(`a folder that may not be written: the letter in it stays, the others are mended${reason}`, () => {
    put('closed/a.md')
    put('open/b.md')
    chmodSync(at('closed'), 0o500)
    const ended = bounded('check', 'closed', 'open', '--fix', '--quiet')
    expect(lines(ended)).toEqual(['letterlint: closed/a.md: may not be written (permission denied)', 'letterlint: open/b.md: 2 corrections made'])
    expect(ended.code).toBe(2)
    expect([read('closed/a.md'), read('open/b.md')]).toEqual([FAULTY, MENDED])
    for (const argv of [['check', 'open', '--output', 'closed/out'], ['report', 'open', '--output', 'closed/out'], ['redact', 'open', '--output', 'closed/out'], ['sample', 'open', '--size', '1', '--pages', 'closed/out']]) {
      const one = bounded(...argv)
      expect(one.code, argv.join(' ')).toBe(2)
      expect(lines(one), argv.join(' ')).toHaveLength(1)
      expect(one.err, argv.join(' ')).toMatch(/closed\/out\S*: may not be written \(permission denied\)/)
    }
    chmodSync(at('closed'), 0o700)
    expect(readdirSync(at('closed'))).toEqual(['a.md'])
  })

  test.skipIf(!mounts && !everything)('a folder that is mounted to be read only', () => {
    put('closed/a.md')
    put('b.md')
    const ended = shell('mount --bind closed closed && mount -o remount,ro,bind closed && letterlint check closed b.md --fix --quiet', 'unshare', '--mount')
    expect(lines(ended)).toEqual(['letterlint: closed/a.md: may not be written (the folder is read-only)', 'letterlint: b.md: 2 corrections made'])
    expect(ended.code).toBe(2)
    expect([read('closed/a.md'), read('b.md')]).toEqual([FAULTY, MENDED])
  })

  test.skipIf(!bound && !everything)(`a file of a group to which the person does not belong is left alone rather than given to another${reason}`, () => {
    if (!root) return
    put('letter.md', FAULTY, 0o664)
    chownSync(at('letter.md'), 0, 65534)
    const ended = bounded('check', 'letter.md', '--fix', '--quiet')
    expect(lines(ended)).toEqual(['letterlint: letter.md: may not be written (it belongs to a group that you do not belong to)'])
    expect(read('letter.md')).toBe(FAULTY)
    expect(leftovers()).toEqual([])
  })
})

describe('a file that changes under the run', () => {
  /** A rule that does something to a letter while it is checked. */
  function meddle(code: string): void {
    put('letterlint.config.yaml', 'plugins: [./meddle.cjs]\n')
    put(
      'meddle.cjs',
      `const fs = require('node:fs')
       module.exports = { meta: { id: 'meddle', question: 'Q26', answers: [], severity: 'warning', since: '0.1.0', source: 'a test', summary: 'a test', messages: { found: 'x' } },
         check: function* ({ letter }) { const words = letter.document.source; ${code} } }`,
    )
  }

  test('vanished before it is read: named, the others checked', async () => {
    for (let i = 10; i < 50; i++) put(`in/${i}.md`, `Dear Mrs Okoro\n\nLetter ${i}. ${'We have looked at what you told us. '.repeat(40)}\n`)
    const child = spawn(process.execPath, [bin, 'check', 'in', '--jobs', '1', '--fail-on', 'never'], { cwd: folder })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      if (out === '') rmSync(at('in/49.md'))
      out += data
    })
    child.stderr.on('data', (data) => void (err += data))
    const code = await new Promise((done) => child.on('close', done))
    expect(err).toBe('letterlint: in/49.md: there is no such file or folder\n')
    expect(out).toContain('in/48.md')
    expect(code).toBe(2)
  })

  test('vanished or changed while it was checked: --fix writes nothing, the others are mended', () => {
    meddle(`if (words.includes('GO')) fs.rmSync('a.md', { force: true }); if (words.includes('CHANGE')) fs.writeFileSync('b.md', 'Something else.\\n')`)
    put('a.md', `GO\n\n${FAULTY}`)
    put('b.md', `CHANGE\n\n${FAULTY}`)
    put('c.md')
    const ended = cli('check', 'a.md', 'b.md', 'c.md', '--fix', '--quiet', '--fail-on', 'never')
    expect(lines(ended)).toEqual([
      'letterlint: a.md: there is no such file or folder',
      'letterlint: b.md: was changed while it was checked; nothing was written',
      'letterlint: c.md: 2 corrections made',
    ])
    expect(ended.code).toBe(2)
    expect(existsSync(at('a.md'))).toBe(false)
    expect([read('b.md'), read('c.md')]).toEqual(['Something else.\n', MENDED])
  })

  test('a folder that vanishes before the result is written', () => {
    mkdirSync(at('results'))
    meddle(`fs.rmSync('results', { recursive: true, force: true })`)
    put('letter.md')
    const ended = cli('check', 'letter.md', '--output', 'results/out.txt')
    expect(ended.code).toBe(2)
    expect(lines(ended)).toHaveLength(1)
    expect(ended.err).toMatch(/results\/out\.txt: cannot be written \(there is no such folder\)/)
  })
})

describe('symbolic links and what is no file', () => {
  test('links that lead back to themselves or nowhere are named, the others checked', () => {
    put('in/a.md')
    symlinkSync('y.md', at('in/x.md'))
    symlinkSync('x.md', at('in/y.md'))
    symlinkSync('nowhere.md', at('in/z.md'))
    symlinkSync('.', at('in/self'))
    const ended = cli('check', 'in', 'in/x.md', '--format', 'json')
    expect(lines(ended)).toEqual([
      'letterlint: in/x.md: is a symbolic link that leads back to itself',
      'letterlint: in/y.md: is a symbolic link that leads back to itself',
      'letterlint: in/z.md: there is no such file or folder',
      'letterlint: in/x.md: is a symbolic link that leads back to itself',
    ])
    expect(JSON.parse(ended.out).letters.map((letter: { path: string }) => letter.path)).toEqual(['in/a.md'])
    expect(ended.code).toBe(2)
    const output = cli('check', 'in/a.md', '--output', 'in/x.md')
    expect(output.code).toBe(2)
    expect(lines(output)).toHaveLength(1)
    expect(output.err).toContain('in/x.md: is a symbolic link that leads back to itself')
    expect(cli('check', 'in/a.md', '--output', 'in/z.md').err).toContain('in/z.md: is a symbolic link that leads nowhere')
  })

  test('a letter outside the folder is checked, and mended only when it is named itself', () => {
    put('outside/a.md')
    put('outside/deep/b.md')
    put('in/c.md')
    symlinkSync('../outside/a.md', at('in/a.md'))
    symlinkSync('../outside/deep', at('in/deep'))
    const ended = cli('check', 'in', '--fix', '--quiet')
    expect(lines(ended)).toEqual([
      'letterlint: in/a.md: is a symbolic link that leads out of the folder; nothing was written',
      'letterlint: in/c.md: 2 corrections made',
      'letterlint: in/deep/b.md: is a symbolic link that leads out of the folder; nothing was written',
    ])
    expect(ended.code).toBe(2)
    expect([read('outside/a.md'), read('outside/deep/b.md'), read('in/c.md')]).toEqual([FAULTY, FAULTY, MENDED])
    expect(cli('check', 'in/a.md', '--fix', '--fail-on', 'never').code).toBe(0)
    expect(lstatSync(at('in/a.md')).isSymbolicLink()).toBe(true)
    expect(read('outside/a.md')).toBe(MENDED)
  })

  test('pipes put where files belong are not waited for; a pipe to write to stays one', () => {
    put('in/b.md')
    expect(command(['mkfifo', at('in/a.md'), at('in/b.case.yaml'), at('case.yaml'), at('out')]).code).toBe(0)
    put('case/case.yaml', 'letter: stage-one\n')
    expect(command(['mkfifo', at('case/letter.md')]).code).toBe(0)
    const ended = cli('check', 'in', 'case', 'case.yaml', '--fail-on', 'never')
    expect(ended.code).toBe(2)
    expect(lines(ended).map((line) => line.replace(`${folder}/`, ''))).toEqual([
      'letterlint: case/letter.md: is not a file',
      'letterlint: case.yaml: is not a file or a folder',
      'letterlint: in/b.md: in/b.case.yaml: is not a file',
    ])
    const piped = shell("cat out >got & letterlint check in/b.md --case <(echo 'letter: stage-one') --format json --output out --fail-on never; code=$?; wait; exit $code")
    expect(piped).toEqual({ code: 0, out: '', err: '' })
    expect(JSON.parse(read('got')).letters[0].case.letter).toBe('stage-one')
    expect(lstatSync(at('out')).isFIFO()).toBe(true)
    expect(shell('letterlint check in/b.md --case <(true) --output /dev/stdout --fail-on never | grep -c Scorecard')).toEqual({ code: 0, out: '1\n', err: '' })
  })
})

describe('what is read is not written over', () => {
  test.for<[string[]]>([
    [['check', 'in', '--output', 'in/a.md']],
    [['check', 'in/a.md', '--output', 'link.md']],
    [['check', 'in/a.md', '--output', 'hard.md']],
    [['check', 'in', '--output', 'in/a.case.yaml']],
    [['check', 'in', '--output', 'in/a.complaint.md']],
    [['check', 'in', '--case', 'facts.yaml', '--output', 'facts.yaml']],
    [['check', 'in', '--config', 'own.yaml', '--output', 'own.yaml']],
    [['check', 'in', '--write-baseline', 'in/a.md']],
    [['check', 'letter.docx', '--review', './letter.docx']],
    [['report', 'in', '--output', 'in/a.md']],
    [['sample', 'in', '--size', '1', '--output', 'in/a.md']],
    [['compare', 'in/a.md', 'in/letter-001.md', '--output', 'in/a.md']],
    [['deadlines', 'in', '--output', 'in/a.case.yaml']],
    [['deadlines', 'facts.yaml', '--output', 'facts.yaml']],
    [['redact', 'in/a.md', '--output', 'in/a.md']],
    [['redact', 'in', '--output', 'in']],
  ])('%j', ([argv]) => {
    for (const name of ['a.md', 'letter-001.md', 'letter-002.md']) put(`in/${name}`, `${name}\n\n${FAULTY}`)
    put('in/a.case.yaml', 'received: 2026-11-02\n')
    put('in/a.complaint.md', 'I complain.\n')
    put('facts.yaml', 'received: 2026-11-02\n')
    put('own.yaml', 'profile: cps\n')
    put('letter.docx', readFileSync(fileURLToPath(new URL('../../fixtures/formats/letter.docx', import.meta.url))))
    symlinkSync('in/a.md', at('link.md'))
    linkSync(at('in/a.md'), at('hard.md'))
    const all = (): string[] => (readdirSync(folder, { recursive: true }) as string[]).sort().map((name) => `${name} ${statSync(at(name)).isFile() ? readFileSync(at(name)).toString('base64') : ''}`)
    const before = all()
    const ended = cli(...argv)
    expect(ended.code).toBe(2)
    expect(lines(ended)).toHaveLength(1)
    expect(ended.err).toContain('is read by this run; what is written must have another name')
    expect(all()).toEqual(before)
  })
})

describe('two runs at once', () => {
  const together = (count: number, ...argv: string[]): Promise<Ended[]> =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const child = spawn(process.execPath, [bin, ...argv], { cwd: folder })
        let out = ''
        let err = ''
        child.stdout.on('data', (data) => void (out += data))
        child.stderr.on('data', (data) => void (err += data))
        return { code: await new Promise<number | null>((done) => child.on('close', done)), out, err }
      }),
    )

  test('--fix on one letter: mended once, and whoever came too late says so', async () => {
    for (let round = 0; round < 3; round++) {
      put('letter.md', FAULTY, 0o640)
      const ended = await together(4, 'check', 'letter.md', '--fix', '--quiet', '--fail-on', 'never')
      expect(read('letter.md')).toBe(MENDED)
      expect(statSync(at('letter.md')).mode & 0o777).toBe(0o640)
      for (const one of ended) {
        if (one.code === 0) expect(one.err).toMatch(/^(?:letterlint: letter\.md: 2 corrections made\n)?$/)
        else expect([one.code, one.err]).toEqual([2, 'letterlint: letter.md: was changed while it was checked; nothing was written\n'])
      }
      expect(ended.some(({ err }) => err.includes('2 corrections made'))).toBe(true)
      expect(leftovers()).toEqual([])
    }
  })

  test('--output to one file: a whole report of one of them', async () => {
    for (let i = 0; i < 5; i++) put(`in/${i}.md`)
    for (let round = 0; round < 2; round++) {
      const ended = await together(4, 'check', 'in', '--format', 'json', '--output', 'out.json', '--fail-on', 'never')
      expect(ended.map(({ code, err }) => [code, err])).toEqual(Array.from({ length: 4 }, () => [0, '']))
      expect(JSON.parse(read('out.json')).summary.letters).toBe(5)
      expect(leftovers()).toEqual([])
    }
  })
})

describe('temporary files', () => {
  test('are for this user alone from the start; those of killed runs are cleared by the next, and no others', () => {
    put('letterlint.config.yaml', 'plugins: [./stop.cjs]\n')
    put('stop.cjs', `module.exports = { meta: { id: 'stop', question: 'Q26', answers: [], severity: 'warning', since: '0.1.0', source: 'a test', summary: 'a test', messages: { found: 'x' } }, check: function* ({ letter }) { if (letter.document.source.includes('STOP')) process.kill(process.pid, 'SIGKILL') } }`)
    for (let i = 100; i < 400; i++) put(`in/${i}.md`)
    put('in/last.md', 'STOP\n')
    put('out.json', 'old', 0o644)
    expect(cli('check', 'in', '--format', 'json', '--output', 'out.json').code).toBeNull()
    expect(read('out.json')).toBe('old')
    const [left = '', ...more] = leftovers()
    expect(more).toEqual([])
    expect(statSync(at(left)).mode & 0o777).toBe(0o600)
    const [, machine, pid] = /^\.letterlint-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/.exec(left) as unknown as string[]
    const stay = [
      `.letterlint-${machine}-${process.pid}-0123456789ab.tmp`,
      `.letterlint-00000000-${pid}-0123456789ab.tmp`,
      `.letterlint-${machine}-${pid}-0123456789ab.tmp.md`,
      `.letterlint-${machine}-${pid}-abcdefabcdef.tmp`,
      `.letterlint-${machine}-${pid}-0123456789xx.tmp`,
    ]
    for (const name of stay) put(name, 'x')
    rmSync(at(stay[3] as string))
    symlinkSync('out.json', at(stay[3] as string))
    if (root) {
      stay.push(`.letterlint-${machine}-${pid}-aaaaaaaaaaaa.tmp`)
      put(stay.at(-1) as string, 'x')
      chownSync(at(stay.at(-1) as string), 65534, 65534)
    }
    rmSync(at('in'), { recursive: true })
    put('in/a.md')
    expect(cli('check', 'in', '--output', 'out.json', '--fail-on', 'never')).toEqual({ code: 0, out: '', err: '' })
    expect(readdirSync(folder).filter((name) => name.startsWith('.')).sort()).toEqual(stay.toSorted())
    expect(read('out.json')).toContain('Scorecard')
    expect(statSync(at('out.json')).mode & 0o777).toBe(0o644)
  })

  test('a new file is for this user alone; one that was there keeps its owner and its permissions', () => {
    put('letter.md', FAULTY, 0o640)
    put('old.html', 'old', 0o664)
    if (root) for (const name of ['letter.md', 'old.html']) chownSync(at(name), 65534, 65533)
    expect(cli('check', 'letter.md', '--fix', '--format', 'html', '--output', 'old.html', '--fail-on', 'never').code).toBe(0)
    expect(cli('check', 'letter.md', '--output', 'new.txt', '--fail-on', 'never').code).toBe(0)
    expect(['letter.md', 'old.html', 'new.txt'].map((name) => statSync(at(name)).mode & 0o777)).toEqual([0o640, 0o664, 0o600])
    if (root) for (const name of ['letter.md', 'old.html']) expect([statSync(at(name)).uid, statSync(at(name)).gid]).toEqual([65534, 65533])
  })

  test('a run that is stopped leaves none', async () => {
    for (let i = 100; i < 400; i++) put(`in/${i}.md`)
    put('out.json', 'old')
    const child = spawn(process.execPath, [bin, 'check', 'in', '--format', 'json', '--output', 'out.json'], { cwd: folder })
    const ended = new Promise((done) => child.on('close', done))
    for (let waited = 0; leftovers().length === 0 && waited < 30_000; waited += 10) await new Promise((done) => setTimeout(done, 10))
    expect(leftovers()).toHaveLength(1)
    child.kill('SIGTERM')
    expect(await ended).toBe(143)
    expect(leftovers()).toEqual([])
    expect(read('out.json')).toBe('old')
  })
})
