import type { Severity } from '../rule/types.ts'
import { findingLine, type Gathered, lineOf, remarksOf, safeLine } from './gathered.ts'

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands of GitHub Actions, which show each finding as an annotation at its line. */
export function github(gathered: Gathered): string {
  const out: string[] = []
  for (const { path, hasLines, findings } of gathered.letters) {
    for (const finding of findings) {
      const { start, end } = finding
      const place: Record<string, string | number> = { file: path, line: hasLines ? lineOf(finding) : 1 }
      if (start && end && hasLines) {
        place['endLine'] = end.line
        // Columns are refused for a range of several lines.
        if (end.line === start.line) Object.assign(place, { col: start.column, endColumn: end.column })
      }
      out.push(command(COMMAND[finding.severity], { ...place, title: `${finding.rule} (${finding.question})` }, findingLine(finding, hasLines)))
    }
  }
  for (const { path, line, message } of remarksOf(gathered)) out.push(command('notice', { file: path, ...(line === undefined ? {} : { line }), title: 'letterlint' }, message))
  for (const { path, message } of gathered.errors) out.push(command('error', { file: path, title: 'letterlint cannot read this' }, message))
  return out.map((line) => `${line}\n`).join('')
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  return `::${name} ${pairs.join(',')}::${data(safeLine(message))}`
}

/** Nothing in a letter can end the command or begin another. */
function data(text: string): string {
  return safeLine(text).replaceAll('%', '%25')
}
