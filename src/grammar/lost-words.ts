import { nounPhrase } from './noun-phrase.ts'
import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Small words left out where the words around show the gap: an article, "of", a form of "be", "been". */
export function* lostWords({ sentence, tokens, end }: Tagged, words: Words): Generator<Slip<'missing-word'>> {
  if (sentence.paragraph.kind !== 'paragraph') return
  for (let i = 0; i < tokens.length; i++) {
    if ((tokens[i] as Token).word.quoted) continue
    const slip = articleLost(tokens, i, end, words) ?? ofLost(tokens, i, end, words) ?? beenLost(tokens, i, end) ?? beLost(tokens, i, end, words)
    if (slip) yield slip
  }
}

const adjoins = (token: Token | undefined): boolean => token !== undefined && token.before === ''

/** Whether a noun phrase ends right before a word: no further noun can belong to it. */
function closesBefore(tokens: readonly Token[], at: number, end: string): boolean {
  const next = tokens[at]
  if (!next) return /^[.?!;:,)]/.test(end)
  if (next.before !== '') return /^[.;:)]/.test(next.before) || (next.before === ',' && !can(next, TAG.coordinator | NOUN | TAG.adjective | TAG.determiner))
  return can(next, TAG.preposition | TAG.wh | TAG.subordinator | TAG.to | TAG.subject) || (can(next, AUXILIARY) && !can(next, NOUN)) || only(next, TAG.past)
}

/** Prepositions after which a thing that can be counted often stands alone: "as prosecutor", "the role of judge". */
const OFTEN_BARE = ['as', 'of', 'per', 'without', 'like', 'than', 'via', 'between', 'amongst', 'among', 'except', 'including', 'for', 'or']
/** "By letter", "in error": set phrases. */
const SET = new Set(
  ['by letter', 'by car', 'by van', 'by bicycle', 'by computer', 'by mistake', 'by jury', 'by cheque', 'by invoice', 'by photograph', 'by statement', 'by application', 'by decision', 'by witness', 'by key', 'by road', 'by house', 'by door', 'by table', 'by agency', 'by category', 'by team', 'by unit', 'by department', 'by officer', 'by room', 'by child', 'on application', 'on receipt', 'upon receipt', 'on indictment', 'on camera', 'on table', 'in receipt', 'in house', 'in person', 'in case', 'at table', 'at door', 'to table', 'to paragraph', 'in paragraph', 'at paragraph', 'under paragraph', 'by paragraph', 'from paragraph', 'in column'],
)

/** "I spoke to officer in the case", "the lawyer read statement": one thing that can be counted, without an article. */
function articleLost(tokens: readonly Token[], i: number, end: string, words: Words): Slip<'missing-word'> | undefined {
  const noun = tokens[i] as Token
  if (i === 0 || !adjoins(noun) || noun.word.quoted || !/^\p{Ll}/u.test(noun.word.text) || !words.list('article-nouns').has(noun.lower) || !can(noun, TAG.noun) || can(noun, TAG.nouns) || !closesBefore(tokens, i + 1, end)) return undefined
  let start = i
  while (start > 1 && i - start < 2 && adjoins(tokens[start]) && only(tokens[start - 1], TAG.adjective) && !is(tokens[start - 1], 'such', 'same', 'other', 'further', 'good', 'full', 'common', 'joint', 'due', 'last', 'next', 'first')) start--
  const before = tokens[start - 1]
  if (!before || !adjoins(tokens[start]) || before.word.quoted) return undefined
  const earlier = tokens[start - 2]
  const governed = only(before, TAG.preposition | TAG.to) && !is(before, ...OFTEN_BARE) && !SET.has(`${before.lower} ${noun.lower}`) && !(is(before, 'to') && can(tokens[start], TAG.base))
  const verb = can(before, TAG.past | TAG.participle | TAG.base | TAG.ing) && !can(before, AUXILIARY | NOUN | TAG.adjective | TAG.adverb | TAG.preposition)
  const headed = verb && (only(earlier, TAG.subject | TAG.to | TAG.modal) || (can(earlier, TAG.modal | TAG.have | TAG.subject) && !can(earlier, NOUN)) || (only(before, TAG.past) && only(earlier, TAG.noun | TAG.name)))
  if (!governed && !headed) return undefined
  // "From officer to officer", "between judge and jury", "read to judge and jury": pairs stand bare.
  const near = [tokens[start - 2], tokens[i + 1], tokens[i + 2]]
  if (near.some((one) => one !== undefined && (one.lower === noun.lower || is(one, 'and', 'or', 'nor'))) || (is(before, 'to', 'from') && (words.list('article-nouns').has(earlier?.lower ?? '') || is(tokens[i + 1], 'to')))) return undefined
  if (headed && is(before, 'become', 'became', 'call', 'called', 'turn', 'turned', 'change', 'changed', 'seek', 'sought', 'enter', 'entered', 'remain', 'remained', 'elected', 'made', 'appointed', 'named')) return undefined
  const article = tokens.slice(start, start + 1).map((one) => `the ${one.word.text}`)[0] as string
  return { kind: 'missing-word', at: spanFrom(before, noun), suggestions: [rewritten(tokens, start - 1, i, { [start]: article })], values: { why: 'A word such as "a" or "the" is missing.' } }
}

/** Nouns of a part, a likeness or a quality, which reach what they belong to through "of". */
const RELATIONAL = 'copy copies record records part parts end beginning start result results outcome outcomes details course absence terms quality content contents light event events date dates time number sense lack spite behalf front case stage notice proof cause basis history version member members summary impact effect list account status aware evidence knowledge possession'.split(' ')

/** "A copy the letter", "on behalf the service", "the date the hearing.": two phrases side by side where the first wants "of". */
function ofLost(tokens: readonly Token[], i: number, end: string, words: Words): Slip<'missing-word'> | undefined {
  const noun = tokens[i] as Token
  const next = tokens[i + 1]
  if (i === 0 || !RELATIONAL.includes(noun.lower) || !next || !adjoins(next) || next.word.quoted || !is(next, 'the', 'our', 'your', 'his', 'her', 'their', 'my', 'its', 'this', 'these')) return undefined
  const led = is(tokens[i - 1], 'a', 'an', 'the', 'any', 'no', 'another', 'in', 'on', 'at', 'further', 'full', 'as', 'your', 'our', 'his', 'her', 'their')
  if (!led && !is(noun, 'aware')) return undefined
  const phrase = nounPhrase(tokens, i + 1, words)
  if (!phrase || phrase.splits.length > 0) return undefined
  const after = tokens[phrase.end]
  // "The day the trial began", "the way the call was handled": a clause describes the first noun.
  const closed = after ? after.before !== '' || (can(after, TAG.preposition) && !can(after, FINITE | TAG.subordinator)) : /^[.?!;:]/.test(end)
  if (!closed || (after && after.before === ',' && can(after, TAG.wh | TAG.coordinator))) return undefined
  // "Gave the member the file", "in this case the court", "at the time the officer, …": two things of one verb, and openings.
  if (is(tokens[i - 1], 'in', 'at', 'on', 'as') && !is(noun, 'front', 'behalf', 'light', 'spite', 'absence', 'course', 'view', 'possession')) return undefined
  if (is(noun, 'time', 'case', 'stage', 'date', 'dates', 'start', 'end', 'event') && (is(tokens[i - 2], 'at', 'by', 'in', 'on', 'from', 'since', 'until', 'before', 'after', 'each', 'every') || after !== undefined)) return undefined
  if (is(noun, 'member', 'members', 'part', 'notice', 'account', 'number', 'evidence') && tokens.slice(Math.max(0, i - 4), i).some((one) => /^(?:giv|gave|send|sent|show|tell|told|ask|offer|lent|lend|grant|paid|pay|hand|teach|taught|cost|owe|read|allow)/.test(one.lower))) return undefined
  return { kind: 'missing-word', at: spanFrom(noun, tokens[phrase.head] as Token), suggestions: [rewritten(tokens, i, phrase.head, { [i]: `${noun.word.text} of` })], values: { why: `After "${noun.lower}" the small word "of" is needed.` } }
}

/** What is done to the reader, or to a paper: "you should have told before it was settled". */
const DONE_TO_PERSON = 'informed notified consulted warned updated invited told advised asked contacted interviewed assured reminded referred directed'.split(' ')
const DONE_TO_THING = 'answered acknowledged returned sent forwarded logged recorded passed made read reviewed given served disclosed listed taken put explained considered offered provided addressed copied mentioned rejected refused granted kept'.split(' ')
const THINGS = 'letter call calls e-mail email message messages form complaint request application statement file question questions letters case hearing evidence note notes report papers charge decision point points matter it this that which'.split(' ')

/** "You should have told sooner", "your letter should have answered in May": "been" is left out. */
function beenLost(tokens: readonly Token[], i: number, end: string): Slip<'missing-word'> | undefined {
  const have = tokens[i] as Token
  const verb = tokens[i + 1]
  const modal = tokens[i - 1]
  const subject = tokens[i - 2]
  if (!is(have, 'have') || !verb || !adjoins(verb) || !adjoins(have) || verb.word.quoted || !is(modal, 'should', 'could', 'would', 'must', 'ought', 'might') || !subject || !adjoins(modal)) return undefined
  const person = is(subject, 'you') && DONE_TO_PERSON.includes(verb.lower)
  const thing = (THINGS.includes(subject.lower)) && DONE_TO_THING.includes(verb.lower)
  if (!person && !thing) return undefined
  const after = tokens[i + 2]
  const open = after ? after.before !== '' || (is(after, 'of', 'before', 'when', 'at', 'in', 'on', 'by', 'sooner', 'earlier', 'first', 'beforehand', 'within', 'after', 'then', 'straight', 'immediately', 'promptly', 'as', 'about', 'because', 'so') && !(person && is(verb, 'asked', 'told') && is(after, 'about', 'of', 'in', 'on'))) : /^[.?!;]/.test(end)
  // "The letter should have made clear", "should have taken into account": the object may follow later.
  if (!open || (thing && is(after, 'in', 'on', 'as', 'at', 'about') && is(verb, 'made', 'taken', 'put', 'given', 'read', 'kept', 'passed'))) return undefined
  if (person && is(verb, 'asked') && after === undefined) return undefined
  return { kind: 'missing-word', at: spanFrom(modal as Token, verb), suggestions: [rewritten(tokens, i - 1, i + 1, { [i + 1]: `been ${verb.word.text}` })], values: { why: `"Been" is missing before "${verb.lower}".` } }
}

/** What cannot act by itself: a verb of handling after it is a passive that has lost its "was". */
const INERT = 'letter letters call calls e-mail email emails message form complaint request application statement file case charge charges hearing trial evidence note notes report papers appeal footage recording photograph photographs parcel bag telephone phone coat laptop'.split(' ')
const HANDLED = 'considered reviewed discussed mislaid overlooked forwarded returned posted addressed recorded logged listed adjourned served withdrawn dropped passed redirected received delivered destroyed retained disclosed acknowledged misfiled'.split(' ')

/** "The case reviewed by a second lawyer last week.", "because the file mislaid": the sentence has no other verb. */
function beLost(tokens: readonly Token[], i: number, end: string, words: Words): Slip<'missing-word'> | undefined {
  const first = tokens[i] as Token
  if (!(i === 0 || /[;:]/.test(first.before) || is(tokens[i - 1], 'because', 'when', 'that', 'after', 'before', 'although', 'but', 'while', 'and')) || !can(first, TAG.determiner | TAG.possessive)) return undefined
  const phrase = nounPhrase(tokens, i, words)
  const head = phrase && tokens[phrase.head]
  const verb = phrase && tokens[phrase.end]
  if (!phrase || !head || !verb || !INERT.includes(head.lower) || !adjoins(verb) || verb.word.quoted || !HANDLED.includes(verb.lower)) return undefined
  if (i > 0 && is(tokens[i - 1], 'and', 'but') && (tokens[i - 1]?.before === '')) return undefined
  if (is(tokens[i - 1], 'that') && !can(tokens[i - 2], TAG.past | TAG.base | TAG.third)) return undefined
  const after = tokens[phrase.end + 1]
  const open = after ? after.before !== '' || (can(after, TAG.preposition) && !can(after, TAG.determiner)) || is(after, 'twice', 'again', 'late') : /^[.?!;]/.test(end)
  // "The file received on 4 May", with nothing after it, may be part of a list; the main verb may follow.
  for (let j = phrase.end + 1; j < Math.min(tokens.length, phrase.end + 30); j++) {
    const token = tokens[j] as Token
    if (can(token, AUXILIARY) || (can(token, FINITE) && !can(token, NOUN | TAG.preposition | TAG.adverb | TAG.adjective))) return undefined
  }
  if (!open || (is(tokens[i - 1], 'before', 'after') && is(verb, 'served'))) return undefined
  return { kind: 'missing-word', at: spanFrom(first, verb), suggestions: [rewritten(tokens, i, phrase.end, { [phrase.end]: `${can(head, TAG.nouns) ? 'were' : 'was'} ${verb.word.text}` })], values: { why: 'The verb "be" is missing.' } }
}
