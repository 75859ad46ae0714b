import * as v from 'valibot'

/** `dictionaries/placeholders.yaml`: remains of templates and notes, and brackets that are none. */
export const PlaceholdersSchema = v.strictObject({
  source: v.string(),
  kept: v.array(v.string()),
  blank: v.array(v.string()),
  phrases: v.array(v.strictObject({ find: v.array(v.string()), why: v.string(), flags: v.string(), allows: v.string() })),
  alternatives: v.array(v.string()),
})

export type PlaceholdersDictionary = v.InferOutput<typeof PlaceholdersSchema>
