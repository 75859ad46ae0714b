import { checkLetter, type CheckResult } from '../../check.ts'
import { DataError } from '../../case/parse.ts'
import type { CaseData } from '../../case/schema.ts'
import type { Format } from '../../read/types.ts'
import { jsonLetter, type JsonLetter, jsonReport } from '../../report/json.ts'
import { pretty, prettyErrors } from '../../report/pretty.ts'
import { discover, type Input } from '../discover.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { load } from '../load.ts'
import { loadResources } from '../resources.ts'
import { version } from '../version.ts'
import type { Config } from '../config.ts'

export interface CheckOptions {
  format: 'pretty' | 'json'
  given: CaseData
  caseFile?: string
  complaintFile?: string
  profile?: string
  failOn: 'error' | 'warning' | 'info' | 'never'
  today?: string
  quiet: boolean
  color: boolean
  config: Config
  stdinFormat: Format
}

/** A letter that was checked, or why it could not be. */
export type Outcome = { input: Input; result: CheckResult } | { input: Input; message: string }

/**
 * Checks letters one after another; one that cannot be read does not stop the others.
 *
 * @param paths letters, folders or `-`
 */
export async function* checkPaths(paths: readonly string[], options: Omit<CheckOptions, 'format' | 'failOn' | 'quiet' | 'color'>, io: Io): AsyncGenerator<Outcome> {
  const { inputs, problems } = discover(paths, io.cwd)
  for (const problem of problems) yield { input: { path: problem.path, file: problem.path }, message: problem.message }
  const resources = loadResources()
  for (const input of inputs) {
    try {
      const loaded = await load(
        { ...input, ...(options.caseFile ? { caseFile: options.caseFile } : {}), ...(options.complaintFile ? { complaintFile: options.complaintFile } : {}) },
        io,
        options.stdinFormat,
      )
      const result = checkLetter(
        {
          document: loaded.document,
          given: { option: options.given, ...(loaded.caseData ? { 'case-file': loaded.caseData } : {}) },
          settings: options.config.rules,
          ...(loaded.complaint ? { complaint: loaded.complaint } : {}),
          ...((options.profile ?? options.config.profile) ? { profile: (options.profile ?? options.config.profile) as string } : {}),
          ...(options.today ? { today: options.today } : {}),
        },
        resources,
      )
      yield { input, result }
    } catch (error) {
      if (error instanceof UserError) yield { input, message: error.message.startsWith(`${input.path}: `) ? error.message.slice(input.path.length + 2) : error.message }
      else if (error instanceof DataError) yield { input, message: `front matter, ${error.message}` }
      else throw error
    }
  }
}

const RANK = { error: 3, warning: 2, info: 1 } as const

/** `letterlint check`. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const letters: JsonLetter[] = []
  const errors: Array<{ path: string; message: string }> = []
  let failed = false
  let first = true
  for await (const outcome of checkPaths(paths, options, io)) {
    if ('message' in outcome) {
      errors.push({ path: outcome.input.path, message: outcome.message })
      io.stderr.write(prettyErrors(outcome.input.path, outcome.message))
      continue
    }
    const { result, input } = outcome
    if (options.failOn !== 'never' && result.findings.some((finding) => RANK[finding.severity] >= RANK[options.failOn as 'error'])) failed = true
    if (options.format === 'json') letters.push(jsonLetter(input.path, result))
    else {
      io.stdout.write(`${first ? '' : '\n'}${pretty(input.path, result, { color: options.color, quiet: options.quiet, width: Math.min(io.stdout.columns ?? 80, 100) })}`)
      first = false
    }
  }
  if (options.format === 'json') io.stdout.write(`${JSON.stringify(jsonReport(version, letters, errors), null, 2)}\n`)
  return errors.length > 0 ? 2 : failed ? 1 : 0
}
