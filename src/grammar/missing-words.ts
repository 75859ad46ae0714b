import { nounPhrase } from './noun-phrase.ts'
import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Prepositions before which a noun on its own is never an idiom of the "by letter" kind. */
const BEFORE_NOUN = ['by', 'with', 'to', 'from', 'for', 'before', 'after', 'about', 'into']
const GIVING = 'send sent give gave write wrote offer offered issue issued receive received provide provided get got have had take took see saw find found make made be is was were am are arrange arranged include included need'.split(' ')
const MAKING = 'send sent receive received make made issue issued give gave take took write wrote'.split(' ')
const MADE = 'letter e-mail email reply response decision mistake error statement copy apology explanation'.split(' ')

/** A word left out: "wanted let", "asked the court do", "I sorry", "by second person", "send you full answer". */
export function* missingWords(sentence: Tagged, words: Words): Generator<Slip<'missing-word'>> {
  const { tokens } = sentence
  for (let i = 0; i + 1 < tokens.length; i++) {
    if ((tokens[i] as Token).word.quoted) continue
    const slip = infinitive(tokens, i, words) ?? personInfinitive(tokens, i, words) ?? without(tokens, i, words) ?? article(tokens, i, words)
    if (slip) yield slip
  }
}

const plainVerb = (token: Token | undefined): boolean => only(token, TAG.base) || is(token, 'be', 'have', 'do')

/** "I wanted let you know", "we failed respond", "unable attend". */
function infinitive(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  if (!words.list('to-verbs').has(token.lower) || next.before !== '' || is(token, 'need')) return undefined
  const after = tokens[i + 2]
  const letting = is(next, 'let') && can(after, TAG.object | TAG.possessive | TAG.determiner)
  if (!plainVerb(next) && !letting) return undefined
  if (is(next, 'have', 'do') && !is(token, 'ought', 'unable', 'able')) return undefined
  const previous = tokens[i - 1]
  // "All I wanted was", "as planned be": and nouns such as "the hope", "a plan", "an attempt".
  if (can(token, TAG.noun | TAG.nouns) && previous && !only(previous, TAG.subject | TAG.adverb) && !can(previous, AUXILIARY)) return undefined
  if (is(token, 'going') && !can(previous, TAG.be)) return undefined
  if (is(token, 'hope', 'wish') && is(next, 'let')) return undefined
  return { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: `to ${next.word.text}` })], values: { why: `After "${token.lower}" the verb needs "to".` } }
}

/** "We asked the court do likewise", "allow us look into it". */
function personInfinitive(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  if (!words.list('person-to-verbs').has(token.lower)) return undefined
  const previous = tokens[i - 1]
  if (can(previous, TAG.determiner | TAG.possessive | TAG.be)) return undefined
  const person = tokens[i + 1] as Token
  if (person.before !== '') return undefined
  let verb = -1
  if (is(person, 'me', 'him', 'us', 'them', 'you')) verb = i + 2
  else if (can(person, TAG.determiner | TAG.possessive) && !is(person, 'that')) {
    const phrase = nounPhrase(tokens, i + 1, words)
    if (!phrase || phrase.number === 'many' || can(tokens[phrase.head], TAG.nouns)) return undefined
    verb = phrase.end
  }
  const next = tokens[verb]
  if (!next || next.before !== '' || !plainVerb(next)) return undefined
  const after = tokens[verb + 1]
  if (is(person, 'you', 'them', 'us', 'me', 'him') && is(next, 'have', 'do', 'be') && !is(token, 'ask', 'asked', 'allow', 'allowed', 'invite', 'invited', 'enable', 'enabled')) return undefined
  if (is(next, 'have', 'do') && !after) return undefined
  return { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, verb, { [verb]: `to ${next.word.text}` })], values: { why: `After "${token.lower}" and a person the verb needs "to".` } }
}

/** "I sorry", "we unable", "it not possible", "I writing to you": the verb "be" is left out. */
function without(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const previous = tokens[i - 1]
  if (!(token.word.text === 'I' || is(token, 'we', 'they', 'he', 'she', 'it'))) return undefined
  if (previous && token.before === '' && !can(previous, TAG.subordinator | TAG.coordinator)) return undefined
  if (previous && is(previous, 'so', 'nor', 'than', 'as')) return undefined
  let j = i + 1
  while (j < i + 3 && tokens[j]?.before === '' && is(tokens[j], 'very', 'so', 'not', 'also', 'really', 'truly', 'most', 'deeply', 'extremely', 'still', 'now')) j++
  const next = tokens[j]
  if (!next || next.before !== '' || next.word.quoted) return undefined
  const be = token.word.text === 'I' ? 'am' : is(token, 'we', 'they') ? 'are' : 'is'
  const slip: Slip<'missing-word'> = { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, j, { [i]: `${token.word.text} ${be}` })], values: { why: 'The verb "be" is missing.' } }
  if (words.list('feelings').has(next.lower) && !is(token, 'it')) return slip
  if (j > i + 1 && is(tokens[j - 1], 'not') && only(next, TAG.adjective)) return slip
  if (j === i + 1 && (token.word.text === 'I' || is(token, 'we')) && only(next, TAG.ing) && !previous && !is(next, 'being', 'having')) return slip
  return undefined
}

/** "Read by second person", "send you full answer", "it was mistake", "received letter from": an article is left out. */
function article(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  if (next.before !== '' || next.word.quoted) return undefined
  const after = tokens[i + 2]
  const why = 'A word such as "a" or "the" is missing.'
  const indefinite = (word: string): string => (/^[aeiou]/i.test(word) && !/^(?:one|uni|use)/i.test(word) ? `an ${word}` : `a ${word}`)
  const countable = words.list('countable')
  if (words.list('picking').has(next.lower) && after?.before === '' && countable.has(after.lower) && only(after, TAG.noun | TAG.base) && closes(tokens, i + 3)) {
    const giving = GIVING.includes(token.lower) || (is(token, 'you', 'him', 'her', 'them', 'us', 'me') && GIVING.includes(tokens[i - 1]?.lower ?? '') && !can(tokens[i - 1], TAG.be))
    const governed = BEFORE_NOUN.includes(token.lower) && !can(tokens[i - 1], TAG.modal)
    if (!giving && !governed) return undefined
    if (is(next, 'full', 'final', 'further', 'independent', 'proper', 'serious', 'senior', 'junior', 'long', 'better', 'complete', 'genuine', 'quick') && governed && !is(token, 'by', 'with')) return undefined
    if (is(next, 'further', 'independent') && is(after, 'review', 'explanation', 'report', 'order', 'point', 'reason', 'application', 'concern', 'court', 'opinion')) return undefined
    return { kind: 'missing-word', at: spanFrom(token, after), suggestions: [rewritten(tokens, i, i + 2, { [i + 1]: indefinite(next.word.text) })], values: { why } }
  }
  const previous = tokens[i - 1]
  if (MADE.includes(next.lower) && closes(tokens, i + 2)) {
    if (MAKING.includes(token.lower) && !can(previous, TAG.determiner | TAG.be) && !can(previous, TAG.preposition)) {
      return { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: indefinite(next.word.text) })], values: { why } }
    }
    if (is(token, 'was', 'is') && is(previous, 'it', 'this', 'that', 'which', 'there') && is(next, 'mistake', 'error', 'decision', 'apology', 'explanation', 'letter')) {
      return { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: indefinite(next.word.text) })], values: { why } }
    }
  }
  return undefined
}

/** Whether a noun phrase ends there: not "full name and address", not "second person test". */
function closes(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (!next) return true
  if (next.before !== '') return /^[.,;:]/.test(next.before) && !can(next, TAG.coordinator) && next.before !== ','
  return can(next, TAG.preposition | TAG.wh | TAG.subordinator | TAG.be | TAG.have | TAG.to) || (can(next, AUXILIARY) && !can(next, NOUN)) || only(next, FINITE | TAG.adverb)
}
