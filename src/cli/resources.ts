import * as v from 'valibot'
import { rules } from '../../rules/index.ts'
import { DataError, type Located, readYaml } from '../case/parse.ts'
import type { Profile } from '../case/profile.ts'
import type { Resources } from '../check.ts'
import { type Dictionaries, ProfileSchema, SCHEMAS } from '../dictionary/index.ts'
import { extend } from '../dictionary/extend.ts'
import type { Lexicon } from '../dictionary/lexicon.ts'
import { PlaceholdersFileSchema } from '../dictionary/template.ts'
import { nearest } from '../dictionary/nearest.ts'
import { type Config, NO_CONFIG } from './config.ts'
import { loadDictionaries } from './data.ts'
import { whyUnreadable } from './discover.ts'
import { UserError } from './errors.ts'
import { readData } from './read-file.ts'
import { loadLexicon } from './lexicon.ts'

let shipped: { dictionaries: Dictionaries; lexicon: Lexicon } | undefined

/**
 * The rules and data of a run: what letterlint ships, with what the configuration adds.
 *
 * @throws {UserError} when a file of the office's own cannot be used
 */
export function loadResources(config: Config = NO_CONFIG): Resources {
  shipped ??= { dictionaries: loadDictionaries(), lexicon: loadLexicon() }
  return {
    rules: [...rules, ...config.plugins],
    dictionaries: withOwn(shipped.dictionaries, config),
    lexicon: config.words.length > 0 ? withWords(shipped.lexicon, config.words) : shipped.lexicon,
  }
}

function withOwn(base: Dictionaries, config: Config): Dictionaries {
  if (config.dictionaries.length === 0 && Object.keys(config.holidays).length === 0 && config.placeholders === undefined) return base
  const merged: Record<string, unknown> = { ...base }
  const holidays = Object.fromEntries(Object.entries(config.holidays).filter(([, days]) => days.length > 0))
  merged['bank-holidays'] = extend(base['bank-holidays'], holidays)
  for (const file of config.dictionaries) addFile(file, merged)
  if (config.placeholders !== undefined) merged['template'] = extend(merged['template'], readOwn(config.placeholders, PlaceholdersFileSchema).value)
  return merged as unknown as Dictionaries
}

/** Reads a file of the office's own. */
function readOwn<T extends v.GenericSchema>(file: string, schema: T): Located<v.InferOutput<T>> {
  let text: string
  try {
    text = readData(file)
  } catch (error) {
    throw new UserError(`${file}: ${whyUnreadable(error)}`)
  }
  try {
    return readYaml(text, schema)
  } catch (error) {
    if (error instanceof DataError) throw new UserError(`${file}: ${error.message}`)
    throw error
  }
}

/**
 * Reads a file of the office's own dictionaries, by dictionary.
 *
 * @throws {UserError} when it cannot be read
 */
export function readDictionary(file: string): Located<Record<string, unknown>> {
  return readOwn(file, v.record(v.string(), v.unknown()))
}

function addFile(file: string, into: Record<string, unknown>): void {
  const { value, lineOf } = readDictionary(file)
  try {
    const known = [...Object.keys(SCHEMAS), 'profiles']
    for (const [name, own] of Object.entries(value)) {
      if (name === 'profiles') {
        const checked = v.safeParse(v.array(ProfileSchema), own)
        if (!checked.success) throw new DataError(`"profiles": ${checked.issues[0].message}`)
        const ids = new Set(checked.output.map((profile) => profile.id))
        into['profiles'] = [...(into['profiles'] as Profile[]).filter((profile) => !ids.has(profile.id)), ...checked.output]
        continue
      }
      if (!known.includes(name)) {
        const hint = nearest(name, known)
        throw new DataError(`line ${lineOf([name]) ?? 1}: there is no dictionary "${name}"${hint ? `; did you mean "${hint}"?` : ''}`)
      }
      const schema = SCHEMAS[name as keyof typeof SCHEMAS] as v.GenericSchema
      const merged = v.safeParse(schema, extend(into[name], own))
      if (!merged.success) {
        const issue = merged.issues[0]
        throw new DataError(`line ${lineOf([name]) ?? 1}: "${name}${(issue.path ?? []).map((item) => `.${String(item.key)}`).join('')}": ${issue.message}`)
      }
      into[name] = merged.output
    }
  } catch (error) {
    if (error instanceof DataError) throw new UserError(`${file}: ${error.message}`)
    throw error
  }
}

/** A lexicon that also knows the words of an office. */
function withWords(lexicon: Lexicon, words: readonly string[]): Lexicon {
  const own = new Set(words)
  const lower = new Set(words.filter((word) => word === word.toLowerCase()))
  return {
    ...lexicon,
    has: (word) => own.has(word) || lower.has(word.toLowerCase()) || lexicon.has(word),
    suggest: (word) => lexicon.suggest(word),
  }
}
