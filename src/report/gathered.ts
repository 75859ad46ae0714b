import type { RuleMeta } from '../rule/types.ts'
import type { JsonFinding, JsonLetter } from './json.ts'
import { safeText, shortQuote, wellFormed } from './safe.ts'

/** An entry of a baseline that nothing in its letter matches any more. */
export interface StaleEntry {
  path: string
  rule: string
  messageId: string
  count: number
}

/** What a baseline did in one run. */
export interface BaselineReport {
  /** Findings that it silenced. */
  silenced: number
  stale: StaleEntry[]
}

/** What a report over several letters is made of, for formats that programs read. */
export interface Gathered {
  /** Of letterlint. */
  version: string
  /** The day of the check, `YYYY-MM-DD`. */
  today: string
  rules: readonly RuleMeta[]
  letters: JsonLetter[]
  errors: Array<{ path: string; message: string }>
  baseline?: BaselineReport
}

/** Something to say that is no finding: a suppression or an entry of the baseline that has no use, a rule that failed. */
export interface Remark {
  path: string
  line?: number
  /** What it is about, as a dotted name. */
  source: string
  message: string
}

/** Every remark of a run, letter by letter and then those on the baseline. */
export function remarksOf({ letters, baseline }: Gathered): Remark[] {
  const remarks: Remark[] = []
  for (const { path, hasLines, suppressions, failedRules } of letters) {
    for (const { line, message, problem } of suppressions) remarks.push({ path, source: `letterlint.suppression.${problem}`, message, ...(hasLines ? { line } : {}) })
    for (const rule of failedRules) remarks.push({ path, source: `letterlint.failed.${rule}`, message: `The rule "${rule}" failed on this letter. Its questions are unknown.` })
  }
  for (const entry of baseline?.stale ?? []) remarks.push({ path: entry.path, source: 'letterlint.baseline.stale', message: staleWords(entry) })
  return remarks
}

/** What is said of an entry of the baseline that nothing matches. */
export function staleWords({ rule, messageId, count }: StaleEntry): string {
  return `The baseline records ${count === 1 ? 'a finding' : `${count} findings`} of ${rule}/${messageId} that the letter no longer has; write the baseline anew.`
}

/** A finding in one line: the words, what is wrong, and what to write. Control characters are made visible. */
export function findingLine(finding: JsonFinding, hasLines: boolean): string {
  const parts = [safeLine(finding.message)]
  if (finding.suggestions.length > 0) parts.push(`Write: ${finding.suggestions.slice(0, 3).map((one) => shortQuote(one, 120)).join(' or ')}`)
  if (finding.quote !== undefined) parts.unshift(`"${shortQuote(finding.quote, 100)}":`)
  if (!hasLines && finding.paragraph !== undefined) parts.push(`(paragraph ${finding.paragraph})`)
  return parts.join(' ')
}

/** The line that a finding is shown on: its own, that after which something is missing, or the first. */
export function lineOf(finding: JsonFinding): number {
  return finding.start?.line ?? finding.afterLine ?? 1
}

/** Text on one line, with control characters made visible and halves of characters replaced. */
export function safeLine(text: string): string {
  return wellFormed(safeText(text.replace(/[\r\n\t\f\v\u0085\u2028\u2029]+/g, ' ')))
}
