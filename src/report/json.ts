import type { CheckResult } from '../check.ts'
import { Lines, sourceRange, textOf } from '../read/locate.ts'
import type { Format, Point } from '../read/types.ts'
import type { SuppressionNote } from '../rule/filters/suppress.ts'
import { ANSWER_KEYS, QUESTIONS } from '../scorecard/questions.ts'
import type { BaselineReport } from './gathered.ts'
import { suppressionWords } from './words.ts'
import { inert } from './safe.ts'

export const SCHEMA_VERSION = 1

/** A finding as programs read it. */
export interface JsonFinding {
  rule: string
  messageId: string
  question: string
  severity: 'error' | 'warning' | 'info'
  message: string
  quote?: string
  suggestions: string[]
  /** A replacement that is safe to make without asking. */
  fix?: string
  /** A sentence to adapt, where something is absent. */
  sample?: string
  start?: Point
  end?: Point
  /** The paragraph it stands in, or after which it belongs; from 1. */
  paragraph?: number
  /** The page it stands on, from 1, where the format has pages. */
  page?: number
  /** Where something is absent: the line after which it belongs, in formats that have lines. */
  afterLine?: number
  url?: string
}

/** A suppression in the letter that does not do what it should, or no longer. */
export interface JsonSuppression {
  problem: SuppressionNote['problem']
  /** The rules that it names; none means every rule. */
  rules: string[]
  line: number
  message: string
}

export interface JsonLetter {
  path: string
  format: Format
  /** False for formats such as Word, where lines and columns are those of the extracted text. */
  hasLines: boolean
  case: Record<string, unknown>
  findings: JsonFinding[]
  answers: Record<string, { answer: string; reason: string; evidence: Array<number | string> }>
  rating: { answer: string; reason: string; advice: string[] }
  /** The issues of the complaint, each with the paragraphs that answer it; absent without a complaint. */
  issues?: Array<{ text: string; quote: string; addressed: string; paragraphs: number[]; confidence: number }>
  /** Questions 9 to 12 and 14 to 19, from the dates of the case. */
  timeliness: Record<string, { answer: string; reason: string; evidence: Array<number | string> }>
  /** Dates of the case that cannot all be right. */
  contradictions: Array<{ keys: string[]; message: string }>
  /** Suppressions that lack a reason, have expired or silence nothing. */
  suppressions: JsonSuppression[]
  /** Rules that failed on this letter; their answers are unknown. */
  failedRules: string[]
}

/** The JSON of one letter, as the contract has it. */
export function jsonLetter(path: string, result: CheckResult): JsonLetter {
  const lines = new Lines(result.letter.document.source)
  const facts: Record<string, unknown> = {}
  const origins: Record<string, string> = {}
  for (const [key, fact] of [...Object.entries(result.facts).filter(([key]) => key !== 'other'), ...Object.entries(result.facts.other)]) {
    facts[key] = (fact as { value: unknown }).value
    origins[key] = (fact as { from: string }).from
  }
  const { document } = result.letter
  return {
    path,
    format: document.format,
    hasLines: document.hasLines,
    case: { ...facts, from: origins },
    findings: result.findings.map((finding) => {
      const json: JsonFinding = {
        rule: finding.rule,
        messageId: finding.messageId,
        question: finding.question,
        severity: finding.severity,
        message: finding.message,
        suggestions: finding.suggestions,
      }
      if (finding.fix !== undefined) json.fix = finding.fix
      if (finding.sample) json.sample = finding.sample
      if (finding.span) {
        const { start, end } = sourceRange(finding.span)
        json.quote = textOf(finding.span)
        json.start = lines.point(start)
        json.end = lines.point(end)
        json.paragraph = finding.span.block.index + 1
        if (finding.span.block.page !== undefined) json.page = finding.span.block.page
      } else if (finding.after) {
        json.paragraph = finding.after.block.index + 1
        if (document.hasLines) json.afterLine = lines.point(sourceRange({ block: finding.after.block, from: finding.after.to, to: finding.after.to }).start).line
      }
      return json
    }),
    answers: Object.fromEntries(ANSWER_KEYS.map((key) => [key, result.answers[key]])) as JsonLetter['answers'],
    rating: result.rating,
    ...(result.issues
      ? {
          issues: result.issues.map(({ text, quote, addressed, paragraphs, confidence }) => ({
            text,
            quote: textOf(quote),
            addressed,
            paragraphs: paragraphs.map((paragraph) => paragraph.block.index + 1),
            confidence: Math.round(confidence * 100) / 100,
          })),
        }
      : {}),
    timeliness: result.timeliness,
    contradictions: result.contradictions,
    suppressions: result.suppressions.map(({ problem, suppression }) => {
      const { line } = lines.point(suppression.offset)
      return { problem, rules: suppression.rules, line, message: suppressionWords(problem, suppression, line) }
    }),
    failedRules: result.failures.map(({ rule }) => rule),
  }
}

/** Writes the JSON report letter by letter, so that memory does not grow with their number. */
export class JsonStream {
  readonly #write: (text: string) => void
  readonly #errors: Array<{ path: string; message: string }> = []
  readonly #findings = { error: 0, warning: 0, info: 0 }
  readonly #answers: Record<string, Record<string, number>> = {}
  #letters = 0

  /**
   * @param version of letterlint
   * @param write takes the text, piece by piece
   */
  constructor(version: string, write: (text: string) => void) {
    this.#write = write
    for (const key of ANSWER_KEYS) {
      this.#answers[key] = Object.fromEntries([...QUESTIONS[key].values, 'unknown'].map((value) => [value, 0]))
    }
    write(`{\n  "schemaVersion": ${SCHEMA_VERSION},\n  "tool": ${JSON.stringify({ name: 'letterlint', version })},\n  "letters": [`)
  }

  /** Adds a letter. */
  letter(letter: JsonLetter): void {
    this.#write(`${this.#letters++ === 0 ? '' : ','}\n    ${inert(JSON.stringify(letter, null, 2)).replaceAll('\n', '\n    ')}`)
    for (const finding of letter.findings) this.#findings[finding.severity]++
    for (const key of ANSWER_KEYS) {
      const counts = this.#answers[key] as Record<string, number>
      const value = letter.answers[key]?.answer ?? 'unknown'
      counts[value] = (counts[value] ?? 0) + 1
    }
  }

  /** Adds an input that could not be read. */
  error(path: string, message: string): void {
    this.#errors.push({ path, message })
  }

  /** Ends the report. */
  end(baseline?: BaselineReport): void {
    const rest = { errors: this.#errors, ...(baseline ? { baseline } : {}), summary: { letters: this.#letters, findings: this.#findings, answers: this.#answers } }
    this.#write(`${this.#letters === 0 ? '' : '\n  '}],\n${inert(JSON.stringify(rest, null, 2)).slice(2)}\n`)
  }
}
