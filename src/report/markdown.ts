import { findingLine, type Gathered, lineOf, remarksOf, safeLine } from './gathered.ts'
import type { JsonLetter } from './json.ts'
import type { Severity } from '../rule/types.ts'
import type { Rating } from '../scorecard/questions.ts'
import { ratingWords } from './words.ts'

const WORDS: Readonly<Record<Severity, string>> = { error: 'Mend', warning: 'Look', info: 'Consider' }

/** A summary in Markdown, for a pull request or the summary page of a CI job. */
export function markdown(gathered: Gathered): string {
  const { letters, errors } = gathered
  const count = (severity: Severity): number => letters.reduce((sum, letter) => sum + letter.findings.filter((finding) => finding.severity === severity).length, 0)
  const out = ['# Letters checked', '', `${letters.length === 1 ? '1 letter' : `${letters.length} letters`}: ${count('error')} to mend, ${count('warning')} to look at, ${count('info')} to consider.`]
  if (letters.length > 0) {
    out.push('', '| Letter | Overall | Mend | Look | Consider |', '| --- | --- | ---: | ---: | ---: |')
    for (const letter of letters) out.push(`| ${plain(letter.path)} | ${ratingWords(letter.rating.answer as Rating)} | ${(['error', 'warning', 'info'] as const).map((severity) => letter.findings.filter((finding) => finding.severity === severity).length).join(' | ')} |`)
  }
  for (const letter of letters) if (letter.findings.length > 0) out.push('', ...letterTable(letter))
  const remarks = remarksOf(gathered)
  if (remarks.length > 0) out.push('', '## Remarks', '', ...remarks.map(({ path, message }) => `- ${plain(path)}: ${plain(message)}`))
  if (gathered.baseline && gathered.baseline.silenced > 0) out.push('', `The baseline silences ${gathered.baseline.silenced === 1 ? '1 finding' : `${gathered.baseline.silenced} findings`}.`)
  if (errors.length > 0) out.push('', '## Could not be read', '', ...errors.map(({ path, message }) => `- ${plain(path)}: ${plain(message)}`))
  return `${out.join('\n')}\n`
}

function letterTable(letter: JsonLetter): string[] {
  const rows = letter.findings.map((finding) => {
    const place = finding.start || finding.afterLine ? (letter.hasLines ? `line ${lineOf(finding)}` : `paragraph ${finding.paragraph}`) : 'missing'
    return `| ${place} | ${WORDS[finding.severity]} | ${finding.rule} (${finding.question}) | ${plain(findingLine(finding, true))} |`
  })
  return [`## ${plain(letter.path)}`, '', plain(letter.rating.reason), '', '| Where | What | Rule | Finding |', '| --- | --- | --- | --- |', ...rows]
}

/** Text that Markdown shows as it stands: no markup, no mention, no link, no end of a cell. */
function plain(text: string): string {
  return safeLine(text).replace(/[\\`*_{}[\]()<>#+!|~@&$]|:(?=\S)/g, (char) => `&#${char.charCodeAt(0)};`)
}
