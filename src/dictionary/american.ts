import * as v from 'valibot'

/** Schema of `dictionaries/american.yaml`. */
export const AmericanSchema = v.strictObject({
  why: v.string(),
  source: v.string(),
  /** How an American word begins, and how the British one does. Any ending may follow. */
  beginnings: v.record(v.string(), v.string()),
  /** Whole words. */
  words: v.record(v.string(), v.string()),
  flags: v.array(v.string()),
  allows: v.array(v.string()),
})

type American = v.InferOutput<typeof AmericanSchema>

/** Parts before which a beginning may stand: `dishonor`, `recolor`. */
const PREFIXES = ['', 'dis', 'un', 're', 'mis', 'over', 'non', 'counter', 'pre', 'co', 'sub', 'out']

/** Endings that differ throughout: letters of the American ending, letters of the British one. */
const ENDINGS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(.*[a-z])iz(e|ed|es|ing|er|ers|ation|ations|ational|able|ably)$/, '$1is$2'],
  [/^(.*[a-z])yz(e|ed|es|ing|er|ers|able)$/, '$1ys$2'],
  [/^(.*[aeiou])l(ed|ing|ings|er|ers|or|ors)$/, '$1ll$2'],
]

/**
 * The British spelling of an American word.
 *
 * @param word in lower case; one that the British dictionary lacks
 * @param isWord whether a word is British
 * @returns undefined when it is no American spelling that is known
 */
export function britishOf(word: string, american: American, isWord: (word: string) => boolean): string | undefined {
  if (Object.hasOwn(american.words, word)) return american.words[word]
  for (const [pattern, write] of ENDINGS) {
    if (!pattern.test(word)) continue
    const british = word.replace(pattern, write)
    if (isWord(british)) return british
  }
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix)) continue
    for (let length = word.length; length >= prefix.length + 4; length--) {
      const stem = word.slice(prefix.length, length)
      if (!Object.hasOwn(american.beginnings, stem)) continue
      const british = prefix + american.beginnings[stem] + word.slice(length)
      if (isWord(british)) return british
    }
  }
  return undefined
}
