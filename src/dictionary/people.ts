import * as v from 'valibot'

/** Words in running text, parted by white space; a list once it has been read. */
const WordList = v.union([
  v.array(v.string()),
  v.pipe(
    v.string(),
    v.nonEmpty(),
    v.transform((words) => words.split(/\s+/).filter(Boolean)),
  ),
])

/** `dictionaries/people.yaml`: given names, and the words that say who a named person is. */
export const PeopleSchema = v.strictObject({
  source: v.string(),
  given: WordList,
  staff: WordList,
  relatives: WordList,
  works: WordList,
  'not-names': WordList,
  /** Given names and their short forms, a group to a line. */
  short: v.array(v.string()),
})

export type PeopleDictionary = v.InferOutput<typeof PeopleSchema>
