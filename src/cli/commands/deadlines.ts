import { type Dirent, readdirSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { clocksOf, type ClockState } from '../../calendar/clocks.ts'
import { calendarOf } from '../../calendar/index.ts'
import { contradictionsOf } from '../../case/contradictions.ts'
import { mergeFacts } from '../../case/facts.ts'
import { DataError, readYaml } from '../../case/parse.ts'
import { CaseFile, type CaseData } from '../../case/schema.ts'
import { letterOf } from '../../letter/index.ts'
import { readSource } from '../../read/index.ts'
import { deadlinesTable, type CaseClocks } from '../../report/deadlines.ts'
import { icsOf } from '../../report/ics.ts'
import { prettyError } from '../../report/pretty.ts'
import { inert } from '../../report/safe.ts'
import type { Config } from '../config.ts'
import { whyUnreadable } from '../discover.ts'
import { UserError } from '../errors.ts'
import { readData } from '../read-file.ts'
import type { Io } from '../io.ts'
import { outputOf } from '../output.ts'
import { loadResources } from '../resources.ts'
import { version } from '../version.ts'

export interface DeadlineOptions {
  format: 'pretty' | 'json' | 'ics'
  given: CaseData
  profile?: string
  config: Config
  today: string
  /** For a folder: how many working days to look ahead. */
  within: number
  quiet: boolean
  color: boolean
  output?: string
}

/**
 * `letterlint deadlines`: every clock of a case, or of each case in a folder.
 *
 * @param paths case files or folders; none for a case given by options alone
 * @returns 1 when a clock of the office is missed, 2 when a case could not be read
 */
export async function deadlines(paths: readonly string[], options: DeadlineOptions, io: Io): Promise<number> {
  const resources = loadResources(options.config)
  const { profiles } = resources.dictionaries
  const calendar = calendarOf(resources.dictionaries['bank-holidays'])
  const empty = letterOf(readSource('', 'text'))
  const output = outputOf(options.output, { ...options, paths }, io)
  const cases: CaseClocks[] = []
  let broken = false
  let folder = false
  const refuse = (path: string, message: string): void => {
    broken = true
    io.stderr.write(prettyError(path, message))
  }
  const add = (path: string, file: string | undefined): void => {
    try {
      const read = file === undefined ? undefined : readCase(file)
      const facts = mergeFacts({ option: options.given, ...(read ? { 'case-file': read.value } : {}) }, empty, profiles)
      const organisation = facts.organisation?.value ?? options.profile ?? options.config.profile ?? 'cps'
      const profile = profiles.find((one) => one.id === organisation)
      if (!profile) throw new UserError(`there is no profile "${organisation}" (there are: ${profiles.map((one) => one.id).join(', ')})`)
      if (facts.letter === undefined) facts.letter = { value: 'stage-one', from: 'default', sure: false }
      const contradictions = contradictionsOf(facts, profile, calendar)
      for (const { keys, message } of contradictions) {
        const line = keys.map((key) => read?.lineOf([key])).find((at) => at !== undefined)
        refuse(path, `${line === undefined ? '' : `line ${line}: `}${message}`)
      }
      cases.push({
        path,
        reference: facts.reference?.value ?? path,
        profile,
        assumed: [
          ...(facts.organisation === undefined && options.profile === undefined && options.config.profile === undefined ? [`organisation ${profile.name}`] : []),
          ...(facts.letter.from === 'default' ? ['stage one'] : []),
        ],
        states: clocksOf(profile, facts, calendar, options.today),
      })
    } catch (error) {
      if (error instanceof UserError || error instanceof DataError) refuse(path, error.message)
      else throw error
    }
  }
  if (paths.length === 0) add('options', undefined)
  for (const path of paths) {
    const full = isAbsolute(path) ? path : join(io.cwd, path)
    let isFolder: boolean
    try {
      isFolder = statSync(full).isDirectory()
    } catch (error) {
      refuse(path, whyUnreadable(error))
      continue
    }
    if (!isFolder) add(path, full)
    else {
      folder = true
      const files = caseFilesIn(full, (inner, error) => refuse(inner === full ? path : shownCase(path, full, inner), whyUnreadable(error)))
      if (files.length === 0) refuse(path, 'holds no case files')
      output.mustNotBe(files)
      for (const file of files) add(shownCase(path, full, file), file)
    }
  }
  const text = textOf(cases, folder, options, calendar, io)
  output.write(text)
  output.commit()
  if (broken) return 2
  return cases.some(({ states }) => states.some(isMissed)) ? 1 : 0
}

function textOf(cases: CaseClocks[], folder: boolean, options: DeadlineOptions, calendar: ReturnType<typeof calendarOf>, io: Io): string {
  if (options.format === 'json') return `${inert(JSON.stringify({ schemaVersion: 1, tool: { name: 'letterlint', version }, today: options.today, cases: cases.map(jsonOf) }, null, 2))}\n`
  if (options.format === 'ics') {
    const entries = cases.flatMap(({ reference, states }) => states.filter((state) => state.status === 'running' || (state.status === 'missed' && !state.done)).map((state) => ({ reference, state })))
    return icsOf(entries, options.today, version)
  }
  const width = Math.max(40, Math.min(io.stdout.columns ?? 80, 100))
  return deadlinesTable(cases, { folder, within: options.within, today: options.today, calendar, color: options.color, quiet: options.quiet, width })
}

/** A clock of the office that ran out, whether or not the thing was done in the end. */
export function isMissed(state: ClockState): boolean {
  return state.clock.whose === 'office' && (state.status === 'missed' || state.status === 'late')
}

function jsonOf({ path, reference, profile, assumed, states }: CaseClocks): unknown {
  return {
    path,
    reference,
    organisation: profile.id,
    assumed,
    clocks: states.map(({ clock, status, start, due, done, late, left, how }) => ({
      id: clock.id, title: clock.title, whose: clock.whose, status, start, due, done, late, workingDaysLeft: left, how, source: clock.source, confidence: clock.sure,
    })),
  }
}

function readCase(file: string): ReturnType<typeof readYaml<typeof CaseFile>> {
  let text: string
  try {
    text = readData(file)
  } catch (error) {
    throw new UserError(whyUnreadable(error), { cause: error })
  }
  return readYaml(text, CaseFile)
}

/** The case files of a folder and of those below it, in order of name. */
function caseFilesIn(folder: string, refuse: (folder: string, error: unknown) => void): string[] {
  let entries: Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    refuse(folder, error)
    return []
  }
  return entries.flatMap((entry) => {
    const full = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return []
    if (entry.isDirectory()) return caseFilesIn(full, refuse)
    return /^(?:case|.+\.case)\.yaml$/.test(entry.name) ? [full] : []
  })
}

function shownCase(path: string, folder: string, file: string): string {
  const inner = file.slice(folder.length).replace(/^[/\\]/, '')
  return basename(file) === 'case.yaml' ? join(path, dirname(inner)) : join(path, inner)
}
