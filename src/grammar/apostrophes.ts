import { AUXILIARY, FINITE, NOUN, TAG, VERB } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Apostrophes missing or misplaced, and "its", "your", "there" for what they sound like. */
export function* apostrophes({ tokens, end }: Tagged, words: Words): Generator<Slip<'apostrophe' | 'confused' | 'sound-alike'>> {
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
    } else if (is(token, 'your') && joined) {
      const slip = yourForYouAre(tokens, i, end, words)
      if (slip) yield slip
    } else {
      const slip = namedOwner(tokens, i, words) ?? timeWithout(tokens, i, words) ?? pluralWith(tokens, i)
      if (slip) yield slip
    }
  }
}

const OWNER_FOR: Readonly<Record<string, string>> = { "it's": 'its', "you're": 'your', "they're": 'their', there: 'their' }

/** "It's envelope", "you're barrister", "in there letter": a noun follows that nothing but an owner can stand before. */
function contractionForOwner(tokens: readonly Token[], i: number, words: Words): Slip<'apostrophe' | 'confused' | 'sound-alike'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  const after = tokens[i + 2]
  const better = OWNER_FOR[token.lower] as string
  const previous = tokens[i - 1]
  // "It's Professional Standards Department is at": a verb after the noun shows that the noun is the subject.
  if (token.lower === "it's" && (!previous || token.before !== '' || can(previous, TAG.coordinator | TAG.subordinator)) && owned(tokens, i + 1)) {
    return { kind: 'apostrophe', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, i + 1, { [i]: 'its' })], values: { why: '"It\'s" means "it is"; what belongs to it is "its".' } }
  }
  // "With it's last three characters": "it is" cannot follow a preposition.
  if (token.lower === "it's" && previous && token.before === '' && only(previous, TAG.preposition) && !is(previous, 'given', 'except', 'notwithstanding') && can(next, NOUN | TAG.adjective) && !can(next, TAG.determiner)) {
    return { kind: 'apostrophe', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, i + 1, { [i]: 'its' })], values: { why: '"It\'s" means "it is"; what belongs to it is "its".' } }
  }
  if (token.lower === "you're" && after && after.before === '' && only(next, TAG.adjective) && can(after, TAG.noun | TAG.nouns) && !can(after, TAG.adverb | TAG.preposition) && only(previous, TAG.preposition | TAG.to | TAG.object) && token.before === '') {
    return { kind: 'confused', at: spanFrom(token, after), suggestions: [rewritten(tokens, i, i + 2, { [i]: 'your' })], values: { why: 'What belongs to you is "your".' } }
  }
  if (next.word.quoted || !can(next, TAG.noun | TAG.nouns) || can(next, TAG.adjective | TAG.adverb | TAG.determiner | TAG.number | TAG.ing | TAG.name | TAG.indefinite | TAG.unknown | TAG.past | TAG.participle)) return undefined
  if (token.lower === 'there') {
    if (!previous || token.before !== '' || can(previous, AUXILIARY) || !only(previous, TAG.preposition | TAG.past | TAG.participle | TAG.base | TAG.third | TAG.to) || is(previous, 'over', 'up', 'down', 'near', 'off', 'inside')) return undefined
    if (is(previous, 'from', 'in') && (can(next, FINITE) || can(next, TAG.nouns))) return undefined
    if (can(next, FINITE) && !(can(next, TAG.third) && can(next, TAG.nouns) && words.list('owned').has(words.singularOf(next.lower) ?? '')) && !is(next, 'view', 'part', 'work', 'place', 'account', 'report', 'request')) return undefined
    if (can(previous, TAG.past | TAG.participle | TAG.base | TAG.third) && !is(previous, 'gave', 'give', 'given', 'did', 'do', 'done', 'made', 'make', 'manage', 'lost', 'use', 'used', 'changed', 'change', 'told', 'asked', 'explain', 'explained', 'provide', 'provided', 'discuss', 'gives', 'makes', 'record', 'recorded') && !(is(previous, 'out') && can(next, NOUN))) return undefined
  } else if (token.lower === "it's") {
    // "It's time to", "it's court policy": a bare noun may complete "it is". A verb after the noun shows that it is the
    // subject, and a verb or preposition before it that it is an object.
    const subject = after !== undefined && after.before === '' && can(after, AUXILIARY) && !can(after, TAG.noun)
    const governed = previous !== undefined && token.before === '' && !can(previous, TAG.subordinator | AUXILIARY | TAG.noun | TAG.nouns | TAG.adverb) && (only(previous, TAG.preposition | TAG.to) || (can(previous, VERB) && !words.list('saying').has(previous.lower)))
    const several = can(next, TAG.nouns) && !is(next, 'people', 'police') && !is(after, 'that', 'who', 'like', 'which')
    if (!subject && !governed && !several) return undefined
  } else if (token.lower === "they're") {
    if (!(after?.before === '' && can(after, AUXILIARY)) && (can(next, TAG.nouns) || !(words.list('countable').has(next.lower) || words.list('owned').has(next.lower) || words.list('owners').has(next.lower)))) return undefined
  } else if (AFTER_YOU_ARE.includes(next.lower)) return undefined
  return {
    kind: token.lower === "it's" ? 'apostrophe' : token.lower === "you're" ? 'confused' : 'sound-alike',
    at: spanFrom(token, next),
    suggestions: [rewritten(tokens, i, i + 1, { [i]: better })],
    values: { why: `What belongs to someone or something is "${better}"; "${token.lower}" means something else.` },
  }
}

/** Whether a run of one to four nouns and names begins there and ends right before an auxiliary. */
function owned(tokens: readonly Token[], from: number): boolean {
  for (let j = from; j < Math.min(tokens.length, from + 5); j++) {
    const token = tokens[j] as Token
    if (token.before !== '') return false
    if (only(token, TAG.third | TAG.past)) return j > from && can(tokens[j - 1], NOUN)
    if (can(token, AUXILIARY) && !can(token, NOUN)) return j > from && can(tokens[j - 1], NOUN) && !is(token, 'being', 'having')
    if (!only(token, NOUN | TAG.adjective | TAG.unknown | TAG.base) || can(token, TAG.adverb)) return false
  }
  return false
}

/** Nouns that may follow "you're" without an article. */
const AFTER_YOU_ARE = ['home', 'bang', 'dead', 'sort', 'kind', 'family', 'proof', 'people', 'human', 'spot', 'top', 'part', 'one', 'friends', 'hell', 'victim', 'victims', 'witnesses', 'master', 'head', 'neighbours', 'parents', 'welcome', 'back']

/** Owners that stand in the plural before a noun without an apostrophe in many names: "victims code", "magistrates court". */
const GROUPS = ['victim', 'witness', 'magistrate', 'coroner', 'court', 'child', 'person', 'solicitor', 'tenant', 'user']
/** Nouns of bodies and papers that take a plain plural before them: "officers association". */
const SHARED = ['court', 'courts', 'service', 'services', 'code', 'scheme', 'schemes', 'team', 'teams', 'unit', 'units', 'association', 'federation', 'union', 'commissioner', 'office', 'offices', 'group', 'panel', 'forum', 'charter', 'helpline', 'list', 'people', 'police', 'process', 'procedure', 'policy']

/** "The defendants account", "your mothers rings": a person in the plural right before what one person owns. */
function ownerWithout(tokens: readonly Token[], i: number, end: string, words: Words): boolean {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  if (!token.lower.endsWith('s') || token.lower.includes("'") || next.word.quoted || !/^\p{Ll}/u.test(next.word.text)) return false
  const singular = words.singularOf(token.lower)
  if (!singular) return false
  const previous = tokens[i - 1]
  const determined = previous !== undefined && token.before === '' && can(previous, TAG.determiner | TAG.possessive) && !is(previous, 'these', 'those', 'all', 'both', 'some', 'many', 'several', 'few', 'no', 'that', 'any', 'such', 'other')
  // "The courts own note": with no article after it, "own" is no verb.
  if (determined && is(next, 'own') && words.list('owners').has(singular) && tokens[i + 2]?.before === '' && can(tokens[i + 2], NOUN | TAG.adjective) && !can(tokens[i + 2], TAG.determiner | TAG.adverb)) return true
  const kin = words.list('kin').has(singular) && previous !== undefined && (can(previous, TAG.possessive) || (is(previous, 'former', 'late', 'elder', 'own', 'eldest', 'youngest', 'younger') && can(tokens[i - 2], TAG.possessive)))
  if (kin && only(next, TAG.adjective) && tokens[i + 2]?.before === '' && only(tokens[i + 2], NOUN) && !can(next, TAG.adverb)) return true
  // "A persons view": "a" cannot stand before several.
  if (is(previous, 'a', 'an') && token.before === '' && words.list('owners').has(singular) && !is(token, 'victims', 'witnesses', 'solicitors') && only(next, TAG.noun | TAG.adjective | TAG.base)) return true
  const things = words.list('owned').has(next.lower) || (only(next, TAG.noun | TAG.nouns) && !SHARED.includes(next.lower) && !GROUPS.includes(singular))
  if (!kin && !(words.list('owners').has(singular) && determined && things)) return false
  if (!can(next, NOUN) || can(next, TAG.adverb | TAG.determiner)) return false
  const after = tokens[i + 2]
  const last = !after || after.before !== ''
  if (!can(next, FINITE)) return !can(next, TAG.adjective | TAG.ing) || words.list('owned').has(next.lower)
  // "The defendants account for it": the noun may be a verb, unless the words around leave it no room.
  const governed = can(tokens[i - 2], TAG.preposition) && !can(tokens[i - 2], TAG.subordinator) && previous?.before === ''
  if (can(next, TAG.third) && can(token, TAG.nouns)) return true
  if (kin && can(after, TAG.third)) return true
  if (after?.before === '' && only(after, TAG.past)) return true
  if (last) return governed || !/[.?!,;:]/.test(after?.before ?? end)
  if (can(after, AUXILIARY) && !can(after, TAG.noun)) return true
  if (governed) return !can(after, TAG.determiner | TAG.possessive | TAG.object)
  if (is(after, 'of') && (words.list('owned').has(next.lower) || words.list('countable').has(next.lower)) && !is(next, 'complain', 'hear')) return true
  return is(after, 'that', 'which') && is(next, 'account', 'name', 'view', 'statement', 'record', 'report', 'request')
}

/** "If your unhappy with it", "what your accused of": no noun follows that could be yours. */
function yourForYouAre(tokens: readonly Token[], i: number, end: string, words: Words): Slip<'confused'> | undefined {
  const token = tokens[i] as Token
  let j = i + 1
  while (j < i + 3 && tokens[j]?.before === '' && (only(tokens[j], TAG.adverb) || is(tokens[j], 'still', 'ever'))) j++
  const next = tokens[j]
  if (!next || next.before !== '' || next.word.quoted || !only(next, TAG.adjective | TAG.participle | TAG.past | TAG.adverb) || !(words.list('feelings').has(next.lower) || is(next, 'right', 'welcome', 'entitled', 'unsure', 'angry', 'upset', 'worried', 'concerned', 'frustrated') || (can(next, TAG.participle) && can(next, TAG.past | TAG.participle) && !can(next, TAG.noun)))) return undefined
  if (is(next, 'own', 'left', 'first', 'last', 'next', 'best', 'worst', 'other', 'late', 'second', 'third', 'better', 'better-off', 'accused', 'beloved', 'betrothed', 'present', 'past', 'young', 'old', 'elderly', 'direct', 'close', 'long', 'hard')) return undefined
  const after = tokens[j + 1]
  const over = after ? /^[.,;:?!]/.test(after.before) || (after.before === '' && can(after, TAG.preposition | TAG.to | TAG.subordinator | TAG.determiner | TAG.object)) : /^[.?!]/.test(end)
  if (!over || (after && can(after, TAG.coordinator)) || (after && after.before === ',' && can(after, TAG.adjective))) return undefined
  const previous = tokens[i - 1]
  if (is(next, 'right') && !(previous === undefined || is(previous, 'and', 'that', 'but', 'think', 'if'))) return undefined
  if (is(next, 'right') && can(after, TAG.to)) return undefined
  return { kind: 'confused', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, j, { [i]: "you're" })], values: { why: '"Your" means "belonging to you"; "you are" is shortened to "you\'re".' } }
}

/** "Ms Trents letter": a name with a title, and what its bearer owns. */
function namedOwner(tokens: readonly Token[], i: number, words: Words): Slip<'apostrophe'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1]
  if (!next || next.before !== '' || next.word.quoted || !only(token, TAG.name) || !/^\p{Lu}[\p{Ll}\p{Lu}-]+s$/u.test(token.word.text)) return undefined
  const title = tokens[i - 1]
  if (!title || token.before !== '' || !is(title, 'mr', 'mrs', 'ms', 'miss', 'dr', 'mx', 'pc', 'dc', 'sergeant')) return undefined
  if (!/^\p{Ll}/u.test(next.word.text) || !(words.list('owned').has(next.lower) || words.list('countable').has(next.lower)) || can(next, TAG.adjective)) return undefined
  if (can(next, FINITE) && !can(tokens[i + 2], AUXILIARY)) return undefined
  const name = token.word.text
  return {
    kind: 'apostrophe',
    at: spanFrom(title, next),
    suggestions: [`${name.slice(0, -1)}'s`, `${name}'s`].map((owner) => rewritten(tokens, i - 1, i + 1, { [i]: owner })),
    values: { why: 'What belongs to someone takes an apostrophe.' },
  }
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
  if (is(previous, 'a', 'this', 'last', 'next') && can(next, TAG.noun | TAG.nouns) && (!can(next, FINITE | TAG.adjective) || is(next, 'work', 'pay', 'leave', 'trial', 'notice', 'delay', 'travel', 'stay', 'hearing', 'meeting'))) {
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
  if (!previous || token.before !== '') return undefined
  const counted = (one: Token | undefined): boolean => (only(one, TAG.number) && !is(one, 'one', '1')) || is(one, 'these', 'those', 'several', 'many', 'both', 'few')
  const plural = counted(previous) || (can(previous, TAG.adjective | TAG.ing) && previous.before === '' && counted(tokens[i - 2]))
  // "Within three month's of it": after a number, what would be owned must follow.
  const alone = plural && (!next || next.before !== '' || only(next, TAG.preposition | TAG.adverb | TAG.subordinator | TAG.coordinator | TAG.to))
  if (alone) return { kind: 'apostrophe', at: spanFrom(previous, token), suggestions: [rewritten(tokens, i - 1, i, { [i]: token.word.text.replace(/['\u2019]s$/, 's') })], values: { why: 'A plural takes no apostrophe.' } }
  if (!next || next.before !== '') return undefined
  if (!(is(next, 'were', 'are', 'have', 'will', 'would', 'should', 'could', 'can', 'may', 'must') || (plural && is(next, 'was', 'had', 'who', 'which', 'that', 'from', 'in', 'on', 'and')))) return undefined
  if (is(previous, 'one')) return undefined
  const better = token.word.text.replace(/['\u2019]s$/, 's')
  return { kind: 'apostrophe', at: spanFrom(previous, token), suggestions: [rewritten(tokens, i - 1, i, { [i]: better })], values: { why: 'A plural takes no apostrophe.' } }
}
