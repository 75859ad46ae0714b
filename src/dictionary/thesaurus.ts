import * as v from 'valibot'

const Words = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))

/** Groups of words and phrases that mean the same; `dictionaries/thesaurus.yaml` says how they are read. */
export const ThesaurusSchema = v.strictObject({
  source: v.string(),
  /** Irregular forms by their plain form. */
  forms: v.record(v.string(), Words),
  /** Words without a subject of their own, parted by white space. */
  empty: v.string(),
  groups: v.array(v.strictObject({ name: v.string(), weight: v.optional(v.picklist(['heavy', 'light'])), words: Words })),
})

export type ThesaurusData = v.InferOutput<typeof ThesaurusSchema>
