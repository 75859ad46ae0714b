/**
 * A mistake whose effect can be put right, or kept from happening again, needs a remedy: a correction, a step taken, a
 * payment.
 *
 * Asked only where the letter discloses a mistake of the body's own. Not asked where the letter upholds nothing, where
 * only the reply itself is late, and where it says that nothing remains to be put right.
 */
import { apologies } from '../src/evidence/apologies.ts'
import { remedies } from '../src/evidence/remedies.ts'
import { phrasesOf } from '../src/phrase/book.ts'
import { defineRule } from '../src/rule/define-rule.ts'

export default defineRule(
  {
    id: 'remedy',
    question: 'Q29',
    answers: ['Q29'],
    severity: 'warning',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 7.18 to 7.22; Annex C, question 29',
    summary: 'A mistake is put right or kept from happening again',
    inTemplates: false,
    messages: {
      absent: 'The letter discloses a mistake and says nothing of what is done about it. Say what has been put right, what will keep it from happening again, or what you offer.',
    },
  },
  function* (context) {
    const kind = context.facts.letter
    if (kind?.value === 'holding' || kind?.value === 'acknowledgement') {
      const asked = 'Holding letters and acknowledgements are not asked this question.'
      yield kind.sure
        ? { answer: 'Q29', value: 'na', reason: asked }
        : { answer: 'Q29', value: 'unknown', reason: `The letter reads as one of these, but the case does not say so. ${asked}` }
      return
    }
    const { mistake, admission } = context.evidence(apologies)
    if (!mistake) {
      yield { answer: 'Q29', value: 'na', reason: 'The letter discloses no mistake that could be put right.' }
      return
    }
    const phrases = phrasesOf(context.dictionaries.remedies)
    if (context.letter.body.sentences.some((sentence) => phrases.has(sentence.words, 'settled'))) {
      yield { answer: 'Q29', value: 'na', reason: 'The letter says that nothing remains to be put right.' }
      return
    }
    const offered = context.evidence(remedies)
    if (offered.length > 0) {
      yield { answer: 'Q29', value: 'yes', reason: 'The letter says what is done about the mistake.', evidence: offered.slice(0, 3).map((one) => one.span) }
      return
    }
    yield {
      message: 'absent',
      ...(admission ? { after: admission.sentence.paragraph } : {}),
      sample: 'So that this does not happen again, from … we …',
    }
    yield { answer: 'Q29', value: 'no', reason: 'The letter discloses a mistake and names no step, correction or payment.', ...(admission ? { evidence: [admission.span] } : {}) }
  },
)
