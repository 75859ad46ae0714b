import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { DataError } from '../../case/parse.ts'
import type { CheckResult } from '../../check.ts'
import { Lines, sourceRange } from '../../read/locate.ts'
import { suppressionWords } from '../../report/words.ts'
import type { Finding } from '../../rule/types.ts'

const SEVERITIES = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information } as const
const SOURCE = 'letterlint'

/** Where a finding shows: its words; or, for something absent, the last word before its place, else the first line. */
export function rangeOf({ span, after }: Finding, result: CheckResult, text: TextDocument): Range {
  const { paragraphs } = result.letter
  const last = after?.words.at(-1)
  const at = span ?? last ?? after ?? paragraphs.find((paragraph) => paragraph.part === 'salutation') ?? paragraphs[0]
  if (!at) return { start: text.positionAt(0), end: text.positionAt(0) }
  const { start, end } = sourceRange(at)
  return { start: text.positionAt(start), end: text.positionAt(end) }
}

/** What a check has to say, as an editor shows it. */
export function diagnosticsOf(result: CheckResult, text: TextDocument): Diagnostic[] {
  const lines = new Lines(result.letter.document.source)
  return [
    ...result.findings.map((finding) => ({
      range: rangeOf(finding, result, text),
      severity: SEVERITIES[finding.severity],
      source: SOURCE,
      code: finding.rule,
      message: finding.sample ? `${finding.message} For example: ${finding.sample}` : finding.message,
    })),
    ...result.suppressions.map(({ problem, suppression }) => {
      const { line } = lines.point(suppression.offset)
      return { range: lineRange(line, text), severity: DiagnosticSeverity.Warning, source: SOURCE, message: suppressionWords(problem, suppression, line) }
    }),
    ...result.contradictions.map(({ message }) => ({ range: lineRange(1, text), severity: DiagnosticSeverity.Warning, source: SOURCE, message })),
  ]
}

/**
 * Why a letter cannot be checked, at the line of its front matter where that is to blame.
 *
 * @param error a `UserError` or `DataError`
 */
export function refusalOf(error: Error, text: TextDocument): Diagnostic {
  const inFrontMatter = error instanceof DataError ? /^line (\d{1,6}): (.*)$/s.exec(error.message) : null
  return {
    range: lineRange(inFrontMatter ? Number(inFrontMatter[1]) : 1, text),
    severity: DiagnosticSeverity.Error,
    source: SOURCE,
    message: inFrontMatter?.[2] ?? error.message,
  }
}

/** A whole line, from 1, without its end. */
function lineRange(line: number, text: TextDocument): Range {
  const start = { line: line - 1, character: 0 }
  const length = text.getText({ start, end: { line, character: 0 } }).replace(/(?<![\r\n])[\r\n]+$/, '').length
  return { start, end: { line: line - 1, character: length } }
}
