import { realpathSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { DataError } from '../../case/parse.ts'
import type { CaseData } from '../../case/schema.ts'
import { checkLetter, type CheckResult } from '../../check.ts'
import type { PagedLetter } from '../../report/html/letter.ts'
import { jsonLetter, JsonStream } from '../../report/json.ts'
import { pretty, prettyError } from '../../report/pretty.ts'
import type { Config } from '../config.ts'
import { discover, type Input } from '../discover.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { load } from '../load.ts'
import { loadResources } from '../resources.ts'
import { version } from '../version.ts'
import { writeWhole } from '../write.ts'

/** What tells of the case and of how to check. */
export interface Checking {
  given: CaseData
  caseFile?: string
  complaintFile?: string
  profile?: string
  today?: string
  config: Config
}

export interface CheckOptions extends Checking {
  format: 'pretty' | 'json' | 'html'
  failOn: 'error' | 'warning' | 'info' | 'never'
  quiet: boolean
  color: boolean
  output?: string
  /** Where to write a Word copy with comments. */
  review?: string
  /** Make safe corrections in the copy as tracked changes. */
  suggest: boolean
}

/** A letter that was checked, or why it could not be. */
export type Outcome = { input: Input; result: CheckResult } | { input: Input; message: string }

/**
 * Checks letters one after another; one that cannot be read does not stop the others.
 *
 * @param paths letters, folders or `-`
 */
export async function* checkPaths(paths: readonly string[], options: Checking, io: Io): AsyncGenerator<Outcome> {
  const { inputs, problems } = discover(paths, io.cwd)
  for (const problem of problems) yield { input: { path: problem.path, file: problem.path }, message: problem.message }
  const resources = loadResources(options.config)
  const { profiles } = resources.dictionaries
  const profile = options.profile ?? options.config.profile
  if (profile !== undefined && !profiles.some((one) => one.id === profile)) {
    throw new UserError(`there is no profile "${profile}" (there are: ${profiles.map((one) => one.id).join(', ')})`)
  }
  const shared = {
    ...(options.caseFile ? { caseFile: absolute(options.caseFile, io.cwd) } : {}),
    ...(options.complaintFile ? { complaintFile: absolute(options.complaintFile, io.cwd) } : {}),
  }
  for (const input of inputs) {
    try {
      const loaded = await load({ ...input, ...shared }, io, 'markdown')
      const result = checkLetter(
        {
          document: loaded.document,
          given: { option: options.given, ...(loaded.caseData ? { 'case-file': loaded.caseData } : {}) },
          settings: options.config.rules,
          ...(loaded.complaint ? { complaint: loaded.complaint } : {}),
          ...(profile === undefined ? {} : { profile }),
          ...(options.today ? { today: options.today } : {}),
        },
        resources,
      )
      yield { input, result }
    } catch (error) {
      if (error instanceof UserError) yield { input, message: withoutPath(error.message, input.path) }
      else if (error instanceof DataError) yield { input, message: `front matter, ${error.message}` }
      else throw error
    }
  }
}

function absolute(file: string, cwd: string): string {
  return isAbsolute(file) ? file : join(cwd, file)
}

function withoutPath(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message
}

const RANK = { error: 3, warning: 2, info: 1 } as const

/** `letterlint check`. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  let failed = false
  let broken = false
  const parts: string[] = []
  const write = (text: string): void => {
    if (options.output === undefined) io.stdout.write(text)
    else parts.push(text)
  }
  const json = options.format === 'json' ? new JsonStream(version, write) : undefined
  const organisations = new Map(loadResources(options.config).dictionaries.profiles.map((profile) => [profile.id, profile.name]))
  const width = Math.max(40, Math.min(io.stdout.columns ?? 80, 100))
  const pages: PagedLetter[] = []
  let first = true
  let reviewed = 0
  if (options.review === undefined && options.suggest) throw new UserError('--suggest goes with --review, which makes the copy to suggest in')
  for await (const outcome of checkPaths(paths, options, io)) {
    if ('message' in outcome) {
      broken = true
      io.stderr.write(prettyError(outcome.input.path, outcome.message))
      json?.error(outcome.input.path, outcome.message)
      continue
    }
    const { result, input } = outcome
    if (options.failOn !== 'never') {
      const least = RANK[options.failOn]
      failed ||= result.findings.some((finding) => RANK[finding.severity] >= least)
    }
    if (json) json.letter(jsonLetter(input.path, result))
    else if (options.format === 'html') pages.push({ path: input.path, result })
    else write(`${first ? '' : '\n'}${pretty(input.path, result, { color: options.color, quiet: options.quiet, width, organisations })}`)
    first = false
    if (options.review !== undefined && ++reviewed === 1) {
      const problem = await writeReview(input, result, options, io)
      if (problem !== undefined) {
        broken = true
        io.stderr.write(prettyError(input.path, problem))
      }
    }
  }
  json?.end()
  if (options.format === 'html') write((await import('../../report/html/letter.ts')).lettersPage(pages, version, organisations))
  if (options.review !== undefined && reviewed !== 1) throw new UserError('--review takes one letter that can be read')
  if (options.output !== undefined) writeWhole(absolute(options.output, io.cwd), parts.join(''))
  return broken ? 2 : failed ? 1 : 0
}

/** Writes the Word copy of a letter; says why when it cannot be made. */
async function writeReview(input: Input, result: CheckResult, options: CheckOptions, io: Io): Promise<string | undefined> {
  const { reviewCopy, ReviewError } = await import('../../report/review.ts')
  const target = absolute(options.review as string, io.cwd)
  if (sameFile(target, input.file)) return 'the review copy must have another name than the letter itself'
  try {
    const copy = reviewCopy(result, { suggest: options.suggest, date: `${options.today ?? '2000-01-01'}T09:00:00Z` })
    writeWhole(target, copy)
    return undefined
  } catch (error) {
    if (error instanceof ReviewError) return error.message
    throw error
  }
}

function sameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b)
  } catch {
    return a === b
  }
}
