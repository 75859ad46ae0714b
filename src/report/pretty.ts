import { Chalk, type ChalkInstance } from 'chalk'
import type { CheckResult } from '../check.ts'
import { Lines, textOf } from '../read/locate.ts'
import type { Finding, Severity } from '../rule/types.ts'
import { ANSWER_KEYS, QUESTIONS } from '../scorecard/questions.ts'
import { TIME_QUESTIONS, type TimeKey } from '../scorecard/timeliness.ts'
import { type BaselineReport, staleWords } from './gathered.ts'
import { safeText, shortQuote } from './safe.ts'
import { answerWords, caseLine, placeOf, ratingWords, standingOf, type Standing, suppressionWords } from './words.ts'

export interface PrettyOptions {
  color: boolean
  /** Findings and rating only. */
  quiet: boolean
  /** Columns of the terminal. */
  width: number
  /** Names of organisations by id. */
  organisations?: ReadonlyMap<string, string>
}

const WEIGHT: Readonly<Record<Severity, string>> = { error: 'Mend', warning: 'Look', info: 'Consider' }
const MARK: Readonly<Record<Standing, string>> = { good: 'Good', mend: 'Mend', look: 'Look', na: '-' }

/** One line for standard error. */
export function prettyError(path: string, message: string): string {
  return `letterlint: ${safeText(path.replace(/\s+/g, ' '))}: ${safeText(message.replace(/\s+/g, ' '))}\n`
}

/**
 * A letter's findings and scorecard for a person at a terminal: plain words carry the meaning and colour only helps, so
 * that it reads the same without colour and aloud.
 */
export function pretty(path: string, result: CheckResult, options: PrettyOptions): string {
  const chalk = new Chalk({ level: options.color ? 1 : 0 })
  const out: string[] = [chalk.bold(safeText(path)), ...wrap(caseLine(result, options.organisations), options.width, '')]
  out.push(...findingsOf(result, chalk, options))
  for (const { rule } of result.failures) {
    out.push('', ...wrap(`The rule "${rule}" failed on this letter. Its questions are unknown; please report it.`, options.width, ''))
  }
  for (const { message } of result.contradictions) out.push('', ...wrap(`Check the dates of the case: ${message}`, options.width, ''))
  const lines = new Lines(result.letter.document.source)
  for (const { problem, suppression } of result.suppressions) out.push('', ...wrap(suppressionWords(problem, suppression, lines.point(suppression.offset).line), options.width, ''))
  if (!options.quiet) out.push('', ...scorecardLines(result, chalk, options), ...issueLines(result, chalk, options), ...timeLines(result, chalk, options))
  out.push('', ...ratingLines(result, chalk, options))
  return `${out.join('\n')}\n`
}

/** What a baseline silenced, and what it records in vain. */
export function baselineLines({ silenced, stale }: BaselineReport, width: number): string {
  const lines = [`The baseline silences ${silenced === 1 ? '1 finding' : `${silenced} findings`}.`, ...stale.map((entry) => `${entry.path}: ${staleWords(entry)}`)]
  return `\n${lines.flatMap((line) => wrap(line, width, '')).join('\n')}\n`
}

function findingsOf(result: CheckResult, chalk: ChalkInstance, options: PrettyOptions): string[] {
  const { findings } = result
  const shown = options.quiet ? findings.filter((finding) => finding.severity !== 'info') : findings
  if (shown.length === 0) return ['', 'Nothing to mend was found.']
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length
  const counts = [`${count('error')} to mend`, `${count('warning')} to look at`, `${count('info')} to consider`]
  const out = ['', chalk.bold(`Findings: ${counts.join(', ')}`)]
  const lines = new Lines(result.letter.document.source)
  for (const finding of shown) out.push('', ...findingLines(finding, result, lines, chalk, options.width))
  return out
}

function findingLines(finding: Finding, result: CheckResult, lines: Lines, chalk: ChalkInstance, width: number): string[] {
  const paint = finding.severity === 'error' ? chalk.red : finding.severity === 'warning' ? chalk.yellow : chalk.dim
  const place = finding.span ? placeOf(finding.span, result.letter.document, lines) : finding.after || finding.sample ? 'Missing' : 'The letter'
  const out = [`${paint(WEIGHT[finding.severity])}  ${place}  ${chalk.dim(`${finding.rule}, ${finding.question}`)}`]
  if (finding.span) out.push(...wrap(`"${shortQuote(textOf(finding.span))}"`, width, '      ').map((line) => chalk.bold(line)))
  out.push(...wrap(finding.message, width, '      '))
  if (finding.suggestions.length > 0) out.push(...wrap(`Write: ${finding.suggestions.map((one) => shortQuote(one, 200)).join(' or ')}`, width, '      ').map((line) => chalk.green(line)))
  if (finding.sample) {
    out.push(...wrap(`For example: ${shortQuote(finding.sample, 400)}`, width, '      ').map((line) => chalk.green(line)))
  }
  if (!finding.span && finding.after) out.push(...wrap(`It belongs after "${shortQuote(finding.after.text, 50)}".`, width, '      '))
  return out
}

function scorecardLines(result: CheckResult, chalk: ChalkInstance, options: PrettyOptions): string[] {
  const out = [chalk.bold('Scorecard')]
  for (const key of ANSWER_KEYS) {
    const question = QUESTIONS[key]
    const { answer, reason } = result.answers[key]
    const standing = standingOf(key, answer, (question as { good?: string }).good)
    if (standing === 'na' && (key === 'holding-reason' || key === 'holding-date')) continue
    const paint = { good: chalk.green, mend: chalk.red, look: chalk.yellow, na: chalk.dim }[standing]
    const label = /^Q\d/.test(key) ? `${key} ` : ''
    out.push(...wrap(`${MARK[standing].padEnd(4)}  ${label}${question.asks} ${answerWords(answer)}`, options.width, '', '      ').map((line, i) => (i === 0 ? paint(line.slice(0, 4)) + line.slice(4) : line)))
    if (standing === 'mend' || standing === 'look') out.push(...wrap(reason, options.width, '      ').map((line) => chalk.dim(line)))
  }
  return out
}

/** The issues of the complaint and where each is answered. */
function issueLines(result: CheckResult, chalk: ChalkInstance, options: PrettyOptions): string[] {
  if (!result.issues || result.issues.length === 0) return []
  const says = { yes: 'Answered', mentioned: 'Only mentioned', no: 'Not answered', unsure: 'A person must look' }
  const out = ['', chalk.bold('Issues of the complaint')]
  result.issues.forEach((issue, i) => {
    const where = issue.paragraphs.slice(0, 3).map((paragraph) => paragraph.block.index + 1)
    out.push(...wrap(`${i + 1}. "${shortQuote(issue.text, 100)}"`, options.width, '', '   '))
    out.push(...wrap(`${says[issue.addressed]}${where.length > 0 ? `, paragraph ${where.join(', ')}` : ''} (${Math.round(issue.confidence * 100)}% sure)`, options.width, '   '))
  })
  return out
}

/** The questions of time, as far as the case answers them. */
function timeLines(result: CheckResult, chalk: ChalkInstance, options: PrettyOptions): string[] {
  const known = (Object.keys(TIME_QUESTIONS) as TimeKey[]).filter((key) => !['unknown', 'na'].includes(result.timeliness[key].answer))
  if (known.length === 0) return []
  const out = ['', chalk.bold('Timeliness')]
  for (const key of known) {
    const { answer, reason } = result.timeliness[key]
    const bad = key === 'Q19' || answer.startsWith('no')
    out.push(...wrap(`${bad ? 'Mend' : 'Good'}  ${key} ${TIME_QUESTIONS[key]} ${answer}`, options.width, '', '      '))
    if (bad) out.push(...wrap(reason, options.width, '      ').map((line) => chalk.dim(line)))
  }
  return out
}

function ratingLines(result: CheckResult, chalk: ChalkInstance, options: PrettyOptions): string[] {
  const { answer, reason, advice } = result.rating
  const paint = { better: chalk.green, adequate: chalk.yellow, 'not-met': chalk.red, unknown: chalk.yellow }[answer]
  const out = [`${chalk.bold('Overall (Q35):')} ${paint(ratingWords(answer))}`, ...wrap(reason, options.width, '  ')]
  if (advice.length > 0) {
    out.push('  What would raise it most:')
    advice.forEach((one, i) => out.push(...wrap(`${i + 1}. ${one}`, options.width, '  ', '     ')))
  }
  return out
}

/**
 * Breaks text into lines, and makes it safe for a terminal.
 *
 * @param width columns, indent included
 * @param first indent of the first line
 * @param rest indent of the others
 */
export function wrap(text: string, width: number, first: string, rest = first): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of safeText(text).split(/\s+/)) {
    if (word === '') continue
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = rest
      empty = true
    }
    line += (empty ? '' : ' ') + word
    empty = false
  }
  if (!empty) lines.push(line)
  return lines
}
