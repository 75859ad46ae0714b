import type { CheckResult, Resources } from '../check.ts'
import { checkstyle } from '../report/checkstyle.ts'
import type { BaselineReport, Gathered } from '../report/gathered.ts'
import { github } from '../report/github.ts'
import { lettersPage, type PagedLetter } from '../report/html/letter.ts'
import { jsonLetter, JsonStream } from '../report/json.ts'
import { junit } from '../report/junit.ts'
import { markdown } from '../report/markdown.ts'
import { maskedLetter } from '../report/masked.ts'
import { baselineLines, pretty } from '../report/pretty.ts'
import { sarif } from '../report/sarif.ts'
import { maskOf, type Mask } from '../rule/filters/mask.ts'
import type { Severity } from '../rule/types.ts'
import { UserError } from './errors.ts'
import type { CheckFormat } from './formats.ts'
import { version } from './version.ts'

/** Formats that are made to leave the office: names are masked in them unless the person asks to see them. */
const LEAVES: ReadonlySet<CheckFormat> = new Set<CheckFormat>(['markdown', 'sarif', 'github', 'junit', 'checkstyle'])

/** Takes the letters of a run as they are checked, and writes a report in one format. */
export interface Reporter {
  letter(path: string, result: CheckResult): void
  error(path: string, message: string): void
  end(baseline?: BaselineReport): void
}

export interface ReportOptions {
  format: CheckFormat
  /** Whether to mask names; by default as the format has it. */
  mask?: boolean
  quiet: boolean
  color: boolean
  width: number
  failOn: Severity | 'never'
  today?: string
}

/**
 * Makes the reporter of a format.
 *
 * @param write takes the report piece by piece
 * @throws {UserError} when names are to be masked where the letter itself is shown
 */
export function reporterOf(options: ReportOptions, resources: Resources, write: (text: string) => void): Reporter {
  const { format } = options
  const masking = options.mask ?? LEAVES.has(format)
  const { dictionaries, lexicon } = resources
  const mask = (result: CheckResult): Mask => (masking ? maskOf(result, dictionaries.people, lexicon) : (text) => text)
  const json = (path: string, result: CheckResult): ReturnType<typeof jsonLetter> => (masking ? maskedLetter(jsonLetter(path, result), result, mask(result)) : jsonLetter(path, result))
  const organisations = new Map(dictionaries.profiles.map((profile) => [profile.id, profile.name]))

  if (format === 'html') {
    if (masking) throw new UserError('--mask: the HTML page shows the letter itself; take another format')
    const pages: PagedLetter[] = []
    return { letter: (path, result) => pages.push({ path, result }), error() {}, end: () => write(lettersPage(pages, version, organisations)) }
  }
  if (format === 'json') {
    const stream = new JsonStream(version, write)
    return { letter: (path, result) => stream.letter(json(path, result)), error: (path, message) => stream.error(path, message), end: (baseline) => stream.end(baseline) }
  }
  if (format === 'pretty') {
    let first = true
    return {
      letter(path, result) {
        const text = pretty(path, result, { ...options, organisations })
        write(`${first ? '' : '\n'}${masking ? mask(result)(text) : text}`)
        first = false
      },
      error() {},
      end: (baseline) => write(baseline ? baselineLines(baseline, options.width) : ''),
    }
  }
  const gathered: Gathered = { version, today: options.today ?? '1970-01-01', rules: resources.rules.map(({ meta }) => meta), letters: [], errors: [] }
  return {
    letter: (path, result) => gathered.letters.push(json(path, result)),
    error: (path, message) => gathered.errors.push({ path, message }),
    end(baseline) {
      if (baseline) gathered.baseline = baseline
      write(WRITERS[format](gathered, options))
    },
  }
}

const WRITERS: Readonly<Record<Exclude<CheckFormat, 'pretty' | 'json' | 'html'>, (gathered: Gathered, options: ReportOptions) => string>> = {
  markdown,
  sarif,
  github,
  junit: (gathered, { failOn }) => junit(gathered, failOn),
  checkstyle,
}
