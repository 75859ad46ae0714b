/** Which words are words, and what a misspelling was probably meant to be. */
export interface Lexicon {
  /** Whether a word, as written, is spelt correctly in British English. */
  has(word: string): boolean
  /** Corrections, most likely first. */
  suggest(word: string): string[]
}
