import type { SmallWord, SmallWords } from '../dictionary/small-words.ts'
import { TAG } from './tags.ts'
import { can, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'

/** A place beside the word: what may stand there, and whether the run of words without a mark may end there. */
interface Place {
  test: (token: Token) => boolean
  edge: boolean
  optional: boolean
}

/** A pattern, outwards from the word in both directions. */
interface Pattern {
  left: Place[]
  right: Place[]
}

interface Compiled {
  entry: SmallWord
  where: Pattern[]
  except: Pattern[]
}

/** A pattern of `dictionaries/small-words.yaml` that cannot be read. */
export class SmallWordError extends Error {
  override name = 'SmallWordError'
}

const compiled = new WeakMap<SmallWords, Map<string, Compiled[]>>()

/** The entries by the word that they find; each read once. */
function entriesOf(dictionary: SmallWords): Map<string, Compiled[]> {
  let byWord = compiled.get(dictionary)
  if (byWord) return byWord
  byWord = new Map()
  for (const entry of dictionary.words) {
    const list = byWord.get(entry.find) ?? []
    list.push({ entry, where: entry.where.map(patternOf), except: (entry.except ?? []).map(patternOf) })
    byWord.set(entry.find, list)
  }
  compiled.set(dictionary, byWord)
  return byWord
}

function patternOf(text: string): Pattern {
  const parts = text.trim().split(/\s+/)
  const at = parts.indexOf('_')
  if (at === -1 || at !== parts.lastIndexOf('_') || parts.length < 2) throw new SmallWordError(`"${text}" needs one "_" and a word or class beside it`)
  return { left: parts.slice(0, at).toReversed().map((part) => placeOf(part, text)), right: parts.slice(at + 1).map((part) => placeOf(part, text)) }
}

function placeOf(part: string, pattern: string): Place {
  const optional = part.endsWith('?')
  const bare = optional ? part.slice(0, -1) : part
  if (bare === '*') return { optional, edge: false, test: () => true }
  if (bare === '^' || bare === '$') return { optional, edge: true, test: () => false }
  const classes = /^<(~?)([a-z|$]+)>$/.exec(bare)
  const options = (classes?.[2] ?? bare).split('|')
  const names = classes ? options.filter((option) => Object.hasOwn(TAG, option)) : []
  if (classes && names.length === 0) throw new SmallWordError(`there is no class in "${bare}" of "${pattern}"`)
  const tags = names.reduce((sum, name) => sum | TAG[name as keyof typeof TAG], 0)
  const plays = classes?.[1] === '~' ? can : only
  const words = new Set(options)
  const endings = options.filter((option) => option.startsWith('*')).map((option) => option.slice(1))
  const number = words.has('#')
  return {
    optional,
    edge: words.has('$'),
    test: (token) => words.has(token.lower) || (tags !== 0 && plays(token, tags)) || (number && token.word.kind === 'number') || endings.some((ending) => token.lower.endsWith(ending)),
  }
}

/** Whether the places fit the tokens outwards from `at`; `step` is -1 to the left and 1 to the right. */
function fits(tokens: readonly Token[], at: number, places: readonly Place[], step: 1 | -1, from = 0): boolean {
  const place = places[from]
  if (place === undefined) return true
  const next = tokens[at + step]
  const mark = next === undefined ? '.' : (step === 1 ? next : (tokens[at] as Token)).before
  // A quotation mark or a bracket that opens is no end: "a set of 'rules'".
  if (place.edge && /[,.;:?!)\u2013\u2014]/.test(mark)) return true
  if (next && mark === '' && place.test(next) && fits(tokens, at + step, places, step, from + 1)) return true
  return place.optional && fits(tokens, at, places, step, from + 1)
}

const matches = (tokens: readonly Token[], at: number, { left, right }: Pattern): boolean => fits(tokens, at, left, -1) && fits(tokens, at, right, 1)

/** Short words in the place of others: "form the police", "to late", "thank your for". */
export function* smallWords({ tokens }: Tagged, dictionary: SmallWords): Generator<Slip<SmallWord['kind']>> {
  const entries = entriesOf(dictionary)
  for (const [i, token] of tokens.entries()) {
    const list = token.word.quoted ? undefined : entries.get(token.lower)
    if (!list) continue
    for (const { entry, where, except } of list) {
      if (!where.some((pattern) => matches(tokens, i, pattern)) || except.some((pattern) => matches(tokens, i, pattern))) continue
      yield { kind: entry.kind, at: spanFrom(token, token), suggestions: [rewritten(tokens, i, i, { [i]: entry.write })], values: { why: entry.why } }
      break
    }
  }
}
