import { escapeXml } from '../read/xml.ts'
import { findingLine, type Gathered, lineOf, remarksOf, safeLine } from './gathered.ts'

/** Checkstyle XML: the format that most review and CI programs take in. */
export function checkstyle(gathered: Gathered): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
  const remarks = remarksOf(gathered)
  const paths = new Set(gathered.letters.map(({ path }) => path))
  for (const letter of gathered.letters) {
    out.push(`  <file name="${attribute(letter.path)}">`)
    for (const finding of letter.findings) {
      const place = letter.hasLines ? ` line="${lineOf(finding)}"${finding.start ? ` column="${finding.start.column}"` : ''}` : ' line="1"'
      out.push(errorTag(place, finding.severity, findingLine(finding, letter.hasLines), `letterlint.${finding.rule}.${finding.messageId}`))
    }
    for (const { line, source, message } of remarks.filter(({ path }) => path === letter.path)) out.push(errorTag(` line="${line ?? 1}"`, 'info', message, source))
    out.push('  </file>')
  }
  for (const { path, source, message } of remarks.filter(({ path }) => !paths.has(path))) {
    out.push(`  <file name="${attribute(path)}">`, errorTag(' line="1"', 'info', message, source), '  </file>')
  }
  for (const { path, message } of gathered.errors) {
    out.push(`  <file name="${attribute(path)}">`, errorTag(' line="1"', 'error', message, 'letterlint.unreadable'), '  </file>')
  }
  out.push('</checkstyle>')
  return `${out.join('\n')}\n`
}

function errorTag(place: string, severity: string, message: string, source: string): string {
  return `    <error${place} severity="${severity}" message="${attribute(message)}" source="${attribute(source)}"/>`
}

function attribute(text: string): string {
  return escapeXml(safeLine(text))
}
