import type { WordinessDictionary } from '../dictionary/wordiness.ts'
import type { Sentence, Span, Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'
import { defineEvidence } from '../rule/define-rule.ts'

/** Words that are heavier than they need be, once each at the first use. */
export interface HeavyPhrase {
  span: Span
  text: string
  write: readonly string[]
  kind: 'heavy' | 'inflated'
}

/** How hard the body of a letter is to follow. All lengths are in words. */
export interface Clarity {
  /** Sentences of the writer's own, longest first. */
  byLength: readonly Sentence[]
  /** Words in a sentence, on average. */
  mean: number
  /** Share of the words that stand in sentences of more than {@link LONG_READ} words, 0 to 1. */
  longShare: number
  /** Heavy words and phrases in a hundred words, every use counted. */
  heaviness: number
  words: number
  phrases: readonly HeavyPhrase[]
}

/** Beyond this a reader has to work. Plain-English guidance asks for 15 to 20 on average. */
export const LONG_READ = 40

const sets = new WeakMap<WordinessDictionary, PhraseSet<Pick<HeavyPhrase, 'write' | 'kind'> & { key: string }>>()

function setOf(dictionary: WordinessDictionary): PhraseSet<Pick<HeavyPhrase, 'write' | 'kind'> & { key: string }> {
  let made = sets.get(dictionary)
  if (!made) {
    made = new PhraseSet(
      (['heavy', 'inflated'] as const).flatMap((kind) =>
        dictionary[kind].map(({ find, write }) => [find, { kind, key: find, write: write.split(';').map((one) => one.trim()) }] as const),
      ),
    )
    sets.set(dictionary, made)
  }
  return made
}

/** How long the letter's sentences are and how heavy its words. */
export const clarity = defineEvidence<Clarity>('clarity', ({ letter, dictionaries }) => {
  const phrases = new Map<string, HeavyPhrase>()
  let heavy = 0
  let words = 0
  let inLong = 0
  const sentences = letter.body.sentences.filter((sentence) => sentence.words.length > 2 && sentence.paragraph.kind !== 'quote')
  for (const sentence of sentences) {
    words += sentence.words.length
    if (sentence.words.length > LONG_READ) inLong += sentence.words.length
    for (const { value, words: found } of setOf(dictionaries.wordiness).findLongest(sentence.words)) {
      const first = found[0] as Word
      if (first.quoted) continue
      if (value.kind === 'heavy') heavy++
      const to = (found.at(-1) as Word).to
      if (!phrases.has(value.key)) phrases.set(value.key, { span: { block: first.block, from: first.from, to }, text: first.block.text.slice(first.from, to), write: value.write, kind: value.kind })
    }
  }
  return {
    byLength: sentences.toSorted((a, b) => b.words.length - a.words.length),
    mean: sentences.length === 0 ? 0 : words / sentences.length,
    longShare: words === 0 ? 0 : inLong / words,
    heaviness: words === 0 ? 0 : (100 * heavy) / words,
    words,
    phrases: [...phrases.values()],
  }
})

/** Words after a comma or semicolon that can open a new sentence. */
const JOINTS = new Set('and but so although though whereas while because since which if nor it there'.split(' '))

/** A part of this length can stand as a sentence of its own, in words. */
const PART = 12

/**
 * Where a long sentence can be parted: after a semicolon, or a comma before a word that begins a clause, so that each
 * part has at least a dozen words.
 *
 * @returns the first words of each new sentence, three at most
 */
export function partings(sentence: Sentence): string[] {
  const found: string[] = []
  let last = 0
  for (const [i, word] of sentence.words.entries()) {
    if (i - last < PART || sentence.words.length - i < PART) continue
    const before = sentence.words[i - 1] as Word
    const gap = sentence.plain.slice(before.to - sentence.from, word.from - sentence.from)
    if (!(gap.includes(';') || (gap.includes(',') && JOINTS.has(word.lower)))) continue
    last = i
    found.push(sentence.words.slice(i, i + 5).map((one) => one.text).join(' '))
    if (found.length === 3) break
  }
  return found
}
