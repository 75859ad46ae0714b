'use strict'
/**
 * Keeps V8's compiled code of the command line in `dist/cli.bin`. Letters are checked first, so that it holds the
 * functions that a check calls. Run by `scripts/build.mjs` with a fixed `--hash-seed`, so that two builds give the same
 * bytes. V8 notes in the head of the code with which flags it was made, and that one flag is not set when the code is
 * used: the note is replaced by that of a process without it. The seed itself is nowhere in the code, which V8 lets
 * processes with seeds of their own share.
 */
const { execFileSync } = require('node:child_process')
const { rmSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { PassThrough } = require('node:stream')

const root = join(__dirname, '..')
const target = join(root, 'dist', 'cli.bin')
rmSync(target, { force: true })
const bundle = require('../dist/load.cjs')

/** Where the head of compiled code holds the note of flags, and how long it is, in bytes. */
const FLAGS = 12
const FLAGS_LENGTH = 4

/** The note of flags of a process as the command line runs in. */
function noteOfFlags() {
  const ask = `require(${JSON.stringify(join(root, 'dist', 'load.cjs'))}); process.stdout.write(new (require('node:vm').Script)('0').createCachedData().subarray(${FLAGS}, ${FLAGS + FLAGS_LENGTH}).toString('hex'))`
  return Buffer.from(execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' }), 'hex')
}

const io = { stdout: new PassThrough().resume(), stderr: process.stderr, stdin: process.stdin, cwd: root, today: '2026-11-25', env: {} }
void bundle.run(['check', 'fixtures/sample', 'fixtures/rules', '--jobs', '1', '--fail-on', 'never'], io).then((exit) => {
  if (exit !== 0) process.exit(1)
  const code = bundle[Symbol.for('letterlint.script')].createCachedData()
  code.set(noteOfFlags(), FLAGS)
  writeFileSync(target, code)
})
