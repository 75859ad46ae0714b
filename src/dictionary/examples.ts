import * as v from 'valibot'
import { breaches } from '../evidence/presence.ts'
import { letterOf } from '../letter/index.ts'
import { type PhraseLists, PhraseError, PhraseSet } from '../phrase/index.ts'
import { readSource } from '../read/index.ts'
import { PresenceSchema } from './presence.ts'

/** An example of a dictionary that was tried. */
export interface Tried {
  /** Where it stands: `presence.helpline`, `regret.groups.policy`. */
  entry: string
  example: string
  /** Why it fails; absent when it holds. */
  fault?: string
}

/**
 * Tries every example (`flags`, `allows`) in an office's own dictionary file.
 *
 * @param own what the file says, by dictionary
 * @param listsOf the named lists that phrases of a dictionary may use, the office's own among them
 */
export function tryExamples(own: Readonly<Record<string, unknown>>, listsOf: (dictionary: string) => PhraseLists): Tried[] {
  return Object.entries(own).flatMap(([name, value]) => (name === 'presence' ? tryPresence(value) : walk(name, value, listsOf(name))))
}

function tryPresence(value: unknown): Tried[] {
  return v.parse(v.array(PresenceSchema), value).flatMap((entry) =>
    tryBoth(`presence.${entry.id}`, entry, (text) => breaches(entry, letterOf(readSource(text, 'markdown'))).length > 0),
  )
}

/** Every group of keys with phrases and examples, however deep. */
function walk(path: string, value: unknown, lists: PhraseLists): Tried[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, i) => walk(`${path}.${i + 1}`, item, lists))
  const { find, flags, allows } = value as Record<string, unknown>
  if (find === undefined || (flags === undefined && allows === undefined)) return Object.entries(value).flatMap(([key, inner]) => walk(`${path}.${key}`, inner, lists))
  let set: PhraseSet<true>
  try {
    set = new PhraseSet(textsOf(find).map((phrase) => [phrase, true] as const), lists)
    return tryBoth(path, { flags: textsOf(flags), allows: textsOf(allows) }, (text) =>
      letterOf(readSource(text, 'text')).paragraphs.some(({ sentences }) => sentences.some(({ words }) => set.first(words.filter((word) => !word.quoted)) !== undefined)),
    )
  } catch (error) {
    if (error instanceof PhraseError) return [{ entry: path, example: '', fault: error.message }]
    throw error
  }
}

function tryBoth(entry: string, { flags, allows }: { flags: readonly string[]; allows: readonly string[] }, marked: (text: string) => boolean): Tried[] {
  const one = (example: string, wanted: boolean): Tried => ({
    entry,
    example,
    ...(marked(example) === wanted ? {} : { fault: wanted ? 'is to be marked and is not' : 'is not to be marked and is' }),
  })
  return [...flags.map((text) => one(text, true)), ...allows.map((text) => one(text, false))]
}

function textsOf(value: unknown): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)]
}
