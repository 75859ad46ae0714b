import retextReadability from 'retext-readability'
import retextSimplify from 'retext-simplify'
import { clarity, type Clarity, LONG_READ, partings } from '../src/evidence/clarity.ts'
import { runRetext } from '../src/evidence/retext.ts'
import { listed } from '../src/listed.ts'
import { spanOf, defineRule } from '../src/rule/define-rule.ts'
import type { Sentence } from '../src/letter/types.ts'

/** A sentence of so many words cannot be followed at one reading by someone who does not know the courts. */
const TOO_LONG = 70
/** Two of so many words are as bad as one of {@link TOO_LONG}. */
const VERY_LONG = 62
/** So long on average, or so much of the letter in long sentences, wears a reader out though none is too long. */
const MEAN = 32
const SHARE = 0.45
/** So many heavy words in a hundred: the letter is in a language of its own. */
const HEAVY = 2
/** A letter shorter than this gives no measure, in words. */
const ENOUGH = 120
/** The longest sentences are marked, and no more: after these, the answer is to write the letter anew. */
const MARKED = 5
/** Suggestions are few, so that they are read. */
const SUGGESTED = 8
/** Longer than any sentence that a person wrote; the readability formulas are slow. */
const UNREADABLE = 400

/** Phrases of retext-simplify that are plain enough in a letter. */
const PLAIN_ENOUGH = [
  'previous', 'previously', 'there is', 'there are', 'it is', 'request', 'require', 'required', 'requirement', 'provide', 'provided', 'addressees', 'address', 'however', 'therefore', 'notify', 'sufficient',
  'additional', 'appropriate', 'contains', 'determine', 'effect', 'identify', 'identified', 'initial', 'inform', 'maintain', 'minimum', 'maximum', 'obtain', 'option', 'parameters', 'similar to', 'submit', 'subsequent', 'witnessed',
  'regarding', 'relative to', 'remain', 'state-of-the-art', 'very', 'all of', 'advise', 'assist', 'assistance', 'attempt', 'close proximity', 'combined', 'component', 'concerning', 'consist of', 'demonstrate', 'evident', 'finalize',
  'forward', 'function', 'further', 'implement', 'incorporate', 'indicate', 'indication', 'issue', 'it seems that', 'magnitude', 'methodology', 'modify', 'monitor', 'multiple', 'not certain', 'not many', 'not often', 'not unless', 'not different', 'numerous',
  'objective', 'operate', 'participate', 'permit', 'point of view', 'portion', 'purchase', 'selection', 'so as to', 'time period', 'transmit', 'type', 'validate', 'a number of', 'a and/or b', 'accompany', 'accordingly', 'accurate', 'adversely impact', 'applicable', 'approximate',
]

/**
 * Whether a reader with little knowledge of the courts would follow the letter at one reading.
 *
 * What makes readers say no is the length of the longest sentences, far more than anything else: those that inspectors
 * marked ran from 68 to 227 words, while letters they called clear had none above 61. A letter may also be too thick
 * with the words of old legal papers. The published retext plugins for readability and simpler words add suggestions
 * for the sentences in between.
 */
export default defineRule(
  {
    id: 'clarity',
    question: 'Q26',
    answers: ['Q26'],
    severity: 'warning',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), 7.3 and Annex C, question 26',
    summary: 'A reader who does not know the courts follows the letter at one reading',
    messages: {
      long: 'This sentence has {words} words. Part it: aim for 20, and one thing to a sentence.',
      'long-run': 'Sentences of {words} words follow one another here. Part them: aim for 20, and one thing to a sentence.',
      heavy: 'The letter is in the language of old legal papers ({examples}). Say it as you would to the reader across a table.',
      hard: 'This sentence has {words} words, and most measures of reading age find it hard. Could it be two?',
      plainer: '"{text}": plainer words are better.',
    },
  },
  function* ({ evidence }) {
    const measured = evidence(clarity)
    if (measured.words === 0) {
      yield { answer: 'Q26', value: 'unknown', reason: 'The letter has no text to read.' }
      return
    }
    const long = measured.byLength.filter((sentence) => sentence.words.length >= TOO_LONG)
    const runs = runsOf(measured)
    for (const [i, run] of runs.entries()) {
      const words = run.map((sentence) => sentence.words.length)
      yield {
        message: run.length === 1 ? 'long' : 'long-run',
        at: spanOf(run.flatMap((sentence) => sentence.words)),
        values: { words: listed(words) },
        suggestions: run.flatMap(partings).slice(0, MARKED).map((start) => `a new sentence at "${start}…"`),
        ...(i < MARKED && !run.every(isStock) ? {} : { severity: 'info' as const }),
      }
    }
    const why = whyUnclear(measured)
    if (long.length === 0 && measured.words >= ENOUGH && measured.heaviness >= HEAVY) yield { message: 'heavy', values: { examples: examplesOf(measured) } }
    yield* suggestionsFor(measured)
    yield why
      ? { answer: 'Q26', value: 'no', reason: why, evidence: long.slice(0, MARKED).map((sentence) => spanOf(sentence.words)) }
      : { answer: 'Q26', value: 'yes', reason: `The longest sentence has ${measured.byLength[0]?.words.length ?? 0} words, the average ${Math.round(measured.mean)}.` }
  },
)

/**
 * The sentences to mark, longest first: those of a paragraph that are too long, with very long ones beside them, are
 * marked together, since they are rewritten together.
 */
function runsOf({ byLength }: Clarity): Sentence[][] {
  const runs = new Map<unknown, Sentence[]>()
  for (const sentence of byLength) {
    const run = runs.get(sentence.paragraph)
    if (run) {
      if (sentence.words.length >= VERY_LONG) run.push(sentence)
    } else if (sentence.words.length >= TOO_LONG) runs.set(sentence.paragraph, [sentence])
  }
  return Array.from(runs.values(), (run) => run.toSorted((a, b) => a.from - b.from))
}

/** Stock text on the tests for prosecuting is marked by the rule on standard paragraphs, as unneeded. */
function isStock({ lower }: Sentence): boolean {
  return lower.includes('code for crown prosecutors') || (/\b(?:public interest|admissible)\b/.test(lower) && /\b(?:sufficient|enough)\b/.test(lower))
}

/** Why a reader would not follow the letter at one reading, or undefined. */
function whyUnclear({ byLength, mean, longShare, heaviness, words }: Clarity): string | undefined {
  const [first, second] = byLength.map((sentence) => sentence.words.length)
  if (first !== undefined && first >= TOO_LONG) return `A sentence of ${first} words cannot be followed at one reading.`
  if (second !== undefined && second >= VERY_LONG) return `Two sentences have ${first} and ${second} words.`
  if (words < ENOUGH) return undefined
  if (mean >= MEAN) return `The sentences have ${Math.round(mean)} words on average.`
  if (longShare >= SHARE) return `${Math.round(100 * longShare)}% of the letter stands in sentences of more than ${LONG_READ} words.`
  if (heaviness >= HEAVY) return `The letter is thick with the words of old legal papers: ${heaviness.toFixed(1)} in every hundred.`
  return undefined
}

function examplesOf({ phrases }: Clarity): string {
  return phrases.filter((phrase) => phrase.kind === 'heavy').slice(0, 4).map((phrase) => `"${phrase.text}"`).join(', ')
}

const readability = retextReadability({ age: 18, threshold: 5 / 7 })
const simplify = retextSimplify({ ignore: PLAIN_ENOUGH })

/** Suggestions, which count for nothing: hard sentences of middling length, and plainer words. */
function* suggestionsFor({ byLength, phrases }: Clarity): Generator<{ message: 'hard' | 'plainer'; at: ReturnType<typeof spanOf>; values: Record<string, string | number>; suggestions: readonly string[]; severity: 'info' }> {
  const middling = byLength.filter((sentence) => sentence.words.length > LONG_READ && sentence.words.length < TOO_LONG)
  const hard = new Set(runRetext(readability, middling).map((message) => message.from))
  for (const sentence of middling) {
    if (![...hard].some((at) => at >= sentence.from && at < sentence.to)) continue
    yield { message: 'hard', at: spanOf(sentence.words), values: { words: sentence.words.length }, suggestions: partings(sentence).map((words) => `a new sentence at "${words}…"`), severity: 'info' }
  }
  for (const { span, text, write } of phrases.slice(0, SUGGESTED)) yield { message: 'plainer', at: span, values: { text }, suggestions: write, severity: 'info' }
  const longest: Sentence[] = byLength.filter((sentence) => sentence.words.length > LONG_READ && sentence.words.length < UNREADABLE).slice(0, MARKED)
  const listed = new Set(phrases.map((phrase) => phrase.span.from))
  const simpler = runRetext(simplify, longest).filter((message) => message.expected.length > 0 && !listed.has(message.from))
  for (const { from, to, expected } of simpler.slice(0, SUGGESTED)) {
    const sentence = longest.find((one) => one.from <= from && to <= one.to)
    if (sentence) yield { message: 'plainer', at: { block: sentence.block, from, to }, values: { text: sentence.block.text.slice(from, to) }, suggestions: expected, severity: 'info' }
  }
}
