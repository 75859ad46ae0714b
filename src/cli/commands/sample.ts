import { mkdirSync, readdirSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { CheckResult } from '../../check.ts'
import { prettyError } from '../../report/pretty.ts'
import { assurancePage, drawSample, sampleCsv } from '../../report/sample.ts'
import { ratingWords } from '../../report/words.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { outputOf } from '../output.ts'
import { progressOf } from '../progress.ts'
import { loadResources } from '../resources.ts'
import { version } from '../version.ts'
import { whyUnwritable, WriteError, writeWhole } from '../write.ts'
import { type Checking, checkPaths } from '../checking.ts'

export interface SampleOptions extends Checking {
  size: number
  seed: number
  quiet: boolean
  /** Where to write the list; standard output when absent. */
  output?: string
  /** A folder for a page with an assurance form for each letter drawn. */
  pages?: string
}

/** `letterlint sample`: a reproducible dip sample, stratified by Area and stage. */
export async function sample(paths: readonly string[], options: SampleOptions, io: Io): Promise<number> {
  if (options.size < 1) throw new UserError('--size must be at least 1')
  const absolute = (path: string): string => (isAbsolute(path) ? path : join(io.cwd, path))
  if (options.pages !== undefined) makeEmptyFolder(absolute(options.pages), options.pages)
  const output = outputOf(options.output, { ...options, paths }, io)
  const candidates: Array<{ path: string; stratum: string }> = []
  const facts = new Map<string, { area: string; stage: string }>()
  let broken = false
  const progress = progressOf(io, options.quiet)
  for await (const outcome of checkPaths(paths, options, io)) {
    if ('message' in outcome) {
      broken = true
      progress.clear()
      io.stderr.write(prettyError(outcome.input.path, outcome.message))
      continue
    }
    const area = outcome.result.facts.area?.value ?? outcome.result.facts.organisation?.value ?? 'not stated'
    const stage = outcome.result.facts.letter?.value ?? 'not stated'
    facts.set(outcome.input.path, { area, stage })
    candidates.push({ path: outcome.input.path, stratum: `${area}\n${stage}` })
    progress.step(`${candidates.length} letters read`)
  }
  progress.clear()
  const drawn = new Set(drawSample(candidates, options.size, options.seed).map(({ path }) => path))
  const organisations = new Map(loadResources(options.config).dictionaries.profiles.map((profile) => [profile.id, profile.name]))
  const list: Array<{ path: string; area: string; stage: string; reference: string; rating: string; findings: number }> = []
  // A second pass over the letters drawn, so that memory does not grow with those that were not.
  for await (const outcome of checkPaths([...drawn], options, io)) {
    if ('message' in outcome) {
      broken = true
      io.stderr.write(prettyError(outcome.input.path, outcome.message))
      continue
    }
    const { result, input } = outcome
    list.push(rowOf(input.path, result, facts.get(input.path) ?? { area: '', stage: '' }))
    if (options.pages !== undefined) writeWhole(join(absolute(options.pages), `${String(list.length).padStart(3, '0')}.html`), assurancePage(list.length, input.path, result, version, organisations))
  }
  const csv = sampleCsv(list)
  if (options.pages !== undefined) writeWhole(join(absolute(options.pages), 'list.csv'), csv)
  output.write(csv)
  output.commit()
  return broken ? 2 : 0
}

function rowOf(path: string, result: CheckResult, { area, stage }: { area: string; stage: string }) {
  return { path, area, stage, reference: result.facts.reference?.value ?? '', rating: ratingWords(result.rating.answer), findings: result.findings.filter((finding) => finding.severity !== 'info').length }
}

/** Pages go into a folder of their own: nothing that is there already is written over. */
function makeEmptyFolder(folder: string, shown: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    if (readdirSync(folder).length > 0) throw new UserError(`${shown}: is not empty; name a new folder`)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new WriteError(shown, whyUnwritable(error), error)
  }
}
