import * as v from 'valibot'
import { PhraseSet, type PhraseLists } from '../phrase/index.ts'
import type { Word } from '../letter/types.ts'

const Phrases = v.array(v.pipe(v.string(), v.nonEmpty()))

/**
 * Schema of `dictionaries/confusions.yaml`: real words that stand where another was meant, told by the words around
 * them.
 */
export const ConfusionsSchema = v.strictObject({
  why: v.string(),
  source: v.string(),
  lists: v.record(v.string(), Phrases),
  confusions: v.array(
    v.strictObject({
      /** The word that stands there. */
      find: v.pipe(v.string(), v.nonEmpty()),
      /** The word that was meant. */
      write: v.pipe(v.string(), v.nonEmpty()),
      /** Phrases, each holding `find`, in which it can only be a slip. */
      where: Phrases,
      /** Phrases, each holding `find`, in which it is right after all. */
      except: v.optional(Phrases),
      /** Sentences that are marked, and sentences that are not, for the tests. */
      flags: v.array(v.string()),
      allows: v.optional(v.array(v.string())),
    }),
  ),
})

type Confusions = v.InferOutput<typeof ConfusionsSchema>

/** A word that stands where another was meant. */
export interface Confusion {
  word: Word
  write: string
}

interface Prepared {
  write: string
  where: PhraseSet<true>
  except: PhraseSet<true> | undefined
}

const prepared = new WeakMap<Confusions, Map<string, Prepared[]>>()

/** Phrases are read once for each dictionary, and looked for only in sentences that hold the word. */
function prepare(dictionary: Confusions): Map<string, Prepared[]> {
  let byWord = prepared.get(dictionary)
  if (byWord) return byWord
  byWord = new Map()
  const set = (phrases: readonly string[], lists: PhraseLists): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const), lists)
  for (const { find, write, where, except } of dictionary.confusions) {
    const one: Prepared = { write, where: set(where, dictionary.lists), except: except && set(except, dictionary.lists) }
    const list = byWord.get(find)
    if (list) list.push(one)
    else byWord.set(find, [one])
  }
  prepared.set(dictionary, byWord)
  return byWord
}

/** Whether nothing but space stands between a word and its neighbours in a phrase: a comma or a full stop parts them. */
function joined(phrase: readonly Word[], word: Word): boolean {
  const at = phrase.indexOf(word)
  return [phrase[at - 1], phrase[at + 1]].every((other) => {
    if (!other) return true
    const between = other.from < word.from ? word.block.text.slice(other.to, word.from) : word.block.text.slice(word.to, other.from)
    return between.trim() === ''
  })
}

/** How many words before and after a word its phrases may reach. */
const REACH = 8

/**
 * Finds words that stand where another was meant.
 *
 * @param words the words of one sentence
 */
export function* confusionsIn(words: readonly Word[], dictionary: Confusions): Generator<Confusion> {
  const byWord = prepare(dictionary)
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word
    const candidates = byWord.get(word.lower)
    if (!candidates || word.quoted || word.kind !== 'word') continue
    const from = Math.max(0, i - REACH)
    const near = words.slice(from, i + REACH + 1)
    const covers = (set: PhraseSet<true>): boolean => {
      for (const match of set.find(near)) if (match.start <= i - from && match.end > i - from && joined(match.words, word)) return true
      return false
    }
    const hit = candidates.find(({ where, except }) => covers(where) && !(except && covers(except)))
    if (hit) yield { word, write: hit.write }
  }
}
