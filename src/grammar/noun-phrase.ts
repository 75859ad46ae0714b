import { FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** How many a noun phrase speaks of; `either` where both verbs are right or it cannot be told. */
export type GrammaticalNumber = 'one' | 'many' | 'either'

/** A noun with the words before it that belong to it. */
export interface NounPhrase {
  start: number
  /** The noun that the verb agrees with. */
  head: number
  /** Past its last word. */
  end: number
  number: GrammaticalNumber
  /** Words inside that could be the verb instead ("your letter | raise"), each with the phrase that would then end before it. */
  splits: Array<{ at: number; head: number; number: GrammaticalNumber }>
}

/** Titles of one person: "Mr Stubbs were". */
const TITLES = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'pc', 'dc', 'ds', 'sergeant', 'inspector', 'constable']
/** Words of a share, which follow the number of what they are a share of. */
const SHARES = ['part', 'half', 'rest', 'remainder', 'majority', 'most', 'third', 'quarter']

const ONE = ['each', 'every', 'this', 'a', 'an', 'another', 'one']
const MANY = ['these', 'those', 'both', 'many', 'several', 'few', 'various']
const PARTITIVE: Readonly<Record<string, GrammaticalNumber>> = {
  each: 'one', one: 'one', neither: 'either', either: 'either', none: 'either', all: 'either', some: 'either', most: 'either', any: 'either',
  half: 'either', many: 'many', both: 'many', few: 'many', several: 'many', two: 'many', three: 'many', four: 'many', five: 'many', six: 'many',
}

/**
 * Reads a noun phrase that begins at a word.
 *
 * @returns undefined when none begins there
 */
export function nounPhrase(tokens: readonly Token[], start: number, words: Words): NounPhrase | undefined {
  const first = tokens[start]
  if (!first || first.word.quoted) return undefined
  let at = start
  if (is(first, 'every') && is(tokens[start + 1], 'one') && is(tokens[start + 2], 'of')) return { start, head: start + 1, end: start + 2, number: 'one', splits: [] }
  if (is(tokens[start + 1], 'of') && Object.hasOwn(PARTITIVE, first.lower)) {
    return { start, head: start, end: start + 1, number: PARTITIVE[first.lower] as GrammaticalNumber, splits: [] }
  }
  // "The last two of them".
  for (let j = start + 1; j < start + 4 && can(first, TAG.determiner | TAG.number) && !can(first, NOUN); j++) {
    if (is(tokens[j], 'of') && tokens[j]?.before === '' && can(tokens[j - 1], TAG.number) && tokens[j - 1]?.lower !== 'one' && tokens[j - 1]?.lower !== '1' && !can(tokens[j - 1], NOUN)) return { start, head: j - 1, end: j, number: 'many', splits: [] }
    if (!can(tokens[j], TAG.number | TAG.adjective) || tokens[j]?.before !== '') break
  }
  let fixed: GrammaticalNumber | undefined
  let counted = false
  while (at < tokens.length && at < start + 4) {
    const token = tokens[at] as Token
    if (at > start && token.before !== '') return undefined
    if (!can(token, TAG.determiner | TAG.possessive | TAG.number) || (can(token, NOUN) && !can(token, TAG.possessive))) break
    if (ONE.includes(token.lower)) fixed = 'one'
    else if (MANY.includes(token.lower)) fixed = 'many'
    else if (can(token, TAG.number)) {
      counted = true
      fixed = token.lower === '1' || token.lower === 'one' ? 'one' : 'many'
    } else if (is(token, 'all', 'half', 'some', 'any', 'no', 'more', 'most', 'such', 'enough', 'either', 'neither', 'certain', 'own', 'much', 'less')) fixed ??= undefined
    at++
  }
  let head = -1
  const splits: NounPhrase['splits'] = []
  const determined = at > start
  for (; at < Math.min(tokens.length, start + 12); at++) {
    const token = tokens[at] as Token
    if (at > start && token.before !== '') break
    const previous = tokens[at - 1]
    if (can(token, TAG.possessive) && !is(token, 'my', 'your', 'our', 'their', 'its', 'his', 'her', 'whose')) {
      head = -1
      continue
    }
    if (head !== -1 && is(token, 'other')) break
    if (can(token, NOUN)) {
      if (head !== -1 && can(token, FINITE)) splits.push({ at, head, number: numberOf(tokens[head] as Token, tokens, start, head, fixed, counted, words) })
      // "The officers asked", "the file reviewed": after a noun a form in -ed that is also a noun is not read as one.
      if (head !== -1 && can(token, TAG.past | TAG.participle)) break
      head = at
    } else if (can(token, TAG.number)) {
      // "the letter of 3 May 2026", "section 9": a figure after its noun belongs to it. "The other three": the figure counts.
      if (is(tokens[head], 'other')) return { start, head: at, end: at + 1, number: 'many', splits: [] }
    } else if (head !== -1) break
    else if (can(token, TAG.adjective | TAG.unknown)) continue
    else if (can(token, TAG.participle | TAG.ing) && determined && can(tokens[at + 1], NOUN | TAG.adjective | TAG.participle | TAG.ing) && tokens[at + 1]?.before === '') continue
    else if (can(token, TAG.adverb) && can(tokens[at + 1], TAG.adjective | TAG.participle) && tokens[at + 1]?.before === '') continue
    else if (is(token, 'own', 'other', 'few', 'many', 'several', 'certain', 'more') && previous) continue
    else break
  }
  if (head === -1) return undefined
  return { start, head, end: at, number: numberOf(tokens[head] as Token, tokens, start, head, fixed, counted, words), splits }
}

function numberOf(head: Token, tokens: readonly Token[], start: number, at: number, fixed: GrammaticalNumber | undefined, counted: boolean, words: Words): GrammaticalNumber {
  const { lower } = head
  // "Sending letters is": a verb in -ing may be the subject, with a noun as its object.
  if (can(tokens[start], TAG.ing) && start < at) return 'either'
  if (words.list('singular').has(lower)) return 'either'
  if (SHARES.includes(lower) && lower === 'part' && !is(tokens[at + 1], 'of')) return 'one'
  if (SHARES.includes(lower) && is(tokens[at + 1], 'of')) {
    const whole = nounPhrase(tokens, at + 2, words)
    if (whole && can(tokens[at + 2], TAG.determiner | TAG.possessive)) return whole.number === 'one' ? 'one' : 'either'
  }
  if (can(head, TAG.name) && TITLES.includes((tokens[start] as Token).lower) && at - start < 4 && at > start) return 'one'
  if (can(head, TAG.name)) {
    if (!only(head, TAG.name | TAG.noun) || words.list('either').has(lower) || only(head, TAG.name)) return 'either'
    return fixed === 'many' || !words.list('owners').has(lower) ? 'either' : 'one'
  }
  if (lower === 'number' && is(tokens[at - 1], 'the')) return 'one'
  if (can(head, TAG.unknown) || (can(head, TAG.noun) && can(head, TAG.nouns))) return 'either'
  if (can(head, TAG.nouns)) {
    if (lower === 'lots' || lower === 'loads') return 'either'
    // "Two weeks is a long time": a measure may be thought of as one thing.
    if (fixed === 'one') return 'either'
    return (counted && words.list('units').has(words.singularOf(lower) ?? '')) || words.list('either').has(lower) ? 'either' : 'many'
  }
  if (!can(head, TAG.noun) || words.list('either').has(lower)) return 'either'
  // "two and a half month", "six month": number and noun disagree, so the noun is not trusted.
  if (fixed === 'many') return 'either'
  return start <= at ? 'one' : 'either'
}
