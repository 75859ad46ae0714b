import type { Calendar } from '../calendar/index.ts'
import type { Facts } from '../case/types.ts'
import type { Profile } from '../case/profile.ts'
import type { Complaint } from '../case/complaint.ts'
import type { Dictionaries } from '../dictionary/index.ts'
import type { Lexicon } from '../dictionary/lexicon.ts'
import type { Letter, Paragraph, Span } from '../letter/types.ts'
import type { AnswerKey } from '../scorecard/questions.ts'

export type Severity = 'error' | 'warning' | 'info'

/** What a rule is, apart from its function. */
export interface RuleMeta<Message extends string = string> {
  /** The rule's name in findings, configuration and suppressions. */
  id: string
  /** The question that its findings bear on. */
  question: AnswerKey
  /** The answers that this rule gives; when it fails they are unknown. */
  answers: readonly AnswerKey[]
  severity: Severity
  since: string
  /** The paragraph of the inspection report, or the guidance, behind the rule. */
  source: string
  summary: string
  /** Texts for the drafter: what is wrong and what to do. `{name}` is filled from the finding's values. */
  messages: Readonly<Record<Message, string>>
  /**
   * What holds of its findings when the letter is a template: all of them (true), none, because they depend on what is
   * filled in or kept (false), or, when it is not said, those about words that stand outside placeholders.
   */
  inTemplates?: boolean
  /** Default options; configuration may override each. */
  options?: Readonly<Record<string, unknown>>
}

/** What a rule yields for a place in the letter, or for something that is absent. */
export interface Report<Message extends string = string> {
  message: Message
  /** The exact words. Left out when something is absent. */
  at?: Span
  /** For something absent: the paragraph after which it belongs. */
  after?: Paragraph
  /** Values for the `{name}`s of the message. */
  values?: Readonly<Record<string, string | number | undefined>>
  /** What to write instead of the words marked. */
  suggestions?: readonly string[]
  /** A sentence that the drafter may adapt, where something is absent. */
  sample?: string
  severity?: Severity
  /** A replacement that is safe to make without asking. */
  fix?: string
}

/** What a rule yields to answer a question. */
export interface Verdict {
  answer: AnswerKey
  value: string
  reason: string
  /** The words that bear the answer out. */
  evidence?: ReadonlyArray<Span | string>
}

/** Everything that a rule may know. It is given; a rule reads no file, clock or environment. */
export interface Context {
  letter: Letter
  facts: Facts
  profile: Profile | undefined
  complaint: Complaint | undefined
  dictionaries: Dictionaries
  lexicon: Lexicon
  calendar: Calendar
  /** The day of the check, `YYYY-MM-DD`, when the caller gives one. */
  today: string | undefined
  /** The rule's own options, defaults filled in. */
  options: Readonly<Record<string, unknown>>
  /** True when the letter is a template and placeholders are expected. */
  template: boolean
  /** Shared analyses, made once for a letter. */
  evidence<T>(analysis: Evidence<T>): T
}

/** An analysis that several rules share. */
export interface Evidence<T> {
  name: string
  make(context: Context): T
}

export type Yield<Message extends string = string> = Report<Message> | Verdict

/** A rule: metadata and one pure function. */
export interface Rule<Message extends string = string> {
  meta: RuleMeta<Message>
  check(context: Context): Iterable<Yield<Message>>
}

/** A place in a letter that a rule marks, or something that it misses. */
export interface Finding {
  rule: string
  messageId: string
  question: AnswerKey
  severity: Severity
  message: string
  span?: Span
  after?: Paragraph
  suggestions: string[]
  sample?: string
  fix?: string
}

/** An answer to a question, with the reason and what bears it out. */
export interface Answer {
  answer: string
  reason: string
  /** Indices of findings, or quotes. */
  evidence: Array<number | string>
}
