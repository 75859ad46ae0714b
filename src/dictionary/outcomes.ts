import * as v from 'valibot'

const Phrases = v.array(v.string())

/** What a phrase of the dictionary of outcomes tells of a reply's view. */
export const JUDGEMENT_KINDS = ['fault', 'correct', 'hedge', 'elsewhere'] as const

/** How a verdict in plain words is built into its sentence: see src/evidence/verdicts.ts. */
export const VERDICT_FORMS = ['predicate', 'verb', 'act', 'substance', 'side'] as const

/** `dictionaries/outcomes.yaml`: how a result is stated, and how it is only implied. */
export const OutcomesSchema = v.strictObject({
  source: v.string(),
  lists: v.record(v.string(), Phrases),
  objects: Phrases,
  others: Phrases,
  ourselves: Phrases,
  refusals: Phrases,
  earlier: Phrases,
  conditions: Phrases,
  verdicts: v.strictObject({
    grievances: Phrases,
    parts: Phrases,
    sides: Phrases,
    finding: Phrases,
    linking: Phrases,
    bodies: Phrases,
    recitals: Phrases,
    phrases: v.array(v.strictObject({ form: v.picklist(VERDICT_FORMS), is: v.picklist(['upheld', 'not-upheld']), find: Phrases })),
    flags: Phrases,
    allows: Phrases,
  }),
  judgements: v.array(
    v.strictObject({ id: v.picklist(JUDGEMENT_KINDS), why: v.string(), find: Phrases, flags: Phrases, allows: Phrases }),
  ),
  openers: Phrases,
  asides: Phrases,
  summaries: Phrases,
})

export type OutcomesDictionary = v.InferOutput<typeof OutcomesSchema>
