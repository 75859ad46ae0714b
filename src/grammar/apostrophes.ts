import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Apostrophes missing or misplaced, and "its", "your", "there" for what they sound like. */
export function* apostrophes({ tokens, end }: Tagged, words: Words): Generator<Slip<'apostrophe' | 'confused'>> {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.word.quoted) continue
    const next = tokens[i + 1]
    const joined = next !== undefined && next.before === ''
    if (is(token, "it's", "you're", "they're", 'there') && joined) {
      const slip = contractionForOwner(tokens, i, words)
      if (slip) yield slip
    } else if (joined && ownerWithout(tokens, i, end, words)) {
      const one = can(tokens[i - 1], TAG.determiner | TAG.possessive) || words.list('kin').has(words.singularOf(token.lower) ?? '')
      const singular = token.word.text.slice(0, -1)
      const start = i > 0 && tokens[i]?.before === '' && can(tokens[i - 1], TAG.determiner | TAG.possessive | TAG.number) ? i - 1 : i
      yield {
        kind: 'apostrophe',
        at: spanFrom(tokens[start] as Token, next),
        suggestions: [`${singular}'s`, `${singular}s'`].map((owner) => rewritten(tokens, start, i + 1, { [i]: owner })).slice(0, one ? 2 : 1),
        values: { why: 'What belongs to someone takes an apostrophe: before the "s" for one, after it for several.' },
      }
    } else {
      const slip = timeWithout(tokens, i, words) ?? pluralWith(tokens, i)
      if (slip) yield slip
    }
  }
}

const OWNER_FOR: Readonly<Record<string, string>> = { "it's": 'its', "you're": 'your', "they're": 'their', there: 'their' }

/** "It's envelope", "you're barrister", "in there letter": a noun follows that nothing but an owner can stand before. */
function contractionForOwner(tokens: readonly Token[], i: number, words: Words): Slip<'apostrophe' | 'confused'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  const after = tokens[i + 2]
  const better = OWNER_FOR[token.lower] as string
  if (next.word.quoted || !can(next, TAG.noun | TAG.nouns) || can(next, TAG.adjective | TAG.adverb | TAG.determiner | TAG.number | TAG.ing | TAG.name | TAG.indefinite | TAG.unknown | TAG.past | TAG.participle)) return undefined
  const previous = tokens[i - 1]
  if (token.lower === 'there') {
    if (can(next, FINITE) || !previous || token.before !== '' || !only(previous, TAG.preposition | TAG.past | TAG.participle | TAG.base | TAG.third | TAG.to) || is(previous, 'out', 'over', 'up', 'down', 'from', 'in', 'be', 'been', 'near', 'off', 'inside')) return undefined
    if (can(previous, TAG.past | TAG.participle | TAG.base | TAG.third) && can(next, TAG.nouns)) return undefined
  } else if (token.lower === "it's") {
    // "It's time to", "it's court policy": a bare noun may complete "it is". A verb after the noun shows that it is the subject.
    const subject = after !== undefined && after.before === '' && can(after, AUXILIARY) && !can(after, TAG.noun)
    const governed = previous !== undefined && token.before === '' && (only(previous, TAG.preposition | TAG.to) && !can(previous, TAG.subordinator))
    if (!subject && !governed) return undefined
  } else if (!(after?.before === '' && can(after, AUXILIARY)) && (can(next, TAG.nouns) || !(words.list('countable').has(next.lower) || words.list('owned').has(next.lower) || words.list('owners').has(next.lower) || words.list('kin').has(next.lower)))) return undefined
  return {
    kind: token.lower === "it's" ? 'apostrophe' : 'confused',
    at: spanFrom(token, next),
    suggestions: [rewritten(tokens, i, i + 1, { [i]: better })],
    values: { why: `What belongs to someone or something is "${better}"; "${token.lower}" means something else.` },
  }
}

/** "The defendants account", "your mothers rings": a person in the plural right before what one person owns. */
function ownerWithout(tokens: readonly Token[], i: number, end: string, words: Words): boolean {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  if (!token.lower.endsWith('s') || token.lower.includes("'") || next.word.quoted || !/^\p{Ll}/u.test(next.word.text)) return false
  const singular = words.singularOf(token.lower)
  if (!singular) return false
  const previous = tokens[i - 1]
  const determined = previous !== undefined && token.before === '' && can(previous, TAG.determiner | TAG.possessive) && !is(previous, 'these', 'those', 'all', 'both', 'some', 'many', 'several', 'few', 'no', 'that', 'any', 'such', 'other')
  const kin = words.list('kin').has(singular) && previous !== undefined && can(previous, TAG.possessive)
  if (!kin && !(words.list('owners').has(singular) && determined && words.list('owned').has(next.lower))) return false
  if (!can(next, NOUN) || can(next, TAG.adverb | TAG.determiner)) return false
  const after = tokens[i + 2]
  const last = !after || after.before !== ''
  if (!can(next, FINITE)) return !can(next, TAG.adjective | TAG.ing) || words.list('owned').has(next.lower)
  // "The defendants account for it": the noun may be a verb, unless the words around leave it no room.
  const governed = can(tokens[i - 2], TAG.preposition) && !can(tokens[i - 2], TAG.subordinator) && previous?.before === ''
  if (can(next, TAG.third) && can(token, TAG.nouns)) return true
  if (last) return governed || !/[.?!,;:]/.test(after?.before ?? end)
  if (can(after, AUXILIARY) && !can(after, TAG.noun)) return true
  if (governed) return !can(after, TAG.determiner | TAG.possessive | TAG.object)
  return is(after, 'of', 'that', 'which') && is(next, 'account', 'name', 'view', 'statement', 'record', 'report', 'request')
}

/** "Two weeks notice", "todays hearing", "this weeks trial". */
function timeWithout(tokens: readonly Token[], i: number, words: Words): Slip<'apostrophe'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1]
  const previous = tokens[i - 1]
  const why = 'A length of time before a noun takes an apostrophe.'
  if (is(token, 'todays', 'yesterdays', 'tomorrows')) {
    return { kind: 'apostrophe', at: token.word, suggestions: [`${token.word.text.slice(0, -1)}'s`], fix: `${token.word.text.slice(0, -1)}'s`, values: { why } }
  }
  if (!next || next.before !== '' || !previous || token.before !== '') return undefined
  const unit = words.singularOf(token.lower)
  if (!unit || !words.list('units').has(unit) || token.lower.includes("'")) return undefined
  if (only(previous, TAG.number) && is(next, 'time', 'notice', 'imprisonment', 'custody', 'detention', 'leave', 'delay', 'pay', 'wages', 'supervision', 'disqualification', 'work', 'warning', 'grace')) {
    if (is(next, 'work', 'leave', 'delay', 'pay') && can(tokens[i + 2], TAG.determiner | TAG.possessive)) return undefined
    const better = is(previous, 'one') || previous.lower === '1' ? `${token.word.text.slice(0, -1)}'s` : `${token.word.text}'`
    return { kind: 'apostrophe', at: spanFrom(previous, next), suggestions: [rewritten(tokens, i - 1, i + 1, { [i]: better })], values: { why } }
  }
  if (is(previous, 'a', 'this', 'last', 'next') && can(next, TAG.noun | TAG.nouns) && !can(next, FINITE | TAG.adjective)) {
    return { kind: 'apostrophe', at: spanFrom(previous, next), suggestions: [rewritten(tokens, i - 1, i + 1, { [i]: `${token.word.text.slice(0, -1)}'s` })], values: { why } }
  }
  return undefined
}

/** "The letter's were sent", "two officer's attended": an apostrophe in a plain plural. */
function pluralWith(tokens: readonly Token[], i: number): Slip<'apostrophe'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1]
  if (!/^\p{Ll}+'s$/u.test(token.word.text.replace('\u2019', "'")) || !only(token, TAG.possessive)) return undefined
  const previous = tokens[i - 1]
  if (!previous || token.before !== '' || !next || next.before !== '') return undefined
  const plural = only(previous, TAG.number) || is(previous, 'these', 'those', 'several', 'many', 'both', 'few')
  if (!(is(next, 'were', 'are', 'have') || (plural && is(next, 'was', 'had', 'who', 'which', 'that', 'from', 'in', 'on', 'and')))) return undefined
  if (is(previous, 'one')) return undefined
  const better = token.word.text.replace(/['\u2019]s$/, 's')
  return { kind: 'apostrophe', at: spanFrom(previous, token), suggestions: [rewritten(tokens, i - 1, i, { [i]: better })], values: { why: 'A plural takes no apostrophe.' } }
}
