import type { Sentence, Span, Word } from '../letter/types.ts'
import { phrasesOf } from '../phrase/book.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'
import { type Regret, regrets } from './regret.ts'

/** Words that show that the writer has put themselves in the reader's shoes. */
export interface Compassion {
  sentence: Sentence
  span: Span
  kind: 'feeling-word' | 'imagined' | 'named-hardship' | 'figures' | 'understood' | 'emphatic' | 'recognised' | 'see-why' | 'shoes' | 'sympathy' | 'effect' | 'admiration' | 'effort' | 'owned-effect' | 'formula' | 'gratitude' | 'care' | 'regret'
  /** Weak ones do not show empathy by themselves. */
  strength: 'strong' | 'weak'
  /** True when the sentence takes up a word of the complaint: it fits this person. */
  tied: boolean
}

const STRONG = ['imagined', 'named-hardship', 'figures', 'understood', 'emphatic', 'recognised', 'see-why', 'shoes', 'sympathy', 'effect', 'admiration'] as const
const WEAK = ['feeling-word', 'effort', 'owned-effect', 'formula', 'gratitude', 'care'] as const
/** Kinds that count only in a sentence that speaks of the reader; for the others a sentence beside it will do. */
const NEEDS_READER: ReadonlySet<Compassion['kind']> = new Set(['feeling-word', 'named-hardship', 'emphatic', 'recognised', 'figures', 'effect'])
/** Kinds that stand by themselves: the writer's own "I can imagine". */
const OWN_VOICE: ReadonlySet<Compassion['kind']> = new Set(['imagined', 'understood', 'see-why', 'sympathy'])
/** Kinds that a sentence about what the court saw or heard does not show. */
const NOT_OF_COURT: ReadonlySet<Compassion['kind']> = new Set(['feeling-word', 'imagined', 'named-hardship', 'effect', 'figures'])
/** A word of feeling is about the reader when a word for the reader stands within so many words. */
const READER_REACH = 8
/** Shorter words are too common to show that a sentence takes up the complaint. */
const TELLING_WORD = 5
const READER = new Set(['you', 'your', 'yours', 'yourself', "you'd", "you're", "you've", "you'll", 'anyone', 'anybody', 'nobody', 'person', 'everyone'])

/**
 * Every sign of empathy in the body, in order. Expressions that stand near no word for the reader are left out, and so
 * are those in a sentence that regrets the reader's feelings: "I am sorry that you felt the need to complain".
 */
export const compassion = defineEvidence<readonly Compassion[]>('compassion', (context) => {
  const phrases = phrasesOf(context.dictionaries.empathy)
  const admissionPhrases = phrasesOf(context.dictionaries.admissions)
  const felt = context.evidence(regrets)
  const unfelt = new Set(felt.filter((one) => one.speaker === 'writer' && (one.object === 'feelings' || one.conditional)).map((one) => one.sentence))
  const vocabulary = context.complaint?.vocabulary
  const found: Compassion[] = []
  const { sentences } = context.letter.body
  sentences.forEach((sentence, i) => {
    if (unfelt.has(sentence) || (isCondition(sentence) && !phrases.has(sentence.words, 'counterfactual'))) return
    const tied = sentence.words.some((word) => word.lower.length >= TELLING_WORD && vocabulary?.has(word.lower) === true)
    const about = speaksOfReader(sentences, i)
    const claimed = admissionPhrases.find(sentence.words, 'claim').map((match) => match.end)
    for (const [groups, strength] of [[STRONG, 'strong'], [WEAK, 'weak']] as const) {
      for (const kind of groups) {
        if (!about && !OWN_VOICE.has(kind)) continue
        if (NEEDS_READER.has(kind) && !sentence.words.some(isReader)) continue
        const match = phrases.find(sentence.words, kind).find(
          (one) =>
            !(NOT_OF_COURT.has(kind) && phrases.has(sentence.words, 'court')) &&
            !(kind === 'emphatic' && phrases.has(sentence.words, 'disagreement', 'formula')) &&
            !(kind === 'feeling-word' && (phrases.has(sentence.words, 'evidence') || !nearReader(sentence.words, one.start))) &&
            (kind !== 'see-why' || one.end === sentence.words.length) && (OWN_VOICE.has(kind) || !claimed.some((end) => end <= one.start + 1 && !turns(sentence.words.slice(end, one.start + 1)))),
        )
        if (match) found.push({ sentence, span: spanOf(match.words), kind, strength, tied })
      }
    }
  })
  for (const regret of felt) {
    if (!regretsForReader(regret, sentences)) continue
    const tied = regret.sentence.words.some((word) => word.lower.length >= TELLING_WORD && vocabulary?.has(word.lower) === true)
    found.push({ sentence: regret.sentence, span: regret.span, kind: 'regret', strength: 'strong', tied })
  }
  return found.sort((a, b) => sentences.indexOf(a.sentence) - sentences.indexOf(b.sentence))
})

/** Whether the writer speaks again after what the reader is said to have said: "…, and I find that …". */
function turns(words: readonly Word[]): boolean {
  return words.some((word, i) => (word.lower === 'and' || word.lower === 'but') && (words[i + 1]?.lower === 'i' || words[i + 1]?.lower === 'we'))
}

/** "If this upset you", "Should this have upset you": no word of what the reader went through. */
function isCondition({ words, lower }: Sentence): boolean {
  const first = words[0]?.lower
  return first === 'if' || (first === 'should' && !lower.endsWith('?'))
}

/** Whether a sentence, or one beside it in its paragraph, is about the reader or theirs. */
function speaksOfReader(sentences: readonly Sentence[], i: number): boolean {
  const here = sentences[i]
  return [here, sentences[i - 1], sentences[i + 1]].some(
    (sentence) => sentence !== undefined && sentence.paragraph === here?.paragraph && sentence.words.some(isReader),
  )
}

/** Whether a word for the reader stands near a word of feeling. */
function nearReader(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - READER_REACH), at + READER_REACH + 1).some(isReader)
}

/**
 * Whether the signs of a letter show empathy: one strong sign, or words of feeling about the reader in more than one
 * place.
 *
 * @param signs the signs found in a letter
 */
export function showEmpathy(signs: readonly Compassion[]): boolean {
  if (signs.some((one) => one.strength === 'strong')) return true
  const felt = new Set(signs.filter((one) => one.kind === 'feeling-word').map((one) => one.sentence))
  return felt.size > 1 || (felt.size === 1 && signs.some((one) => one.kind !== 'feeling-word' && !felt.has(one.sentence)))
}

function isReader(word: Word): boolean {
  return READER.has(word.lower)
}

/**
 * Regret shows empathy when it regrets what the reader went through: the stock opening is sufficient (HMCPSI 2023,
 * paragraph 7.40). An apology for an act of the body's own is another matter. "I am sorry." alone shows it when it
 * follows a sentence about what the reader met with.
 */
function regretsForReader(regret: Regret, sentences: readonly Sentence[]): boolean {
  if (regret.speaker !== 'writer' || regret.conditional) return false
  if (regret.object === 'experience' && !regret.aboutReader) return false
  if (regret.object === 'experience' || regret.object === 'condolence') {
    return regret.word === 'sorry' || (regret.word === 'regret' && regret.personal && regret.sentence.words.some(isReader))
  }
  if (regret.object === 'reader') return regret.word === 'sorry' && !regret.omission
  if (regret.object !== 'bare' || regret.word !== 'sorry') return false
  const previous = sentences[sentences.indexOf(regret.sentence) - 1]
  return previous?.paragraph === regret.sentence.paragraph && previous.words.some(isReader)
}
