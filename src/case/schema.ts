import * as v from 'valibot'
import { isDate } from '../letter/dates.ts'

/** A calendar date that exists, as `YYYY-MM-DD`. */
export const DateText = v.pipe(
  v.union([v.string(), v.date()], 'must be a date such as 2026-03-27'),
  v.transform((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value.trim())),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date written as year-month-day, such as 2026-03-27'),
  v.check((text) => isDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))), 'is a date that does not exist'),
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
  received: v.optional(DateText),
  sent: v.optional(DateText),
  reference: v.optional(v.union([v.string(), v.pipe(v.number(), v.transform(String))])),
  addressee: v.optional(v.union([v.array(v.string()), v.pipe(v.string(), v.transform((line) => line.split(/\s*[,\n]\s*/)))])),
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
