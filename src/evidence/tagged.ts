import { type Tagged, tagged } from '../grammar/tokens.ts'
import { wordsOf } from '../grammar/words.ts'
import { defineEvidence } from '../rule/define-rule.ts'

/** The sentences of the body with the part of speech of each word. */
export const taggedSentences = defineEvidence<Tagged[]>('parts of speech', ({ letter, dictionaries }) => {
  const words = wordsOf(dictionaries)
  return letter.body.sentences.map((sentence) => tagged(sentence, words))
})
