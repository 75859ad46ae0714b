import { nounPhrase } from './noun-phrase.ts'
import { forPlural, forSingular } from './pronouns.ts'
import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

type Kind = 'agreement' | 'verb-form' | 'missing-word' | 'apostrophe' | 'confused' | 'pronoun' | 'extra-word' | 'doubled' | 'number'

/**
 * Slips that two or three neighbours give away: "was change to", "unable trace the file", "between he and the officer",
 * "who's workload", "the most fullest", "I will I will".
 */
export function* plainSlips({ sentence, tokens, end }: Tagged, words: Words): Generator<Slip<Kind>> {
  const running = sentence.paragraph.kind === 'paragraph'
  for (let i = 0; i < tokens.length; i++) {
    if ((tokens[i] as Token).word.quoted) continue
    const slip =
      pairTwice(tokens, i) ??
      plainAfterBe(tokens, i, end) ??
      pastAfterTo(tokens, i) ??
      toLost(tokens, i) ??
      explained(tokens, i) ??
      sentOn(tokens, i, words) ??
      youBeforeNoun(tokens, i, words) ??
      whosBeforeNoun(tokens, i) ??
      ownersTwice(tokens, i, words) ??
      severalOwners(tokens, i, words) ??
      subjectCase(tokens, i, words) ??
      betweenCase(tokens, i) ??
      noneOfIt(tokens, i, words) ??
      thisWithPlain(tokens, i, words) ??
      indefiniteWithPlain(tokens, i, words) ??
      eitherNor(tokens, i) ??
      someOfMany(tokens, i, words) ??
      sat(tokens, i) ??
      haveWithPlain(tokens, i, end) ??
      thenAlone(tokens, i) ??
      compared(tokens, i) ??
      counted(tokens, i, words) ??
      beenAlone(tokens, i) ??
      dayAlone(tokens, i) ??
      eachOf(tokens, i, words) ??
      (i === 0 && running ? (bareOpening(tokens, words) ?? usedTo(tokens)) : undefined)
    if (slip) yield slip
  }
}

const adjoins = (token: Token | undefined): boolean => token !== undefined && token.before === ''
const ends = (tokens: readonly Token[], at: number, end: string): boolean => (at >= tokens.length ? /^[.?!;:,]/.test(end) : tokens[at]?.before !== '')

/** "I will I will", "of the of the". */
function pairTwice(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const [a, b, c, d] = tokens.slice(i, i + 4)
  if (!a || !b || !c || !d || !adjoins(b) || !adjoins(c) || !adjoins(d) || a.lower !== c.lower || b.lower !== d.lower || a.lower === b.lower || d.word.quoted) return undefined
  // "Step by step by step", "time to time to", "round and round and"; names may stand twice.
  if (can(a, TAG.name | TAG.number) || (can(a, NOUN) && can(b, TAG.preposition)) || can(b, TAG.to | TAG.coordinator)) return undefined
  const once = `${c.word.text} ${d.word.text}`
  return { kind: 'doubled', at: spanFrom(a, d), values: { word: once }, suggestions: [`${a.word.text} ${b.word.text}`], fix: `${a.word.text} ${b.word.text}` }
}

/** Verbs whose plain form is also a noun that never says alone what something is: "the charge was change". */
const NO_STATE = 'drop change move record close charge arrest list stop call name place post order pass reply ask view review refuse check update book note file report delay return transfer request approach treat handle answer'.split(' ')
/** Subjects of which a bare noun may be said: "the reason was delay". */
const EQUALS = 'reason problem cause issue answer aim purpose result effect trouble difficulty alternative word first second next name action step complaint priority choice option only main key concern question thing'.split(' ')

/** "Was change to", "was drop", "is please to". */
function plainAfterBe(tokens: readonly Token[], i: number, end: string): Slip<Kind> | undefined {
  const be = tokens[i] as Token
  const next = tokens[i + 1]
  const after = tokens[i + 2]
  if (!is(be, 'is', 'was', 'were', 'are', 'am', 'been', 'be') || !next || !adjoins(next) || next.word.quoted) return undefined
  const previous = tokens[i - 1]
  const make = (better: string): Slip<Kind> => {
    const write = rewritten(tokens, i, i + 1, { [i + 1]: better })
    return { kind: 'verb-form', at: spanFrom(be, next), suggestions: [write], values: { why: `Write "${write}".` } }
  }
  if (is(next, 'please', 'suppose') && is(after, 'to', 'that') && adjoins(after)) return make(`${next.lower}d`)
  // "It should be note that": only what is said of a matter.
  if (is(tokens[i], 'be') && can(previous, TAG.modal) && is(after, 'that') && is(next, 'note', 'record', 'accept', 'stress', 'acknowledge', 'remember', 'appreciate', 'add', 'say')) return make(next.lower === 'say' ? 'said' : `${next.lower}${next.lower.endsWith('e') ? '' : 'e'}d`)
  if (is(be, 'be') || !NO_STATE.includes(next.lower) || !previous || !adjoins(be) || !(can(previous, NOUN | TAG.subject | TAG.have) || is(previous, 'that', 'this', 'it')) || EQUALS.includes(previous.lower)) return undefined
  if (tokens.slice(Math.max(0, i - 6), i).some((one) => EQUALS.includes(one.lower) || is(one, 'what', 'all', 'there'))) return undefined
  if (!ends(tokens, i + 2, end) && !is(after, 'to', 'by', 'on', 'from', 'into', 'at', 'because', 'before', 'after', 'when', 'until', 'twice', 'again')) return undefined
  if (is(after, 'and', 'or')) return undefined
  return make(next.lower.endsWith('e') ? `${next.lower}d` : /^(?:drop|stop)$/.test(next.lower) ? `${next.lower}ped` : next.lower === 'transfer' ? 'transferred' : /[^aeiou]y$/.test(next.lower) ? `${next.lower.slice(0, -1)}ied` : `${next.lower}ed`)
}

/** "Insufficient to provided a prospect", "To confirmed, …". */
function pastAfterTo(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const to = tokens[i] as Token
  const next = tokens[i + 1]
  const after = tokens[i + 2]
  if (!only(to, TAG.to) || !next || !adjoins(next) || next.word.quoted || !next.lower.endsWith('ed')) return undefined
  const opening = i === 0 && can(next, TAG.past) && !can(next, TAG.base | TAG.noun) && (after?.before ?? '').startsWith(',')
  const provided = is(next, 'provided') && adjoins(after) && can(after, TAG.determiner | TAG.possessive | TAG.object) && can(tokens[i - 1], TAG.adjective | TAG.noun | TAG.participle) && !is(tokens[i - 1], 'due', 'subject', 'according', 'relation', 'addition', 'response')
  if (!opening && !provided) return undefined
  const plain = is(next, 'provided') ? 'provide' : next.lower.slice(0, -2)
  const write = `${to.word.text} ${plain}`
  return { kind: 'verb-form', at: spanFrom(to, next), values: { why: 'After "to" the plain form of the verb is needed.' }, ...(provided ? { suggestions: [write] } : {}) }
}

const ABLE = ['unable', 'able', 'willing', 'unwilling', 'entitled', 'obliged', 'eligible', 'reluctant', 'likely', 'unlikely']
const DONE = 'look check review answer call contact report help talk visit trace find see view attend speak ask write read meet take make give obtain locate identify apply appeal comment confirm explain provide send receive request reach resolve establish'.split(' ')

/** "Unable trace the recording", "entitled ask for it", "agreed look into this". */
function toLost(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const token = tokens[i] as Token
  const next = tokens[i + 1]
  const after = tokens[i + 2]
  if (!next || !adjoins(next) || next.word.quoted || !DONE.includes(next.lower) || !can(next, TAG.base) || !adjoins(after)) return undefined
  const previous = tokens[i - 1]
  const able = is(token, ...ABLE) && can(previous, TAG.be | TAG.adverb | TAG.not)
  const agreed = is(token, 'agreed', 'promised', 'offered', 'decided', 'refused', 'failed', 'managed', 'undertook', 'intend', 'asked') && (can(previous, TAG.subject | TAG.have | TAG.name) || (can(previous, TAG.noun) && can(tokens[i - 2], TAG.determiner | TAG.possessive)))
  if (!able && !agreed) return undefined
  const governs = can(after, TAG.determiner | TAG.possessive | TAG.object) || is(after, 'into', 'at', 'to', 'for', 'with', 'on')
  if (!governs || (agreed && is(token, 'asked', 'offered', 'refused') && can(next, TAG.noun) && !is(next, 'look'))) return undefined
  return { kind: 'missing-word', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: `to ${next.word.text}` })], values: { why: `After "${token.lower}" the verb needs "to".` } }
}

/** "The decision was explained you at court", "apologise you". */
function explained(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const verb = tokens[i] as Token
  const person = tokens[i + 1]
  const after = tokens[i + 2]
  if (!is(verb, 'explain', 'explained', 'explains', 'explaining', 'apologise', 'apologised', 'respond', 'responded', 'reply', 'replied') || !person || !adjoins(person) || person.word.quoted) return undefined
  // "He explained them": what is explained may be several things.
  if (!is(person, 'you', 'him', 'me', 'us') && !(is(person, 'them') && !verb.lower.startsWith('expl'))) return undefined
  // "It was explained you were to wait": a clause begins there.
  if (is(person, 'you') && adjoins(after) && (can(after, AUXILIARY) || can(after, FINITE))) return undefined
  return { kind: 'missing-word', at: spanFrom(verb, person), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: `to ${person.word.text}` })], values: { why: `After "${verb.lower}" the small word "to" is needed.` } }
}

/** "The matter was referred the police". */
function sentOn(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const verb = tokens[i] as Token
  const next = tokens[i + 1]
  if (!is(verb, 'referred', 'transferred', 'addressed', 'directed') || !can(tokens[i - 1], TAG.be) || !next || !adjoins(next) || !is(next, 'the', 'our', 'your', 'his', 'her', 'their') || next.word.quoted) return undefined
  const phrase = nounPhrase(tokens, i + 1, words)
  const past = phrase && tokens[phrase.end]
  // "Where it was addressed the point was": the noun begins a clause.
  if (!phrase || (past && adjoins(past) && !can(past, TAG.preposition | TAG.coordinator)) || (past && can(past, AUXILIARY))) return undefined
  return { kind: 'missing-word', at: spanFrom(verb, tokens[phrase.head] as Token), suggestions: [rewritten(tokens, i, phrase.head, { [i]: `${verb.word.text} to` })], values: { why: `After "${verb.lower}" the small word "to" is needed.` } }
}

/** "You letter raises", "I have listened to you account of it". */
function youBeforeNoun(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const you = tokens[i] as Token
  const thing = tokens[i + 1]
  const after = tokens[i + 2]
  if (!is(you, 'you') || !thing || !adjoins(thing) || thing.word.quoted || !can(thing, TAG.noun | TAG.nouns)) return undefined
  const name = words.singularOf(thing.lower) ?? thing.lower
  if (!words.list('owned').has(name) && !words.list('countable').has(name) && !['expense', 'cost', 'loss', 'frustration', 'distress', 'concern', 'email', 'feedback'].includes(name)) return undefined
  const previous = tokens[i - 1]
  const opening = (i === 0 || you.before !== '') && adjoins(after) && (can(after, TAG.third) || is(after, 'was', 'is', 'has', 'does', 'did', 'of')) && !can(thing, TAG.third | TAG.past) && !(can(thing, TAG.base) && is(after, 'of'))
  const governed = i > 0 && you.before === '' && is(previous, 'of', 'to', 'for', 'about', 'from', 'with', 'read', 'received', 'considered', 'understand', 'reviewed', 'appreciate') && adjoins(after) && is(after, 'of', 'dated', 'about', 'at', 'that') && (!can(thing, TAG.base) || is(previous, 'of', 'about', 'to', 'from', 'with')) && !is(thing, 'view', 'address')
  if (!opening && !governed) return undefined
  return { kind: 'confused', at: spanFrom(you, thing), suggestions: [rewritten(tokens, i, i + 1, { [i]: 'your' })], values: { why: 'What belongs to you is "your".' } }
}

/** "The officer who's workload", "who's evidence was clear". */
function whosBeforeNoun(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const who = tokens[i] as Token
  const noun = tokens[i + 1]
  if (!is(who, "who's") || i === 0 || !noun || !adjoins(noun) || noun.word.quoted || !can(noun, TAG.noun | TAG.nouns)) return undefined
  // A word that no list knows is a thing where a verb follows it.
  if (can(noun, TAG.unknown) ? !(adjoins(tokens[i + 2]) && can(tokens[i + 2], AUXILIARY)) || can(noun, TAG.ing | TAG.past) : !only(noun, TAG.noun | TAG.nouns)) return undefined
  return { kind: 'apostrophe', at: spanFrom(who, noun), suggestions: [rewritten(tokens, i, i + 1, { [i]: 'whose' })], values: { why: '"Who\'s" means "who is"; what belongs to someone is "whose".' } }
}

/** "The officers's notes". */
function ownersTwice(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const token = tokens[i] as Token
  const found = /^(\p{Ll}{3,}s)['\u2019]s$/u.exec(token.word.text)
  const plural = found?.[1]
  if (!plural || words.isNoun(plural) || words.singularOf(plural) === undefined) return undefined
  return { kind: 'apostrophe', at: token.word, suggestions: [`${plural}'`, `${plural.slice(0, -1)}'s`], values: { why: 'After a plural in "s" the apostrophe stands alone.' } }
}

/** "Both lawyers notes were read", "the two officers statements". */
function severalOwners(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const several = tokens[i] as Token
  const owner = tokens[i + 1]
  const thing = tokens[i + 2]
  const after = tokens[i + 3]
  if (!is(several, 'both', 'these', 'those', 'two', 'three', 'four', 'five') || !owner || !thing || !adjoins(owner) || !adjoins(thing) || thing.word.quoted) return undefined
  const singular = words.singularOf(owner.lower)
  if (!singular || !owner.lower.endsWith('s') || !(words.list('owners').has(singular) || words.list('kin').has(singular))) return undefined
  if (!words.list('owned').has(thing.lower) && !words.list('owned').has(words.singularOf(thing.lower) ?? '')) return undefined
  if (!only(thing, TAG.noun | TAG.nouns | TAG.base | TAG.third) || !adjoins(after) || !can(after, AUXILIARY) || can(after, TAG.noun)) return undefined
  return { kind: 'apostrophe', at: spanFrom(owner, thing), suggestions: [rewritten(tokens, i + 1, i + 2, { [i + 1]: `${owner.lower}'` })], values: { why: 'What belongs to several takes the apostrophe after the "s".' } }
}

const SUBJECT_FOR: Readonly<Record<string, string>> = { him: 'he', me: 'I', us: 'we', them: 'they' }

/** "Him and the reviewing lawyer met": an object as the subject. */
function subjectCase(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const token = tokens[i] as Token
  const better = Object.hasOwn(SUBJECT_FOR, token.lower) ? SUBJECT_FOR[token.lower] : undefined
  if (!better || !(i === 0 || /[,;]/.test(token.before) || is(tokens[i - 1], 'that', 'because', 'when', 'if')) || !is(tokens[i + 1], 'and') || !adjoins(tokens[i + 1]) || !adjoins(tokens[i + 2])) return undefined
  const phrase = nounPhrase(tokens, i + 2, words)
  const verb = phrase ? tokens[phrase.end] : undefined
  if (!phrase || !verb || !adjoins(verb) || !(can(verb, AUXILIARY) || only(verb, TAG.past | TAG.participle))) return undefined
  if (i > 0 && !is(tokens[i - 1], 'that', 'because', 'when', 'if')) return undefined
  return { kind: 'pronoun', at: spanFrom(token, verb), suggestions: [rewritten(tokens, i, i, { [i]: better })], values: { why: `As the subject it is "${better}".` } }
}

const OBJECT_FOR: Readonly<Record<string, string>> = { i: 'me', he: 'him', she: 'her', they: 'them', we: 'us' }

/** "Between he and his manager", "between the barrister and I". */
function betweenCase(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  if (!is(tokens[i], 'between')) return undefined
  for (let j = i + 1; j < Math.min(tokens.length, i + 7); j++) {
    const token = tokens[j] as Token
    if (token.before !== '') return undefined
    const better = Object.hasOwn(OBJECT_FOR, token.lower) ? OBJECT_FOR[token.lower] : undefined
    if (!better) {
      if (!can(token, NOUN | TAG.adjective | TAG.determiner | TAG.possessive | TAG.object | TAG.coordinator) || (can(token, AUXILIARY) && !can(token, NOUN))) return undefined
      continue
    }
    const first = j === i + 1 && is(tokens[j + 1], 'and')
    const second = is(tokens[j - 1], 'and') && (!adjoins(tokens[j + 1]) || can(tokens[j + 1], TAG.preposition))
    if (!first && !second) return undefined
    return { kind: 'pronoun', at: spanFrom(tokens[i] as Token, token), suggestions: [rewritten(tokens, i, j, { [j]: better })], values: { why: `After "between" it is "${better}".` } }
  }
  return undefined
}

/** "None of this were explained", "the first of these relate to the hearing". */
function noneOfIt(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const none = tokens[i] as Token
  const verb = tokens[i + 3]
  if (!is(tokens[i + 1], 'of') || !verb || !adjoins(verb) || verb.word.quoted || is(tokens[i - 1], 'if', 'though')) return undefined
  const part = is(none, 'none', 'all', 'much', 'most', 'some', 'part') && is(tokens[i + 2], 'this', 'that', 'it')
  const single = is(none, 'first', 'second', 'third', 'fourth', 'last', 'each') && is(tokens[i + 2], 'these', 'those', 'them')
  if (!part && !single) return undefined
  const plain = single && only(verb, TAG.base) ? words.thirdOf(verb.lower) : undefined
  const better = forSingular(verb.lower) ?? plain
  if (!better || is(verb, 'do')) return undefined
  return { kind: 'agreement', at: spanFrom(none, verb), suggestions: [rewritten(tokens, i, i + 3, { [i + 3]: better })], values: { subject: rewritten(tokens, i, i + 2, {}).toLowerCase(), verb: better } }
}

/** "Some of the messages was capable". */
function someOfMany(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const some = tokens[i] as Token
  if (!is(some, 'some', 'most', 'many', 'several', 'few', 'all', 'both', 'two', 'three', 'four') || !is(tokens[i + 1], 'of') || !is(tokens[i + 2], 'the', 'these', 'those', 'your', 'our', 'his', 'her', 'their', 'my')) return undefined
  const noun = tokens[i + 3]
  const verb = tokens[i + 4]
  if (!only(noun, TAG.nouns) || !verb || !adjoins(verb) || verb.word.quoted || words.list('unchanging').has(noun?.lower ?? '') || words.list('singular').has(noun?.lower ?? '')) return undefined
  const better = forPlural(verb.lower)
  if (!better || is(verb, 'does')) return undefined
  return { kind: 'agreement', at: spanFrom(some, verb), suggestions: [rewritten(tokens, i, i + 4, { [i + 4]: better })], values: { subject: rewritten(tokens, i, i + 3, {}).toLowerCase(), verb: better } }
}

/** "Who was sat outside the court". */
function sat(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const be = tokens[i] as Token
  const verb = tokens[i + 1]
  if (!is(be, 'was', 'were', 'is', 'are', 'am', 'been', 'be') || !verb || !adjoins(verb) || !is(verb, 'sat', 'stood') || !adjoins(tokens[i + 2]) || !is(tokens[i + 2], 'at', 'in', 'on', 'outside', 'beside', 'next', 'behind', 'with', 'there', 'here', 'waiting', 'by', 'near', 'opposite', 'inside') || verb.word.quoted) return undefined
  const better = is(verb, 'sat') ? 'sitting' : 'standing'
  return { kind: 'verb-form', at: spanFrom(be, verb), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: better })], values: { why: `Write "${better}".` } }
}

/** "A court would have order": the plain form of a verb after "have". */
function haveWithPlain(tokens: readonly Token[], i: number, end: string): Slip<Kind> | undefined {
  const have = tokens[i] as Token
  const verb = tokens[i + 1]
  const after = tokens[i + 2]
  if (!is(have, 'have') || !can(tokens[i - 1], TAG.modal) || !adjoins(have) || !verb || !adjoins(verb) || !HAVE_DONE.includes(verb.lower) || verb.word.quoted) return undefined
  if (!ends(tokens, i + 2, end) && !is(after, 'that', 'the', 'to', 'it', 'him', 'you', 'this', 'by', 'at', 'on', 'before', 'when', 'a', 'an')) return undefined
  const better = verb.lower === 'drop' || verb.lower === 'stop' ? `${verb.lower}ped` : /[^aeiou]y$/.test(verb.lower) ? `${verb.lower.slice(0, -1)}ied` : `${verb.lower}${verb.lower.endsWith('e') ? '' : 'e'}d`
  return { kind: 'verb-form', at: spanFrom(have, verb), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: better })], values: { why: `After "have" the form is "${better}".` } }
}

const HAVE_DONE = 'order charge drop stop record review explain inform notify consider ask refuse allow reject apply check list call answer reply adjourn contact update appeal'.split(' ')

/** Verbs after which a clause follows that is no wish: "I hope this answers". */
const STATED = ['hope', 'trust', 'believe', 'think', 'know', 'understand', 'appreciate', 'fear', 'sorry', 'sure', 'confident', 'accept', 'regret']

/** "I trust this clarify the position", "This mean that". */
function thisWithPlain(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const subject = tokens[i] as Token
  const verb = tokens[i + 1]
  const after = tokens[i + 2]
  if (!is(subject, 'this', 'it', 'that') || !verb || !adjoins(verb) || verb.word.quoted || !adjoins(after) || !can(verb, TAG.base) || can(verb, TAG.past | AUXILIARY) || (can(verb, TAG.adjective) && !is(verb, 'mean'))) return undefined
  const previous = tokens[i - 1]
  const opens = i === 0 ? !is(subject, 'that') : is(previous, ...STATED) || (is(subject, 'it', 'this') && is(previous, 'that') && is(tokens[i - 2], ...STATED))
  if (!opens || tokens.slice(Math.max(0, i - 8), i).some((one) => is(one, 'should', 'would', 'did', 'do', 'does', 'may', 'might', 'must', 'if'))) return undefined
  // "This answer the court gave": a word that may be a noun must stand before what only a verb can take.
  const governs = is(verb, 'mean') ? is(after, 'that') : only(verb, TAG.base) ? can(after, TAG.determiner | TAG.possessive | TAG.object | TAG.preposition | TAG.subordinator | TAG.to) : is(after, 'your', 'our', 'my', 'any', 'all', 'you')
  if (!governs || (i === 0 && is(subject, 'it') && !only(verb, TAG.base))) return undefined
  const better = words.thirdOf(verb.lower)
  return { kind: 'agreement', at: spanFrom(subject, verb), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: better })], values: { subject: subject.word.text, verb: better } }
}

/** "It is a matter of regret that nobody contact you". */
function indefiniteWithPlain(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const subject = tokens[i] as Token
  const verb = tokens[i + 1]
  const after = tokens[i + 2]
  if (!is(subject, 'nobody', 'no-one', 'someone', 'somebody') || !verb || !adjoins(verb) || verb.word.quoted || !can(verb, TAG.base) || can(verb, TAG.past | AUXILIARY) || !is(after, 'you', 'me', 'us', 'him', 'them', 'your') || !adjoins(after)) return undefined
  if (tokens.slice(Math.max(0, i - 20), i).some((one) => can(one, TAG.modal | TAG.do) || is(one, 'let', 'make', 'made', 'have', 'had', 'see', 'saw', 'hear', 'heard', 'ask', 'asked', 'request', 'requested', 'suggest', 'suggested', 'insist', 'demand', 'recommend', 'recommended'))) return undefined
  const better = words.participleOf(verb.lower)
  return { kind: 'verb-form', at: spanFrom(subject, verb), suggestions: [rewritten(tokens, i, i + 1, { [i + 1]: better })], values: { why: `Write "${rewritten(tokens, i, i + 1, { [i + 1]: better })}".` } }
}

/** "Either accept it nor ask for a review". */
function eitherNor(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const nor = tokens[i] as Token
  if (!is(nor, 'nor')) return undefined
  const before = tokens.slice(Math.max(0, i - 14), i)
  if (!before.some((one) => is(one, 'either')) || before.some((one) => can(one, TAG.not) || is(one, 'neither', 'never', 'no', 'nobody', 'nothing', 'cannot'))) return undefined
  return { kind: 'confused', at: nor.word, suggestions: ['or'], values: { why: 'After "either" it is "or".' } }
}

/** "She then gone to the wrong room". */
function thenAlone(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const person = tokens[i] as Token
  const verb = tokens[i + 2]
  if (!(is(person, 'he', 'she', 'we', 'they') || person.word.text === 'I') || !is(tokens[i + 1], 'then', 'also', 'later', 'only') || !verb || !adjoins(tokens[i + 1]) || !adjoins(verb) || verb.word.quoted || !only(verb, TAG.participle) || (i > 0 && adjoins(person) && can(tokens[i - 1], AUXILIARY))) return undefined
  if (tokens.slice(Math.max(0, i - 3), i).some((one) => can(one, TAG.have | TAG.be))) return undefined
  return { kind: 'missing-word', at: spanFrom(person, verb), values: { why: `"${verb.lower}" needs "has" or "had" before it, or is the wrong form.` } }
}

/** "The most fullest account". */
function compared(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const most = tokens[i] as Token
  const next = tokens[i + 1]
  if (!is(most, 'most') || !next || !adjoins(next) || next.word.quoted || !/^(?:full|strong|clear|clos|great|larg|small|high|low|lat|earli|easi|simpl|fair|quick|slow|long|short|hard|kind|young|old|new|safe|near|deep|happi|worthi|likeli)e?st$/.test(next.lower)) return undefined
  return { kind: 'extra-word', at: spanFrom(most, next), suggestions: [next.lower], values: { why: `"${next.lower}" already says it without "most".` } }
}

/** "Much of the documents", "the amount of times", "less calls were answered". */
function counted(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const token = tokens[i] as Token
  const several = (one: Token | undefined): boolean => only(one, TAG.nouns) && !words.list('unchanging').has(one?.lower ?? '') && !words.list('singular').has(one?.lower ?? '') && words.singularOf(one?.lower ?? '') !== undefined
  if (is(token, 'amount') && is(tokens[i + 1], 'of') && several(tokens[i + 2]) && is(tokens[i + 2], 'times', 'calls', 'letters', 'people', 'witnesses', 'documents', 'emails', 'e-mails', 'messages', 'complaints', 'officers', 'cases', 'hearings', 'visits', 'statements')) {
    return { kind: 'number', at: spanFrom(token, tokens[i + 2] as Token), suggestions: [rewritten(tokens, i, i + 2, { [i]: 'number' })], values: { why: 'What can be counted has a "number", not an "amount".' } }
  }
  if (is(token, 'much') && is(tokens[i + 1], 'of') && is(tokens[i + 2], 'the', 'these', 'those', 'your', 'our') && several(tokens[i + 3]) && adjoins(tokens[i + 4]) && is(tokens[i + 4], 'were', 'are', 'have', 'had')) {
    return { kind: 'number', at: spanFrom(token, tokens[i + 3] as Token), suggestions: [rewritten(tokens, i, i + 3, { [i]: 'many' })], values: { why: 'What can be counted takes "many".' } }
  }
  if (is(token, 'less') && !is(tokens[i - 1], 'no', 'or', 'not') && adjoins(tokens[i + 1]) && several(tokens[i + 1]) && !words.list('units').has(words.singularOf(tokens[i + 1]?.lower ?? '') ?? '') && (is(tokens[i + 2], 'were', 'are', 'have', 'than') || only(tokens[i + 2], TAG.past | TAG.participle)) && adjoins(tokens[i + 2])) {
    return { kind: 'number', at: spanFrom(token, tokens[i + 1] as Token), suggestions: [rewritten(tokens, i, i + 1, { [i]: 'fewer' })], values: { why: 'What can be counted takes "fewer".' } }
  }
  return undefined
}

/** "Neither been answered", "your calls not been returned": no form of "have" before it. */
function beenAlone(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const token = tokens[i] as Token
  const been = tokens[i + 1]
  if (!is(token, 'not', 'neither', 'both', 'none', 'never', 'all') || !is(been, 'been') || !adjoins(been) || !can(tokens[i + 2], TAG.participle | TAG.adjective | TAG.determiner | TAG.ing)) return undefined
  for (let j = i - 1; j >= Math.max(0, i - 14); j--) if (can(tokens[j], TAG.have) || /'(?:ve|d|s)$/.test((tokens[j] as Token).lower)) return undefined
  if (i === 0 && is(token, 'not', 'never')) return undefined
  return { kind: 'missing-word', at: spanFrom(token, tokens[i + 2] as Token), values: { why: 'The verb "have" is missing before "been".' } }
}

const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

/** "We wrote to you 4 June": a person right before a date. */
function dayAlone(tokens: readonly Token[], i: number): Slip<Kind> | undefined {
  const person = tokens[i] as Token
  const day = tokens[i + 1]
  const month = tokens[i + 2]
  if (!is(person, 'you', 'me', 'us', 'him', 'them') || !day || !month || !adjoins(day) || !adjoins(month) || !/^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(day.lower) || !MONTH.test(month.lower) || !/^\p{Lu}/u.test(month.word.text)) return undefined
  return { kind: 'missing-word', at: spanFrom(person, month), suggestions: [rewritten(tokens, i, i + 2, { [i]: `${person.word.text} on` })], values: { why: 'Before a date "on" is needed.' } }
}

/** "Each of the officers who came were told": past a clause that describes them. */
function eachOf(tokens: readonly Token[], i: number, words: Words): Slip<Kind> | undefined {
  const first = tokens[i] as Token
  if (!is(first, 'each', 'one') || !is(tokens[i + 1], 'of') || (i > 0 && first.before === '' && !can(tokens[i - 1], TAG.subordinator))) return undefined
  const phrase = nounPhrase(tokens, i + 2, words)
  if (!phrase) return undefined
  let at = phrase.end
  if (is(tokens[at], 'who', 'which', 'that') && adjoins(tokens[at])) {
    // The clause is a verb alone: "who came", "that were read".
    at += can(tokens[at + 1], AUXILIARY) && can(tokens[at + 2], TAG.participle | TAG.past) ? 3 : only(tokens[at + 1], TAG.past | TAG.participle) ? 2 : Number.POSITIVE_INFINITY
    if (is(first, 'one')) return undefined
  }
  const verb = tokens[at]
  const better = verb && adjoins(verb) && !verb.word.quoted ? forSingular(verb.lower) : undefined
  if (!verb || !better || is(verb, 'do')) return undefined
  return { kind: 'agreement', at: spanFrom(first, verb), suggestions: [rewritten(tokens, i, at, { [at]: better })], values: { subject: `${first.lower} of …`, verb: better } }
}

/** Things of the office that cannot open a sentence without an article: "E-mail was sent on 4 May". */
const OFFICE = 'letter e-mail email message call copy form file decision hearing meeting statement report request application telephone'.split(' ')

function bareOpening(tokens: readonly Token[], words: Words): Slip<Kind> | undefined {
  const [thing, verb, after] = tokens
  if (!thing || !verb || !after || !OFFICE.includes(thing.lower) || !adjoins(verb) || !adjoins(after)) return undefined
  const why = 'A word such as "a" or "the" is missing.'
  const suggestions = [`The ${thing.lower}`, `${/^[aeiou]/.test(thing.lower) ? 'An' : 'A'} ${thing.lower}`]
  if (is(verb, 'was', 'has', 'is', 'had', 'will') && (only(after, TAG.participle | TAG.past | TAG.adjective) || is(after, 'been', 'be', 'then', 'also', 'not', 'sent', 'made', 'put', 'left'))) return { kind: 'missing-word', at: spanFrom(thing, verb), suggestions: suggestions.map((text) => `${text} ${verb.word.text}`), values: { why } }
  if (is(thing, 'copy') && is(verb, 'of')) {
    const phrase = nounPhrase(tokens, 2, words)
    const main = phrase && tokens[phrase.end]
    if (phrase && adjoins(main) && is(main, 'is', 'was', 'has', 'will')) return { kind: 'missing-word', at: spanFrom(thing, verb), suggestions: ['A copy of'], values: { why } }
  }
  return undefined
}

/** "We use to send these by post." */
function usedTo(tokens: readonly Token[]): Slip<Kind> | undefined {
  const [subject, use, to, verb] = tokens
  if (!subject || !use || !is(subject, 'i', 'we', 'they', 'you', 'there', 'it') || !is(use, 'use') || !is(to, 'to') || !can(verb, TAG.base) || !adjoins(use) || !adjoins(to)) return undefined
  return { kind: 'verb-form', at: spanFrom(use, to as Token), suggestions: ['used to'], values: { why: 'For what was done in the past it is "used to".' } }
}
