import * as v from 'valibot'
import { GrammarSchema, GrammarWordsSchema } from './grammar.ts'
import { type Profile, ProfileSchema } from '../case/profile.ts'
import { AmericanSchema } from './american.ts'
import { ConfusionsSchema } from './confusions.ts'
import { AcronymsSchema, JargonSchema } from './jargon.ts'
import { OutcomesSchema } from './outcomes.ts'
import { SmallWordsSchema } from './small-words.ts'
import { WordinessSchema } from './wordiness.ts'
import { WordsSchema } from './words.ts'
import { PhraseBookSchema } from './phrase-book.ts'
import { IssueCuesSchema } from './issues.ts'
import { PeopleSchema } from './people.ts'
import { PlaceholdersSchema } from './placeholders.ts'
import { TemplateSchema } from './template.ts'
import { PresenceSchema } from './presence.ts'
import { ThesaurusSchema } from './thesaurus.ts'
import { NextStageSchema } from './next-stage.ts'
import { StandardParagraphsSchema } from './standard-paragraphs.ts'
import { HoldingSchema } from './holding.ts'
import { BodiesSchema, SignpostingSchema } from './bodies.ts'

/**
 * The schema of each file in `dictionaries/`, by file name without its ending. To add a dictionary: one file, one
 * line here.
 */
export const SCHEMAS = {
  'national-2023': v.strictObject({
    source: v.string(),
    rates: v.record(v.string(), v.strictObject({ answer: v.string(), overall: v.number(), 'stage-one': v.optional(v.number()), 'stage-two': v.optional(v.number()) })),
    ratings: v.record(v.string(), v.strictObject({ overall: v.number(), 'stage-one': v.number(), 'stage-two': v.number() })),
  }),
  promises: v.strictObject({ source: v.string(), promises: v.array(v.string()), leads: v.array(v.string()) }),
  'bank-holidays': v.strictObject({
    source: v.string(),
    checked: v.string(),
    from: v.number(),
    to: v.number(),
    'england-and-wales': v.array(v.string()),
    scotland: v.array(v.string()),
    'northern-ireland': v.array(v.string()),
  }),
  acronyms: AcronymsSchema,
  american: AmericanSchema,
  confusions: ConfusionsSchema,
  'small-words': SmallWordsSchema,
  jargon: JargonSchema,
  outcomes: OutcomesSchema,
  wordiness: WordinessSchema,
  'standard-paragraphs': StandardParagraphsSchema,
  words: WordsSchema,
  admissions: PhraseBookSchema,
  coldness: PhraseBookSchema,
  empathy: PhraseBookSchema,
  meetings: PhraseBookSchema,
  regret: PhraseBookSchema,
  remedies: PhraseBookSchema,
  issues: IssueCuesSchema,
  people: PeopleSchema,
  placeholders: PlaceholdersSchema,
  presence: v.array(PresenceSchema),
  private: PhraseBookSchema,
  template: TemplateSchema,
  thesaurus: ThesaurusSchema,
  'next-stage': NextStageSchema,
  grammar: GrammarSchema,
  'grammar-words': GrammarWordsSchema,
  bodies: BodiesSchema,
  holding: HoldingSchema,
  signposting: SignpostingSchema,
}

/** Every dictionary, checked against its schema. */
export type Dictionaries = { [Name in keyof typeof SCHEMAS]: v.InferOutput<(typeof SCHEMAS)[Name]> } & {
  profiles: Profile[]
}

export { ProfileSchema }
