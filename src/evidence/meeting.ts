/**
 * What a letter says of meeting the reader: that the reader asked for it, that it is offered, or that it is declined.
 */
import type { Sentence, Span, Word } from '../letter/types.ts'
import { type Phrases, phrasesOf } from '../phrase/book.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'

/** An offer to meet the reader. */
export interface MeetingOffer {
  sentence: Sentence
  span: Span
}

/** A willing answer comes within so many words: "That is me, and I am willing." */
const OPENING = 6

/**
 * Every offer to meet the reader, in order: in so many words, or as a willing answer to the reader's own request in the
 * sentence before ("You asked to see the lawyer. You can: she has kept Thursday free.").
 */
export const meetingOffers = defineEvidence<readonly MeetingOffer[]>('offers of a meeting', ({ letter, dictionaries }) => {
  const phrases = phrasesOf(dictionaries.meetings)
  const found: MeetingOffer[] = []
  for (const sentence of letter.body.sentences) {
    const { words } = sentence
    const offer = phrases.find(words, 'offer')[0]
    if (offer) {
      if (!takenBack(words, phrases)) found.push({ sentence, span: spanOf(offer.words) })
      continue
    }
    const before = sentence.index === 0 ? undefined : sentence.paragraph.sentences[sentence.index - 1]
    if (!before || takenBack(words, phrases)) continue
    const answer =
      (phrases.has(before.words, 'acknowledged') ? phrases.find(words, 'agrees').find((match) => match.start <= OPENING) : undefined) ??
      (phrases.has(before.words, 'about') && !takenBack(before.words, phrases) ? phrases.find(words, 'choice-after')[0] : undefined)
    if (answer) found.push({ sentence, span: spanOf(answer.words) })
  }
  return found
})

/** Whether something in a sentence takes the offer back; what stands before "but" or "and I" does not. */
function takenBack(words: readonly Word[], phrases: Phrases): boolean {
  return phrases.find(words, 'asked-not', 'declined', 'talks-back').some(({ words: [, ...inner] }) => !inner.some((word, i) => word.lower === 'but' || (word.lower === 'and' && HOSTS.has(inner[i + 1]?.lower ?? ''))))
}

const HOSTS = new Set(['i', 'we', "i'd", "we'd", "i'll", "we'll", 'my', 'our'])
