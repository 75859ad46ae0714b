import type { PhraseBook } from '../dictionary/phrase-book.ts'
import type { Word } from '../letter/types.ts'
import { type Match, PhraseSet } from './index.ts'

/** The phrases of a dictionary made ready for searching, by group. */
export interface Phrases {
  /**
   * The matches of some groups in a run of words, in order, those that begin within quotation marks left out: quoted
   * words are not the writer's.
   *
   * @param words the words of a sentence, or a part of them
   * @param groups the groups to look for; every group when none is named
   * @throws {Error} when the dictionary has no such group
   */
  find(words: readonly Word[], ...groups: string[]): Match<string>[]
  /** Whether any of the groups is found. */
  has(words: readonly Word[], ...groups: string[]): boolean
  /** Whether a phrase of one of the groups begins at the first word, or at most `within` words after it. */
  opens(words: readonly Word[], within: number, ...groups: string[]): boolean
}

const made = new WeakMap<PhraseBook, Phrases>()

/** The phrases of a dictionary; they are made ready once. */
export function phrasesOf(book: PhraseBook): Phrases {
  const known = made.get(book)
  if (known) return known
  const sets = new Map<string, PhraseSet<string>>()
  for (const [name, group] of Object.entries(book.groups)) {
    sets.set(name, new PhraseSet(group.find.map((phrase) => [phrase, name] as const), book.lists))
  }
  const pick = (groups: string[]): PhraseSet<string>[] =>
    groups.length === 0
      ? [...sets.values()]
      : groups.map((name) => {
          const set = sets.get(name)
          if (!set) throw new Error(`the dictionary has no group "${name}"`)
          return set
        })
  const phrases: Phrases = {
    find: (words, ...groups) =>
      pick(groups)
        .flatMap((set) => set.find(words).filter((match) => !match.words[0]?.quoted))
        .sort((a, b) => a.start - b.start || b.end - a.end),
    has: (words, ...groups) =>
      pick(groups).some((set) => {
        for (const match of set.find(words)) if (!match.words[0]?.quoted) return true
        return false
      }),
    opens: (words, within, ...groups) =>
      pick(groups).some((set) => {
        for (const match of set.find(words)) if (match.start <= within && !match.words[0]?.quoted) return true
        return false
      }),
  }
  made.set(book, phrases)
  return phrases
}
