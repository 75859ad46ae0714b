import * as v from 'valibot'

/**
 * Schema of `dictionaries/small-words.yaml`: short words in the place of others, told by the parts of speech beside
 * them. The language of `where` is explained at the head of that file.
 */
export const SmallWordsSchema = v.strictObject({
  source: v.string(),
  words: v.array(
    v.strictObject({
      /** The word that stands there. */
      find: v.pipe(v.string(), v.nonEmpty()),
      /** The word that was meant. */
      write: v.pipe(v.string(), v.nonEmpty()),
      /** `sound-alike` for a word spelt as another, which the rule `spelling` reports; else a message of `grammar`. */
      kind: v.picklist(['sound-alike', 'apostrophe', 'pronoun', 'preposition']),
      why: v.string(),
      where: v.array(v.string()),
      except: v.optional(v.array(v.string())),
      flags: v.array(v.string()),
      allows: v.array(v.string()),
    }),
  ),
})

export type SmallWords = v.InferOutput<typeof SmallWordsSchema>
export type SmallWord = SmallWords['words'][number]
