import type { IssueCues } from '../dictionary/issues.ts'
import type { Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'

type List = Exclude<keyof IssueCues, 'source'>

/** The cues of `dictionaries/issues.yaml`, ready for searching. */
export class Cues {
  readonly #sets: Record<List, PhraseSet<true>>

  constructor(data: IssueCues) {
    const set = (list: readonly string[]): PhraseSet<true> => new PhraseSet(list.map((phrase) => [phrase, true]))
    this.#sets = {
      asks: set(data.asks),
      grievances: set(data.grievances),
      agents: set(data.agents),
      asides: set(data.asides),
      announces: set(data.announces),
      joiners: set(data.joiners),
      restated: set(data.restated),
      openings: set(data.openings),
      onward: set(data.onward),
      general: set(data.general),
    }
  }

  /** Whether the words of a sentence, or a part of them, have a phrase of a list. */
  has(list: List, words: readonly Word[]): boolean {
    return this.#sets[list].first(words) !== undefined
  }

  /** Whether a phrase of a list begins within the first words. */
  begins(list: List, words: readonly Word[], within = 1): boolean {
    for (const match of this.#sets[list].find(words)) {
      if (match.start < within) return true
      return false
    }
    return false
  }

  /** How many phrases of a list the words have. */
  count(list: List, words: readonly Word[]): number {
    return this.#sets[list].findLongest(words).length
  }
}

const made = new WeakMap<IssueCues, Cues>()

/** The cues of a dictionary, compiled once. */
export function cuesOf(data: IssueCues): Cues {
  let cues = made.get(data)
  if (!cues) made.set(data, (cues = new Cues(data)))
  return cues
}
