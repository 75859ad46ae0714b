'use strict'
/** Preloaded into every program that `scripts/bench.mjs` measures: writes what it used to the file it is told. */
const { appendFileSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

const file = process.env['LETTERLINT_BENCH_USAGE']
if (file && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    appendFileSync(file, `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 })}\n`)
  })
}
