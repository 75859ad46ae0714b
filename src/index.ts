/**
 * The library's front door.
 *
 * @module letterlint
 */
import { type CheckInput, checkLetter, type CheckResult, type Resources } from './check.ts'
import { complaintOf } from './case/complaint.ts'
import type { CaseData } from './case/schema.ts'
import { loadResources } from './cli/resources.ts'
import { read, readSource } from './read/index.ts'
import type { Format } from './read/types.ts'

export { checkLetter } from './check.ts'
export type { CheckInput, CheckResult, Resources } from './check.ts'
export type { RuleSetting } from './rule/run.ts'
export type { CaseData } from './case/schema.ts'
export type { Fact, Facts } from './case/types.ts'
export type { Document, Format } from './read/types.ts'
export { ReadError } from './read/types.ts'
export { read, readSource } from './read/index.ts'
export { sourceRange, textOf } from './read/locate.ts'
export { jsonLetter, type JsonFinding, type JsonLetter } from './report/json.ts'
export { defineEvidence, defineRule, spanOf } from './rule/define-rule.ts'
export type { Answer, Context, Evidence, Finding, Report, Rule, RuleMeta, Severity, Verdict } from './rule/types.ts'
export { ANSWER_KEYS, type AnswerKey, QUESTIONS, type Question, type Rating } from './scorecard/questions.ts'
export { loadResources } from './cli/resources.ts'

/** How to check a letter from a program. */
export interface CheckTextOptions {
  /** What the letter is; `markdown` when it is not said. */
  format?: Format
  /** What the office knows of the case. */
  case?: CaseData
  /** What the complainant wrote, as text. */
  complaint?: string
  /** True for a template. */
  template?: boolean
  /** Settings of rules, as in the configuration. */
  rules?: CheckInput['settings']
  /** The organisation, where the case does not say. */
  profile?: string
  /** The day of the check, `YYYY-MM-DD`. */
  today?: string
  /** Rules and dictionaries to check with; those that letterlint ships when it is not said. */
  resources?: Resources
}

/**
 * Checks one letter with the rules and dictionaries that letterlint ships.
 *
 * @param letter the letter's text, or the bytes of a file
 * @throws {ReadError} when the letter cannot be read
 */
export async function check(letter: string | Uint8Array, options: CheckTextOptions = {}): Promise<CheckResult> {
  const format = options.format ?? 'markdown'
  const document = typeof letter === 'string' ? readSource(letter, format) : await read(letter, format)
  return checkLetter(
    {
      document,
      ...(options.case ? { given: { option: options.case } } : {}),
      ...(options.complaint === undefined ? {} : { complaint: complaintOf(readSource(options.complaint, 'markdown')) }),
      ...(options.rules ? { settings: options.rules } : {}),
      ...(options.profile === undefined ? {} : { profile: options.profile }),
      ...(options.template === undefined ? {} : { template: options.template }),
      ...(options.today === undefined ? {} : { today: options.today }),
    },
    options.resources ?? loadResources(),
  )
}
