import { escapeXml } from '../read/xml.ts'
import { findingLine, type Gathered, lineOf, remarksOf, safeLine } from './gathered.ts'
import type { JsonFinding, JsonLetter } from './json.ts'

/** How grave a finding must be to fail its rule. */
const RANK = { error: 3, warning: 2, info: 1, never: 4 } as const

/**
 * JUnit XML as Jenkins, GitLab and Azure read it: a suite for each letter, a case for each rule, which fails when the
 * rule has findings that fail the check.
 *
 * @param failOn the least severity that fails
 */
export function junit(gathered: Gathered, failOn: keyof typeof RANK): string {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>']
  let id = 0
  const remarks = remarksOf(gathered)
  for (const letter of gathered.letters) {
    const failing = (finding: JsonFinding): boolean => RANK[finding.severity] >= RANK[failOn]
    const failures = gathered.rules.filter(({ id }) => letter.findings.some((finding) => finding.rule === id && failing(finding))).length
    out.push(suiteTag(letter.path, id++, gathered, { tests: gathered.rules.length, failures, errors: 0 }), ...propertiesOf([['rating', letter.rating.answer]]))
    for (const rule of gathered.rules) {
      const found = letter.findings.filter((finding) => finding.rule === rule.id && failing(finding))
      const tag = `    <testcase name="${attribute(rule.id)}" classname="${attribute(letter.path)}" time="0"`
      if (found.length === 0) out.push(`${tag}/>`)
      else out.push(`${tag}>`, failureOf(found, letter, rule.summary), '    </testcase>')
    }
    const rest = letter.findings.filter((finding) => !failing(finding)).map((finding) => said(finding, letter))
    const notes = remarks.filter(({ path }) => path === letter.path).map(({ message }) => safeLine(message))
    out.push(...outputs([...rest, ...notes]), '  </testsuite>')
  }
  for (const { path, message } of gathered.errors) {
    out.push(suiteTag(path, id++, gathered, { tests: 1, failures: 0, errors: 1 }), ...propertiesOf([['rating', 'unknown']]))
    out.push(`    <testcase name="read" classname="${attribute(path)}" time="0">`, `      <error type="unreadable" message="${attribute(message)}"/>`, '    </testcase>')
    out.push(...outputs([]), '  </testsuite>')
  }
  out.push('</testsuites>')
  return `${out.join('\n')}\n`
}

function suiteTag(path: string, id: number, { today }: Gathered, counts: { tests: number; failures: number; errors: number }): string {
  const { tests, failures, errors } = counts
  return `  <testsuite name="${attribute(path)}" package="letterlint" id="${id}" timestamp="${today}T00:00:00" hostname="localhost" tests="${tests}" failures="${failures}" errors="${errors}" skipped="0" time="0">`
}

function propertiesOf(pairs: ReadonlyArray<readonly [string, string]>): string[] {
  return ['    <properties>', ...pairs.map(([name, value]) => `      <property name="${attribute(name)}" value="${attribute(value)}"/>`), '    </properties>']
}

function failureOf(found: readonly JsonFinding[], letter: JsonLetter, summary: string): string {
  const lines = found.map((finding) => escapeXml(said(finding, letter)))
  return `      <failure type="${attribute((found[0] as JsonFinding).severity)}" message="${attribute(summary)}: ${found.length === 1 ? '1 finding' : `${found.length} findings`}">${lines.join('\n')}</failure>`
}

function said(finding: JsonFinding, letter: JsonLetter): string {
  return `${safeLine(letter.path)}${letter.hasLines ? `:${lineOf(finding)}` : ''}: ${finding.severity}: ${findingLine(finding, letter.hasLines)}`
}

function outputs(lines: readonly string[]): string[] {
  return [`    <system-out>${escapeXml(lines.join('\n'))}</system-out>`, '    <system-err></system-err>']
}

function attribute(text: string): string {
  return escapeXml(safeLine(text))
}
