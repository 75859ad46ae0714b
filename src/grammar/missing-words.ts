import { nounPhrase } from './noun-phrase.ts'
import { AUXILIARY, FINITE, NOUN, TAG, VERB } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Prepositions before which a noun on its own is never an idiom of the "by letter" kind. */
const BEFORE_NOUN = ['by', 'with', 'to', 'from', 'for', 'before', 'after', 'about', 'into']
/** Verbs that "it" as subject takes in the passive: "it directed to the firm". */
const PASSIVE = 'overlooked listed reviewed considered directed assigned allocated posted addressed delivered forwarded issued mislaid filed recorded received expressed valued handled reallocated'.split(' ')
const GIVING = 'send sent give gave write wrote offer offered issue issued receive received provide provided get got have had take took see saw find found make made be is was were am are arrange arranged include included need owe owed owes asked want wanted'.split(' ')
const MAKING = 'send sent receive received make made issue issued give gave take took write wrote'.split(' ')
const MADE = 'letter reply response decision mistake error statement copy apology explanation'.split(' ')

/** A word left out: "wanted let", "asked the court do", "I sorry", "by second person", "send you full answer". */
export function* missingWords(sentence: Tagged, words: Words): Generator<Slip<'missing-word'>> {
  const { tokens } = sentence
  for (let i = 0; i + 1 < tokens.length; i++) {
    if ((tokens[i] as Token).word.quoted) continue
    const slip = haveLost(tokens, i) ?? prepositionLost(tokens, i, words) ?? infinitive(tokens, i, words) ?? personInfinitive(tokens, i, words) ?? without(tokens, i, words) ?? article(tokens, i, words) ?? bare(tokens, i, words) ?? participleAlone(tokens, i) ?? verbLost(tokens, i) ?? youForYour(tokens, i, words)
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
  if (!next || next.before !== '') return undefined
  const looking = can(next, TAG.base) && is(person, 'me', 'him', 'us', 'them') && tokens[verb + 1]?.before === '' && can(tokens[verb + 1], TAG.preposition | TAG.determiner | TAG.possessive | TAG.object) && !is(tokens[verb + 1], 'of', 'by', 'all', 'that') && is(next, 'look', 'check', 'help', 'answer', 'review', 'report', 'deal', 'view', 'visit', 'contact', 'handle', 'record', 'charge', 'call', 'work', 'talk')
  if (!plainVerb(next) && !looking) return undefined
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
  if (j > i + 1 && is(tokens[j - 1], 'not') && (only(next, TAG.adjective) || (!is(token, 'it') && can(next, TAG.preposition | TAG.determiner | TAG.ing) && !is(next, 'only', 'as', 'any')))) return slip
  // "I a Senior Crown Prosecutor": not "I the undersigned".
  if (j === i + 1 && token.word.text === 'I' && is(next, 'a', 'an') && !previous) return slip
  const after = tokens[j + 1]
  if (j === i + 1 && !previous && (token.word.text === 'I' || is(token, 'we')) && can(next, TAG.ing) && !is(next, 'being', 'having') && after?.before === '' && can(after, TAG.preposition | TAG.to | TAG.determiner | TAG.possessive)) return slip
  if (j === i + 1 && is(token, 'it') && after?.before === '' && is(after, 'by', 'to', 'on', 'in') && only(next, TAG.past | TAG.participle) && PASSIVE.includes(next.lower)) return { ...slip, suggestions: [rewritten(tokens, i, j, { [j]: `was ${next.word.text}` })] }
  // "What he done", "I seen it": a participle that is no past tense.
  if (j === i + 1 && only(next, TAG.participle) && !is(next, 'given', 'born') && !is(previous, 'than')) {
    const better = token.word.text === 'I' || is(token, 'we', 'they') ? 'have' : is(token, 'it') ? 'was' : 'has'
    return { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, j, { [j]: `${better} ${next.word.text}` })], values: { why: `The verb "${next.lower}" needs "have" or "be" before it.` } }
  }
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
  // "It was difficult judgment": after "it was" one thing needs its article.
  if (is(token, 'was', 'is') && is(tokens[i - 1], 'it', 'this', 'that') && only(next, TAG.adjective) && after?.before === '' && countable.has(after.lower) && !IDIOMATIC.has(after.lower) && only(after, TAG.noun | TAG.base) && (closes(tokens, i + 3) || /^[,.]/.test(tokens[i + 3]?.before ?? '')) && !is(next, 'such', 'common', 'good', 'standard', 'usual', 'normal', 'likely', 'true', 'clear')) {
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

/** Countable nouns that stand bare in set phrases: "in order", "at issue", "took notice". */
const IDIOMATIC = new Set('court trial sentence order record address reason time part place notice issue concern matter question view case name form date charge step call process person witness counsel council company fault house home review outcome opinion mistake verdict conviction email e-mail message telephone phone computer software address stage judgment'.split(' '))

/** "Letter was sent on 4 May", "I telephoned officer about it", "was told by officer": a person or thing without its article. */
function bare(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  const previous = tokens[i - 1]
  const person = (one: Token): boolean => words.list('owners').has(one.lower) && !IDIOMATIC.has(one.lower)
  const thing = (one: Token): boolean => words.list('countable').has(one.lower) && !IDIOMATIC.has(one.lower)
  const slip = (at: Token): Slip<'missing-word'> => ({
    kind: 'missing-word',
    at: spanFrom(token, next),
    suggestions: [`the ${at.word.text.toLowerCase()}`].map((text) => (at === token ? `The ${token.word.text.toLowerCase()} ${next.word.text}` : `${token.word.text} ${text}`)),
    values: { why: 'A word such as "a" or "the" is missing.' },
  })
  if (next.before !== '' || next.word.quoted) return undefined
  // The subject: at the start of a sentence or right after a word that opens a clause.
  if ((person(token) || thing(token)) && only(token, TAG.noun | TAG.base | TAG.name) && is(next, 'was', 'is', 'has', 'had', 'did', 'does', 'will', 'should', 'could', 'would')) {
    if (previous === undefined && token.word.sentence.paragraph.kind === 'paragraph') return slip(token)
    if (previous && token.before === '' && !can(token, TAG.name) && is(previous, 'because', 'when', 'why', 'if', 'whether', 'although', 'after', 'before', 'until', 'while', 'whilst')) {
      return { ...slip(next), at: spanFrom(token, next), suggestions: [`the ${token.word.text} ${next.word.text}`] }
    }
  }
  // "No one asked prosecutor to apply", "I told witness that".
  if (person(next) && only(next, TAG.noun) && words.list('person-to-verbs').has(token.lower) && can(token, TAG.past) && tokens[i + 2]?.before === '' && (can(tokens[i + 2], TAG.to) || is(tokens[i + 2], 'that', 'about', 'whether', 'if')) && !can(previous, TAG.determiner | TAG.be | TAG.have)) return slip(next)
  if (!only(next, TAG.noun | TAG.base) || !closes(tokens, i + 2)) return undefined
  if (person(next) && is(token, 'by', 'from', 'with', 'to') && !(is(token, 'to') && can(next, TAG.base)) && previous !== undefined && can(previous, VERB | AUXILIARY | TAG.noun | TAG.nouns) && !is(tokens[i + 2], 'to', 'of') && !person(previous)) return slip(next)
  const verb = can(token, TAG.base | TAG.past | TAG.ing) && !can(token, AUXILIARY | TAG.noun | TAG.adjective | TAG.adverb | TAG.preposition)
  const headed = only(previous, TAG.subject | TAG.to | TAG.modal | TAG.have) || (previous !== undefined && can(previous, TAG.modal | TAG.have) && !can(previous, TAG.noun))
  if (verb && headed && (person(next) || thing(next)) && !is(token, 'become', 'became', 'call', 'called', 'turn', 'turned', 'change', 'changed', 'seek', 'sought', 'enter', 'entered', 'remain', 'remained')) return slip(next)
  return undefined
}

/** "PC Hallworth rung the shop": a participle as the verb of a person with a title. */
function participleAlone(tokens: readonly Token[], i: number): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  if (!can(token, TAG.name) || !is(tokens[i - 1], 'mr', 'mrs', 'ms', 'miss', 'dr', 'pc', 'dc', 'ds', 'sergeant', 'inspector') || !only(next, TAG.participle) || next.before !== '' || next.word.quoted) return undefined
  const after = tokens[i + 2]
  if (!after || after.before !== '' || !can(after, TAG.determiner | TAG.possessive | TAG.object | TAG.number)) return undefined
  return { kind: 'missing-word', at: spanFrom(tokens[i - 1] as Token, next), values: { why: `"${next.lower}" needs "has" or "had" before it, or is the wrong form.` } }
}

/** Verbs that reach what they are about through one small word. */
const THROUGH: Readonly<Record<string, string>> = {
  listen: 'to', reply: 'to', respond: 'to', belong: 'to', object: 'to', amount: 'to', react: 'to', adhere: 'to', pertain: 'to', wait: 'for', apologise: 'for', rely: 'on', depend: 'on', insist: 'on',
  comply: 'with', interfere: 'with', cope: 'with', sympathise: 'with', liaise: 'with', consist: 'of', dispose: 'of', participate: 'in', intervene: 'in', refrain: 'from', emanate: 'from', arrive: 'at', complain: 'about', look: 'at',
}
/** Words of time, which follow any verb: "waited the whole day", "replied the same afternoon". */
const TIME = /^(?:days?|weeks?|months?|years?|hours?|minutes?|mornings?|afternoons?|evenings?|nights?|time|times|moments?|spring|summer|autumn|winter|while|instant|same|next|following|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/

/** "Listened the message", "responded your letter", "had looked what the others had asked for". */
function prepositionLost(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const verb = tokens[i] as Token
  const next = tokens[i + 1] as Token
  const plain = words.verbOf(verb.lower)
  const small = plain !== undefined && Object.hasOwn(THROUGH, plain) ? THROUGH[plain] : undefined
  if (!small || next.before !== '' || next.word.quoted || can(tokens[i - 1], TAG.determiner | TAG.possessive)) return undefined
  if (can(verb, TAG.noun | TAG.nouns) && !can(tokens[i - 1], TAG.modal | TAG.to | TAG.have | TAG.subject)) return undefined
  // "Look the part", "look this way": only what cannot be a manner of looking.
  if (plain === 'look' ? !is(next, 'what', 'your', 'our') : !(can(next, TAG.possessive) || is(next, 'the', 'what', 'him', 'them', 'it', 'us', 'me', 'my'))) return undefined
  // "Just as I arrived the door was opened": the noun begins a clause of its own.
  const phrase = nounPhrase(tokens, i + 1, words)
  if (phrase && can(tokens[phrase.end], AUXILIARY | TAG.past) && tokens[phrase.end]?.before === '') return undefined
  if (is(next, 'that') || tokens.slice(i + 1, i + 6).some((one) => TIME.test(one.lower))) return undefined
  return { kind: 'missing-word', at: spanFrom(verb, next), suggestions: [rewritten(tokens, i, i + 1, { [i]: `${verb.word.text} ${small}` })], values: { why: `After "${verb.lower}" the small word "${small}" is needed.` } }
}

/** "The case been put off": no form of "have" stands before "been". */
function haveLost(tokens: readonly Token[], i: number): Slip<'missing-word'> | undefined {
  const subject = tokens[i] as Token
  const been = tokens[i + 1] as Token
  if (!is(been, 'been') || been.before !== '' || !(only(subject, NOUN) || (can(subject, TAG.noun) && !can(subject, TAG.adverb | AUXILIARY)) || can(subject, TAG.subject) || is(subject, 'this', 'that', 'which', 'who', 'there', 'court', 'police'))) return undefined
  for (let j = i; j >= Math.max(0, i - 14); j--) if (can(tokens[j], TAG.have) || /'(?:ve|d|s)$/.test((tokens[j] as Token).lower)) return undefined
  const many = can(subject, TAG.nouns) || is(subject, 'you', 'we', 'they', 'i')
  return { kind: 'missing-word', at: spanFrom(subject, been), suggestions: [rewritten(tokens, i, i + 1, { [i]: `${subject.word.text} ${many ? 'have' : 'has'}` })], values: { why: 'The verb "have" is missing before "been".' } }
}

/** "He couldn't it": the verb after a modal is left out. */
function verbLost(tokens: readonly Token[], i: number): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  const previous = tokens[i - 1]
  if (!can(token, TAG.modal) || !previous || !is(previous, 'i', 'he', 'she', 'we', 'they', 'you') || token.before !== '' || next.before !== '' || !is(next, 'it', 'him', 'them', 'me', 'us')) return undefined
  const after = tokens[i + 2]
  if (after && after.before === '' && (can(after, TAG.base | AUXILIARY) || can(after, TAG.adverb))) return undefined
  return { kind: 'missing-word', at: spanFrom(previous, next), values: { why: `A verb is missing after "${token.lower}".` } }
}

/** "Regarding you expenses": "you" for "your". */
function youForYour(tokens: readonly Token[], i: number, words: Words): Slip<'missing-word'> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1] as Token
  const previous = tokens[i - 1]
  const after = tokens[i + 2]
  if (!is(token, 'you') || !previous || token.before !== '' || !only(previous, TAG.preposition) || is(previous, 'to', 'than', 'as', 'like') || next.before !== '' || !only(next, TAG.noun | TAG.nouns)) return undefined
  const thing = words.singularOf(next.lower) ?? next.lower
  if (!(words.list('owned').has(thing) || words.list('countable').has(thing) || ['expense', 'cost', 'loss', 'claim', 'question', 'email'].includes(thing)) || (after && after.before === '' && !can(after, TAG.preposition | AUXILIARY | TAG.coordinator))) return undefined
  return { kind: 'missing-word', at: spanFrom(previous, next), suggestions: [rewritten(tokens, i - 1, i + 1, { [i]: 'your' })], values: { why: 'What belongs to you is "your".' } }
}

/** Whether a noun phrase ends there: not "full name and address", not "second person test". */
function closes(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (!next) return true
  if (next.before !== '') return /^[.,;:]/.test(next.before) && !can(next, TAG.coordinator) && next.before !== ','
  return can(next, TAG.preposition | TAG.wh | TAG.subordinator | TAG.be | TAG.have | TAG.to) || (can(next, AUXILIARY) && !can(next, NOUN)) || only(next, FINITE | TAG.adverb)
}
