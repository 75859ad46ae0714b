import type { CheckResult } from '../../check.ts'
import type { Fixed } from '../../fix/index.ts'
import { prettyError } from '../../report/pretty.ts'
import { safeText } from '../../report/safe.ts'
import { Baseline } from '../baseline.ts'
import { type Checking, checkPaths } from '../checking.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { fixDiff, writeFixed } from '../fix.ts'
import type { CheckFormat } from '../formats.ts'
import { absolute, type Output, outputOf, readsOf, refuseSource } from '../output.ts'
import { progressOf } from '../progress.ts'
import { reporterOf } from '../reporters.ts'
import { loadResources } from '../resources.ts'
import { WriteError, writeWhole } from '../write.ts'

export interface CheckOptions extends Checking {
  format: CheckFormat
  /** Whether to mask names; by default as the format has it. */
  mask?: boolean
  failOn: 'error' | 'warning' | 'info' | 'never'
  quiet: boolean
  color: boolean
  output?: string
  /** Where to write a Word copy with comments. */
  review?: string
  /** Make safe corrections in the copy as tracked changes. */
  suggest: boolean
  /** Make safe corrections in the letters. */
  fix: boolean
  /** Print the corrections as a diff instead of making them. */
  dryRun: boolean
  /** A file that records findings to be silenced. */
  baseline?: string
  /** Where to record the findings of this run. */
  writeBaseline?: string
}

const RANK = { error: 3, warning: 2, info: 1 } as const

/** So many letters are checked before a line of progress would be read. */
const FEW = 3

/** `letterlint check`. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  refuseMixtures(options)
  const isSource = readsOf({ ...options, paths }, io)
  for (const file of [options.review, options.writeBaseline]) refuseSource(file ?? '', file !== undefined && isSource(absolute(file, io.cwd)))
  const output = outputOf(options.writeBaseline === undefined ? options.output : undefined, { ...options, paths }, io)
  try {
    return await checkInto(output, paths, options, io)
  } finally {
    output.abort()
  }
}

async function checkInto(output: Output, paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  let failed = false
  let broken = false
  // On a terminal the letters themselves show how far the run has come.
  const progress = progressOf(io, options.quiet || (options.output === undefined && io.stdout.isTTY === true))
  let seen = 0
  const say = (text: string): void => {
    progress.clear()
    io.stderr.write(text)
  }
  const problem = (path: string, message: string): void => {
    broken = true
    say(prettyError(path, message))
  }
  let lost = false
  // What cannot be reported is no reason to leave corrections unmade.
  const write = (text: string): void => {
    if (lost) return
    try {
      output.write(text)
    } catch (error) {
      if (!options.fix || options.dryRun || !(error instanceof UserError)) throw error
      lost = broken = true
      say(`letterlint: ${safeText(error.message)}\n`)
    }
  }
  let reviewed = 0
  const silent = options.writeBaseline !== undefined || options.dryRun
  const width = Math.max(40, Math.min(io.stdout.columns ?? 80, 100))
  const reporter = silent ? undefined : reporterOf({ ...options, width }, loadResources(options.config), write)
  const baseline = options.baseline === undefined ? undefined : Baseline.read(absolute(options.baseline, io.cwd))
  const recorded = options.writeBaseline === undefined ? undefined : Baseline.empty(absolute(options.writeBaseline, io.cwd))
  for await (const outcome of checkPaths(paths, { ...options, wordFile: options.review !== undefined }, io)) {
    const { input } = outcome
    if (++seen > FEW) progress.step(`${seen} letters`)
    if ('message' in outcome) {
      problem(input.path, outcome.message)
      reporter?.error(input.path, outcome.message)
      continue
    }
    let { result } = outcome
    if (options.fix) {
      const fixed = outcome.fixed as Fixed
      if (options.dryRun) {
        failed ||= fixed.count > 0
        if (fixed.count > 0) write(fixDiff(input.path, result.letter.document.source, fixed.source))
        continue
      }
      try {
        if (fixed.count > 0) {
          writeFixed(input, result.letter.document.source, fixed.source)
          say(`letterlint: ${safeText(input.path)}: ${fixed.count === 1 ? '1 correction' : `${fixed.count} corrections`} made\n`)
        }
        result = fixed.result
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        problem(input.path, error.message)
      }
    }
    if (recorded) {
      recorded.record(input.file, result)
      continue
    }
    if (baseline) result = baseline.apply(input.file, result)
    if (options.failOn !== 'never') {
      const least = RANK[options.failOn]
      failed ||= result.findings.some((finding) => RANK[finding.severity] >= least)
    }
    reporter?.letter(input.path, result)
    if (options.review !== undefined && ++reviewed === 1) {
      const refused = await writeReview(input.path, result, options, io)
      if (refused !== undefined) problem(...refused)
    }
  }
  progress.clear()
  reporter?.end(baseline?.report())
  if (options.review !== undefined && reviewed !== 1) throw new UserError('--review takes one letter that can be read')
  if (recorded) io.stderr.write(`letterlint: ${safeText(options.writeBaseline as string)} records ${recorded.write()} findings\n`)
  else if (!lost) output.commit()
  return broken ? 2 : failed ? 1 : 0
}

/** Refuses options that contradict one another. */
function refuseMixtures(options: CheckOptions): void {
  if (options.review === undefined && options.suggest) throw new UserError('--suggest goes with --review, which makes the copy to suggest in')
  if (options.dryRun && !options.fix) throw new UserError('--dry-run goes with --fix')
  if (options.writeBaseline === undefined) return
  if (options.baseline !== undefined) throw new UserError('--write-baseline records every finding; leave out --baseline')
  if (options.changed !== undefined) throw new UserError('--write-baseline records every letter; leave out --changed')
}

/** Writes the Word copy of a letter; says of which file, and why, when it cannot be made. */
async function writeReview(path: string, result: CheckResult, options: CheckOptions, io: Io): Promise<[path: string, why: string] | undefined> {
  const { reviewCopy, ReviewError } = await import('../../report/review.ts')
  try {
    const copy = reviewCopy(result, { suggest: options.suggest, date: `${options.today ?? '2000-01-01'}T09:00:00Z` })
    writeWhole(absolute(options.review as string, io.cwd), copy)
    return undefined
  } catch (error) {
    if (error instanceof ReviewError) return [path, error.message]
    if (error instanceof WriteError) return [options.review as string, error.reason]
    throw error
  }
}
