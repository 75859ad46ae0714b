import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import * as v from 'valibot'
import type { CheckResult } from '../check.ts'
import type { BaselineReport } from '../report/gathered.ts'
import { type BaselineEntry, baselineOf, silence, withEvidenceOf } from '../rule/filters/baseline.ts'
import { whyUnreadable } from './discover.ts'
import { UserError } from './errors.ts'
import { readData } from './read-file.ts'
import { writeWhole } from './write.ts'

const Entry = v.strictObject({ rule: v.string(), messageId: v.string(), hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), count: v.pipe(v.number(), v.integer(), v.minValue(1)) })

/** The contents of a baseline file. Paths count from the folder that it lies in. */
const BaselineFile = v.strictObject({ schemaVersion: v.literal(1), letters: v.record(v.string(), v.array(Entry)) })

/** The largest baseline that is read, in bytes: some two million findings. */
const MAX_BASELINE = 256 * 1024 * 1024

/** Half of a SHA-256: the words of a whole paragraph go into it, so that it cannot be guessed from a name alone. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** Silences what a baseline file records, or records what is found for a new one. */
export class Baseline {
  readonly #file: string
  readonly #letters: Map<string, BaselineEntry[]>
  readonly #seen = new Set<string>()
  readonly #report: BaselineReport = { silenced: 0, stale: [] }

  private constructor(file: string, letters: Map<string, BaselineEntry[]>) {
    this.#file = file
    this.#letters = letters
  }

  /** An empty baseline, to be filled and written. */
  static empty(file: string): Baseline {
    return new Baseline(file, new Map())
  }

  /**
   * Reads a baseline.
   *
   * @param file its full path
   * @throws {UserError} when it cannot be read or is none
   */
  static read(file: string): Baseline {
    let text: string
    try {
      text = readData(file, MAX_BASELINE)
    } catch (error) {
      throw new UserError(`${file}: ${whyUnreadable(error)}${(error as NodeJS.ErrnoException).code === 'ENOENT' ? '; --write-baseline makes one' : ''}`)
    }
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch (error) {
      // What the parser says would quote the file, which may be a letter.
      throw new UserError(`${file}: is not JSON`, { cause: error })
    }
    const checked = v.safeParse(BaselineFile, value)
    if (!checked.success) throw new UserError(`${file}: is no baseline of letterlint (${checked.issues[0].message})`)
    return new Baseline(file, new Map(Object.entries(checked.output.letters)))
  }

  /** The result of a letter without the findings that the baseline records for it. */
  apply(letter: string, result: CheckResult): CheckResult {
    const key = this.#keyOf(letter)
    const entries = this.#letters.get(key)
    this.#seen.add(key)
    if (!entries) return result
    const { kept, silenced, stale } = silence(result.findings, entries, hash)
    this.#report.silenced += silenced
    this.#report.stale.push(...stale.map(({ rule, messageId, count }) => ({ path: key, rule, messageId, count })))
    return { ...result, findings: kept, answers: withEvidenceOf(result.answers, result.findings, kept) }
  }

  /** Records the findings of a letter. */
  record(letter: string, result: CheckResult): void {
    const entries = baselineOf(result.findings, hash)
    if (entries.length > 0) this.#letters.set(this.#keyOf(letter), entries)
  }

  /** What the baseline did, with entries of letters that are gone. */
  report(): BaselineReport {
    const gone = [...this.#letters].filter(([key]) => !this.#seen.has(key) && !existsSync(join(dirname(this.#file), key)))
    const stale = gone.flatMap(([path, entries]) => entries.map(({ rule, messageId, count }) => ({ path, rule, messageId, count })))
    return { silenced: this.#report.silenced, stale: [...this.#report.stale, ...stale] }
  }

  /**
   * Writes what was recorded.
   *
   * @returns how many findings it records
   */
  write(): number {
    const letters = [...this.#letters].sort(([a], [b]) => (a < b ? -1 : 1))
    writeWhole(this.#file, `${JSON.stringify({ schemaVersion: 1, letters: Object.fromEntries(letters) }, null, 2)}\n`)
    return letters.flatMap(([, entries]) => entries).reduce((sum, { count }) => sum + count, 0)
  }

  #keyOf(letter: string): string {
    return letter === '-' ? '-' : relative(dirname(this.#file), letter).split(sep).join('/')
  }
}
