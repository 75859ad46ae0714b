import { nounPhrase } from './noun-phrase.ts'
import { AUXILIARY, TAG } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token, wholeBefore } from './tokens.ts'
import type { Words } from './words.ts'

/** Words of asking and wishing, after which "that he be" and "that it were" are subjunctives. */
const WISHING = /^(?:ask|request|requir|insist|recommend|suggest|demand|order|direct|propos|essential|important|necessary|vital|urge|wish|prefer|beg|desir|imperative|condition|move|rul|stipulat)/

/** After these a plural verb with "he" or "it" may be a subjunctive. */
const SUPPOSING = ['if', 'though', 'wish', 'wishes', 'wished', 'unless', 'lest', 'whether', 'were', 'suppose', 'than', 'as']
/** Words that come right before a clause with "it", "he" or "you" as its subject. */
const BEFORE_SUBJECT = ['that', 'and', 'but', 'if', 'when', 'because', 'as', 'what', 'which', 'while', 'where', 'why', 'how', 'so', 'though', 'although', 'whilst', 'before', 'after', 'or', 'once', 'until', 'than', 'who', 'whom', 'since', 'notwithstanding', 'till', 'later']

const WITH_PLURAL: Readonly<Record<string, string>> = { was: 'were', is: 'are', has: 'have', does: 'do', "wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't" }
const WITH_SINGULAR: Readonly<Record<string, string>> = { were: 'was', are: 'is', have: 'has', do: 'does', "weren't": "wasn't", "aren't": "isn't", "haven't": "hasn't", "don't": "doesn't" }

const INDEFINITE = 'everyone everybody everything someone somebody something anyone anybody anything nobody nothing no-one'.split(' ')

/** The verb that a plural subject needs in place of a singular one. */
export function forPlural(lower: string): string | undefined {
  return Object.hasOwn(WITH_PLURAL, lower) ? WITH_PLURAL[lower] : undefined
}

/** The verb that a singular subject needs in place of a plural one. */
export function forSingular(lower: string): string | undefined {
  return Object.hasOwn(WITH_SINGULAR, lower) ? WITH_SINGULAR[lower] : undefined
}

/** "You was", "he don't", "everyone are", "there was two". */
export function* pronounAgreement({ tokens }: Tagged, words: Words): Generator<Slip<'agreement'>> {
  for (let i = 0; i < tokens.length; i++) {
    const subject = tokens[i] as Token
    if (subject.word.quoted) continue
    const verb = nextVerb(tokens, i)
    if (verb === -1) continue
    const token = tokens[verb] as Token
    const previous = tokens[i - 1]
    const better = corrected(tokens, i, verb, previous, words)
    if (better === undefined) continue
    yield { kind: 'agreement', at: spanFrom(subject, token), suggestions: [rewritten(tokens, i, verb, { [verb]: better })], values: { subject: subject.word.text, verb: better } }
  }
  yield* thereIs(tokens, words)
}

function nextVerb(tokens: readonly Token[], at: number): number {
  for (let j = at + 1; j < Math.min(tokens.length, at + 3); j++) {
    const token = tokens[j] as Token
    if (token.before !== '') return -1
    if ((only(token, TAG.adverb) && !can(token, TAG.base | TAG.third)) || is(token, 'both', 'all')) continue
    return j
  }
  return -1
}

function corrected(tokens: readonly Token[], at: number, verb: number, previous: Token | undefined, words: Words): string | undefined {
  const subject = tokens[at] as Token
  const token = tokens[verb] as Token
  const after = tokens[verb + 1]
  const joined = previous !== undefined && can(previous, TAG.coordinator) && subject.before === '' && previous.before === '' && !wholeBefore(tokens, at - 1)
  const inverted = previous !== undefined && subject.before === '' && can(previous, TAG.be | TAG.have | TAG.do | TAG.modal)
  if (is(subject, 'you', 'we', 'they')) {
    // "The man who hurt you was": there "you" is an object.
    if (is(subject, 'you') && !subjectHere(previous, subject, words)) return undefined
    if (is(subject, 'you') && joined) return undefined
    const plural = forPlural(token.lower)
    if (plural) return plural
    if (is(subject, 'we', 'they') || previous === undefined) {
      if (only(token, TAG.third) && !inverted) return words.verbOf(token.lower)
      if (can(token, TAG.third) && !inverted && after && after.before === '' && can(after, TAG.determiner | TAG.object | TAG.possessive | TAG.to)) return words.verbOf(token.lower)
    }
    return undefined
  }
  if (subject.word.text === 'I') {
    if (is(token, 'is', 'were', 'are') && !(is(token, 'were') && is(previous, ...SUPPOSING)) && !joined && !is(previous, 'and')) return is(token, 'were') ? 'was' : 'am'
    if (is(token, 'has', 'does', "doesn't", "hasn't")) return forPlural(token.lower)
    if (only(token, TAG.third) && !joined && !inverted) return words.verbOf(token.lower)
    return undefined
  }
  if (is(subject, 'he', 'she') || (is(subject, 'it') && subjectHere(previous, subject, words))) {
    if (joined || inverted || is(previous, ...SUPPOSING)) return undefined
    const earlier = tokens.slice(Math.max(0, at - 10), at)
    if (is(previous, 'that') && earlier.some((one) => WISHING.test(one.lower))) return undefined
    if (earlier.some((one) => is(one, 'if', 'wish', 'lest', 'let', 'make', 'made', 'were', 'should', 'did', 'does'))) return undefined
    const singular = forSingular(token.lower)
    if (singular) return is(token, 'do') && !can(after, TAG.not | TAG.base) ? undefined : singular
    const opens = previous === undefined || is(previous, 'because', 'when', 'while', 'which', 'how', 'why', 'where', 'sorry') || (is(previous, 'and', 'but', 'that') && !earlier.some((one) => can(one, TAG.modal | TAG.to | TAG.do)))
    if (!opens || is(token, 'need', 'dare') || can(token, TAG.past | TAG.participle | TAG.adjective | TAG.adverb)) return undefined
    if (only(token, TAG.base) || (can(token, TAG.base) && after?.before === '' && can(after, TAG.determiner | TAG.object | TAG.possessive | TAG.number | TAG.subordinator | TAG.to))) return words.thirdOf(token.lower)
    return undefined
  }
  if (INDEFINITE.includes(subject.lower)) {
    if (inverted || is(previous, ...SUPPOSING) || (is(previous, 'that') && tokens.slice(Math.max(0, at - 10), at).some((one) => WISHING.test(one.lower)))) return undefined
    if (tokens.slice(Math.max(0, at - 30), at).some((one) => can(one, TAG.do | TAG.modal) || is(one, 'let', 'make', 'makes', 'made', 'if'))) return undefined
    return forSingular(token.lower)
  }
  return undefined
}

/** Whether a pronoun that could be an object begins a clause there. */
function subjectHere(previous: Token | undefined, subject: Token, words: Words): boolean {
  if (previous === undefined || subject.before !== '' || is(previous, ...BEFORE_SUBJECT) || words.list('saying').has(previous.lower)) return true
  // "When you rang on 11 February you was told": no noun takes a pronoun as its object.
  return is(subject, 'you') && (only(previous, TAG.nouns | TAG.noun | TAG.number) || (can(previous, TAG.name) && !can(previous, TAG.past | TAG.ing)) || words.list('feelings').has(previous.lower)) && subject.before === ''
}

const THESE: Readonly<Record<string, string>> = { these: 'many', those: 'many', this: 'one' }

/** "That were wrong", "That do not mean": at the head of a sentence, where "that" can only point back. */
const pointsBack = (tokens: readonly Token[], at: number): boolean => at === 0 && is(tokens[0], 'that') && can(tokens[1], AUXILIARY) && !is(tokens[2], 'it', 'he', 'she', 'i', 'they', 'we')

/** "This were", "these was", "each of which have", "those who is", "somebody who have". */
export function* otherSubjects({ tokens }: Tagged): Generator<Slip<'agreement'>> {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const next = tokens[i + 1]
    if (token.word.quoted || !next || next.before !== '') continue
    const previous = tokens[i - 1]
    let verb = -1
    let number: string | undefined
    if (Object.hasOwn(THESE, token.lower) && (previous === undefined || token.before !== '' || (can(previous, TAG.subordinator | TAG.wh) && !can(previous, TAG.preposition)) || is(previous, 'because', 'so'))) {
      number = THESE[token.lower]
      verb = i + 1
    } else if (is(token, 'each', 'one') && is(next, 'of') && is(tokens[i + 2], 'which', 'whom')) {
      number = 'one'
      verb = i + 3
    } else if (can(token, TAG.number) && !is(token, 'one', '1') && is(next, 'of') && is(tokens[i + 2], 'which', 'whom')) {
      number = 'many'
      verb = i + 3
    } else if (is(token, 'what', 'which') && only(next, TAG.nouns) && can(tokens[i + 2], AUXILIARY)) {
      number = 'many'
      verb = i + 2
    } else if (pointsBack(tokens, i)) {
      number = 'one'
      verb = 1
    } else if (is(token, 'those') && is(next, 'who', 'which')) {
      number = 'many'
      verb = i + 2
    } else if (INDEFINITE.includes(token.lower)) {
      let j = i + 1
      while (j < i + 4 && can(tokens[j], TAG.adjective | TAG.adverb | TAG.determiner) && !can(tokens[j], TAG.wh)) j++
      if (is(tokens[j], 'who') && (tokens[j]?.before === '' || tokens[j]?.before === ',')) {
        number = 'one'
        verb = j + 1
      }
    }
    const found = tokens[verb]
    if (!number || !found || found.before !== '') continue
    const better = number === 'many' ? forPlural(found.lower) : forSingular(found.lower)
    if (!better) continue
    if (is(found, 'were', 'do') && (is(tokens[verb + 1], 'it', 'he', 'she', 'i') || (is(found, 'do') && !can(tokens[verb + 1], TAG.not)))) continue
    if (is(found, 'were') && tokens.slice(Math.max(0, i - 4), i).some((one) => is(one, 'if', 'though', 'wish', 'whether'))) continue
    yield { kind: 'agreement', at: spanFrom(token, found), suggestions: [rewritten(tokens, i, verb, { [verb]: better })], values: { subject: token.word.text, verb: better } }
  }
}

/** "He and the officer was": two make a plural. */
export function* coupled({ tokens }: Tagged, words: Words): Generator<Slip<'agreement'>> {
  for (let i = 0; i + 3 < tokens.length; i++) {
    const first = tokens[i] as Token
    const previous = tokens[i - 1]
    if (!is(first, 'i', 'he', 'she', 'we', 'they') || first.word.quoted || !is(tokens[i + 1], 'and') || tokens[i + 1]?.before !== '' || tokens[i + 2]?.before !== '') continue
    if (previous && first.before === '' && !can(previous, TAG.subordinator)) continue
    const second = nounPhrase(tokens, i + 2, words)
    const verb = second && tokens[second.end]
    const better = verb && verb.before === '' && !is(verb, 'does') ? forPlural(verb.lower) : undefined
    if (!second || !verb || !better) continue
    yield { kind: 'agreement', at: spanFrom(first, verb), suggestions: [rewritten(tokens, i, second.end, { [second.end]: better })], values: { subject: `${first.word.text} and …`, verb: better } }
  }
}

/** "There was two bookings", "there were a delay". */
function* thereIs(tokens: readonly Token[], words: Words): Generator<Slip<'agreement'>> {
  for (let i = 0; i + 2 < tokens.length; i++) {
    if (!is(tokens[i], 'there', "there's")) continue
    const short = is(tokens[i], "there's")
    let verb = short ? i : i + 1
    let j = verb + 1
    if (can(tokens[verb], TAG.modal)) continue
    if (is(tokens[verb], 'has', 'have') && is(tokens[verb + 1], 'been')) j = verb + 2
    else if (!short && !is(tokens[verb], 'is', 'was', 'are', 'were', "wasn't", "weren't", "isn't", "aren't")) continue
    while (j < tokens.length && only(tokens[j], TAG.adverb | TAG.not)) j++
    const first = tokens[j]
    if (!first || first.before !== '' || first.word.quoted) continue
    const token = tokens[verb] as Token
    const next = tokens[j + 1]
    const plural = short ? undefined : forPlural(token.lower)
    const singular = forSingular(token.lower)
    let end = -1
    if (plural && (is(first, 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'several', 'many', 'these', 'those', 'various') || /^(?:[2-9]|[1-9]\d)$/.test(first.lower))) {
      end = headAfter(tokens, j + 1)
      if (end !== -1 && !can(tokens[end], TAG.nouns)) end = -1
    } else if (plural && !is(first, 'a', 'an', 'the') && !can(first, TAG.name)) {
      const from = is(first, 'no', 'some', 'any', 'other', 'further') ? j + 1 : j
      if (can(tokens[from], TAG.number)) continue
      end = headAfter(tokens, from)
      if (end !== -1 && (!only(tokens[end], TAG.nouns) || words.list('unchanging').has((tokens[end] as Token).lower) || words.list('singular').has((tokens[end] as Token).lower))) end = -1
    } else if (singular && is(first, 'no', 'another') && can(next, TAG.noun | TAG.adjective)) {
      end = headAfter(tokens, j + 1)
      const head = tokens[end]
      if (!head || !only(head, TAG.noun | TAG.base) || words.list('either').has(head.lower) || can(tokens[end + 1], TAG.coordinator)) end = -1
    } else if (singular && is(first, 'a', 'an')) {
      end = headAfter(tokens, j + 1)
      const head = tokens[end]
      if (head && (!only(head, TAG.noun | TAG.adjective) || words.list('either').has(head.lower) || is(next, 'few', 'lot', 'great', 'good', 'number', 'further', 'couple') || can(next, TAG.number) || can(tokens[end + 1], TAG.coordinator))) end = -1
    }
    if (end === -1) continue
    const better = plural ?? singular
    if (!better) continue
    yield { kind: 'agreement', at: spanFrom(tokens[i] as Token, tokens[end] as Token), suggestions: [rewritten(tokens, i, end, { [verb]: better })], values: { subject: (tokens[end] as Token).word.text, verb: better } }
  }
}

/** The last word of a run of adjectives and nouns, or -1. */
function headAfter(tokens: readonly Token[], from: number): number {
  let head = -1
  for (let j = from; j < Math.min(tokens.length, from + 5); j++) {
    const token = tokens[j] as Token
    if (j > from && token.before !== '') break
    if (can(token, TAG.noun | TAG.nouns)) head = j
    else if (!can(token, TAG.adjective | TAG.number | TAG.participle | TAG.ing)) break
  }
  return head
}

const OBJECT_OF: Readonly<Record<string, string>> = { i: 'me', he: 'him', she: 'her', they: 'them', we: 'us' }

/** "Between you and I", "to my manager and I": not "with him and they stayed", where a new clause begins. */
export function* pronounCase({ tokens, end }: Tagged): Generator<Slip<'pronoun'>> {
  for (let i = 2; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const better = Object.hasOwn(OBJECT_OF, token.lower) ? OBJECT_OF[token.lower] : undefined
    if (better === undefined || token.word.quoted || token.before !== '' || !is(tokens[i - 1], 'and', 'or') || tokens[i - 1]?.before !== '') continue
    const next = tokens[i + 1]
    if (next ? next.before === '' && !can(next, TAG.preposition | TAG.to | TAG.coordinator) : !/[.!?;:]/.test(end)) continue
    const first = partnerStart(tokens, i - 2)
    if (first === -1 || !only(tokens[first - 1], TAG.preposition | TAG.to)) continue
    yield {
      kind: 'pronoun',
      at: spanFrom(tokens[first - 1] as Token, token),
      suggestions: [rewritten(tokens, first - 1, i, { [i]: better })],
      values: { why: `After "${(tokens[first - 1] as Token).lower}" it is "${better}".` },
    }
  }
}

/** Where the noun or pronoun joined to "and I" begins, or -1. */
function partnerStart(tokens: readonly Token[], last: number): number {
  if (is(tokens[last], 'you', 'him', 'her', 'them')) return last
  for (let j = last; j > Math.max(0, last - 4); j--) {
    const token = tokens[j] as Token
    if (can(token, TAG.possessive | TAG.determiner)) return j
    if (token.before !== '' || !can(token, TAG.noun | TAG.nouns | TAG.name | TAG.adjective)) return -1
    if (only(token, TAG.name) && can(tokens[j - 1], TAG.preposition | TAG.to)) return j
  }
  return -1
}
