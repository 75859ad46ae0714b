'use strict'
/**
 * Keeps V8's compiled code of the command line in `dist/cli.bin`. Letters are checked first, so that it holds the
 * functions that a check calls. Run by `scripts/build.mjs`.
 */
const { rmSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { PassThrough } = require('node:stream')

const root = join(__dirname, '..')
const target = join(root, 'dist', 'cli.bin')
rmSync(target, { force: true })
const bundle = require('../dist/load.cjs')

const io = { stdout: new PassThrough().resume(), stderr: process.stderr, stdin: process.stdin, cwd: root, today: '2026-11-25', env: {} }
void bundle.run(['check', 'fixtures/sample', '--fail-on', 'never'], io).then((code) => {
  if (code !== 0) process.exit(1)
  writeFileSync(target, bundle[Symbol.for('letterlint.script')].createCachedData())
})
