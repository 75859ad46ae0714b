import * as v from 'valibot'
import { isDate } from '../letter/dates.ts'

const NOT_A_DATE = 'must be a date written as year-month-day, such as 2026-03-27'

/** Why a text is no date; a guess is never made of one that can be read in two ways. */
function whyNoDate(text: string): string {
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(text)
  if (!numbers) return NOT_A_DATE
  const [, day = '', month = '', year = ''] = numbers
  if (year.length === 2) return 'has a year of two digits; write it as year-month-day, such as 2026-03-27'
  const british = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const other = `${year}-${day.padStart(2, '0')}-${month.padStart(2, '0')}`
  const both = Number(day) <= 12 && Number(month) <= 12 && day !== month
  return both ? `can be read in two ways; write it as year-month-day: ${british} or ${other}` : `must be written as year-month-day: ${british}`
}

function exists(date: string): boolean {
  return isDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** A calendar date that exists, as `YYYY-MM-DD`. */
export const DateText = v.pipe(
  v.string(NOT_A_DATE),
  v.transform((text) => text.trim()),
  v.check((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), (issue) => whyNoDate(issue.input)),
  v.check((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || exists(text), 'is a date that does not exist'),
)

/** A date with or without a time of day: `2026-11-25` or `2026-11-25 10:30`. */
export const MomentText = v.pipe(
  v.string('must be a date such as 2026-11-25, or a date and time such as 2026-11-25 10:30'),
  v.transform((text) => text.trim().replace('T', ' ')),
  v.check(
    (text) => /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/.test(text),
    (issue) => (/^[\d/.-]+$/.test(issue.input) ? whyNoDate(issue.input) : 'must be a date such as 2026-11-25, or a date and time such as 2026-11-25 10:30'),
  ),
  v.check((text) => !/^\d{4}-\d{2}-\d{2}/.test(text) || exists(text.slice(0, 10)), 'is a date that does not exist'),
  v.check((text) => text.length <= 10 || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text.slice(11)), 'has a time of day that does not exist'),
)

/** The keys of a case file. All are optional; an unknown key is an error. */
export const CaseFile = v.strictObject({
  organisation: v.optional(v.string()),
  area: v.optional(v.string()),
  unit: v.optional(v.string()),
  letter: v.optional(v.picklist(['stage-one', 'stage-two', 'holding', 'acknowledgement'])),
  complaint: v.optional(v.picklist(['legal', 'service', 'mixed'])),
  complainant: v.optional(
    v.union([
      v.strictObject({
        name: v.optional(v.string()),
        role: v.optional(v.picklist(['victim', 'witness', 'defendant', 'relative', 'police', 'other'])),
      }),
      v.pipe(v.string(), v.transform((name) => ({ name }))),
    ]),
  ),
  nation: v.optional(v.picklist(['england-and-wales', 'scotland', 'northern-ireland'])),
  received: v.optional(DateText),
  /** The time of day at which it was received, such as 15:10. */
  'received-time': v.optional(v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 15:10'))),
  recorded: v.optional(MomentText),
  triaged: v.optional(MomentText),
  acknowledged: v.optional(MomentText),
  allocated: v.optional(MomentText),
  /** The date for the reply that the responding manager was given. */
  'deadline-given': v.optional(DateText),
  'draft-returned': v.optional(MomentText),
  'holding-sent': v.optional(MomentText),
  /** The date for the reply that the holding letter promises. */
  promised: v.optional(DateText),
  /** The decision to stop a case or change a charge, where one is complained of. */
  decision: v.optional(DateText),
  'decision-letter': v.optional(DateText),
  /** True for a vulnerable or intimidated victim, or one with enhanced rights. */
  enhanced: v.optional(v.boolean()),
  'review-requested': v.optional(DateText),
  'escalation-requested': v.optional(DateText),
  /** The day of what is complained of. */
  event: v.optional(DateText),
  sent: v.optional(DateText),
  reference: v.optional(v.union([v.string(), v.pipe(v.number(), v.transform(String))])),
  addressee: v.optional(v.union([v.array(v.string()), v.pipe(v.string(), v.transform((line) => line.split(/[,\n]/).map((part) => part.trim())))])),
  /** True for a template: a letter with placeholders, to be filled in for each case. */
  template: v.optional(v.boolean()),
  protected: v.optional(
    v.array(
      v.strictObject({
        text: v.pipe(v.string(), v.minLength(2)),
        kind: v.picklist(['witness', 'youth-defendant', 'suspect-not-charged', 'rape-victim', 'personal-details']),
      }),
    ),
  ),
})

export type CaseData = v.InferOutput<typeof CaseFile>
