/**
 * Kills runs that write, at moments drawn by chance: `npm run kill -- --count N --seed S`.
 *
 * After each kill the file that was being written is the old one or the whole new one, every original is as it was
 * (but for `--fix`, whose original is the file that it writes), and what was left beside them can be read by nobody
 * who could not read the file itself; a later run clears that away. What a whole run writes is found out first, without
 * a kill.
 */
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chanceOf } from './chance.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'bin/letterlint.js')
const { values } = parseArgs({ options: { count: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } } })
const draw = chanceOf(Number(values.seed))
/** A number from 0 to 1. */
const chance = () => draw(1_000_000) / 1_000_000

const LETTER = `Dear Mrs Okoro\n\nWe apoligise that you recieved the the letter late, on 3 May 2026.\n\n${'Thank you for your letter, which I have read with care.\n\n'.repeat(400)}Yours sincerely\n\nAmos Field\n`
const OLD = 'what was there before\n'
/** @type {ReadonlyArray<{ name: string, argv: string[], writes: string }>} */
const RUNS = [
  { name: 'check --fix', argv: ['check', 'letter.md', '--fix', '--fail-on', 'never'], writes: 'letter.md' },
  { name: 'check --output', argv: ['check', 'letter.md', '--format', 'html', '--output', 'out', '--fail-on', 'never'], writes: 'out' },
  { name: 'check --review', argv: ['check', 'letter.docx', '--review', 'out.docx', '--fail-on', 'never'], writes: 'out.docx' },
  { name: 'redact', argv: ['redact', 'letter.md', '--output', 'out'], writes: 'out' },
  { name: 'report', argv: ['report', 'letter.md', '--format', 'html', '--output', 'out'], writes: 'out' },
  { name: 'sample', argv: ['sample', 'letter.md', 'letter.docx', '--size', '1', '--output', 'out'], writes: 'out' },
  { name: 'deadlines', argv: ['deadlines', 'case.yaml', '--format', 'ics', '--output', 'out'], writes: 'out' },
]

/** @param {string} folder @param {string} writes */
function lay(folder, writes) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'letter.md'), LETTER)
  copyFileSync(join(root, 'fixtures/formats/letter.docx'), join(folder, 'letter.docx'))
  writeFileSync(join(folder, 'case.yaml'), 'organisation: cps\nletter: stage-one\nreceived: 2026-11-02\n')
  if (!existsSync(join(folder, writes))) writeFileSync(join(folder, writes), OLD)
}

/** @param {string} folder */
const contents = (folder) => new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]))

const base = mkdtempSync(join(tmpdir(), 'letterlint-kill-'))
const results = { killed: 0, ended: 0, left: 0 }
/** @type {string[]} */
const failures = []
try {
  const plans = RUNS.map((run) => {
    const folder = join(base, run.name.replace(/\W/g, ''))
    lay(folder, run.writes)
    const before = contents(folder)
    const began = performance.now()
    const { status, stderr } = spawnSync(process.execPath, [bin, ...run.argv], { cwd: folder, encoding: 'utf8' })
    if (status === 2 || status === null) throw new Error(`${run.name}: ${stderr}`)
    const after = contents(folder)
    if (before.get(run.writes) === after.get(run.writes)) throw new Error(`${run.name} wrote nothing`)
    return { ...run, before, after, takes: performance.now() - began }
  })
  for (let n = 0; n < Number(values.count); n++) {
    const plan = /** @type {typeof plans[number]} */ (plans[n % plans.length])
    const folder = join(base, `run-${n}`)
    lay(folder, plan.writes)
    const child = spawn(process.execPath, [bin, ...plan.argv], { cwd: folder, stdio: 'ignore' })
    const ended = new Promise((done) => child.on('exit', (_code, signal) => done(signal)))
    // Half of the kills fall into the last third of a run, where it writes.
    const moment = chance() < 0.5 ? chance() : 0.67 + chance() * 0.4
    const timer = setTimeout(() => child.kill('SIGKILL'), plan.takes * moment)
    const signal = await ended
    clearTimeout(timer)
    results[signal === 'SIGKILL' ? 'killed' : 'ended']++
    const found = contents(folder)
    for (const [name, content] of found) {
      const old = plan.before.get(name)
      const whole = plan.after.get(name)
      if (old === undefined && whole === undefined) {
        results.left++
        // `--fix` gives the new letter the mode of the old one just before it takes its place.
        const mode = statSync(join(folder, name)).mode & 0o777
        if (mode !== 0o600 && mode !== (statSync(join(folder, plan.writes)).mode & 0o777)) failures.push(`${plan.name}: ${name} is left behind for others to read`)
      } else if (content !== old && (name !== plan.writes || content !== whole)) failures.push(`${plan.name}: ${name} is neither the old file nor the new one`)
    }
    for (const name of plan.before.keys()) if (!found.has(name)) failures.push(`${plan.name}: ${name} is lost`)
    if ([...found.keys()].some((name) => name.endsWith('.tmp'))) {
      spawnSync(process.execPath, [bin, ...plan.argv, ...(plan.argv.includes('--output') ? [] : ['--output', 'again'])], { cwd: folder })
      for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) failures.push(`${plan.name}: ${name} is not cleared away by a later run`)
    }
    rmSync(folder, { recursive: true, force: true })
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}
for (const failure of failures) process.stdout.write(`${failure}\n`)
process.stdout.write(`${results.killed} runs killed, ${results.ended} ended first; ${results.left} temporary files left, ${failures.length} failures\n`)
process.exit(failures.length > 0 ? 1 : 0)
