import * as v from 'valibot'

/** The dates of a case that a clock may start or end with; keys of the case file. */
export const CLOCK_KEYS = [
  'received', 'recorded', 'triaged', 'acknowledged', 'allocated', 'draft-returned', 'holding-sent', 'promised', 'sent',
  'decision', 'decision-letter', 'review-requested', 'escalation-requested', 'event',
] as const

export type ClockKey = (typeof CLOCK_KEYS)[number]

/** A clock of a complaint, as a profile describes it. */
export const ClockSchema = v.strictObject({
  id: v.string(),
  /** What is due, in a few words. */
  title: v.string(),
  /** Whose time it is: the office's, or the reader's to go further. */
  whose: v.optional(v.picklist(['office', 'reader']), 'office'),
  /** Kinds of letter that it applies to; absent means every kind. */
  letters: v.optional(v.array(v.picklist(['stage-one', 'stage-two', 'holding', 'acknowledgement']))),
  complaints: v.optional(v.array(v.picklist(['legal', 'service', 'mixed']))),
  /** Applies only to victims who are vulnerable, intimidated or otherwise have enhanced rights (or only to others). */
  enhanced: v.optional(v.boolean()),
  starts: v.picklist(CLOCK_KEYS),
  ends: v.optional(v.picklist(CLOCK_KEYS)),
  limit: v.strictObject({
    count: v.pipe(v.number(), v.minValue(0)),
    unit: v.picklist(['hours', 'working-days', 'days', 'months']),
    /** The hour of the last day by which it is due, such as `11:00`. */
    hour: v.optional(v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/))),
    /** Whether the day of receipt is day 0 or day 1. */
    'receipt-is-day': v.optional(v.picklist([0, 1]), 0),
  }),
  /** A second limit, of which the later counts: from which key, and how long. */
  'or-later': v.optional(v.strictObject({ starts: v.picklist(CLOCK_KEYS), months: v.number() })),
  /** `late-reply`: needed only when the reply is not sent in time. */
  needed: v.optional(v.picklist(['late-reply'])),
  /** The question of the inspection that it answers. */
  question: v.optional(v.string()),
  source: v.string(),
  /** A: read in an official source; B: in a good secondary source; C: known, not confirmed. */
  sure: v.picklist(['A', 'B', 'C']),
})

export type Clock = v.InferOutput<typeof ClockSchema>
