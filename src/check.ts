import { calendarOf } from './calendar/index.ts'
import type { Complaint } from './case/complaint.ts'
import { type Given, mergeFacts } from './case/facts.ts'
import { parseCase } from './case/parse.ts'
import type { Facts } from './case/types.ts'
import type { Dictionaries } from './dictionary/index.ts'
import type { Lexicon } from './dictionary/lexicon.ts'
import { issueMap, type MappedIssue } from './evidence/issue-map.ts'
import { letterOf } from './letter/index.ts'
import type { Letter } from './letter/types.ts'
import type { Document } from './read/types.ts'
import { type BaseContext, type RuleSetting, type RunResult, runRules } from './rule/run.ts'
import type { Answer, Rule } from './rule/types.ts'
import { type Scorecard, scorecardOf } from './scorecard/index.ts'
import { type TimeKey, timelinessOf } from './scorecard/timeliness.ts'
import { type Contradiction, contradictionsOf } from './case/contradictions.ts'

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
  /** Whether the letter is a template; when it is not said, the case or the profile may say so. */
  template?: boolean
}

/** A checked letter. */
export interface CheckResult extends Omit<RunResult, 'answers'>, Scorecard {
  letter: Letter
  facts: Facts
  /** What the complainant wrote, where it is known. */
  complaint?: Complaint
  /** The issues of the complaint and where the letter answers them; absent without a complaint. */
  issues?: ReadonlyArray<Omit<MappedIssue, 'raised'>>
  /** Answers to the questions of time, from the dates of the case. */
  timeliness: Record<TimeKey, Answer>
  /** Dates of the case that cannot all be right. */
  contradictions: Contradiction[]
}

/**
 * What the rules may know of a letter: its parts, and what is known of the case. Pure.
 *
 * @throws {DataError} when the letter's front matter says something it may not
 */
export function contextOf(input: CheckInput, resources: Resources): BaseContext {
  const { document } = input
  const letter = letterOf(document)
  const given: Given = { ...input.given }
  if (document.frontMatter) given['front-matter'] = parseCase(document.frontMatter.text, 2)
  const { profiles } = resources.dictionaries
  const facts = mergeFacts(given, letter, profiles)
  const organisation = facts.organisation?.value ?? input.profile
  const profile = profiles.find((one) => one.id === organisation)
  return {
    letter,
    facts,
    profile,
    complaint: input.complaint,
    dictionaries: resources.dictionaries,
    lexicon: resources.lexicon,
    calendar: calendarOf(resources.dictionaries['bank-holidays']),
    today: input.today,
    template: input.template ?? (facts.other['template']?.value === true || (profile?.template ?? false)),
  }
}

/**
 * Checks one letter: finds its parts, merges what is known of the case, runs the rules and makes the scorecard. Pure.
 *
 * @throws {DataError} when the letter's front matter says something it may not
 */
export function checkLetter(input: CheckInput, resources: Resources): CheckResult {
  const context = contextOf(input, resources)
  const { letter, facts, profile, calendar } = context
  const result = runRules(resources.rules, context, input.settings)
  const scorecard = scorecardOf(result.answers, result.findings, facts)
  const checked: CheckResult = {
    letter,
    facts,
    ...result,
    ...scorecard,
    timeliness: timelinessOf(facts, profile, calendar, { reason: scorecard.answers['holding-reason'], date: scorecard.answers['holding-date'] }, input.today),
    contradictions: contradictionsOf(facts, profile, calendar),
  }
  if (input.complaint) {
    checked.complaint = input.complaint
    const issues = issuesOf(result.evidence)
    if (issues) checked.issues = issues
  }
  return checked
}

/** The issue map; a letter on which it fails has none, and the rule that needs it says so. */
function issuesOf(evidence: RunResult['evidence']): readonly MappedIssue[] | undefined {
  try {
    return evidence(issueMap)
  } catch {
    return undefined
  }
}
