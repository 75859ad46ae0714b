import type { PresenceEntry } from '../dictionary/presence.ts'
import type { Letter, Span } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'
import { spanOf } from '../rule/define-rule.ts'

/** Where a letter breaks one of an office's rules of presence. */
export interface Breach {
  /** The words that should not stand there; absent when something is missing. */
  at?: Span
}

interface Sets {
  find: PhraseSet<true>
  when?: PhraseSet<true>
}

const made = new WeakMap<PresenceEntry, Sets>()

function setsOf(entry: PresenceEntry): Sets {
  let sets = made.get(entry)
  if (!sets) {
    const set = (phrases: readonly string[]): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const))
    const condition = entry['require-if']
    sets = {
      find: set(entry.require ?? condition?.require ?? entry.forbid ?? entry.count?.find ?? []),
      ...(condition ? { when: set(condition.when) } : {}),
    }
    made.set(entry, sets)
  }
  return sets
}

/** The matches in the parts of the letter that the entry reads; quoted words are not the writer's. */
function matches(set: PhraseSet<true>, entry: PresenceEntry, letter: Letter): Span[] {
  return letter.paragraphs
    .filter((paragraph) => entry.in === undefined || (entry.in as readonly string[]).includes(paragraph.part))
    .flatMap((paragraph) => paragraph.sentences)
    .flatMap((sentence) => set.findLongest(sentence.words.filter((word) => !word.quoted)))
    .map((match) => spanOf(match.words))
}

/** Every place where a letter breaks one rule of presence. */
export function breaches(entry: PresenceEntry, letter: Letter): Breach[] {
  const { find, when } = setsOf(entry)
  const found = matches(find, entry, letter)
  if (entry.forbid) return found.map((at) => ({ at }))
  if (entry.count) {
    const { least, most } = entry.count
    if (most !== undefined && found.length > most) return found.slice(most).map((at) => ({ at }))
    return found.length < least ? [{}] : []
  }
  const needed = when === undefined || matches(when, entry, letter).length > 0
  return needed && found.length === 0 ? [{}] : []
}
