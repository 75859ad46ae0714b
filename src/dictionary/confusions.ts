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
      /** The word that stands there; two words where one is wrongly parted. */
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
  /** The word, or the parts of one wrongly parted. */
  words: Word[]
  write: string
}

interface Prepared {
  /** The words of `find` after the first. */
  rest: string[]
  write: string
  /** Phrases are read when the word first occurs: a letter holds few of them. */
  phrases(): { where: PhraseSet<true>; except: PhraseSet<true> | undefined }
}

const prepared = new WeakMap<Confusions, Map<string, Prepared[]>>()

/** The entries by the first word of each. */
function prepare(dictionary: Confusions): Map<string, Prepared[]> {
  let byWord = prepared.get(dictionary)
  if (byWord) return byWord
  byWord = new Map()
  const set = (phrases: readonly string[], lists: PhraseLists): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const), lists)
  for (const { find, write, where, except } of dictionary.confusions) {
    const [first = '', ...rest] = find.split(' ')
    let read: ReturnType<Prepared['phrases']> | undefined
    const one: Prepared = {
      rest,
      write,
      phrases: () => (read ??= { where: set(where, dictionary.lists), except: except && set(except, dictionary.lists) }),
    }
    const list = byWord.get(first)
    if (list) list.push(one)
    else byWord.set(first, [one])
  }
  prepared.set(dictionary, byWord)
  return byWord
}

/** Whether nothing but space stands around some words within a phrase: a comma or a full stop parts them. */
function joined(phrase: readonly Word[], words: readonly Word[]): boolean {
  const at = phrase.indexOf(words[0] as Word)
  const run = phrase.slice(Math.max(0, at - 1), at + words.length + 1)
  return run.every((word, i) => {
    const next = run[i + 1]
    return !next || word.block.text.slice(word.to, next.from).trim() === ''
  })
}

/** Parts of titles that are confused as words are: "Principle Crown Prosecutor". */
const TITLES = new Set(['principle', 'council', 'counsel', 'manger', 'compliant', 'compliants', 'trail'])

/** Whether a capital within a sentence makes a word a name: Franklin Manor. */
function isNamed(word: Word): boolean {
  const first = word.text.charAt(0)
  if (first === first.toLowerCase() || word.index === 0 || word.sentence.paragraph.kind === 'heading') return false
  return !TITLES.has(word.lower) && word.text !== word.text.toUpperCase() && !/[.?!:"\u201C]\s*$/.test(word.block.text.slice(0, word.from).slice(-3))
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
    if (!candidates || word.quoted || word.kind !== 'word' || isNamed(word)) continue
    const from = Math.max(0, i - REACH)
    const near = words.slice(from, i + REACH + 1)
    for (const { rest, write, phrases } of candidates) {
      const found = words.slice(i, i + 1 + rest.length)
      if (!rest.every((other, j) => found[j + 1]?.lower === other)) continue
      const { where, except } = phrases()
      const covers = (set: PhraseSet<true>): boolean => {
        for (const match of set.find(near)) if (match.start <= i - from && match.end >= i - from + found.length && joined(match.words, found)) return true
        return false
      }
      if (!covers(where) || (except && covers(except))) continue
      yield { words: found, write }
      break
    }
  }
}
