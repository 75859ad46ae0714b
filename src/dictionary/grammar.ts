import * as v from 'valibot'

/** A slip that a phrase finds: see `src/phrase` for the language of `find`. */
export const GrammarPhraseSchema = v.strictObject({
  find: v.string(),
  /** Longer phrases, beginning at the same word, that are right. */
  unless: v.optional(v.array(v.string())),
  /** Words before which, or sentence ends at which, the phrase is right: the word after the match. */
  'not-before': v.optional(v.array(v.string())),
  /** Words after which the phrase is right: the word before the match. */
  'not-after': v.optional(v.array(v.string())),
  /** Which message the rule gives. */
  kind: v.picklist(['verb-form', 'missing-word', 'apostrophe', 'confused', 'sound-alike', 'pronoun', 'negative', 'extra-word', 'preposition']),
  /** What each wrong word becomes; an empty text leaves it out. */
  replace: v.optional(v.record(v.string(), v.string())),
  /** Words that go in before the last word of the phrase. */
  insert: v.optional(v.string()),
  /** True when the replacement can be made without asking. */
  safe: v.optional(v.boolean()),
  why: v.string(),
  flags: v.array(v.string()),
  allows: v.optional(v.array(v.string())),
})

export const GrammarSchema = v.strictObject({
  source: v.string(),
  lists: v.strictObject({
    /** Nouns with no plural, or no use after "a". */
    uncountable: v.string(),
    /** One form for one and for many, or a form in -s that takes either verb. */
    unchanging: v.string(),
    /** Nouns of a group or an amount, after which the verb may be singular or plural. */
    either: v.string(),
    /** Words in -s that take a singular verb. */
    singular: v.string(),
    /** Nouns that need a word such as "a" or "the" when they stand for one thing. */
    countable: v.string(),
    /** Nouns that hardly ever stand without an article or the like after a preposition or a verb. */
    'article-nouns': v.string(),
    /** Nouns of people and bodies, which own things. */
    owners: v.string(),
    /** Nouns of what people own, do or say. */
    owned: v.string(),
    kin: v.string(),
    /** Adjectives that pick out one thing. */
    picking: v.string(),
    /** Adjectives that say how a person is. */
    feelings: v.string(),
    /** Verbs followed by "to" and a verb. */
    'to-verbs': v.string(),
    /** Verbs followed by a person, "to" and a verb. */
    'person-to-verbs': v.string(),
    /** Verbs of saying and thinking, after which a clause may follow without "that". */
    saying: v.string(),
    units: v.string(),
  }),
  phrases: v.array(GrammarPhraseSchema),
  'irregular-verbs': v.array(v.string()),
  'irregular-plurals': v.array(v.string()),
  'doubling-verbs': v.string(),
})

export const GrammarWordsSchema = v.strictObject({
  source: v.string(),
  nouns: v.string(),
  verbs: v.string(),
  adjectives: v.string(),
  adverbs: v.string(),
})

export type GrammarPhrase = v.InferOutput<typeof GrammarPhraseSchema>
