import { correctionsOf, type Correction } from './corrections.ts'
import { RARE, WordGraph } from './word-graph.ts'

export type { Correction } from './corrections.ts'

/** Which words are words, and what a misspelling was probably meant to be. */
export interface Lexicon {
  /** Whether a word, as written, is spelt correctly in British English. */
  has(word: string): boolean
  /** Whether a word is in larger dictionaries alone: right, but seldom met. */
  rare(word: string): boolean
  /** Corrections, most likely first. */
  suggest(word: string): string[]
  /** Corrections with how far each is from the word and how common it is, most likely first. */
  corrections(word: string): readonly Correction[]
  /**
   * The likeliest correction among those that cost at most so much: far less work than `corrections`, whose first it is
   * whenever that costs no more.
   */
  nearestWithin(word: string, cost: number): Correction | undefined
  /** How common a word is: 0 (unknown, or in no frequency list) to 255 (`the`). */
  common(word: string): number
}

/**
 * The dictionary's two rules for ordinal numbers, as nspell understands them: anywhere in the word, in any case.
 */
const ORDINAL = /1\dth|[02-9](?:0th|1st|2nd|3rd|[4-9]th)/i

/** How many corrections are offered. */
const OFFERED = 5

/**
 * Opens a word list that the build made. It gives the same answers as nspell, the engine of retext-spell, does with
 * dictionary-en-gb and the field's own words, without expanding the dictionary first.
 *
 * @param bytes the file `words.bin`
 */
export function openLexicon(bytes: Uint8Array): Lexicon {
  const graph = new WordGraph(bytes)
  const known = new Map<string, readonly Correction[]>()
  const exact = (word: string): boolean => {
    const index = graph.indexOf(word)
    return (index !== -1 && graph.common(index) !== RARE) || ORDINAL.test(word)
  }
  const corrections = (word: string): readonly Correction[] => {
    let found = known.get(word)
    if (!found) known.set(word, (found = correctionsOf(word, graph, OFFERED)))
    return found
  }
  return {
    has(word) {
      const written = word.trim().replaceAll('\u2019', "'")
      if (written === '') return false
      if (exact(written)) return true
      if (written.toUpperCase() === written && exact(written.charAt(0) + written.slice(1).toLowerCase())) return true
      const lower = written.toLowerCase()
      return lower !== written && exact(lower)
    },
    rare(word) {
      const index = graph.indexOf(word.toLowerCase())
      return index !== -1 && graph.common(index) === RARE
    },
    suggest: (word) => corrections(word).map((correction) => correction.word),
    corrections,
    nearestWithin: (word, cost) => correctionsOf(word, graph, 1, cost)[0],
    common(word) {
      const index = graph.indexOf(word)
      return index === -1 || graph.common(index) === RARE ? 0 : graph.common(index)
    },
  }
}
