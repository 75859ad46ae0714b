import type { CheckResult } from '../check.ts'
import { Lines, sourceRange, textOf } from '../read/locate.ts'
import { ANSWER_KEYS, QUESTIONS } from '../scorecard/questions.ts'

/** One line for standard error. */
export function prettyErrors(path: string, message: string): string {
  return `letterlint: ${path}: ${message}\n`
}

/** A letter's findings and scorecard for a person at a terminal. */
export function pretty(path: string, result: CheckResult, _options: { color: boolean; quiet: boolean; width: number }): string {
  const lines = new Lines(result.letter.document.source)
  const out = [path, '']
  for (const finding of result.findings) {
    const place = finding.span ? lines.point(sourceRange(finding.span).start) : undefined
    out.push(`  ${place ? `${place.line}:${place.column}` : '-'} ${finding.severity} ${finding.rule}${finding.span ? ` "${textOf(finding.span)}"` : ''}: ${finding.message}`)
  }
  for (const key of ANSWER_KEYS) out.push(`  ${QUESTIONS[key].asks} ${result.answers[key].answer}: ${result.answers[key].reason}`)
  out.push(`  Overall: ${result.rating.answer}. ${result.rating.reason}`)
  return `${out.join('\n')}\n`
}
