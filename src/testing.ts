import { checkLetter, type CheckResult } from './check.ts'
import { complaintOf } from './case/complaint.ts'
import type { CaseData } from './case/schema.ts'
import { NO_CONFIG } from './cli/config.ts'
import { loadResources } from './cli/resources.ts'
import { textOf } from './read/locate.ts'
import { readSource } from './read/index.ts'
import type { Rule } from './rule/types.ts'

/** For tests: checks a letter given as text. Findings of severity `info` count too. */
export function checkText(
  text: string,
  options: { rules?: readonly Rule[]; format?: 'markdown' | 'text'; complaint?: string; case?: CaseData; today?: string; template?: boolean; dictionaries?: readonly string[] } = {},
): CheckResult & { oneLine: string[] } {
  const resources = loadResources(options.dictionaries ? { ...NO_CONFIG, dictionaries: options.dictionaries } : NO_CONFIG)
  const result = checkLetter(
    {
      document: readSource(text, options.format ?? 'markdown'),
      ...(options.complaint ? { complaint: complaintOf(readSource(options.complaint, 'markdown')) } : {}),
      ...(options.case ? { given: { 'case-file': options.case } } : {}),
      ...(options.today ? { today: options.today } : {}),
      ...(options.template ? { template: true } : {}),
    },
    options.rules ? { ...resources, rules: options.rules } : resources,
  )
  if (result.failures[0]) throw result.failures[0].error
  const oneLine = result.findings.map(
    (finding) =>
      `${finding.severity} ${finding.messageId}: ${finding.span ? `"${textOf(finding.span).replace(/\s+/g, ' ')}"` : '(absent)'}${finding.suggestions.length > 0 ? ` -> ${finding.suggestions.join(' | ')}` : ''}`,
  )
  return Object.assign(result, { oneLine })
}
