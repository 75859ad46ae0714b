import { type NounPhrase, type GrammaticalNumber, nounPhrase } from './noun-phrase.ts'
import { forPlural, forSingular } from './pronouns.ts'
import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, opens, REACH, rewritten, type Slip, spanFrom, type Tagged, type Token, wholeBefore } from './tokens.ts'
import type { Words } from './words.ts'

/** Openers after which "were" or a plain form may be a subjunctive. */
const SUPPOSING = ['if', 'though', 'unless', 'lest', 'whether', 'although']
const DEMANDS = /^(?:ask|request|requir|insist|recommend|suggest|demand|order|direct|propos|essential|important|necessary|vital|urge|wish|move|rul|prefer|stipulat|appropriate|advis|beg|sooner|desirable|condition)/
/** Words of wishing and supposing, after which "that the case were" is a subjunctive. */
const WISHES = /^(?:wish|suppos|imagin|rather|pretend|would$|as$)/
/** Prepositions that join a further party without making the subject plural, where opinion is divided. */
const ADDING = ['including', 'plus', 'besides', 'as', 'like']

/** What a verb form asks of its subject. */
interface Demand {
  wants: 'one' | 'many'
  better: string
}

/** The agreement that a verb asks for, where its form shows it. */
function demandOf(token: Token, words: Words): Demand | undefined {
  const plural = forPlural(token.lower)
  if (plural) return { wants: 'one', better: plural }
  const singular = forSingular(token.lower)
  if (singular) return { wants: 'many', better: singular }
  if (can(token, AUXILIARY)) return undefined
  const plain = words.verbOf(token.lower)
  if (!plain || can(token, TAG.past | TAG.participle)) return undefined
  if (can(token, TAG.third)) return { wants: 'one', better: plain }
  if (can(token, TAG.base)) return { wants: 'many', better: words.thirdOf(plain) }
  return undefined
}

/** A verb that does not agree with a noun: its head is found across phrases and clauses that stand between. */
export function* agreement(sentence: Tagged, words: Words): Generator<Slip<'agreement'>> {
  const { tokens } = sentence
  for (const start of clauseStarts(tokens)) {
    const slip = judge(sentence, start, words)
    if (slip) yield slip
  }
  yield* relatives(sentence, words)
  yield* joinedVerbs(sentence)
  yield* gerundSubject(sentence, words)
  yield* questions(sentence, words)
}

interface Start {
  at: number
  /** The word that opens the clause, where one does. */
  opener: Token | undefined
  after: 'start' | 'opener' | 'mark' | 'and'
}

function* clauseStarts(tokens: readonly Token[]): Generator<Start> {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const previous = tokens[i - 1]
    if (!previous) yield { at: i, opener: undefined, after: 'start' }
    else if (token.before !== '') {
      if (/[,;:\u2013\u2014-]/.test(token.before)) yield { at: i, opener: undefined, after: 'mark' }
    } else if (opens(tokens, i - 1) || (is(previous, 'which', 'what', 'whom') && can(token, TAG.determiner | TAG.possessive))) yield { at: i, opener: previous, after: 'opener' }
    else if (is(previous, 'and', 'but') && (previous.before !== '' || wholeBefore(tokens, i - 1))) yield { at: i, opener: previous, after: previous.before === '' ? 'and' : 'mark' }
  }
}

function judge(sentence: Tagged, { at, opener, after }: Start, words: Words): Slip<'agreement'> | undefined {
  const { tokens } = sentence
  let from = at
  // "Overall then your complaint", "So the charge": adverbs may open a sentence without a comma.
  const last = after === 'start' ? 3 : 0
  if (after === 'start' && is(tokens[at], 'so', 'yet', 'and', 'but') && tokens[at + 1]?.before === '') from++
  while (from < last && only(tokens[from], TAG.adverb) && tokens[from + 1]?.before === '' && can(tokens[from + 1], TAG.adverb | TAG.determiner | TAG.possessive) && !is(tokens[from], 'there', 'here')) from++
  const first = tokens[from] as Token
  if (after !== 'and' && can(first, TAG.preposition) && !can(first, TAG.subordinator)) {
    const past = afterOpening(tokens, from, words)
    if (past === -1) return undefined
    from = past
  }
  const opening = tokens[from] as Token
  // "standards that need to be met", "and help identify": the word is the verb.
  if (after !== 'start' && can(opening, FINITE) && !can(opening, TAG.determiner)) return undefined
  // "Use sign in", "Report changes": a command.
  if (after === 'start' && can(opening, TAG.base) && !can(opening, TAG.determiner | TAG.possessive)) return undefined
  if (can(opening, TAG.ing) || (is(opener, 'how') && is(opening, 'much', 'many', 'more', 'long', 'far'))) return undefined
  if (after === 'and' && !can(opening, TAG.determiner | TAG.possessive | TAG.number)) return undefined
  const subject = nounPhrase(tokens, from, words)
  if (!subject) return undefined
  // "The questions that your letter raise are": the main verb follows the clause at once.
  const split = subject.splits[0]
  if (split && opener && is(opener, 'that', 'which') && can(tokens[at - 2], NOUN) && tokens[split.at + 1]?.before === '' && demandOf(tokens[split.at + 1] as Token, words)?.wants === (split.number === 'one' ? 'many' : 'one') && can(tokens[split.at + 1], AUXILIARY)) {
    return verdict(sentence, { start: subject.start, ...split }, split.at, { subject: { start: subject.start, ...split }, verb: split.at, joined: false, doubtful: false }, { after, opener }, words)
  }
  const found = verbOf(tokens, subject, words)
  if (found) return verdict(sentence, found.subject, found.verb, found, { after, opener }, words)
  return undefined
}

/** Past an opening phrase such as "In March" or "On the first date", where a subject with its own article follows. */
function afterOpening(tokens: readonly Token[], at: number, words: Words): number {
  let here = at
  for (let i = 0; i < 3; i++) {
    if (!can(tokens[here], TAG.preposition)) break
    const phrase = nounPhrase(tokens, here + 1, words)
    if (!phrase) return -1
    here = phrase.end
  }
  const next = tokens[here]
  if (!next) return -1
  if (next.before === '' && can(next, TAG.determiner | TAG.possessive) && !can(next, TAG.preposition)) return here
  return -1
}

interface Found {
  subject: { start: number; head: number; number: GrammaticalNumber }
  verb: number
  /** A second noun joined with "and" after a phrase in between, which may belong to the subject. */
  joined: boolean
  /** The verb could also be read as a noun, so the clause must hold no other. */
  doubtful: boolean
}

/** Follows the words after a subject to its verb, past phrases and clauses that describe it. */
function verbOf(tokens: readonly Token[], phrase: NounPhrase, words: Words): Found | undefined {
  const splits = [...phrase.splits]
  let { number } = phrase
  let joined = false
  let here = phrase.end
  let doubtful: Found | undefined
  let settled = false
  const noteSplits = (list: NounPhrase['splits'], own: boolean): void => {
    for (const split of list) {
      // "The foregoing places matters": one of the words agrees as the verb.
      const asked = demandOf(tokens[split.at] as Token, words)?.wants
      if (asked === undefined || asked === (own ? split.number : number) || split.number === 'either') settled = true
    }
    if (settled) doubtful = undefined
    else for (const split of list) doubtful ??= { subject: { start: phrase.start, head: own ? split.head : phrase.head, number: own ? split.number : number }, verb: split.at, joined, doubtful: true }
  }
  noteSplits(splits, true)
  let coordinate = true
  let coordinated = false
  for (let steps = 0; steps < 12; steps++) {
    const token = tokens[here]
    if (!token) return doubtful
    if (token.before !== '') {
      const past = pastParenthesis(tokens, here)
      if (past === -1) return doubtful
      here = past
      coordinate = false
      const verb = tokens[here] as Token
      if (can(verb, AUXILIARY) || only(verb, FINITE)) return { subject: { ...phrase, number }, verb: here, joined, doubtful: false }
      return doubtful
    }
    if (can(token, TAG.coordinator)) {
      const second = nounPhrase(tokens, here + 1, words)
      if (!is(token, 'and') || !second || tokens[here + 1]?.before !== '') return undefined
      noteSplits([], false)
      if (coordinate) {
        coordinated = true
        // "The records show lateness and the letter": the first noun may hide a verb.
        if (phrase.splits.length > 0) return undefined
        const own = can(tokens[second.start], TAG.determiner | TAG.possessive | TAG.number)
        const sure = own || number === 'many' || second.number === 'many'
        if (is(tokens[phrase.start], 'each', 'every', 'no', 'neither', 'either', 'both')) number = is(tokens[phrase.start], 'both') ? 'many' : 'either'
        else if (can(tokens[phrase.head], TAG.ing) && !can(tokens[phrase.start], TAG.number)) number = 'either'
        else number = own && can(tokens[phrase.start], TAG.determiner | TAG.possessive | TAG.number) && !is(tokens[phrase.start], 'some', 'any', 'all', 'more', 'most') && !is(tokens[second.start], 'some', 'any', 'all', 'more', 'most') ? 'many' : sure && number !== 'either' && second.number !== 'either' ? 'many' : 'either'
      } else if (phrase.number === 'many' && !coordinated) joined = true
      else return undefined
      here = second.end
      coordinate = false
      doubtful = undefined
      for (const split of second.splits) doubtful ??= { subject: { ...phrase, number }, verb: split.at, joined, doubtful: true }
      continue
    }
    if (can(token, AUXILIARY) && !can(token, TAG.noun)) return { subject: { ...phrase, number }, verb: here, joined, doubtful: false }
    // "Capital allowance write offs": a noun after a plain verb may belong to a compound.
    if (only(token, TAG.base) && can(tokens[here + 1], TAG.nouns | TAG.noun) && !can(tokens[here + 1], TAG.determiner | TAG.possessive | TAG.number | TAG.adverb | TAG.preposition)) return undefined
    if (only(token, TAG.third | TAG.base)) return doubtful || (tokens[here + 1] && tokens[here + 1]?.before !== '') ? undefined : { subject: { ...phrase, number }, verb: here, joined, doubtful: false }
    if (only(token, TAG.adverb | TAG.not) || (can(token, TAG.adverb) && !can(token, FINITE | TAG.preposition))) {
      here++
      coordinate = false
      // "camera still point at": after an adverb only a verb can stand.
      const next = tokens[here]
      if (next && next.before === '' && can(next, FINITE) && !can(next, TAG.past | TAG.participle) && !can(next, TAG.adjective | AUXILIARY)) {
        doubtful = { subject: { ...phrase, number }, verb: here, joined, doubtful: true }
        return doubtful
      }
      continue
    }
    if (can(token, TAG.wh) || is(token, 'that') || (can(token, TAG.subject) && !is(token, 'it'))) {
      const near = pastRelative(tokens, here, words)
      const main = near === -1 ? pastNested(tokens, here) : near
      return main === -1 ? doubtful : { subject: { ...phrase, number }, verb: main, joined, doubtful: false }
    }
    if (can(token, TAG.preposition)) {
      // "Title case because names are": the word may open a clause of its own.
      if (can(token, TAG.subordinator) && !is(token, 'for')) return undefined
      if (ADDING.includes(token.lower)) number = number === 'many' ? 'many' : 'either'
      // "The way in which the calls were handled were": a clause of its own follows the preposition.
      if (is(tokens[here + 1], 'which', 'whom') && tokens[here + 1]?.before === '') {
        const main = pastRelative(tokens, here + 1, words)
        return main === -1 ? doubtful : { subject: { ...phrase, number }, verb: main, joined, doubtful: false }
      }
      here = pastObject(tokens, here + 1, words, (list) => noteSplits(list, false))
      if (here === -1) return doubtful
      coordinate = false
      continue
    }
    if (only(token, TAG.to)) {
      here = pastInfinitive(tokens, here, words)
      coordinate = false
      continue
    }
    if (can(token, TAG.participle) && !can(token, AUXILIARY)) {
      const next = tokens[here + 1]
      // "The officers reviewed the file" is the main clause; "the file reviewed in March" is not.
      if (can(token, TAG.past) && next && next.before === '' && !can(next, TAG.preposition | TAG.adverb | TAG.to | TAG.be | TAG.have)) return doubtful
      here++
      coordinate = false
      if (!can(token, TAG.past) && can(tokens[here], TAG.determiner | TAG.possessive)) here = pastObject(tokens, here, words, () => undefined)
      if (here === -1) return doubtful
      continue
    }
    if (can(token, TAG.ing)) {
      here++
      coordinate = false
      const object = tokens[here]
      if (object && object.before === '' && can(object, NOUN | TAG.determiner | TAG.possessive | TAG.object | TAG.adjective)) here = pastObject(tokens, here, words, (list) => noteSplits(list, false))
      if (here === -1) return doubtful
      continue
    }
    if (only(token, TAG.adjective | TAG.adverb)) {
      here++
      coordinate = false
      continue
    }
    return doubtful
  }
  return doubtful
}

/** Past the object of a preposition or verb; -1 when it cannot be read. */
function pastObject(tokens: readonly Token[], at: number, words: Words, note: (splits: NounPhrase['splits']) => void): number {
  const token = tokens[at]
  if (!token || token.before !== '' || can(token, TAG.wh)) return -1
  if (only(token, TAG.object | TAG.subject | TAG.indefinite)) return at + 1
  // "The reason for this are": alone before a verb.
  if (is(token, 'this', 'these', 'those') && tokens[at + 1]?.before === '' && can(tokens[at + 1], AUXILIARY) && !can(tokens[at + 1], NOUN)) return at + 1
  if (can(token, TAG.ing) && !can(token, NOUN)) {
    const next = tokens[at + 1]
    return next && next.before === '' && can(next, NOUN | TAG.determiner | TAG.possessive | TAG.object) && !can(next, AUXILIARY) ? pastObject(tokens, at + 1, words, note) : at + 1
  }
  const phrase = nounPhrase(tokens, at, words)
  if (!phrase) return can(token, TAG.number | TAG.adverb | TAG.adjective) || only(token, TAG.object) ? at + 1 : -1
  note(phrase.splits)
  return phrase.end
}

/** Past "to be preserved", "to see the file". */
function pastInfinitive(tokens: readonly Token[], at: number, words: Words): number {
  let here = at + 1
  while (here < tokens.length && here < at + 5 && tokens[here]?.before === '' && (can(tokens[here], TAG.adverb) || is(tokens[here], 'be', 'have', 'been') || (can(tokens[here], TAG.base | TAG.participle) && !is(tokens[here], 'is', 'was', 'are', 'were', 'has')))) here++
  const next = tokens[here]
  if (next && next.before === '' && can(next, TAG.determiner | TAG.possessive | NOUN) && !can(next, AUXILIARY)) {
    const phrase = nounPhrase(tokens, here, words)
    if (phrase) here = phrase.end
  }
  return here
}

/** The word after a phrase in commas, brackets or dashes that ends right before a verb, or -1. */
function pastParenthesis(tokens: readonly Token[], at: number): number {
  const mark = (tokens[at] as Token).before
  const close = mark === ',' ? ',' : mark === '(' ? ')' : /^[\u2013\u2014]$/.test(mark) ? mark : undefined
  if (!close || can(tokens[at], TAG.coordinator | AUXILIARY | FINITE)) return -1
  let relative = can(tokens[at], TAG.wh) || is(tokens[at], 'that')
  let last = -1
  for (let j = at + 1; j < Math.min(tokens.length, at + 24); j++) {
    const token = tokens[j] as Token
    if (token.before === '') {
      // "Taken together with the evenings on which you were seen": a clause within the phrase.
      relative ||= can(token, TAG.wh)
      if (!relative && (can(token, AUXILIARY) || only(token, FINITE)) && !is(token, 'being', 'having')) return -1
      continue
    }
    if (!token.before.startsWith(close) || token.before.length > 1) return -1
    if (can(token, AUXILIARY)) {
      last = j
      break
    }
    // A second phrase in commas may follow the first; a joined noun makes it a list.
    if (close !== ',' || can(token, TAG.coordinator | TAG.wh) || can(token, TAG.subject) || can(token, TAG.determiner | NOUN)) return -1
  }
  return last
}

/**
 * The main verb after clauses within clauses: "a person who is told that her account contains gaps | are". Each opener
 * asks for a verb of its own; the next after them is the main one.
 */
function pastNested(tokens: readonly Token[], at: number): number {
  let clauses = 1
  let verbs = 0
  let grouped = false
  for (let j = at + 1; j < Math.min(tokens.length, at + 26); j++) {
    const token = tokens[j] as Token
    if (token.before !== '' || is(token, 'and', 'or', 'but') || can(token, TAG.to)) return -1
    if (can(token, AUXILIARY) && !can(token, NOUN)) {
      if (grouped && is(token, 'be', 'been', 'being', 'have', 'had')) continue
      if (verbs === clauses) return j
      verbs++
      grouped = true
      continue
    }
    if (only(token, TAG.third) || only(token, TAG.past)) {
      if (grouped) return -1
      if (verbs === clauses) return -1
      verbs++
      continue
    }
    if (can(token, TAG.wh) || is(token, 'that', 'how', 'whether', 'if', 'when', 'where', 'because')) clauses++
    if (!can(token, TAG.adverb | TAG.not | TAG.participle | TAG.coordinator)) grouped = false
    // A word that may or may not be a verb leaves the count in doubt.
    if (can(token, FINITE) && !can(token, NOUN | TAG.participle | TAG.preposition | TAG.adjective | TAG.determiner | TAG.subordinator)) return -1
  }
  return -1
}

/** The main verb after a clause that describes the subject, or -1 when it cannot be told. */
function pastRelative(tokens: readonly Token[], at: number, words: Words): number {
  let here = at
  if (can(tokens[here], TAG.wh) || is(tokens[here], 'that')) here++
  const next = tokens[here]
  if (!next || next.before !== '') return -1
  if (!can(next, AUXILIARY) && !(can(next, FINITE) && !can(next, NOUN))) {
    if (can(next, TAG.subject | TAG.indefinite)) here++
    else {
      const subject = nounPhrase(tokens, here, words)
      if (!subject) return -1
      here = subject.splits[0]?.at ?? subject.end
    }
    while (only(tokens[here], TAG.adverb)) here++
  }
  const verb = tokens[here]
  if (!verb || verb.before !== '' || !can(verb, AUXILIARY | FINITE)) return -1
  let main = here
  if (can(verb, AUXILIARY)) {
    while (main < tokens.length && main < here + 6 && tokens[main]?.before === '' && (can(tokens[main], AUXILIARY | TAG.adverb | TAG.not) && (main === here || !is(tokens[main], 'is', 'was', 'are', 'were', 'has') || can(tokens[main], TAG.not)))) main++
    if (tokens[main]?.before === '' && can(tokens[main], TAG.base | TAG.participle | TAG.ing | TAG.adjective)) main++
  } else main++
  const said = tokens[main - 1]
  if (said && words.list('saying').has(said.lower)) return -1
  for (let j = main; j < Math.min(tokens.length, main + 14); j++) {
    const token = tokens[j] as Token
    if (token.before === ',') return pastParenthesis(tokens, j)
    if (token.before !== '' || can(token, TAG.wh | TAG.coordinator) || (can(token, TAG.subordinator) && !can(token, TAG.preposition)) || (can(token, TAG.subject) && !can(token, TAG.object))) return -1
    if (can(token, AUXILIARY)) return is(token, 'be', 'been', 'being', 'having', 'doing', 'done') ? -1 : j
  }
  return -1
}

function verdict(sentence: Tagged, subject: Found['subject'], verb: number, found: Found, start: Pick<Start, 'after' | 'opener'>, words: Words): Slip<'agreement'> | undefined {
  const { tokens } = sentence
  const token = tokens[verb] as Token
  if (token.word.quoted || subject.number === 'either' || /^\p{Lu}/u.test(token.word.text)) return undefined
  const demand = demandOf(token, words)
  if (!demand || demand.wants === subject.number) return undefined
  if (found.doubtful && start.after === 'and') return undefined
  // "An image of a blog post about": after a phrase with a noun of its own, a plain form is more likely a noun.
  if (found.doubtful && demand.wants === 'many' && tokens.slice(subject.head + 1, verb).some((one) => can(one, TAG.preposition)) && !can(tokens[verb + 1], TAG.determiner | TAG.possessive | TAG.object)) return undefined
  const before = tokens.slice(Math.max(0, verb - REACH), verb)
  // "You can hear a colleague call out": after a verb of hearing and the like a plain form is right.
  if (demand.wants === 'many' && !can(token, AUXILIARY) && tokens.slice(Math.max(0, verb - 20), verb).some((one) => is(one, 'hear', 'heard', 'see', 'saw', 'watch', 'watched', 'let', 'make', 'makes', 'made', 'help', 'helps', 'helped', 'had'))) return undefined
  if (demand.wants === 'many') {
    // "X and the Y were": the first half of the subject may stand before where this reading began.
    if (found.joined) return undefined
    if (start.after === 'mark' && !openedBefore(tokens, subject.start)) return undefined
    if (is(token, 'were') && ((start.opener && is(start.opener, ...SUPPOSING, 'as')) || before.some((one) => is(one, 'if', 'though', 'unless', 'lest', 'whether') || WISHES.test(one.lower)) || is(tokens[0], 'were'))) return undefined
    if (!is(token, 'are', "aren't") && start.opener && is(start.opener, 'that', 'lest') && before.some((one) => DEMANDS.test(one.lower) || is(one, 'lest'))) return undefined
    if (is(token, 'do') && !is(tokens[verb + 1], 'not')) return undefined
  } else if (start.after === 'mark' && is(tokens[subject.start - 1], 'including', 'namely')) return undefined
  if (demand.wants === 'one' && is(token, 'is', 'was') && MEASURES.has(tokens[subject.head]?.lower ?? '')) return undefined
  if (demand.wants === 'one' && is(token, 'is', 'was') && countedSum(tokens, subject.start, verb)) return undefined
  if (found.doubtful && !mustBeVerb(sentence, subject.start, verb, demand, start.after === 'opener' ? start.opener : undefined, words)) return undefined
  // A question or an inversion: "how many letters was it".
  if (is(tokens[verb + 1], 'it', 'i', 'he', 'she', 'we', 'they') && !found.doubtful && can(token, AUXILIARY)) return undefined
  return {
    kind: 'agreement',
    at: spanFrom(tokens[subject.start] as Token, token),
    suggestions: [rewritten(tokens, subject.start, verb, { [verb]: demand.better })],
    values: { subject: (tokens[subject.head] as Token).word.text, verb: demand.better },
  }
}

/** "Forty tons of hay is": a measure may be thought of as one. */
const MEASURES = new Set('tons tonnes pounds pence miles kilometres metres feet inches acres litres gallons kilos grams hours minutes seconds degrees percent thirds quarters halves'.split(' '))

/** "Eleven weekends is a great deal": a number of things thought of as one sum. */
function countedSum(tokens: readonly Token[], start: number, verb: number): boolean {
  return can(tokens[start], TAG.number) && is(tokens[verb + 1], 'a', 'an', 'the', 'too', 'not', 'enough', 'what', 'all', 'more', 'less', 'long', 'quite', 'far', 'still', 'plenty')
}

/** Whether what stands before a comma opens the sentence ("In March, …", "When he came, …") and is no part of the subject. */
function openedBefore(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1]
  if (previous && is(previous, 'and', 'but')) return tokens.slice(Math.max(0, at - REACH), at - 1).some((one) => can(one, AUXILIARY) || only(one, FINITE))
  const first = tokens[0] as Token
  if (/[;:]/.test((tokens[at] as Token).before)) return true
  return can(first, TAG.preposition | TAG.subordinator | TAG.ing | TAG.participle | TAG.to) || only(first, TAG.adverb)
}

/** Words that follow a verb and seldom the last noun of a compound. */
const AFTER_VERB = TAG.determiner | TAG.possessive | TAG.object | TAG.number | TAG.subordinator | TAG.wh | TAG.adverb | TAG.to

/** "Being disappointed are not enough": what begins with a form in -ing is one thing. */
function* gerundSubject({ tokens }: Tagged, words: Words): Generator<Slip<'agreement'>> {
  const first = tokens[0]
  if (!first || !only(first, TAG.ing | TAG.have | TAG.be) || !first.lower.endsWith('ing') || !tokens[1] || tokens[1].before !== '') return
  for (let j = 1; j < Math.min(tokens.length, 16); j++) {
    const token = tokens[j] as Token
    if (token.before !== '' || can(token, TAG.wh | TAG.coordinator | TAG.subject) || (can(token, TAG.subordinator) && !can(token, TAG.preposition)) || token.word.quoted) return
    if (!can(token, AUXILIARY) || is(token, 'being', 'having', 'been', 'be', 'done')) continue
    const better = forSingular(token.lower)
    if (!better || is(token, 'do', "don't", 'have')) return
    const last = tokens[j - 1] as Token
    if (words.list('either').has(last.lower) || can(last, TAG.nouns | TAG.object)) return
    yield { kind: 'agreement', at: spanFrom(first, token), suggestions: [rewritten(tokens, 0, j, { [j]: better })], values: { subject: first.word.text, verb: better } }
    return
  }
}

/** "Cases are put on a list and is read", "who is away and who have not": two verbs of one subject that differ. */
function* joinedVerbs({ tokens }: Tagged): Generator<Slip<'agreement'>> {
  for (let i = 2; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.before !== '' || token.word.quoted) continue
    const who = is(tokens[i - 1], 'who') && is(tokens[i - 2], 'and')
    const and = is(tokens[i - 1], 'and')
    if (!who && !and) continue
    const better = forPlural(token.lower) ?? (who ? forSingular(token.lower) : undefined)
    if (!better || (and && !can(tokens[i + 1], TAG.participle | TAG.past | TAG.not))) continue
    const wants = forPlural(token.lower) ? 'one' : 'many'
    for (let j = i - (who ? 3 : 2); j >= Math.max(0, i - 25); j--) {
      const earlier = tokens[j] as Token
      const number = forPlural(earlier.lower) ? 'one' : forSingular(earlier.lower) ? 'many' : undefined
      if (number !== undefined) {
        const same = who ? is(tokens[j - 1], 'who') : !tokens.slice(0, j).some((one) => can(one, TAG.wh) || (can(one, TAG.subordinator) && !can(one, TAG.preposition)) || can(one, TAG.past) || can(one, AUXILIARY)) && can(tokens[j - 1], TAG.noun | TAG.nouns | TAG.adverb)
        if (same && number !== wants) {
          yield { kind: 'agreement', at: spanFrom(earlier, token), suggestions: [rewritten(tokens, j, i, { [i]: better })], values: { subject: 'that subject', verb: better } }
        }
        break
      }
      if (!who && (earlier.before !== '' || can(earlier, TAG.wh | TAG.subject) || (can(earlier, TAG.subordinator) && !can(earlier, TAG.preposition)) || can(earlier, FINITE) && !can(earlier, NOUN | TAG.participle))) break
    }
  }
}

/** Whether a word that could be a noun must be the verb: its clause holds no other, and what follows fits a verb. */
function mustBeVerb({ tokens, sentence, end }: Tagged, from: number, verb: number, demand: Demand, opener: Token | undefined, words: Words): boolean {
  if (sentence.paragraph.kind === 'item' || !/[.?!]/.test(end)) return false
  if (demand.wants === 'many' && !can(tokens[from], TAG.determiner | TAG.possessive)) return false
  const next = tokens[verb + 1]
  const token = tokens[verb] as Token
  if (can(token, TAG.adjective) || can(tokens[verb - 1], TAG.adjective)) return false
  if (demand.wants === 'many' && is(next, 'that') && !words.list('saying').has(token.lower)) return false
  if (!next || next.before !== '') {
    // "if your contact details changes.": the clause after "if" has no other verb.
    if (!opener || demand.wants === 'many' || (next && !/^[,;:]/.test(next.before)) || can(next, TAG.wh)) return false
  } else {
    if (is(next, 'of', 'and', 'or')) return false
    if (!can(next, AFTER_VERB) && !is(next, 'at', 'with', 'to', 'about', 'for', 'from', 'on', 'in', 'up', 'out', 'by', 'before', 'after', 'when', 'if', 'until', 'as', 'because')) return false
    if (can(next, AUXILIARY) || (demand.wants === 'many' && can(next, TAG.wh))) return false
  }
  for (let j = from; j < Math.min(tokens.length, verb + REACH); j++) {
    if (j === verb) continue
    const other = tokens[j] as Token
    const boundary = (demand.wants === 'one' && /[,;:]/.test(other.before)) || can(other, TAG.wh | TAG.coordinator) || (can(other, TAG.subordinator) && !can(other, TAG.preposition))
    if (j > from && boundary) {
      if (j > verb) break
      return false
    }
    if (j > verb && other.before.includes(')') && can(other, FINITE)) return false
    if (can(other, AUXILIARY) || only(other, FINITE | TAG.participle) || (j > verb && can(other, TAG.past) && !can(other, TAG.noun))) return false
  }
  return true
}

/** "The manager who deal with", "a letter which were placed": the verb of a clause with "who", "which" or "that". */
function* relatives({ tokens }: Tagged, words: Words): Generator<Slip<'agreement'>> {
  for (let i = 1; i + 1 < tokens.length; i++) {
    const pronoun = tokens[i] as Token
    if (!is(pronoun, 'who', 'which', 'that') || pronoun.word.quoted || (pronoun.before !== '' && !(pronoun.before === ',' && !is(pronoun, 'that')))) continue
    let verb = i + 1
    while (verb < tokens.length && only(tokens[verb], TAG.adverb) && !is(tokens[verb], 'there', 'here') && tokens[verb]?.before === '') verb++
    const token = tokens[verb]
    if (!token || token.before !== '') continue
    if (!can(token, AUXILIARY)) {
      if (!can(token, TAG.base | TAG.third) || can(token, TAG.past | TAG.participle | TAG.adjective | TAG.adverb)) continue
      if (can(token, NOUN) && !is(pronoun, 'who')) continue
    }
    const demand = demandOf(token, words)
    if (!demand) continue
    const antecedent = antecedentOf(tokens, i - 1, words)
    if (!antecedent || antecedent.number === 'either' || antecedent.number === demand.wants) continue
    if (demand.wants === 'one' && pronoun.before !== '' && is(pronoun, 'which')) continue
    if (is(pronoun, 'who') && demand.wants === 'many' && is(token, 'were') && is(tokens[i + 2], 'it')) continue
    // "up to the trial, who pass it on": after a comma the nearest noun may not be the person meant.
    if (pronoun.before !== '' && is(pronoun, 'who') && !isPerson(tokens[i - 1] as Token, words)) continue
    if (is(pronoun, 'that') && (is(token, 'were', 'do', 'does') || can(tokens[antecedent.start - 1], AUXILIARY | FINITE) === false && demand.wants === 'one')) continue
    if (is(token, 'were') && is(tokens[verb + 1], 'it', 'he', 'she', 'i', 'they', 'there')) continue
    yield {
      kind: 'agreement',
      at: spanFrom(tokens[antecedent.start] as Token, token),
      suggestions: [rewritten(tokens, antecedent.start, verb, { [verb]: demand.better })],
      values: { subject: (tokens[antecedent.head] as Token).word.text, verb: demand.better },
    }
  }
}

function isPerson(token: Token, words: Words): boolean {
  const singular = words.singularOf(token.lower) ?? token.lower
  return words.list('owners').has(singular) || words.list('kin').has(singular)
}

/** What a clause describes, where every noun that it could describe has the same number. */
function antecedentOf(tokens: readonly Token[], last: number, words: Words): { start: number; head: number; number: GrammaticalNumber } | undefined {
  let head = last
  let number: GrammaticalNumber | undefined
  let start = last
  for (let rounds = 0; rounds < 4; rounds++) {
    if (!can(tokens[head], NOUN)) return undefined
    let begin = head
    while (begin > 0 && (tokens[begin] as Token).before === '' && can(tokens[begin - 1], NOUN | TAG.adjective | TAG.possessive | TAG.determiner | TAG.number | TAG.participle | TAG.ing) && !can(tokens[begin - 1], AUXILIARY) && head - begin < 7) begin--
    const phrase = nounPhrase(tokens, begin, words) ?? undefined
    if (!phrase || phrase.end <= head || phrase.number === 'either') return undefined
    if (number !== undefined && number !== phrase.number) return undefined
    number = phrase.number
    start = begin
    const before = tokens[begin - 1]
    if ((tokens[begin] as Token).before !== '' || !before) break
    if (can(before, TAG.coordinator)) return undefined
    if (!can(before, TAG.preposition)) break
    if (!can(tokens[begin - 2], NOUN) || (tokens[begin - 1] as Token).before !== '') {
      if (can(tokens[begin - 2], TAG.determiner | TAG.number | TAG.indefinite | TAG.adjective)) return undefined
      break
    }
    head = begin - 2
  }
  return number === undefined ? undefined : { start, head: last, number }
}

/** "Was the letters sent?", "why has the forms not come". */
function* questions({ tokens, end }: Tagged, words: Words): Generator<Slip<'agreement'>> {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.word.quoted || !can(token, AUXILIARY) || !(i === 0 || (i === 1 && is(tokens[0], 'why', 'when', 'where', 'how', 'here')))) continue
    const demand = demandOf(token, words)
    if (!demand || (demand.wants === 'many' && !end.includes('?')) || is(token, 'have', 'do')) continue
    const subject = nounPhrase(tokens, i + 1, words)
    if (!subject || subject.number === 'either' || subject.number === demand.wants || tokens[i + 1]?.before !== '' || can(tokens[subject.end], TAG.coordinator)) continue
    if (!can(tokens[subject.start], TAG.determiner | TAG.possessive | TAG.number)) continue
    yield {
      kind: 'agreement',
      at: spanFrom(token, tokens[subject.head] as Token),
      suggestions: [rewritten(tokens, i, subject.head, { [i]: demand.better })],
      values: { subject: (tokens[subject.head] as Token).word.text, verb: demand.better },
    }
  }
}
