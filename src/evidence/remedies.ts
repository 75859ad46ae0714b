import type { Sentence, Span, Word } from '../letter/types.ts'
import { phrasesOf } from '../phrase/book.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'

/** Something that the letter says is done to put a mistake right, to keep it from recurring, or to pay for it. */
export interface Remedy {
  sentence: Sentence
  span: Span
  kind: 'prevention' | 'correction' | 'payment'
}

const WISH = /^(?:should|ought|could|might|not|never|neither|nor|cannot|can't|won't|wasn't|isn't|don't|decline|declines|declined|refuse|refused|unable|unwilling|reluctant|without)$/
/** A wish or a denial stands within so many words before what it denies. */
const WISH_REACH = 3
const KINDS = ['payment', 'prevention', 'correction'] as const

/**
 * Every remedy that the letter tells of or offers, in order. Left out: what another body pays or does, summaries of
 * the complaint, the paragraph about the next stage, and what is refused or only meant well.
 */
export const remedies = defineEvidence<readonly Remedy[]>('remedies', ({ letter, dictionaries }) => {
  const phrases = phrasesOf(dictionaries.remedies)
  const admissions = phrasesOf(dictionaries.admissions)
  const found: Remedy[] = []
  for (const sentence of letter.body.sentences) {
    if (isHistory(sentence, Number(letter.date?.iso?.slice(0, 4))) || phrases.has(sentence.words, 'others') || admissions.opens(sentence.words, 2, 'claim')) continue
    const empty = phrases.find(sentence.words, 'empty').flatMap((one) => one.words)
    for (const kind of KINDS) {
      const match = phrases.find(sentence.words, kind).find((one) => !wished(sentence.words, one.start) && !one.words.some((word) => empty.includes(word))) ?? (kind === 'prevention' ? phrases.find(sentence.words, 'opening-date').find((one) => one.start === 0) : undefined)
      if (match) {
        found.push({ sentence, span: spanOf(match.words), kind })
        break
      }
    }
    if (found.at(-1)?.sentence === sentence || !phrases.has(sentence.words, 'tie')) continue
    const step = phrases.find(sentence.words, 'step').find((one) => !wished(sentence.words, one.start) && !one.words.some((word) => empty.includes(word)))
    if (step) found.push({ sentence, span: spanOf(step.words), kind: 'correction' })
  }
  return found
})

/** "In 2019 we introduced": done before this complaint. */
function isHistory({ words }: Sentence, year: number): boolean {
  return words.some(({ kind, lower }, i) => kind === 'number' && /^(?:19|20)\d\d$/.test(lower) && Number(lower) < year && /^(?:in|since)$/.test(words[i - 1]?.lower ?? ''))
}

/** "Should have been updated" and "was not corrected" tell of no remedy. */
function wished(words: readonly Word[], start: number): boolean {
  return words.slice(Math.max(0, start - WISH_REACH), start + 1).some((word, i, near) => WISH.test(word.lower) || (word.lower === 'would' && (near[i + 1] ?? words[start + 1])?.lower === 'have'))
}
