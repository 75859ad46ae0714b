'use strict'
/**
 * Loads the command line with V8's compiled code for it, which the build keeps beside it: reading that takes a third
 * of the time of compiling. Code compiled by another version of Node is refused by V8, and the source compiled
 * as usual. The build copies this file to `dist/`.
 */
const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const v8 = require('node:v8')
const { constants, Script } = require('node:vm')

// One letter is checked in less time than V8 needs to prepare for a long run: it is told to wait longer before it
// optimises (in bytes of bytecode run; usual is 132 KB) and before it makes machine code of regular expressions (in
// uses; usual is 1), not to polish the bytecode of these, and to collect garbage in this thread alone, when it must.
// `src/cli/pace.ts` takes most of it back when there are many letters. The flags are those of V8 11.3, which Node 20 has.
if (process.versions.v8.startsWith('11.3.')) {
  for (const flag of ['--interrupt-budget=3000000', '--regexp-tier-up-ticks=8', '--no-regexp-peephole-optimization', '--no-incremental-marking', '--no-parallel-scavenge']) v8.setFlagsFromString(flag)
}

const filename = join(__dirname, 'cli.cjs')

/** The compiled code, or undefined where the build made none. */
function compiled() {
  try {
    return readFileSync(join(__dirname, 'cli.bin'))
  } catch {
    return undefined
  }
}

// The bundle is ASCII, so that it can be read without decoding.
const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`, {
  filename,
  cachedData: compiled(),
  importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
})
const bundle = { exports: {} }
script.runInThisContext()(bundle.exports, createRequire(filename), bundle, filename, __dirname)

module.exports = bundle.exports
/** The script, from which the build makes the compiled code once it has run. */
Object.defineProperty(module.exports, Symbol.for('letterlint.script'), { value: script })
