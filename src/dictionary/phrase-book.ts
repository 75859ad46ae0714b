import * as v from 'valibot'

/** One kind of wording: why it matters, the phrases that have it, and sentences that must and must not match. */
const PhraseGroupSchema = v.strictObject({
  why: v.string(),
  /** What to write instead, for wording that is marked. */
  write: v.optional(v.string()),
  source: v.optional(v.string()),
  /** Phrases in the phrase language of `src/phrase`. */
  find: v.pipe(v.array(v.string()), v.minLength(1)),
  /** Sentences in which one of the phrases must be found. */
  flags: v.pipe(v.array(v.string()), v.minLength(1)),
  /** Near misses: sentences in which none of the phrases may be found. */
  allows: v.optional(v.array(v.string())),
})

/** A dictionary of phrases in named groups, with the word lists that they share. */
export const PhraseBookSchema = v.strictObject({
  about: v.string(),
  source: v.string(),
  lists: v.optional(v.record(v.string(), v.array(v.string()))),
  groups: v.record(v.string(), PhraseGroupSchema),
})

export type PhraseBook = v.InferOutput<typeof PhraseBookSchema>
