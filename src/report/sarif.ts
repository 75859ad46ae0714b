import type { Severity } from '../rule/types.ts'
import { QUESTIONS } from '../scorecard/questions.ts'
import { findingLine, type Gathered, lineOf, type Remark, remarksOf, safeLine } from './gathered.ts'
import type { JsonFinding, JsonLetter } from './json.ts'
import { inert, wellFormed } from './safe.ts'

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0 (OASIS), for code scanning and for editors: one run, one result a finding. */
export function sarif(gathered: Gathered): string {
  const index = new Map(gathered.rules.map((rule, i) => [rule.id, i]))
  const remarks = remarksOf(gathered)
  const run = {
    tool: {
      driver: {
        name: 'letterlint',
        semanticVersion: gathered.version,
        rules: gathered.rules.map((rule) => ({
          id: rule.id,
          shortDescription: { text: rule.summary },
          help: { text: `${QUESTIONS[rule.question].asks} (${rule.source})` },
          defaultConfiguration: { level: LEVEL[rule.severity] },
          properties: { question: rule.question, since: rule.since },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: gathered.errors.length === 0,
        toolExecutionNotifications: [
          ...gathered.errors.map(({ path, message }) => ({ level: 'error', message: { text: safeLine(message) }, locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }] })),
          ...remarks.filter(({ source }) => source.startsWith('letterlint.failed')).map(notification),
        ],
        toolConfigurationNotifications: remarks.filter(({ source }) => !source.startsWith('letterlint.failed')).map(notification),
      },
    ],
    artifacts: gathered.letters.map(({ path, rating, answers }) => ({
      location: { uri: uriOf(path) },
      properties: { rating: rating.answer, answers: Object.fromEntries(Object.entries(answers).map(([key, { answer }]) => [key, answer])) },
    })),
    results: gathered.letters.flatMap((letter, at) => letter.findings.map((finding) => resultOf(finding, letter, at, index.get(finding.rule)))),
  }
  return `${inert(JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2))}\n`
}

function resultOf(finding: JsonFinding, letter: JsonLetter, at: number, ruleIndex: number | undefined): object {
  const { start, end, fix } = finding
  const uri = uriOf(letter.path)
  const region =
    start && end && letter.hasLines
      ? { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, charOffset: start.offset, charLength: end.offset - start.offset }
      : { startLine: letter.hasLines ? lineOf(finding) : 1 }
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVEL[finding.severity],
    message: { text: findingLine(finding, letter.hasLines) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri, index: at }, region },
        ...(finding.paragraph === undefined ? {} : { logicalLocations: [{ name: `paragraph ${finding.paragraph}`, kind: 'element' }] }),
      },
    ],
    ...(fix !== undefined && start && end && letter.hasLines
      ? { fixes: [{ artifactChanges: [{ artifactLocation: { uri }, replacements: [{ deletedRegion: region, insertedContent: { text: fix } }] }] }] }
      : {}),
    properties: { messageId: finding.messageId, question: finding.question },
  }
}

function notification({ path, line, source, message }: Remark): object {
  return {
    level: 'note',
    descriptor: { id: source },
    message: { text: safeLine(message) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...(line === undefined ? {} : { region: { startLine: line } }) } }],
  }
}

/** A path as a URI reference: relative to the folder of the run, or `file:` for one that is not below it. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin'
  const encoded = path.replaceAll('\\', '/').split('/').map((part) => encodeURIComponent(wellFormed(part))).join('/')
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`
  return encoded.startsWith('/') ? `file://${encoded}` : encoded
}
