import type { Dictionaries } from '../dictionary/index.ts'
import type { GrammarPhrase } from '../dictionary/grammar.ts'
import type { Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'
import { rewritten, type Slip, spanFrom, type Tagged } from './tokens.ts'

interface Compiled {
  phrases: PhraseSet<GrammarPhrase>
  /** The phrases of `unless`, each set kept with its phrase. */
  unless: Map<GrammarPhrase, PhraseSet<true>>
}

const compiled = new WeakMap<object, Compiled>()

function phrasesOf({ grammar }: Dictionaries): Compiled {
  let known = compiled.get(grammar)
  if (!known) {
    known = {
      phrases: new PhraseSet(grammar.phrases.map((phrase) => [phrase.find, phrase] as const)),
      unless: new Map(grammar.phrases.filter((phrase) => phrase.unless).map((phrase) => [phrase, new PhraseSet((phrase.unless ?? []).map((text) => [text, true] as const))])),
    }
    compiled.set(grammar, known)
  }
  return known
}

/** Slips that a phrase of the dictionary finds. */
export function* phraseSlips({ sentence, tokens }: Tagged, dictionaries: Dictionaries): Generator<Slip<GrammarPhrase['kind']>> {
  const { phrases, unless } = phrasesOf(dictionaries)
  const { words } = sentence
  for (const { value, start, end } of phrases.findLongest(words)) {
    const next = words[end]?.lower
    const previous = words[start - 1]?.lower
    if (next !== undefined && value['not-before']?.includes(next)) continue
    if (previous !== undefined && value['not-after']?.includes(previous)) continue
    if (parted(words, tokens, start, end)) continue
    const exceptions = unless.get(value)
    if (exceptions && [...exceptions.find(words.slice(start, end + 4))].some((match) => match.start === 0)) continue
    const slip: Slip<GrammarPhrase['kind']> = {
      kind: value.kind,
      at: spanFrom(tokens[start] as Tagged['tokens'][number], tokens[end - 1] as Tagged['tokens'][number]),
      values: { why: value.why },
    }
    const change: Record<number, string> = {}
    for (let i = start; i < end; i++) {
      const lower = (words[i] as Word).lower
      const better = value.replace && Object.hasOwn(value.replace, lower) ? value.replace[lower] : undefined
      if (better !== undefined) change[i] = better
    }
    if (value.insert) change[end - 1] = `${value.insert} ${(words[end - 1] as Word).text}`
    if (Object.keys(change).length > 0) {
      const text = rewritten(tokens, start, end - 1, change)
      slip.suggestions = [text]
      if (value.safe) slip.fix = text
    }
    yield slip
  }
}

/** Whether a mark of punctuation stands between the words. */
function parted(words: readonly Word[], tokens: Tagged['tokens'], start: number, end: number): boolean {
  for (let i = start + 1; i < end; i++) if (/[,;:.!?()]/.test((tokens[i] as Tagged['tokens'][number]).before)) return true
  return words.slice(start, end).some((word) => word.quoted)
}
