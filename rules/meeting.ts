/**
 * A complainant who asks for a meeting gets one, or a reason.
 *
 * The request is looked for in the complaint, the offer in the letter. In a grave case that nobody has asked a meeting
 * for, an offer is only suggested: the inspectors praise it and make no rule of it.
 */
import type { Context } from '../src/rule/types.ts'
import type { Sentence } from '../src/letter/types.ts'
import { meetingOffers } from '../src/evidence/meeting.ts'
import { phrasesOf } from '../src/phrase/book.ts'
import { defineRule } from '../src/rule/define-rule.ts'

export default defineRule(
  {
    id: 'meeting',
    question: 'Q30',
    answers: ['Q30'],
    severity: 'warning',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 7.14 and 7.36; Annex C, question 30',
    summary: 'A request for a meeting is met, or declined with a reason',
    inTemplates: false,
    messages: {
      ignored: 'The complaint asks for a meeting (“{request}”) and the letter does not mention it. Offer one with a name and a number, or say why not.',
      refused: 'The meeting that was asked for is declined without a reason. Offer one, or say why it cannot be held.',
      grave: 'In a case as grave as this, consider offering a meeting.',
    },
  },
  function* (context) {
    const kind = context.facts.letter
    if (kind?.value === 'holding' || kind?.value === 'acknowledgement') {
      const note = 'Holding letters and acknowledgements are not asked this question.'
      yield kind.sure
        ? { answer: 'Q30', value: 'na', reason: note }
        : { answer: 'Q30', value: 'unknown', reason: `The letter reads as one of these, but the case does not say so. ${note}` }
      return
    }
    const { letter, complaint, dictionaries } = context
    const phrases = phrasesOf(dictionaries.meetings)
    const [offer] = context.evidence(meetingOffers)
    if (offer) {
      yield { answer: 'Q30', value: 'yes', reason: 'The letter offers a meeting.', evidence: [offer.span] }
      return
    }
    const asked = complaint?.letter.paragraphs.flatMap((paragraph) => paragraph.sentences) ?? []
    const request = requestIn(asked, 'request', context) ?? requestIn(letter.body.sentences, 'acknowledged', context)
    if (request === undefined) {
      if (!complaint) {
        yield { answer: 'Q30', value: 'unknown', reason: 'The letter offers no meeting; without the complaint it cannot be told whether one was asked for.' }
        return
      }
      if (asked.some((sentence) => phrases.has(sentence.words, 'grave'))) yield { message: 'grave', severity: 'info' }
      yield { answer: 'Q30', value: 'na', reason: 'The complaint asks for no meeting.' }
      return
    }
    const declined = letter.body.sentences.find((sentence) => phrases.has(sentence.words, 'declined'))
    if (declined && phrases.has(declined.words, 'reason')) {
      yield { answer: 'Q30', value: 'yes', reason: 'The meeting asked for is declined, with a reason.', evidence: [declined] }
      return
    }
    if (declined) yield { message: 'refused', at: declined }
    else yield { message: 'ignored', values: { request }, sample: 'You asked to meet us. I would be glad to do that. Please ring me on … and we can find a day that suits you.' }
    yield { answer: 'Q30', value: 'no', reason: declined ? 'The meeting asked for is declined without a reason.' : 'The complaint asks for a meeting and the letter does not mention it.' }
  },
)

/** The words in which the complaint asks for a meeting, or the letter says that it does. */
function requestIn(sentences: readonly Sentence[], group: 'request' | 'acknowledged', { dictionaries }: Context): string | undefined {
  const phrases = phrasesOf(dictionaries.meetings)
  for (const sentence of sentences) {
    if (phrases.has(sentence.words, 'no-request') || phrases.has(sentence.words, 'asked-not')) continue
    const match = phrases.find(sentence.words, group)[0]
    if (match) return match.words.map((word) => word.text).join(' ')
  }
  return undefined
}
