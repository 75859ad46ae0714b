import type { Sentence, Span, Word } from '../letter/types.ts'
import { phrasesOf, type Phrases } from '../phrase/book.ts'
import type { Match } from '../phrase/index.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'
import { outcomes } from './outcomes.ts'
import { regrets } from './regret.ts'
import { remedies } from './remedies.ts'

/** A sentence that says that something went wrong. */
export interface Admission {
  sentence: Sentence
  span: Span
  /**
   * How plainly it is said: `owned` names the fault as the body's own ("we failed to"); `lapse` says what ought to
   * have been done; `omission` only states that a thing was not done, or went to the wrong place.
   */
  degree: 'owned' | 'lapse' | 'omission'
  /** `other`: a fault of another body. */
  whose: 'ours' | 'other'
  /** That this reply is late, which the complaint is not about. */
  ownDelay: boolean
}

/** What a letter discloses of mistakes. */
export interface Admissions {
  /** Every admission, in the order of the letter; denials and summaries of the complaint left out. */
  all: readonly Admission[]
  /** The body's own mistakes, other than the lateness of this reply, said outright. */
  mistakes: readonly Admission[]
  /** Plain statements that a thing of ours was not done, where nothing is said outright. */
  hints: readonly Admission[]
  /** Sentences that own that this reply is late. */
  late: readonly Admission[]
  /** True when any part of the complaint is upheld. */
  upheld: boolean
  /**
   * Whether the letter discloses a mistake of the body's own: `late` when only that this reply is late. In a part
   * that is not upheld, only a mistake that is owned counts; in a letter that upholds something or gives no result, a
   * bare omission counts when the letter also regrets it there or says what was done about it.
   */
  disclosed: 'mistake' | 'late' | 'none'
}

const DEGREES = ['owned', 'lapse', 'omission'] as const
const PRONOUN = /^(?:he|she|they)$/
/** "By" or "from" stands within so many words before the one who did it. */
const AGENT_REACH = 3
/** A denial or a summary of the complaint stands within so many words before what it denies or tells. */
const CLAIM_REACH = 9
const TURN = /^(?:but|however|yet|although|though|nevertheless|nonetheless)$/
/** After a semicolon, goes on with the list of what is told. */
const LISTED = /^(?:that|and|whether|why|or|nor)$/
/** "You say" may follow the words that it reports within so many words. */
const ASIDE_REACH = 2
/** "As you rightly say" stands among the first words. */
const AGREED_REACH = 6
/** Opens an item in the list of what the complaint asks. */
const ASKED = /^(?:why|whether)$/
/** Whoever did it stands within so many words before it. */
const ACTOR_REACH = 14
/** A matter is what went wrong when it stands within so many words before the fault, and not after "in" or "at". */
const MATTER_REACH = 2
const WITHIN = /^(?:in|at|of|on|for|before|during|about|to|with)$/
const SPOKEN_TO = /^(?:to|told|asked|informed|advised|warned|with|against|at|in|outside|inside)$/
/** "In your case we did not." has so many words at most. */
const SHORT = 8

/**
 * Every statement in the letter that something went wrong. A denial ("I cannot say that we made a mistake"), a summary
 * of the complaint ("you say that we should have told you") and quoted words are none.
 */
export const admissions = defineEvidence<Admissions>('admissions', (context) => {
  const phrases = phrasesOf(context.dictionaries.admissions)
  const regret = phrasesOf(context.dictionaries.regret)
  const others = context.facts.organisation?.value === 'essex-police' ? 'others-police' : 'others'
  const felt = context.evidence(regrets)
  const lateness = new Set(felt.filter((one) => one.object === 'lateness').map((one) => one.sentence))
  const rueful = new Set(felt.filter((one) => one.word === 'regret' && one.speaker === 'writer').map((one) => one.sentence))
  const all: Admission[] = []
  const { sentences } = context.letter.body
  for (const [i, sentence] of sentences.entries()) {
    const previous = sentences[i - 1]
    const admission = admissionOf(sentence, previous, phrases, others)
    if (admission) all.push({ ...admission, ownDelay: regret.has(sentence.words, 'late-reply') || lateness.has(sentence) })
  }
  const ours = all.filter((one) => one.whose === 'ours')
  const mistakes = ours.filter((one) => one.degree !== 'omission' && !one.ownDelay)
  const hints = ours.filter((one) => one.degree === 'omission' && !one.ownDelay)
  const late = ours.filter((one) => one.ownDelay)
  const { decisions, parts } = context.evidence(outcomes)
  const upheld = decisions.some(
    ({ polarity, sentence }) => (polarity === 'upheld' || polarity === 'partly') && !phrases.has(sentence.words, 'not-the-complaint'),
  )
  const nothingUpheld = decisions.length > 0 && decisions.every((one) => one.polarity === 'not-upheld')
  const refused = new Set(
    parts.filter((part) => part.decisions.length > 0 && part.decisions.every((one) => one.polarity === 'not-upheld')).flatMap((part) => part.paragraphs),
  )
  for (const { polarity, paragraph } of decisions) if (polarity === 'not-upheld') refused.add(paragraph)
  const whollyRefused = decisions.some((one) => one.scope.kind === 'whole' && one.polarity === 'not-upheld')
  const counts = ({ degree, sentence }: Admission): boolean => degree === 'owned' || !(nothingUpheld && (whollyRefused || refused.has(sentence.paragraph)))
  const mended = context.evidence(remedies).length > 0
  const regretted = (sentence: Sentence): boolean => {
    const next = sentences[sentences.indexOf(sentence) + 1]
    return rueful.has(sentence) || (next !== undefined && next.paragraph === sentence.paragraph && rueful.has(next))
  }
  const mistake = upheld || mistakes.some(counts) || (!nothingUpheld && hints.some((one) => mended || regretted(one.sentence)))
  return { all, mistakes, hints, late, upheld, disclosed: mistake ? 'mistake' : late.length > 0 ? 'late' : 'none' }
})

function admissionOf(sentence: Sentence, previous: Sentence | undefined, phrases: Phrases, others: string): Omit<Admission, 'ownDelay'> | undefined {
  const { words } = sentence
  const before = previous?.paragraph === sentence.paragraph ? previous : undefined
  const disowned = phrases.has(words, 'not-ours')
  for (const degree of DEGREES) {
    if (disowned && degree === 'owned') continue
    for (const match of phrases.find(words, degree)) {
      if (!stands(words, match.start, match.end, phrases)) continue
      if (degree !== 'owned' && phrases.has(words, 'excused')) continue
      const whose = degree === 'owned' ? 'ours' : disowned ? 'other' : whoseDoing(words, match.start, before, phrases, others)
      return { sentence, span: spanOf(match.words), degree, whose }
    }
  }
  return undoneBy(sentence, before, phrases, others, disowned) ?? shortAnswer(sentence, before, phrases, others) ?? affirmation(sentence, before, phrases, others)
}

/** "Mr Orde never wrote back": a thing left undone, by somebody who is neither the reader nor of another body. */
function undoneBy(sentence: Sentence, previous: Sentence | undefined, phrases: Phrases, others: string, disowned: boolean): Omit<Admission, 'ownDelay'> | undefined {
  const { words } = sentence
  if (disowned || phrases.has(words, 'excused')) return undefined
  const match = phrases.find(words, 'undone').find(
    (one) => stands(words, one.start, one.end, phrases) && actor(words, one.start, previous, phrases, others) === 'ours',
  )
  return match && { sentence, span: spanOf(match.words), degree: 'omission', whose: 'ours' }
}

/** "We did not.", "In your case it was not.": says that what the sentence before calls for was not done. */
function shortAnswer(sentence: Sentence, previous: Sentence | undefined, phrases: Phrases, others: string): Omit<Admission, 'ownDelay'> | undefined {
  const { words } = sentence
  if (!previous || words.length > SHORT || !/^(?:not|\w+n't)$/.test(words.at(-1)?.lower ?? '')) return undefined
  if (!phrases.has(previous.words, 'duty') || phrases.has(previous.words, 'claim', 'denial') || phrases.has(words, others, 'reader-side') || phrases.has(previous.words, others)) return undefined
  return { sentence, span: spanOf(words), degree: 'lapse', whose: 'ours' }
}

/** "You say that we lost it. We did." */
function affirmation(sentence: Sentence, previous: Sentence | undefined, phrases: Phrases, others: string): Omit<Admission, 'ownDelay'> | undefined {
  const { words } = sentence
  if (!previous || words.length > SHORT || !phrases.find(words, 'affirmed').some((match) => match.start === 0 && match.end === words.length)) return undefined
  const told = phrases.find(previous.words, ...DEGREES, 'undone').some(({ start }) => isClaim(previous.words, start, phrases) && actor(previous.words, start, undefined, phrases, others) !== 'other')
  return told ? { sentence, span: spanOf(words), degree: 'lapse', whose: 'ours' } : undefined
}

/** Whether the words are the writer's finding: neither denied nor reported from the complaint. */
function stands(words: readonly Word[], start: number, end: number, phrases: Phrases): boolean {
  if (/^(?:not|than)$/.test(words[start - 1]?.lower ?? '')) return false
  if (ASKED.test(words[0]?.lower ?? '')) return false
  if (phrases.opens(words, 0, 'hypothesis') || phrases.find(words.slice(start, end + ASIDE_REACH), 'aside').some((match) => start + match.start >= end - 1)) return false
  const before = words.slice(0, start)
  if (isClaim(words, start, phrases) && !phrases.opens(words, AGREED_REACH, 'agreed')) return false
  const near = words.slice(Math.max(0, start - CLAIM_REACH), end + 1)
  const denials = phrases.find(near, 'denial').filter((match) => match.end > Math.min(start, CLAIM_REACH) - 2)
  if (denials.length === 0) denials.push(...phrases.find(before, 'disclaimer').filter((match) => !parted(words, match.end, start)))
  if (denials.length === 0) return true
  const firm = new Set(phrases.find(words.slice(0, end), 'firm').flatMap((match) => match.words))
  return denials.every((match) => match.words.some((word) => firm.has(word))) || words.slice(start, end).some((word) => firm.has(word))
}

/** Whether the words before a place tell what the complaint says. */
function isClaim(words: readonly Word[], start: number, phrases: Phrases): boolean {
  return phrases
    .find(words.slice(0, start), 'claim')
    .some((match) => (match.start <= 3 || start - match.end <= CLAIM_REACH) && !parted(words, match.end, start))
}

/** Whether a semicolon, or "but" and the like, ends what began before it. */
function parted(words: readonly Word[], from: number, to: number): boolean {
  for (let i = Math.max(from, 1); i <= to && i < words.length; i++) {
    const [last, word] = [words[i - 1] as Word, words[i] as Word]
    if (TURN.test(word.lower)) return true
    if (word.sentence.plain.slice(last.to - word.sentence.from, word.from - word.sentence.from).includes(';') && !LISTED.test(word.lower)) return true
  }
  return false
}

/** Whose doing a lapse was: the nearest before it, of another body or of ours. */
function whoseDoing(words: readonly Word[], start: number, previous: Sentence | undefined, phrases: Phrases, others: string): Admission['whose'] {
  if (phrases.has(words, 'by-us')) return 'ours'
  const after = words.slice(start)
  const agents = phrases.find(after, others).filter((match) => after.slice(Math.max(0, match.start - AGENT_REACH), match.start).some((word) => word.lower === 'by' || word.lower === 'from'))
  if (agents.length > 0) return 'other'
  return nearest(words.slice(Math.max(0, start - ACTOR_REACH), start), previous, phrases, others)
}

/** Who did, or left undone, what begins at a place: the nearest person named before it. */
function actor(words: readonly Word[], start: number, previous: Sentence | undefined, phrases: Phrases, others: string): 'ours' | 'other' | 'reader' {
  const before = words.slice(Math.max(0, start - ACTOR_REACH), start)
  const reader = lastEnd(before, phrases, 'reader-side')
  return reader > lastEnd(before, phrases, 'own-people', others) ? 'reader' : nearest(before, previous, phrases, others)
}

function nearest(before: readonly Word[], previous: Sentence | undefined, phrases: Phrases, others: string): Admission['whose'] {
  const own = lastEnd(before, phrases, 'own-people')
  const other = Math.max(-1, ...phrases.find(before, others).filter((match) => own < 0 || !addressed(before, match)).map((match) => match.end))
  if (other > own) return 'other'
  if (own < 0 && phrases.find(before, 'matters').some((match) => before.length - match.end <= MATTER_REACH && !before.slice(Math.max(0, match.start - 3), match.start).some((word) => WITHIN.test(word.lower)))) return 'other'
  const pointsBack = own < 0 && before.some((word) => PRONOUN.test(word.lower))
  return pointsBack && previous && phrases.has(previous.words, others) && !phrases.has(previous.words, 'own-people') ? 'other' : 'ours'
}

/** "To the police", "told the court": they are spoken to, and do nothing, unless "who" or "which" follows. */
function addressed(words: readonly Word[], match: Match<string>): boolean {
  if (/^(?:who|which|that)$/.test(words[match.end]?.lower ?? '')) return false
  const before = words[match.start - 1]?.lower ?? ''
  return SPOKEN_TO.test(/^(?:the|a|an|this|that|their|his|her)$/.test(before) ? (words[match.start - 2]?.lower ?? '') : before)
}

/** Where the last match of some groups ends, or -1. */
function lastEnd(words: readonly Word[], phrases: Phrases, ...groups: string[]): number {
  return Math.max(-1, ...phrases.find(words, ...groups).filter((match) => words[match.start - 1]?.lower !== 'not').map((match) => match.end))
}
