import { isAbsolute, join } from 'node:path'
import { statSync } from 'node:fs'
import type { CaseData } from '../case/schema.ts'
import { type CheckInput, checkLetter, type CheckResult, type Resources } from '../check.ts'
import { type Fixed, fixLetter } from '../fix/index.ts'
import { formatOf, readSource } from '../read/index.ts'
import { unpack } from './apart/pack.ts'
import { defaultJobs, inOrder, type Pool, poolOf } from './apart/pool.ts'
import { type Job, messageOf } from './apart/work.ts'
import { changedSince } from './changed.ts'
import type { Config } from './config.ts'
import { discover, type Input } from './discover.ts'
import { Stopped, UserError } from './errors.ts'
import type { Io } from './io.ts'
import { load, type Loaded, loadDocument } from './load.ts'
import { keepPace } from './pace.ts'
import { loadResources } from './resources.ts'

/** What tells of the case and of how to check. */
export interface Checking {
  given: CaseData
  caseFile?: string
  complaintFile?: string
  profile?: string
  today?: string
  config: Config
  /** Whether the letters are templates, where the configuration, the case and the profile do not say. */
  template?: boolean
  /** Only letters that differ from this branch, tag or commit. */
  changed?: string
  /** How many letters to check at once; by default as many as the machine has cores. */
  jobs?: number
  /** Whether to make the safe corrections too, without writing them. */
  fix?: boolean
  /** Whether the file of a Word letter is needed afterwards, and not its text alone. */
  wordFile?: boolean
}

/** A letter that was checked, or why it could not be. */
export type Outcome =
  | {
      input: Input
      result: CheckResult
      /** The letter after its safe corrections, when they were asked for. */
      fixed?: Fixed
    }
  | { input: Input; message: string }

/**
 * What to check of a letter that is read already, as the options have it.
 *
 * @throws {UserError} when there is no such profile
 */
export function inputOf(options: Checking, resources: Resources): (loaded: Loaded) => CheckInput {
  const { profiles } = resources.dictionaries
  const profile = options.profile ?? options.config.profile
  if (profile !== undefined && !profiles.some((one) => one.id === profile)) {
    throw new UserError(`there is no profile "${profile}" (there are: ${profiles.map((one) => one.id).join(', ')})`)
  }
  const template = options.template ?? options.config.template
  return ({ document, caseData, complaint }) => ({
    document,
    given: { option: options.given, ...(caseData ? { 'case-file': caseData } : {}) },
    settings: options.config.rules,
    ...(complaint ? { complaint } : {}),
    ...(profile === undefined ? {} : { profile }),
    ...(template === undefined ? {} : { template }),
    ...(options.today ? { today: options.today } : {}),
  })
}

/** Checks a letter that is read already, as the options have it. */
export function checkerOf(options: Checking, resources: Resources): (loaded: Loaded) => CheckResult {
  const inputFor = inputOf(options, resources)
  return (loaded) => checkLetter(inputFor(loaded), resources)
}

/** Makes the safe corrections of a letter that was checked. */
export function mend(result: CheckResult, loaded: Loaded, check: (loaded: Loaded) => CheckResult): Fixed {
  return fixLetter(result, (source) => check({ ...loaded, document: readSource(source, loaded.document.format) }))
}

/**
 * Checks letters; one that cannot be read does not stop the others. Many letters, and every letter that could take long
 * or much memory, are checked in threads of their own. What comes of them is given in the order of the letters.
 *
 * @param paths letters, folders or `-`
 * @throws {Stopped} when the person stops the run
 */
export async function* checkPaths(paths: readonly string[], options: Checking, io: Io): AsyncGenerator<Outcome> {
  const { inputs: found, problems } = discover(paths, io.cwd)
  for (const problem of problems) yield { input: { path: problem.path, file: problem.path }, message: problem.message }
  const shared = {
    ...(options.caseFile ? { caseFile: absolute(options.caseFile, io.cwd) } : {}),
    ...(options.complaintFile ? { complaintFile: absolute(options.complaintFile, io.cwd) } : {}),
  }
  const wanted = options.changed === undefined ? () => true : changedSince(options.changed, io.cwd)
  const inputs = found.filter(wanted).map((input) => ({ ...input, ...shared }))
  const jobs = options.jobs ?? defaultJobs()
  const apart = apartOf(inputs, jobs)
  const threads = Math.min(jobs, inputs.filter(apart).length)
  const pool = io.worker === undefined || threads === 0 ? undefined : poolOf(io.worker, threads)
  const run = runnerOf(options, io)
  let checked = 0
  let stopped: Stopped | undefined
  let interrupt: ((error: Stopped) => void) | undefined
  const release =
    inputs.length > 1
      ? io.onStop?.((signal) => {
          stopped = new Stopped(`stopped: ${checked} of ${inputs.length} letters were checked, the others were not`, signal)
          interrupt?.(stopped)
        })
      : undefined
  const outcomes = inOrder(inputs, pool ? threads : 1, 4 * jobs, async (input) => run(input, apart(input) ? await pool : undefined))
  try {
    for (;;) {
      if (stopped) throw stopped
      // No race with one promise that lives as long as the run: it would hold every letter until the end.
      const next = await new Promise<IteratorResult<Outcome, void>>((resolve, reject) => {
        interrupt = reject
        outcomes.next().then(resolve, reject)
      })
      if (next.done) break
      keepPace(++checked)
      yield next.value
      // A turn of the event loop, without which no signal is heard between letters checked in this thread.
      if (release) await new Promise(setImmediate)
    }
  } finally {
    release?.()
    await (await pool)?.end()
  }
}

/** Text of up to this many bytes is checked within the limits, whatever it says. */
const SMALL = 16_384

/** From this many letters on, threads are worth their start. */
const MANY = 16

/** Which letters to check in threads of their own: all when there are many, else those that could pass the limits. */
function apartOf(inputs: readonly Input[], jobs: number): (input: Input) => boolean {
  if (jobs > 1 && inputs.length >= MANY) return ({ file }) => file !== '-'
  return ({ file, complaintFile }) => file !== '-' && !(isSmall(file) && (complaintFile === undefined || isSmall(complaintFile)))
}

function isSmall(file: string): boolean {
  const format = formatOf(file)
  if (format !== 'text' && format !== 'markdown') return false
  try {
    return statSync(file).size <= SMALL
  } catch {
    return true
  }
}

/** Checks one letter, in a thread of the pool where one is given. */
function runnerOf(options: Checking, io: Io): (input: Input, pool: Pool | undefined) => Promise<Outcome> {
  const resources = loadResources(options.config)
  const inputFor = inputOf(options, resources)
  const check = checkerOf(options, resources)
  const { config, ...checking } = options
  const job: Omit<Job, 'input'> = { checking: plain(checking), config: config.file, cwd: io.cwd }
  const here = async (input: Input): Promise<Outcome> => {
    const loaded = await load(input, io, 'markdown')
    const result = check(loaded)
    return { input, result, ...(options.fix ? { fixed: mend(result, loaded, check) } : {}) }
  }
  const there = async (input: Input, pool: Pool): Promise<Outcome> => {
    const done = await pool.run({ ...job, input })
    if ('message' in done) return { input, message: done.message }
    const { packed, caseData, complaint, fixed } = done
    if (options.wordFile && packed.document.format === 'docx') {
      const document = await loadDocument(input.file, input.path, 'docx')
      if (document.source !== packed.document.source) return { input, message: 'was changed while it was checked' }
      packed.document = document
    }
    const known = inputFor({ document: packed.document, ...(caseData ? { caseData } : {}) })
    const open = (one: typeof packed): CheckResult => unpack(one, known, complaint, resources)
    return { input, result: open(packed), ...(fixed ? { fixed: { ...fixed, result: open(fixed.packed) } } : {}) }
  }
  return async (input, pool) => {
    try {
      return await (pool ? there(input, pool) : here(input))
    } catch (error) {
      const message = messageOf(error, input.path)
      if (message === undefined) throw error
      return { input, message }
    }
  }
}

/** Options of the check alone: what else the commands' options hold may not be sendable and is no business of a thread. */
function plain({ given, profile, today, template, fix }: Omit<Checking, 'config'>): Job['checking'] {
  return {
    given,
    ...(profile === undefined ? {} : { profile }),
    ...(today === undefined ? {} : { today }),
    ...(template === undefined ? {} : { template }),
    ...(fix === undefined ? {} : { fix }),
  }
}

function absolute(file: string, cwd: string): string {
  return isAbsolute(file) ? file : join(cwd, file)
}
