import * as v from 'valibot'
import { ClockSchema } from '../calendar/clock-schema.ts'

/** A time limit: so many days, working days or months. */
export const PeriodSchema = v.strictObject({
  n: v.pipe(v.number(), v.integer(), v.minValue(1)),
  unit: v.picklist(['day', 'working-day', 'month']),
})

/** Where a complaint goes after one kind of letter. */
export const RouteSchema = v.strictObject({
  letters: v.array(v.picklist(['stage-one', 'stage-two'])),
  complaints: v.array(v.picklist(['legal', 'service', 'mixed'])),
  /** The right next step: a route of `next-stage.yaml`, or `none` where the process ends with this letter. */
  to: v.string(),
  /** Other names by which the right route may be recognised. */
  accept: v.optional(v.array(v.string()), []),
  /** The right next step in words, to finish "The next step is ...". */
  says: v.string(),
  /** The reader's time limit. Absent where there is none. */
  limit: v.optional(PeriodSchema),
  /** Other periods that are right too, each with what it counts from. */
  also: v.optional(v.array(v.strictObject({ ...PeriodSchema.entries, from: v.string() })), []),
  /** What the limit counts from, in words. */
  from: v.optional(v.string(), 'the date of this letter'),
  /** True where the limit counts from a day in the story, which the letter may state, and not only from its own date. */
  'from-knowledge': v.optional(v.boolean(), false),
  /** True where the offer must be confined to the parts about service, since the legal parts end here. */
  'service-only': v.optional(v.boolean(), false),
  /** Routes that a drafter may offer by mistake, and why each is wrong. */
  wrong: v.optional(v.record(v.string(), v.string()), {}),
  /** What the drafter may write; `{date}` is the last date. */
  sample: v.string(),
  source: v.string(),
})

export type Period = v.InferOutput<typeof PeriodSchema>
export type Route = v.InferOutput<typeof RouteSchema>

/** A profile: what letterlint knows of one organisation. Data only. */
export const ProfileSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  /** How letters name it; used to recognise its letters. */
  aliases: v.array(v.string()),
  /** The nation whose bank holidays count. */
  nation: v.picklist(['england-and-wales', 'scotland', 'northern-ireland']),
  source: v.string(),
  /** True for a profile under which templates are checked, and not letters. */
  template: v.optional(v.boolean(), false),
  /** Every time limit of a complaint to this organisation. */
  clocks: v.array(ClockSchema),
  /** Where a complaint goes next, by letter and kind of complaint. */
  routes: v.array(RouteSchema),
})

export type Profile = v.InferOutput<typeof ProfileSchema>
