/**
 * `npm run bench`: letterlint beside what people could use instead, in one run, interleaved. Prints tables, in Markdown
 * ready for `docs/performance.md`. Needs a build, and the network once, to install the others into a temporary folder.
 *
 * Options: `--letters N` (100), `--rounds N` (5), `--no-peers`, `--json FILE` to keep the figures as well.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'

const PEERS = ['cspell@9.8.0', 'textlint@15.8.0', 'textlint-rule-write-good@2.0.0', 'harper.js@2.10.0']

const { values: options } = parseArgs({ options: { letters: { type: 'string', default: '100' }, rounds: { type: 'string', default: '5' }, 'no-peers': { type: 'boolean', default: false }, json: { type: 'string' } } })
const letters = Number(options.letters)
const rounds = Number(options.rounds)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'letterlint-bench-'))
const usageFile = join(folder, 'usage')

/** @param {number[]} list */
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN

/**
 * Runs a program of Node once.
 *
 * @param {string[]} args
 * @returns wall and CPU time in milliseconds, peak memory in MiB
 */
function measure(args) {
  rmSync(usageFile, { force: true })
  const start = process.hrtime.bigint()
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, NODE_OPTIONS: `--require=${join(root, 'scripts', 'bench-usage.cjs')}`, LETTERLINT_BENCH_USAGE: usageFile },
  })
  const wall = Number(process.hrtime.bigint() - start) / 1e6
  if (status === null || status > 1) throw new Error(`${args.join(' ')} ended with ${status}\n${stderr}`)
  const used = readFileSync(usageFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
  return { wall, cpu: used.reduce((sum, one) => sum + one.cpu, 0), memory: Math.max(...used.map((one) => one.memory)) }
}

/**
 * Runs programs in turn, round by round.
 *
 * @param {Array<{ name: string, args: string[] }>} programs
 * @param {number} times
 */
function interleaved(programs, times) {
  const runs = new Map(programs.map(({ name }) => [name, []]))
  const failed = new Map()
  for (let round = 0; round < times; round++) {
    for (const { name, args } of programs) {
      if (failed.has(name)) continue
      try {
        runs.get(name).push(measure(args))
      } catch (error) {
        failed.set(name, error.message.split('\n').slice(0, 3).join(' '))
      }
    }
  }
  const rows = []
  for (const [name, list] of runs) {
    if (failed.has(name)) rows.push({ name, failed: failed.get(name) })
    else rows.push({ name, wall: median(list.map((one) => one.wall)), cpu: median(list.map((one) => one.cpu)), memory: median(list.map((one) => one.memory)) })
  }
  return rows
}

/** @param {string} script @param {string[]} args */
function stages(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, root, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** @param {string} title @param {Array<Record<string, string | number | undefined>>} rows */
function table(title, rows) {
  const heads = Object.keys(rows[0] ?? {})
  const cell = (value) => (typeof value === 'number' ? (Math.abs(value) < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB')) : (value ?? ''))
  process.stdout.write(`\n${title}\n\n| ${heads.join(' | ')} |\n|${heads.map(() => ' --- |').join('')}\n${rows.map((row) => `| ${heads.map((head) => cell(row[head])).join(' | ')} |`).join('\n')}\n`)
}

try {
  const letter = join(root, 'fixtures', 'sample', 'letter.md')
  for (let i = 0; i < letters; i++) cpSync(join(root, 'fixtures', 'sample'), join(folder, 'letters', String(i).padStart(5, '0')), { recursive: true })
  /** Numbers of letters at which growth is shown: each three times or so the one before. */
  const counts = [...new Set([100, 30, 10, 3].map((part) => Math.max(1, Math.round(letters / part))))]
  for (const count of counts) for (let i = 0; i < count; i++) cpSync(join(root, 'fixtures', 'sample'), join(folder, `first-${count}`, String(i).padStart(5, '0')), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const peers = []
  if (!options['no-peers']) {
    spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', ...PEERS], { cwd: folder, stdio: 'inherit' })
    writeFileSync(join(folder, '.textlintrc.json'), '{ "rules": { "write-good": true } }\n')
    writeFileSync(join(folder, 'cspell.json'), '{ "language": "en-GB" }\n')
    writeFileSync(
      join(folder, 'harper.js'),
      "import { readFileSync } from 'node:fs'\nimport * as harper from 'harper.js'\nconst binary = harper.binary ?? (await import('harper.js/binary')).binary\nconst linter = new harper.LocalLinter({ binary, dialect: harper.Dialect.British })\nfor (const file of process.argv.slice(2)) await linter.lint(readFileSync(file, 'utf8'))\nprocess.exit(0)\n",
    )
    const modules = join(folder, 'node_modules')
    peers.push(
      { name: 'cspell', args: [join(modules, 'cspell', 'bin.mjs'), '--no-progress', '--no-gitignore'], many: ['letters/*/letter.md'] },
      { name: 'textlint with write-good', args: [join(modules, 'textlint', 'bin', 'textlint.js')], many: ['letters/*/letter.md'] },
      { name: 'harper.js', args: [join(folder, 'harper.js')], many: Array.from({ length: letters }, (_, i) => join(folder, 'letters', String(i).padStart(5, '0'), 'letter.md')) },
    )
  }
  const letterlint = [join(root, 'bin', 'letterlint.js'), 'check', '--fail-on', 'never', '--no-color']
  const cold = interleaved(
    [{ name: 'node -e 0', args: ['-e', '0'] }, { name: 'letterlint', args: [...letterlint, letter] }, ...peers.map(({ name, args }) => ({ name, args: [...args, letter.startsWith(folder) ? letter : join(folder, 'letters', '00000', 'letter.md')] }))],
    rounds,
  )
  const bare = cold[0]
  table(
    'One letter, the whole process',
    cold.map(({ name, wall, cpu, memory, failed }) => ({ program: name, 'wall, ms': wall ?? failed, 'wall, times node -e 0': wall === undefined ? undefined : wall / bare.wall, 'CPU, ms': cpu, 'CPU, times node -e 0': cpu === undefined ? undefined : cpu / bare.cpu, 'peak memory, MiB': memory })),
  )
  const batch = interleaved(
    [...counts.map((count) => ({ name: `letterlint, the first ${count}`, args: [...letterlint, '--quiet', `first-${count}`] })), { name: 'letterlint', args: [...letterlint, '--quiet', 'letters'] }, ...peers.map(({ name, args, many }) => ({ name, args: [...args, ...many] }))],
    Math.max(1, Math.round(rounds / 3)),
  )
  table(
    `${letters} letters`,
    batch.map(({ name, wall, cpu, memory, failed }, i) => ({ program: name, 'wall, ms': wall ?? failed, 'CPU, ms': cpu, 'letters a second of CPU': cpu === undefined ? undefined : ((counts[i] ?? letters) * 1000) / cpu, 'peak memory, MiB': memory })),
  )
  const script = join(root, 'dist', 'build', 'bench-stages.cjs')
  await build({ entryPoints: [join(root, 'scripts', 'bench-stages.ts')], outfile: script, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning', define: { 'import.meta.url': '__url' }, banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" } })
  const cost = stages(script)
  table('Each stage, rule and analysis, for one letter with its complaint, warm; an analysis that several rules share is counted by itself', cost.map(({ stage, ms }) => ({ stage, 'CPU, ms': ms })))
  const growth = stages(script, '--growth')
  table('Growth with the length of the letter', growth.map(({ kind, bytes, ms, findings }) => ({ kind, bytes, 'CPU, ms': ms, 'ms for each KB': (ms * 1024) / bytes, findings })))
  mkdirSync(join(root, 'dist', 'build'), { recursive: true })
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, 'memory, GiB': Math.round(totalmem() / 2 ** 30), node: process.version }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ machine, letters, rounds, cold, batch, cost, growth }, null, 2)}\n`)
  process.stdout.write(`\n${JSON.stringify(machine)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
