import { calendarOf } from './calendar/index.ts'
import type { Complaint } from './case/complaint.ts'
import { type Given, mergeFacts } from './case/facts.ts'
import { parseCase } from './case/parse.ts'
import type { Facts } from './case/types.ts'
import type { Dictionaries } from './dictionary/index.ts'
import type { Lexicon } from './dictionary/lexicon.ts'
import { letterOf } from './letter/index.ts'
import type { Letter } from './letter/types.ts'
import type { Document } from './read/types.ts'
import { type RuleSetting, type RunResult, runRules } from './rule/run.ts'
import type { Rule } from './rule/types.ts'
import { type Scorecard, scorecardOf } from './scorecard/index.ts'

/** What a check needs besides the letter: data that is loaded once. */
export interface Resources {
  rules: readonly Rule[]
  dictionaries: Dictionaries
  lexicon: Lexicon
}

export interface CheckInput {
  document: Document
  /** Facts from options and from the case file; front matter is read from the document. */
  given?: Given
  complaint?: Complaint
  /** The profile to use when nothing in the case names the organisation. */
  profile?: string
  settings?: Readonly<Record<string, RuleSetting>>
  today?: string
  template?: boolean
}

/** A checked letter. */
export interface CheckResult extends Omit<RunResult, 'answers'>, Scorecard {
  letter: Letter
  facts: Facts
  complaint?: Complaint
}

/**
 * Checks one letter: finds its parts, merges what is known of the case, runs the rules and makes the scorecard. Pure.
 *
 * @throws {DataError} when the letter's front matter says something it may not
 */
export function checkLetter(input: CheckInput, resources: Resources): CheckResult {
  const { document } = input
  const letter = letterOf(document)
  const given: Given = { ...input.given }
  if (document.frontMatter) given['front-matter'] = parseCase(document.frontMatter.text, 2)
  const { profiles } = resources.dictionaries
  const facts = mergeFacts(given, letter, profiles)
  const organisation = facts.organisation?.value ?? input.profile
  const result = runRules(
    resources.rules,
    {
      letter,
      facts,
      profile: profiles.find((profile) => profile.id === organisation),
      complaint: input.complaint,
      dictionaries: resources.dictionaries,
      lexicon: resources.lexicon,
      calendar: calendarOf(resources.dictionaries['bank-holidays']),
      today: input.today,
      template: input.template ?? false,
    },
    input.settings,
  )
  const checked: CheckResult = { letter, facts, ...result, ...scorecardOf(result.answers, result.findings, facts) }
  if (input.complaint) checked.complaint = input.complaint
  return checked
}
