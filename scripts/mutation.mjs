/**
 * Mutation testing: plants faults in the code one by one, and counts those that the tests find.
 *
 * `npm run mutation` takes every folder, `npm run mutation -- src/letter rules/outcome.ts` those named. Exits with 1
 * when the tests find fewer than 80% in one of them. What was not found is printed, and all of it is in reports/.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/**
 * The folders, with the tests that are run for each: those beside the code, because each fault costs a run of its own.
 * A rule is tested by its page, its fixtures and a file of tests where it has one. Faults in what is made once when a module loads (a list of phrases, a
 * regular expression) are left out for the rules: each would need every page and fixture of every rule.
 *
 * @type {Readonly<Record<string, { tests: string[], ignoreStatic: boolean }>>}
 */
const FOLDERS = {
  'src/calendar': { tests: ['src/calendar/*.test.ts'], ignoreStatic: false },
  'src/scorecard': { tests: ['src/scorecard/*.test.ts'], ignoreStatic: false },
  'src/letter': { tests: ['src/letter/*.test.ts'], ignoreStatic: false },
  rules: { tests: ['rules/!(contract).test.ts'], ignoreStatic: true },
}

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(FOLDERS)
const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--fast'], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
const lines = []
for (const path of wanted) {
  const folder = Object.keys(FOLDERS).find((name) => path === name || path.startsWith(`${name}/`))
  if (!folder) throw new Error(`${path} is in none of ${Object.keys(FOLDERS).join(', ')}`)
  const { tests, ignoreStatic } = FOLDERS[folder]
  process.env.MUTATION_TESTS = JSON.stringify(tests)
  const results = await new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'scripts/stryker.vitest.config.mjs', related: false },
    mutate: [path.endsWith('.ts') ? path : `${path}/**/*.ts`, '!**/*.test.ts'],
    coverageAnalysis: 'perTest',
    ignoreStatic,
    concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 1),
    // A loop that a fault made endless is told by its number of steps; a machine that is busy must not look like one.
    timeoutMS: 60_000,
    dryRunTimeoutMinutes: 20,
    thresholds: { high: 90, low: 80, break: 80 },
    reporters: ['clear-text', 'progress-append-only', 'json'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    jsonReporter: { fileName: `reports/mutation/${path.replaceAll('/', '-')}.json` },
    allowConsoleColors: false,
  }).runMutationTest()
  /** @param {string[]} statuses */
  const count = (...statuses) => results.filter((one) => statuses.includes(one.status)).length
  const found = count('Killed', 'Timeout')
  const missed = count('Survived', 'NoCoverage')
  lines.push(`${path}: ${found} of ${found + missed} faults found (${((100 * found) / (found + missed)).toFixed(1)}%), ${count('Ignored')} left out`)
}
process.stdout.write(`\n${lines.join('\n')}\n`)
