import type { Sentence, Span, Word } from '../letter/types.ts'
import { phrasesOf, type Phrases } from '../phrase/book.ts'
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
   * bare omission counts when the letter also regrets it or says what was done about it.
   */
  disclosed: 'mistake' | 'late' | 'none'
}

const DEGREES = ['owned', 'lapse', 'omission'] as const
const PRONOUN = /^(?:he|she|they)$/
/** "By" or "from" stands within so many words before the one who did it. */
const AGENT_REACH = 3
/** The subject of "should have" stands within so many words before it. */
const SUBJECT_REACH = 9

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
  const regretted = new Set(felt.filter((one) => one.word === 'regret' && one.speaker === 'writer').map((one) => one.sentence))
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
  const mistake = upheld || mistakes.some(counts) || (!nothingUpheld && hints.some((one) => mended || regretted.has(one.sentence)))
  return { all, mistakes, hints, late, upheld, disclosed: mistake ? 'mistake' : late.length > 0 ? 'late' : 'none' }
})

function admissionOf(sentence: Sentence, previous: Sentence | undefined, phrases: Phrases, others: string): Omit<Admission, 'ownDelay'> | undefined {
  const { words } = sentence
  const disowned = phrases.has(words, 'not-ours')
  for (const degree of DEGREES) {
    if (disowned && degree === 'owned') continue
    for (const match of phrases.find(words, degree)) {
      if (!stands(words, match.start, match.end, phrases)) continue
      if (degree !== 'owned' && phrases.has(words, 'excused')) continue
      const whose = degree === 'owned' ? 'ours' : disowned ? 'other' : whoseDoing(words, match.start, previous?.paragraph === sentence.paragraph ? previous : undefined, phrases, others)
      return { sentence, span: spanOf(match.words), degree, whose }
    }
  }
  return undefined
}

/** Whether the words are the writer's finding: neither denied nor reported from the complaint. */
function stands(words: readonly Word[], start: number, end: number, phrases: Phrases): boolean {
  if (phrases.find(words.slice(0, start), 'claim').some((match) => match.start <= 3 || start - match.end <= SUBJECT_REACH)) return false
  return !phrases.find(words.slice(Math.max(0, start - SUBJECT_REACH), end), 'denial').some((match) => match.end > Math.min(start, SUBJECT_REACH) - 2)
}

/** Whose doing a lapse was: the nearest before it, of another body or of ours. */
function whoseDoing(words: readonly Word[], start: number, previous: Sentence | undefined, phrases: Phrases, others: string): Admission['whose'] {
  if (phrases.has(words, 'by-us')) return 'ours'
  const before = words.slice(Math.max(0, start - SUBJECT_REACH), start)
  const after = words.slice(start)
  const agents = phrases.find(after, others).filter((match) => after.slice(Math.max(0, match.start - AGENT_REACH), match.start).some((word) => word.lower === 'by' || word.lower === 'from'))
  if (agents.length > 0) return 'other'
  if (phrases.has(before, others)) return 'other'
  const pointsBack = before.some((word) => PRONOUN.test(word.lower)) && !phrases.has(before, 'own-people')
  return pointsBack && previous && phrases.has(previous.words, others) && !phrases.has(previous.words, 'own-people') ? 'other' : 'ours'
}
