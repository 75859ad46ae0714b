/**
 * A mistake that the letter discloses needs a direct, unequivocal apology.
 *
 * The mistakes are what the letter upholds or owns (src/evidence/admissions.ts). Sympathy, a courtesy before bad news
 * and an apology for the late reply are no apology for them (src/evidence/regret.ts). One finding a letter: the
 * conditional apology that stands in for a direct one, or its absence. Not marked: a conditional courtesy where the
 * letter discloses no mistake ("I am sorry if this letter is long").
 */
import { apologies } from '../src/evidence/apologies.ts'
import { textOf } from '../src/read/locate.ts'
import { defineRule } from '../src/rule/define-rule.ts'

export default defineRule(
  {
    id: 'apology',
    question: 'Q27',
    answers: ['Q27'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 7.12 to 7.15 and 7.47; Annex C, question 27',
    summary: 'A mistake is acknowledged with a direct apology',
    messages: {
      conditional: 'An apology that hangs on “if” or “any” accepts nothing. Say what went wrong, and that you are sorry that it did.',
      missing: 'The letter says “{admission}”, and nowhere apologises for it. Say sorry beside it, in the first person and without a condition.',
      upheld: 'The letter upholds part of the complaint and nowhere apologises. Say what went wrong there, and that you are sorry.',
      late: 'The letter says that it is late and does not apologise for that.',
    },
  },
  function* (context) {
    const kind = context.facts.letter
    if (kind?.value === 'holding' || kind?.value === 'acknowledgement') {
      const asked = 'Holding letters and acknowledgements are not asked this question.'
      yield kind.sure
        ? { answer: 'Q27', value: 'na', reason: asked }
        : { answer: 'Q27', value: 'unknown', reason: `The letter reads as one of these, but the case does not say so. ${asked}` }
      return
    }
    const { answer, direct, missing, conditional, admission } = context.evidence(apologies)
    if (answer === 'na') {
      yield { answer: 'Q27', value: 'na', reason: 'The letter discloses no mistake.' }
      return
    }
    if (answer === 'yes') {
      yield { answer: 'Q27', value: 'yes', reason: 'A mistake is acknowledged, with a direct apology.', evidence: direct.slice(0, 3).map((one) => one.span) }
      return
    }
    const said = admission ? textOf(admission.span).replace(/\s+/g, ' ') : undefined
    if (conditional) yield { message: 'conditional', at: conditional.span, suggestions: ['I am sorry that we …'] }
    else {
      yield {
        message: missing === 'late' ? 'late' : said ? 'missing' : 'upheld',
        ...(admission ? { after: admission.sentence.paragraph } : {}),
        ...(said ? { values: { admission: said } } : {}),
        sample: missing === 'late' ? 'I apologise that this reply is late.' : 'That was our mistake, and I am sorry for it.',
      }
    }
    yield {
      answer: 'Q27',
      value: 'no',
      reason: conditional ? 'The only apology hangs on a condition.' : 'A mistake is disclosed, and no direct apology is given for it.',
      evidence: conditional ? [conditional.span] : admission ? [admission.span] : [],
    }
  },
)
