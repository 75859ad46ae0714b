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

/** Schema of `dictionaries/words.yaml`: words that the general dictionary lacks, and those that the field uses most. */
export const WordsSchema = v.strictObject({
  /** Right words that the general dictionary lacks, in groups whose names are headings for readers. */
  accept: v.record(v.string(), WordList),
  /** Words of the general dictionary that the field uses so often that they come first among corrections. */
  common: WordList,
  /** Words that letters write with a capital though they are no one's name. */
  capitalised: WordList,
})

/** The words of the field, as {@link WordsSchema} reads them. */
export type FieldWords = v.InferOutput<typeof WordsSchema>

/** Every word that `words.yaml` accepts. */
export function fieldWords(words: FieldWords): string[] {
  return Object.values(words.accept).flat()
}
