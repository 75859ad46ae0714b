import * as v from 'valibot'

const PlainerSchema = v.strictObject({ find: v.string(), write: v.string() })

/** Schema of `dictionaries/wordiness.yaml`. */
export const WordinessSchema = v.strictObject({
  /** Words of old legal papers and grand letters: many of them make a letter hard to follow. */
  heavy: v.array(PlainerSchema),
  /** Words of the office: suggestions only. */
  inflated: v.array(PlainerSchema),
})

export type WordinessDictionary = v.InferOutput<typeof WordinessSchema>
