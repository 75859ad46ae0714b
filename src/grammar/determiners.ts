import { AUXILIARY, FINITE, NOUN, TAG, VERB } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

const ONE = ['a', 'an', 'another', 'each', 'every', 'this']
const MANY = ['these', 'those', 'several', 'many', 'various', 'both', 'few', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** Nouns of many that take "these" in their plain form. */
const MANY_IN_ONE = ['staff', 'police', 'people', 'data', 'media', 'crew', 'few', 'any', 'more', 'half', 'hundred', 'thousand', 'million', 'dozen', 'couple', 'two', 'none', 'all', 'some', 'most', 'enough', 'plenty', 'accused', 'deceased', 'crown', 'cps', 'stone', 'foot', 'pound', 'quid', 'public', 'press', 'what']
/** What may follow a number of days: "two week later". */
const AFTER_UNIT = ['later', 'ago', 'late', 'after', 'before', 'to', 'of', 'from', 'because', 'beforehand', 'earlier', 'in', 'for', 'at', 'by', 'when', 'until', 'and', 'but', 'that', 'is', 'was', 'were', 'are', 'has']
const INSTEAD: Readonly<Record<string, string>> = { this: 'these', these: 'this', those: 'that' }

/** Singular and plural mixed within a phrase: "this letters", "these decision", "a further details", "two letter". */
export function* determiners({ tokens }: Tagged, words: Words): Generator<Slip<'number'>> {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const token = tokens[i] as Token
    // "A levels", "the A to Z": a letter of the alphabet.
    if (token.word.quoted || (token.word.text === 'A' && (i > 0 || is(tokens[1], 'levels', 'level', 'leaves')))) continue
    const one = ONE.includes(token.lower)
    if (!one && !MANY.includes(token.lower)) {
      const slip = thatMany(tokens, i, words) ?? oneOfThe(tokens, i, words)
      if (slip) yield slip
      continue
    }
    // "Platform as a service offerings": the first noun may belong to a compound.
    if (is(tokens[i - 1], 'as') && is(token, 'a', 'an')) continue
    const head = headOf(tokens, i, words)
    if (head === -1) continue
    const noun = tokens[head] as Token
    if (!fits(tokens, head)) continue
    if (one ? !mixedPlural(tokens, i, head, words) : !mixedSingular(tokens, i, head, words)) continue
    const better = one ? words.singularOf(noun.lower) : words.pluralOf(noun.lower)
    if (!better) continue
    const suggestions = [rewritten(tokens, i, head, { [head]: better })]
    const other = Object.hasOwn(INSTEAD, token.lower) ? INSTEAD[token.lower] : undefined
    if (other) suggestions.unshift(rewritten(tokens, i, head, { [i]: other }))
    else if (one && is(token, 'a', 'an')) suggestions.unshift(rewritten(tokens, i, head, { [i]: '' }))
    yield {
      kind: 'number',
      at: spanFrom(token, noun),
      suggestions,
      values: { why: `"${token.lower}" goes with ${one ? 'one thing' : 'several'}, but "${noun.lower}" means ${one ? 'several' : 'one'}.` },
    }
  }
}

/** The last noun of the phrase, or -1 where the phrase is of another kind ("a few letters", "two and a half"). */
function headOf(tokens: readonly Token[], i: number, words: Words): number {
  let head = -1
  for (let j = i + 1; j < Math.min(tokens.length, i + 6); j++) {
    const token = tokens[j] as Token
    if (token.before !== '' || token.word.quoted) return j > i + 1 && head !== -1 && /^[,;:.)]/.test(token.before) ? head : -1
    if (is(token, 'few', 'many', 'number', 'hundred', 'thousand', 'million', 'dozen', 'couple', 'lot', 'of', 'great', 'good', 'or', 'one', 'half', 'first', 'more', 'other', 'others')) return is(token, 'of', 'or') && head !== -1 ? head : -1
    if (only(token, TAG.number) || can(token, TAG.name | TAG.unknown | TAG.possessive | TAG.determiner)) return is(token, 'own') ? -1 : head !== -1 && !can(token, TAG.name | TAG.unknown | TAG.possessive | TAG.number) ? head : -1
    if (can(token, TAG.noun | TAG.nouns)) {
      // "this letters": the run of nouns goes on while the next word can only be a noun.
      if (head !== -1 && can(token, FINITE | TAG.participle | TAG.ing | TAG.adjective)) return words.list('unchanging').has(token.lower) ? -1 : can(tokens[head], TAG.nouns) && can(token, FINITE) ? head : -1
      head = j
    } else if (head !== -1) return head
    else if (!can(token, TAG.adjective | TAG.participle | TAG.ing)) return -1
  }
  return head
}

/** Whether what follows the noun shows that the phrase is over. */
function fits(tokens: readonly Token[], head: number): boolean {
  const next = tokens[head + 1]
  return !next || next.before !== '' || can(next, TAG.preposition | TAG.subordinator | TAG.wh | TAG.to | TAG.coordinator | TAG.be | TAG.have | TAG.do | TAG.modal | TAG.determiner | TAG.object | TAG.subject | TAG.possessive) || only(next, FINITE | TAG.participle) || only(next, TAG.adverb)
}

function mixedPlural(tokens: readonly Token[], i: number, head: number, words: Words): boolean {
  const token = tokens[i] as Token
  const noun = tokens[head] as Token
  // "A daily bases" is a misspelt "basis".
  if (is(noun, 'terms', 'bases') || !only(noun, TAG.nouns | TAG.third) || !can(noun, TAG.nouns) || words.list('unchanging').has(noun.lower) || words.list('singular').has(noun.lower) || words.list('either').has(noun.lower)) return false
  if (is(noun, 'people', 'police', 'others', 'men', 'women', 'children') && is(token, 'this')) return is(noun, 'people', 'men', 'women', 'children')
  if (!is(token, 'this')) return !(can(noun, TAG.third) && head === i + 1 && is(token, 'each')) && !words.list('units').has(words.singularOf(noun.lower) ?? '')
  // "This means that", "this page details why": the word may be the verb, unless another verb follows.
  const next = tokens[head + 1]
  if (head !== i + 1 && can(tokens[i + 1], TAG.third)) return false
  if (next?.before === '' && can(next, AUXILIARY)) return true
  return !can(noun, TAG.third) && (!next || next.before !== '' || is(next, 'of', 'from', 'about', 'in', 'which', 'that'))
}

function mixedSingular(tokens: readonly Token[], i: number, head: number, words: Words): boolean {
  const token = tokens[i] as Token
  const noun = tokens[head] as Token
  const previous = tokens[i - 1]
  const next = tokens[head + 1]
  if (!can(noun, TAG.noun) || can(noun, TAG.nouns | TAG.adjective | TAG.unknown | TAG.name | TAG.ing | TAG.past | TAG.participle) || words.list('unchanging').has(noun.lower) || MANY_IN_ONE.includes(noun.lower)) return false
  const counting = can(token, TAG.number) || is(token, 'several')
  if (counting && words.list('units').has(noun.lower) && head === i + 1) {
    return !(can(previous, NOUN) || can(previous, TAG.number) || is(previous, 'a', 'and', 'or', 'to', 'one', 'per')) && (!next || next.before !== '' || AFTER_UNIT.includes(next.lower)) && !(next && is(next, 'and', 'to') && can(tokens[head + 2], TAG.number))
  }
  if (words.list('either').has(noun.lower) && !is(token, 'these', 'those')) return false
  if (!words.isNoun(noun.lower) || words.list('units').has(noun.lower) || words.list('uncountable').has(noun.lower)) return false
  if (is(token, 'both', 'few', 'many', 'those')) {
    // "both letter and form", "many a letter", "those present": looser ties.
    if (!is(token, 'those', 'many') || head !== i + 1 || can(noun, TAG.base)) return false
  }
  if (can(token, TAG.number)) {
    // "stage two complaint", "in two month time", "the two officer team": compounds and ratios.
    if ((can(previous, NOUN) && !is(previous, 'other')) || head !== i + 1 || can(noun, TAG.base) && !words.list('countable').has(noun.lower) || can(previous, TAG.number) || is(previous, 'one', 'to', 'a', 'or', 'and', 'per')) return false
    if (next && next.before !== '' && !/^[.,;:?!]/.test(next.before)) return false
    if (next && next.before === '' && can(next, NOUN | TAG.adjective) && !can(next, AUXILIARY | TAG.preposition)) return false
    return true
  }
  // "None of those matter": the word may be the verb.
  if (can(noun, TAG.base) && is(token, 'these', 'those') && head === i + 1 && !(next?.before === '' && is(next, 'of', 'is', 'was', 'has', 'which')) && !((!next || next.before !== '') && can(previous, VERB | TAG.preposition) && !is(previous, 'of'))) return false
  return is(token, 'these', 'those', 'several', 'many', 'various')
}

/** "Of that charges", "in that circumstances,": "that" before a plural; "in that officers came" is another word. */
function thatMany(tokens: readonly Token[], i: number, words: Words): Slip<'number'> | undefined {
  const previous = tokens[i - 1]
  if (!is(tokens[i], 'that') || !previous || tokens[i]?.before !== '' || !only(previous, TAG.preposition | TAG.to)) return undefined
  const noun = tokens[i + 1]
  const next = tokens[i + 2]
  if (!noun || noun.before !== '' || noun.word.quoted || !only(noun, TAG.nouns) || words.list('unchanging').has(noun.lower) || words.list('either').has(noun.lower)) return undefined
  if (next?.before === '' && !(can(next, TAG.preposition | TAG.wh) && !is(previous, 'in'))) return undefined
  return { kind: 'number', at: spanFrom(tokens[i] as Token, noun), suggestions: [rewritten(tokens, i, i + 1, { [i]: 'those' })], values: { why: `"that" goes with one thing, but "${noun.lower}" means several.` } }
}

/** "One of the reason was": the noun after "one of the" is plural. */
function oneOfThe(tokens: readonly Token[], i: number, words: Words): Slip<'number'> | undefined {
  if (!is(tokens[i], 'one', 'each', 'either', 'neither') || (tokens[i]?.before === '' && can(tokens[i - 1], NOUN)) || !is(tokens[i + 1], 'of') || !can(tokens[i + 2], TAG.determiner | TAG.possessive)) return undefined
  if (is(tokens[i + 2], 'a', 'an', 'this', 'that')) return undefined
  const head = headOf(tokens, i + 2, words)
  const noun = tokens[head]
  if (!noun || !only(noun, TAG.noun | TAG.base) || !words.list('countable').has(noun.lower) || words.list('either').has(noun.lower) || !fits(tokens, head)) return undefined
  return {
    kind: 'number',
    at: spanFrom(tokens[i] as Token, noun),
    suggestions: [rewritten(tokens, i, head, { [head]: words.pluralOf(noun.lower) })],
    values: { why: `After "${(tokens[i] as Token).lower} of" the noun is plural.` },
  }
}
