import * as v from 'valibot'

const Phrases = v.array(v.string())

/** How letters tell the reader of the next stage: `dictionaries/next-stage.yaml`. */
export const NextStageSchema = v.strictObject({
  source: v.string(),
  lists: v.record(v.string(), Phrases),
  dissatisfied: Phrases,
  headings: Phrases,
  offers: Phrases,
  openings: Phrases,
  'period-words': Phrases,
  routes: v.array(v.strictObject({ id: v.string(), name: v.string(), strong: v.optional(Phrases), plain: v.optional(Phrases), weak: v.optional(Phrases) })),
  'closed-routes': Phrases,
  'office-acts': Phrases,
  'reader-acts': Phrases,
  ends: Phrases,
  closings: Phrases,
  'service-only': Phrases,
  'every-part': Phrases,
  elsewhere: Phrases,
  'other-business': Phrases,
  history: Phrases,
  unlimited: Phrases,
})

export type NextStageDictionary = v.InferOutput<typeof NextStageSchema>
