import * as v from 'valibot'

const Phrases = v.array(v.string())
const Bearing = v.picklist(['possible', 'seldom', 'never'])

/** `dictionaries/standard-paragraphs.yaml`: the stock topics of replies, and when each belongs in a letter. */
export const StandardParagraphsSchema = v.strictObject({
  source: v.string(),
  institutions: v.record(v.string(), Phrases),
  leads: Phrases,
  ties: Phrases,
  topics: v.array(
    v.strictObject({
      id: v.string(),
      /** What the topic is, in words that fit "stock text about …". */
      title: v.string(),
      /** A sentence of the kind; the test finds the topic in it. */
      example: v.string(),
      core: v.boolean(),
      strong: Phrases,
      key: Phrases,
      relevant: v.strictObject({ legal: Bearing, service: Bearing, mixed: Bearing, 'police-reader': Bearing }),
      issue: Phrases,
      /** What would make it belong, in words that fit "leave it out unless …". */
      unless: v.string(),
    }),
  ),
})

export type StandardParagraphsDictionary = v.InferOutput<typeof StandardParagraphsSchema>
export type StockTopic = StandardParagraphsDictionary['topics'][number]
