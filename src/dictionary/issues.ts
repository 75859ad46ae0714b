import * as v from 'valibot'

const Phrases = v.pipe(v.array(v.string()), v.minLength(1))

/** How complaints raise issues and how replies take them up; `dictionaries/issues.yaml` says what each list is. */
export const IssueCuesSchema = v.strictObject({
  source: v.string(),
  asks: Phrases,
  grievances: Phrases,
  agents: Phrases,
  asides: Phrases,
  announces: Phrases,
  joiners: Phrases,
  restated: Phrases,
  openings: Phrases,
  onward: Phrases,
  general: Phrases,
})

export type IssueCues = v.InferOutput<typeof IssueCuesSchema>
