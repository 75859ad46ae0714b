/**
 * The letter should show that the writer has put themselves in this person's shoes.
 *
 * One strong sign is enough (src/evidence/compassion.ts); the stock opening that regrets the reader's experience is
 * one (7.40). Where there is none, the non-apologies are marked, or a phrase that dismisses the reader, or else the
 * absence. Where there is one, they are only suggestions: a non-apology that better words follow is repaired.
 */
import { apologies } from '../src/evidence/apologies.ts'
import { compassion, showEmpathy } from '../src/evidence/compassion.ts'
import { type Regret, regrets } from '../src/evidence/regret.ts'
import type { Span } from '../src/letter/types.ts'
import { phrasesOf } from '../src/phrase/book.ts'
import { textOf } from '../src/read/locate.ts'
import { defineRule, spanOf } from '../src/rule/define-rule.ts'
import type { Context } from '../src/rule/types.ts'

/** A quotation in a model sentence is at most so many words long. */
const LONGEST_QUOTE = 14

export default defineRule(
  {
    id: 'empathy',
    question: 'Q25',
    answers: ['Q25'],
    severity: 'warning',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 7.32 to 7.40; Annex C, question 25',
    summary: 'The writer has put themselves in this person’s shoes',
    messages: {
      'non-apology': 'This regrets what the reader thinks, or that they complained, and not what happened to them. Say what happened and what it must have been like.',
      blame: 'This puts the fault on the reader, and nothing else in the letter shows that you have seen it from their side. Say what happened, without judging them.',
      dismissive: 'This tells the reader to be content or to stop, and nothing else in the letter shows that you have seen it from their side.',
      absent: 'By these rules, nothing in the letter shows that you have put yourself in this person’s shoes. Name what happened to them and what it must have been like.',
      formal: 'A formula that a reader in distress hears as a closed door. Say it as you would across a table.',
    },
  },
  function* (context) {
    const found = context.evidence(compassion)
    const strong = found.filter((one) => one.strength === 'strong')
    const signs = strong.length > 0 ? strong : found
    const regretted = nonApologies(context)
    if (showEmpathy(found) || courteous(context)) {
      for (const regret of regretted) yield { message: 'non-apology', at: regret.span, severity: 'info' }
      for (const at of coldPhrases(context, 'formal')) yield { message: 'formal', at, severity: 'info' }
      const tied = signs.filter((one) => one.tied).length
      const fits = context.complaint === undefined ? '' : tied > 0 ? ', in words that take up the complaint' : ', though in general words'
      yield { answer: 'Q25', value: 'yes', reason: `The letter shows the reader’s side of it${fits}.`, evidence: signs.slice(0, 3).map((one) => one.span) }
      return
    }
    const marked = regretted.length > 0 ? regretted.map((one) => one.span) : coldPhrases(context, 'non-apology')
    const dismissive = marked.length > 0 ? [] : coldPhrases(context, 'dismissive').slice(0, 1)
    const blame = marked.length + dismissive.length > 0 ? [] : coldPhrases(context, 'blame').slice(0, 1)
    for (const at of marked) yield { message: 'non-apology', at }
    for (const at of dismissive) yield { message: 'dismissive', at }
    for (const at of blame) yield { message: 'blame', at }
    const first = context.letter.body.paragraphs[0]
    if (marked.length + dismissive.length + blame.length === 0) yield { message: 'absent', ...(first ? { after: first } : {}), sample: sampleFor(context) }
    yield {
      answer: 'Q25',
      value: 'no',
      reason: marked.length > 0 ? 'The only regret is for what the reader thinks or feels.' : 'No words of empathy were found.',
      evidence: [...marked, ...dismissive, ...blame],
    }
  },
)

/**
 * A holding letter or acknowledgement has little to say: thanks, with direct regret for the wait or for what happened,
 * is the stock opening that suffices.
 */
function courteous(context: Context): boolean {
  const { facts, letter, dictionaries } = context
  const kind = facts.letter
  if (!kind?.sure || (kind.value !== 'holding' && kind.value !== 'acknowledgement')) return false
  const sorry = context.evidence(regrets).some((one) => one.speaker === 'writer' && !one.conditional && one.word !== 'regret' && (one.apology || one.object === 'lateness'))
  const phrases = phrasesOf(dictionaries.empathy)
  return sorry && letter.body.sentences.some((sentence) => phrases.has(sentence.words, 'thanks'))
}

/** Regret for the reader's view, or on a condition, that the apology rule does not mark. */
function nonApologies(context: Context): Regret[] {
  const other = context.evidence(apologies).conditional
  return context
    .evidence(regrets)
    .filter((one) => one !== other && one.speaker === 'writer' && one.object !== 'softener' && one.object !== 'lateness' && (one.object === 'feelings' || one.conditional) && one.word !== 'apology')
}

function coldPhrases({ letter, dictionaries }: Context, group: string): Span[] {
  const phrases = phrasesOf(dictionaries.coldness)
  return letter.body.sentences.flatMap((sentence) => phrases.find(sentence.words, group).slice(0, 1).map((match) => spanOf(match.words)))
}

/** A model sentence, with the complainant's own words for what it was like where there are some. */
function sampleFor({ complaint, dictionaries, facts }: Context): string {
  const phrases = phrasesOf(dictionaries.empathy)
  const secret = (facts.protected?.value ?? []).map((one) => one.text.toLowerCase())
  const own = complaint?.letter.body.sentences.find(
    (sentence) => sentence.words.length <= LONGEST_QUOTE && phrases.has(sentence.words, 'own-words') && !secret.some((text) => sentence.lower.includes(text)),
  )
  const words = own && textOf(own).replace(/\s+/g, ' ').trim()
  return words
    ? `You wrote: “${words}” I can see how hard this has been for you, and I am sorry that you have been through it.`
    : 'I can see how hard this must have been for you, and I am sorry that you have been through it.'
}
