import * as v from 'valibot'
import { ClockSchema } from '../calendar/clock-schema.ts'

/** A profile: what letterlint knows of one organisation. Data only. */
export const ProfileSchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  /** How letters name it; used to recognise its letters. */
  aliases: v.array(v.string()),
  /** The nation whose bank holidays count. */
  nation: v.picklist(['england-and-wales', 'scotland', 'northern-ireland']),
  source: v.string(),
  /** Every time limit of a complaint to this organisation. */
  clocks: v.array(ClockSchema),
})

export type Profile = v.InferOutput<typeof ProfileSchema>
