import * as v from 'valibot'

/** A term that a reader who is no lawyer would not know. */
const TermSchema = v.strictObject({
  term: v.string(),
  /** How it appears, in the phrase language. */
  find: v.pipe(v.array(v.string()), v.minLength(1)),
  means: v.string(),
  /** What to write instead; alternatives part with ";". */
  write: v.string(),
  /** `low` is a suggestion and never a finding. */
  level: v.picklist(['high', 'medium', 'low']),
  source: v.string(),
  /** Words in the same sentence, or the one before or after, that make the term plain. */
  clear: v.optional(v.array(v.string())),
  flags: v.optional(v.string()),
  allows: v.optional(v.string()),
})

export const JargonSchema = v.strictObject({
  /** Phrases in which a listed word has its everyday sense. */
  ordinary: v.array(v.string()),
  /** What sections that such letters cite usually provide. */
  sections: v.array(v.strictObject({ number: v.string(), provides: v.string(), write: v.string() })),
  terms: v.array(TermSchema),
})

const AcronymSchema = v.strictObject({ letters: v.string(), stands: v.string(), write: v.string() })

export const AcronymsSchema = v.strictObject({
  /** Known to nearly every reader. */
  known: v.array(v.string()),
  /** Ranks that stand before a name. */
  ranks: v.array(v.string()),
  /** Forms named by letters and a number. */
  forms: v.array(AcronymSchema),
  acronyms: v.array(AcronymSchema),
})

export type JargonTerm = v.InferOutput<typeof TermSchema>
export type JargonDictionary = v.InferOutput<typeof JargonSchema>
export type AcronymDictionary = v.InferOutput<typeof AcronymsSchema>
export type Acronym = v.InferOutput<typeof AcronymSchema>
