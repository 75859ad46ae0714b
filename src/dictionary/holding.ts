import * as v from 'valibot'

const Phrases = v.array(v.string())

/** Holding letters and acknowledgements: `dictionaries/holding.yaml`. */
export const HoldingSchema = v.strictObject({
  source: v.string(),
  lists: v.record(v.string(), Phrases),
  promises: Phrases,
  late: Phrases,
  causes: Phrases,
  'weak-causes': Phrases,
  vague: Phrases,
  timeless: Phrases,
})

export type HoldingDictionary = v.InferOutput<typeof HoldingSchema>
