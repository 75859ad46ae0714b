import type { Sentence, Span, Word } from '../letter/types.ts'
import { phrasesOf, type Phrases } from '../phrase/book.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import type { Context } from '../rule/types.ts'

/**
 * What an expression of regret regrets.
 *
 * - `own` an act or omission of the writer's body, or its effect; also "this", "it"
 * - `reader` something done to the reader by the writer's body, put in the passive: "that you were sent away"
 * - `lateness` that this reply is late
 * - `experience` what the reader went through, whoever caused it
 * - `condolence` a death, an injury, a crime
 * - `feelings` what the reader thinks, or that they complained
 * - `softener` a courtesy before bad news
 * - `bare` nothing is named: "I am sorry."
 */
export type RegretObject = 'own' | 'reader' | 'lateness' | 'experience' | 'condolence' | 'feelings' | 'softener' | 'bare'

/** One expression of regret in the body of a letter. */
export interface Regret {
  sentence: Sentence
  /** From the word of regret, or the condition before it, to the end of its clause. */
  span: Span
  /** `regret` ("I regret", "regrettable") is never an apology. */
  word: 'sorry' | 'apology' | 'regret'
  /** `reported`: someone else's, only mentioned, or refused. */
  speaker: 'writer' | 'reported'
  object: RegretObject
  /** Hangs on "if", "may have", "any", "insofar". */
  conditional: boolean
  /** Followed by "but" or "however" in the same sentence. */
  undercut: boolean
  /** The object only points back: "sorry for it". */
  pointsBack: boolean
  /** "I" or "we" say it; not "it is regretted". */
  personal: boolean
  /** The object speaks of the reader, or of something hard to bear. */
  aboutReader: boolean
  /** The object is something left undone: "that you were not told". */
  omission: boolean
  /** True when it apologises, directly and without a condition, for something of the writer's own. */
  apology: boolean
}

const SORRY = new Set(['sorry', 'sorrier'])
const APOLOGY = new Set(['apologise', 'apologize', 'apologises', 'apologizes', 'apologised', 'apologized', 'apologising', 'apologizing', 'apology', 'apologies', 'apoligise', 'appologise'])
/** "An apology" is the writer's only where the writer offers it. */
const NOUNS = new Set(['apology', 'apologies'])
const REGRET = new Set(['regret', 'regrets', 'regretted', 'regrettable', 'regrettably', 'regretful'])
/** Words between "sorry" and its object. */
const FILLERS = new Set(['indeed', 'too', 'also', 'again', 'deeply', 'truly', 'again', 'very', 'therefore', 'both', 'sincerely', 'unreservedly', 'fully', 'most', 'once', 'simply', 'personally', 'wholeheartedly'])
/** "Not" makes the object an omission within so many words. */
const OMISSION_REACH = 7
const NEGATIVE = /^(?:not|never|no|nobody|nothing|none|neither|without|\w{2,6}n't)$/
const READER = /^(?:you|your|yours|yourself|you've|you're|you'd|both)$/
const PERSONAL = /^(?:i|we|i'm|we're|i've|we've)$/
/** That the reply is late is said within so many sentences before the apology for the wait. */
const LATE_REACH = 4
/** "To you sincerely" may stand before what is apologised for. */
const TO_READER = 3
/** An object begins within so many words of the word of regret. */
const NEAR = 2

/** Every expression of regret in the body of the letter, in order. */
export const regrets = defineEvidence<readonly Regret[]>('regrets', (context) => regretsIn(context.letter.body.sentences, context))

/**
 * Finds the expressions of regret in some sentences.
 *
 * @param sentences sentences in order
 * @param context for the dictionary
 */
export function regretsIn(sentences: readonly Sentence[], { dictionaries }: Pick<Context, 'dictionaries'>): Regret[] {
  const phrases = phrasesOf(dictionaries.regret)
  const hardship = phrasesOf(dictionaries.empathy)
  return sentences.flatMap((sentence, i) => regretsOf(sentence, sentences.slice(Math.max(0, i - LATE_REACH), i), phrases, hardship))
}

function regretsOf(sentence: Sentence, before: readonly Sentence[], phrases: Phrases, hardship: Phrases): Regret[] {
  const { words } = sentence
  const found: Regret[] = []
  words.forEach((one, at) => {
    const word = wordOf(one)
    if (!word || one.quoted) return
    const end = clauseEnd(words, at)
    const tail = tailOf(words.slice(at + 1, end))
    const conditionBefore = phrases.find(words.slice(0, at + 1), 'opening-condition').find((match) => match.end === at + 1)
    const conditional =
      conditionBefore !== undefined || (phrases.opens(tail, 0, 'condition') && !phrases.opens(tail, 0, 'owned-any')) || phrases.opens(tail.slice(1), 0, 'condition')
    const object = word === 'apology' && tail.length === 0 ? ('own' as const) : objectOf(word, tail, phrases)
    const late =
      object === 'own' &&
      ((anaphoric(tail) && isLateReply(sentence, before.at(-1), words.slice(0, at), phrases)) ||
        ((phrases.opens(tail, TO_READER, 'wait') || endsPointing(tail, phrases)) && saysItIsLate([...before, sentence], sentence, phrases)))
    const settled = late ? 'lateness' : object
    const speaker = speakerOf(one, words, at, phrases)
    const undercut = phrases.opens(words.slice(end), 1, 'undercut')
    found.push({
      sentence,
      span: { block: one.block, from: (conditionBefore?.words[0] ?? subjectOf(words, at)).from, to: (words[end - 1] ?? one).to },
      word,
      speaker,
      object: settled,
      conditional,
      undercut,
      pointsBack: object === 'own' && anaphoric(tail),
      personal: words.slice(Math.max(0, at - 4), at).some((one) => PERSONAL.test(one.lower)),
      aboutReader: tail.some((one) => READER.test(one.lower)) || phrases.opens(tail, 0, 'news') || hardship.has(tail, 'feeling-word', 'named-hardship'),
      omission: tail.slice(0, OMISSION_REACH).some((one) => NEGATIVE.test(one.lower)),
      apology: word !== 'regret' && speaker === 'writer' && !conditional && (settled === 'own' || settled === 'reader'),
    })
  })
  return found
}

function wordOf({ lower }: Word): Regret['word'] | undefined {
  if (SORRY.has(lower)) return 'sorry'
  if (APOLOGY.has(lower)) return 'apology'
  return REGRET.has(lower) ? 'regret' : undefined
}

/** Where the clause of a word of regret ends: at another word of regret, a semicolon, a dash, "but", or the sentence's end. */
function clauseEnd(words: readonly Word[], at: number): number {
  for (let i = at + 1; i < words.length; i++) {
    const word = words[i] as Word
    const before = words[i - 1] as Word
    const between = word.sentence.plain.slice(before.to - word.sentence.from, word.from - word.sentence.from)
    if (/[;:\u2013\u2014]|\s-\s/.test(between)) return i
    if (word.lower === 'but' || word.lower === 'however' || word.lower === 'although') return i
    if (i > at + 1 && wordOf(word)) return i
  }
  return words.length
}

function tailOf(words: readonly Word[]): readonly Word[] {
  let start = 0
  while (start < words.length && FILLERS.has((words[start] as Word).lower)) start++
  // "how sorry I was to hear"
  if (PERSONAL.test(words[start]?.lower ?? '') && /^(?:am|are|was|were)$/.test(words[start + 1]?.lower ?? '')) start += 2
  return words.slice(start)
}

/** The first word of the writer's "I am sorry": the subject, when it stands just before. */
function subjectOf(words: readonly Word[], at: number): Word {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    if (PERSONAL.test((words[i] as Word).lower)) return words[i] as Word
  }
  return words[at] as Word
}

function objectOf(word: Regret['word'], tail: readonly Word[], phrases: Phrases): RegretObject {
  if (tail.length === 0) return 'bare'
  if (phrases.opens(tail, 0, 'lateness')) return 'lateness'
  if (phrases.has(tail, 'courtesy')) return 'softener'
  if (word !== 'apology' && phrases.opens(tail, NEAR, 'condolence')) return 'condolence'
  if (word !== 'apology' && phrases.opens(tail, 0, 'experience')) return 'experience'
  if (phrases.opens(tail, NEAR + 2, 'feelings')) return 'feelings'
  if (word !== 'apology' && phrases.opens(tail, 0, 'softener')) return 'softener'
  if (phrases.opens(tail, 0, 'done-to-reader')) return 'reader'
  if (phrases.opens(tail, 0, 'own')) return 'own'
  if (word === 'apology') return 'own'
  return 'experience'
}

/** Whether the object only points back: "for it", "for this", "and I apologise". */
function anaphoric(tail: readonly Word[]): boolean {
  return tail.length <= 4 && !tail.some((word) => word.lower === 'that' && tail.indexOf(word) === 0 && tail.length > 2)
}

function isLateReply(sentence: Sentence, previous: Sentence | undefined, before: readonly Word[], phrases: Phrases): boolean {
  if (before.length > 4 && phrases.has(before, 'late-reply')) return true
  return before.length <= 4 && previous?.paragraph === sentence.paragraph && phrases.has(previous.words, 'late-reply')
}

/** "I apologise to you for both.": what is meant stands before it. */
function endsPointing(tail: readonly Word[], phrases: Phrases): boolean {
  return phrases.find(tail, 'pointing').some((match) => match.end === tail.length && match.start <= TO_READER)
}

/** Whether the paragraph has said that this reply is late. */
function saysItIsLate(sentences: readonly Sentence[], { paragraph }: Sentence, phrases: Phrases): boolean {
  return sentences.some((one) => one.paragraph === paragraph && phrases.has(one.words, 'late-reply'))
}

/** Whether the writer speaks, or the regret is someone else's, only mentioned, or refused. */
function speakerOf(one: Word, words: readonly Word[], at: number, phrases: Phrases): Regret['speaker'] {
  const around = words.slice(Math.max(0, at - 10), Math.min(words.length, at + 4))
  const covers = (group: string): boolean => phrases.find(around, group).some((match) => match.words.includes(words[at] as Word))
  if (covers('refused')) return 'reported'
  if (covers('offered')) return 'writer'
  return covers('reported') || NOUNS.has(one.lower) ? 'reported' : 'writer'
}
