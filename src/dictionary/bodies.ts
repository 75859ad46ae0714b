import * as v from 'valibot'

const Phrases = v.array(v.string())

/** A way to reach a body. */
export const ContactSchema = v.strictObject({
  kind: v.picklist(['telephone', 'email', 'post', 'web']),
  value: v.string(),
  /** V: seen on the body's own page; S: in a good secondary source; U: not verified. */
  mark: v.picklist(['V', 'S', 'U']),
  /** The date on which a person checked it, `YYYY-MM-DD`, or empty. */
  checked: v.string(),
})

/** A body to which a complaint may belong. */
export const BodySchema = v.strictObject({
  id: v.string(),
  name: v.string(),
  /** Phrases by which letters name it. */
  names: Phrases,
  /** Names that count only where the reader is told to complain there. */
  loosely: v.optional(Phrases, []),
  /** Topics of `signposting.yaml` that it looks after. */
  topics: Phrases,
  /** Profiles of organisations that are this body: their own letters do not signpost it. */
  organisations: v.array(v.string()),
  nations: v.array(v.picklist(['england-and-wales', 'scotland', 'northern-ireland'])),
  /** What belongs to it, for people. */
  belongs: v.array(v.string()),
  contact: v.array(ContactSchema),
  /** Old names, what to write instead, and since when. */
  outdated: v.optional(v.array(v.strictObject({ name: v.string(), write: v.string(), since: v.string() })), []),
})

/** `dictionaries/bodies.yaml`. */
export const BodiesSchema = v.strictObject({ about: v.string(), source: v.string(), bodies: v.array(BodySchema), support: Phrases })

/** `dictionaries/signposting.yaml`. */
export const SignpostingSchema = v.strictObject({
  source: v.string(),
  lists: v.record(v.string(), Phrases),
  sent: Phrases,
  'sent-there': Phrases,
  belongs: Phrases,
  disclaims: Phrases,
  decisions: Phrases,
  topics: v.record(v.string(), Phrases),
  conduct: Phrases,
  safety: Phrases,
  contact: Phrases,
  'own-contact': Phrases,
  /** Words that, beside a way to reach a body without a name of its own here, send the reader there. */
  pointing: Phrases,
  complained: v.array(v.strictObject({ body: v.string(), all: v.array(Phrases), unless: Phrases, says: v.string() })),
})

export type Body = v.InferOutput<typeof BodySchema>
export type BodiesDictionary = v.InferOutput<typeof BodiesSchema>
export type SignpostingDictionary = v.InferOutput<typeof SignpostingSchema>
