import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, rewritten, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'
import type { Words } from './words.ts'

/** Words that look like participles and stand as prepositions: "as far as we could given the delay". */
const LINKING = new Set('given based provided regarding concerning compared including following depending considering owing'.split(' '))

/** Adverbs that stand between an auxiliary and its verb, besides those in -ly. */
const BETWEEN = new Set('also never already ever only just still always since now then first even once soon often therefore indeed again too quite rather almost'.split(' '))

/** Nouns that stand bare after "be": "you were part of it", "they were witness to". */
const STATES = 'part witness victim party home family friend help heart fun news work trouble cause reason proof evidence law fact time hope love pain shock sport talk play luck cover rest need use bail custody force support help'.split(' ')

/** Whether a form after "be" is meant as a passive: a person before it, or "has been", and then its "by", "in" or an end. */
function passive(tokens: readonly Token[], at: number, verb: number, words: Words): boolean {
  const before = tokens[at - 1]
  const thing = is(tokens[at], 'was', 'were', 'been', 'be') && words.list('countable').has((tokens[verb] as Token).lower) && only(before, TAG.noun | TAG.nouns | TAG.have | TAG.to | TAG.modal) && !is(tokens[at - 2], 'there')
  const been = is(tokens[at], 'been') && can(before, TAG.have) && !is(tokens[at - 2], 'there')
  const person = is(tokens[at], 'were', 'was') && is(before, 'you', 'we', 'they', 'he', 'she', 'i') && !can(tokens[at - 2], TAG.preposition | TAG.ing)
  const after = tokens[verb + 1]
  return (been || person || thing) && after?.before === '' && (can(after, TAG.preposition | TAG.to) || is(after, 'as', 'twice', 'again')) && !is(after, 'of', 'for')
}

/** Subjects between an auxiliary and its verb in a question: "did you receive". */
const SUBJECTS = TAG.subject | TAG.indefinite

/**
 * The wrong form of a verb after an auxiliary: "have already came", "did not went", "will needs to", "was wrote".
 * Judged only where the form cannot be anything else.
 */
export function* verbForms({ tokens }: Tagged, words: Words): Generator<Slip<'verb-form'>> {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.word.quoted || !can(token, AUXILIARY | TAG.to)) continue
    const verb = following(tokens, i, token)
    if (verb === -1) continue
    const next = tokens[verb] as Token
    const plain = words.verbOf(next.lower)
    if (next.word.quoted || LINKING.has(next.lower)) continue
    if (is(next, 'been') && can(token, TAG.modal) && !can(token, TAG.have) && !(token.tags & NOUN) && i > 0) {
      yield { kind: 'verb-form', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, verb, { [verb]: 'have been' })], values: { why: 'After this verb "been" needs "have".' } }
      continue
    }
    if (!plain) {
      if (modalWithoutBe(tokens, i, verb)) yield { kind: 'verb-form', at: spanFrom(token, next), suggestions: [rewritten(tokens, i, verb, { [verb]: `be ${next.word.text}` })], values: { why: 'The verb "be" is missing.' } }
      continue
    }
    const better = correction(tokens, i, verb, plain, words)
    if (better === undefined || better === next.lower) continue
    const write = rewritten(tokens, i, verb, { [verb]: better })
    yield { kind: 'verb-form', at: spanFrom(token, next), suggestions: [write], values: { why: `Write "${write}".` } }
  }
}

/** The index of the verb that an auxiliary governs: past adverbs, "not" and, in a question, a pronoun; or -1. */
function following(tokens: readonly Token[], at: number, auxiliary: Token): number {
  let subjects = 0
  for (let j = at + 1; j < Math.min(tokens.length, at + 5); j++) {
    const token = tokens[j] as Token
    if (token.before !== '') return -1
    if (can(token, TAG.not) || BETWEEN.has(token.lower) || (only(token, TAG.adverb) && token.lower.endsWith('ly'))) continue
    if (j === at + 1 && subjects === 0 && can(token, SUBJECTS) && !can(auxiliary, TAG.to) && opensQuestion(tokens, at)) {
      subjects++
      continue
    }
    return j
  }
  return -1
}

function opensQuestion(tokens: readonly Token[], at: number): boolean {
  const previous = tokens[at - 1]
  return previous === undefined || is(previous, 'why', 'when', 'where', 'how', 'what')
}

/** "The three would ready": an adjective cannot follow a modal. */
function modalWithoutBe(tokens: readonly Token[], at: number, verb: number): boolean {
  const auxiliary = tokens[at] as Token
  const next = tokens[verb] as Token
  const after = tokens[verb + 1]
  return at > 0 && can(auxiliary, TAG.modal) && !(auxiliary.tags & NOUN) && only(next, TAG.adjective) && !opensQuestion(tokens, at) && (!after || after.before !== '' || can(after, TAG.preposition | TAG.to | TAG.subordinator | TAG.coordinator))
}

const OBJECT = TAG.determiner | TAG.possessive | TAG.object | TAG.number

/** The form that belongs there, or undefined when the one written may be right. */
function correction(tokens: readonly Token[], at: number, verb: number, plain: string, words: Words): string | undefined {
  const auxiliary = tokens[at] as Token
  const next = tokens[verb] as Token
  const after = tokens[verb + 1]
  const before = tokens[at - 1]
  const takesObject = after !== undefined && after.before === '' && can(after, OBJECT) && !is(after, 'that')
  if (is(next, 'done') && can(auxiliary, TAG.modal) && at > 0 && !(auxiliary.tags & NOUN)) return 'be done'
  if (can(next, AUXILIARY)) return undefined
  // "She'd got": "had" or "would".
  if (can(auxiliary, TAG.modal) && can(auxiliary, TAG.have)) return undefined
  if (can(auxiliary, TAG.modal)) {
    if (auxiliary.tags & NOUN) return undefined
    if (can(before, TAG.determiner | TAG.possessive | TAG.adjective) && is(auxiliary, 'will', 'might', 'can', 'must')) return undefined
    if (can(next, TAG.base | TAG.noun | TAG.adverb | TAG.unknown | TAG.name)) return undefined
    if (only(next, TAG.third)) return plain
    // "will needs to": a plural noun cannot follow the modal unless it is the subject of a question.
    if (can(next, TAG.third) && (takesObject || can(after, TAG.to)) && !opensQuestion(tokens, at) && verb > 0 && at > 0) return plain
    if (can(next, TAG.third)) return undefined
    if (only(next, TAG.past | TAG.participle | TAG.adjective) && can(next, TAG.past | TAG.participle)) {
      if (at === 0 || opensQuestion(tokens, at)) return undefined
      if (can(next, TAG.participle) && (!takesObject || is(after, 'by'))) return `be ${next.lower}`
      return plain
    }
    return undefined
  }
  if (can(auxiliary, TAG.have)) {
    if (is(auxiliary, 'having') && !can(next, TAG.past)) return undefined
    const participle = words.participleOf(plain)
    if (only(next, TAG.past) && next.lower !== participle) return participle
    if (only(next, TAG.base) && next.lower !== participle && !is(auxiliary, 'having') && !opensQuestion(tokens, at) && !can(before, TAG.wh) && !can(after, TAG.noun | TAG.nouns)) return participle
    // "I have look at the file": "a look" would need its article.
    if (is(next, 'look', 'check') && !opensQuestion(tokens, at) && can(after, TAG.preposition | TAG.adverb | TAG.determiner)) return participle
    if (can(next, TAG.base) && !can(next, TAG.participle | TAG.adjective) && takesObject && !can(before, TAG.determiner) && (can(before, TAG.modal | TAG.subject) || (only(before, TAG.noun) && is(auxiliary, 'had', 'has') && !tokens.slice(verb + 1, verb + 5).some((one) => /^(?:days?|weeks?|months?|mornings?|afternoon|evening|night|next|following|same|time)$/.test(one.lower)))) && !is(next, 'need', 'cause', 'reason', 'occasion', 'hope', 'doubt', 'respect', 'regard')) return participle
    return undefined
  }
  if (can(auxiliary, TAG.do) && is(auxiliary, 'do', 'does', 'did', "don't", "doesn't", "didn't")) {
    const negated = verb > at + 1 || can(auxiliary, TAG.not)
    if (!negated) return undefined
    if (is(tokens[verb - 1], 'so', 'now', 'then', 'here', 'also', 'only', 'just', 'well', 'today', 'yesterday') && !can(tokens[verb - 1], TAG.not)) return undefined
    const direct = can(tokens[verb - 1], TAG.not) || can(tokens[at + 1], TAG.not | SUBJECTS)
    if (!direct) return undefined
    if (can(next, TAG.base)) return undefined
    if (only(next, TAG.past | TAG.participle | TAG.third | TAG.adjective) && can(next, TAG.past | TAG.participle | TAG.third)) return plain
    if (can(next, TAG.third) && can(tokens[verb - 1], TAG.not) && !can(next, TAG.nouns)) return plain
    return undefined
  }
  if (can(auxiliary, TAG.be) && !can(auxiliary, TAG.have)) {
    if (is(auxiliary, 'be', 'being') && can(before, TAG.noun) && !can(before, TAG.modal | TAG.to)) return undefined
    const participle = words.participleOf(plain)
    if (only(next, TAG.past) && next.lower !== participle) return participle
    // "You were call at once", "has been record by": a noun would need its article there.
    if (can(next, TAG.base) && can(next, TAG.noun) && !can(next, TAG.participle | TAG.adjective | TAG.adverb | TAG.nouns) && verb === at + 1 && next.lower !== participle && !STATES.includes(next.lower) && passive(tokens, at, verb, words)) return participle
    if (only(next, TAG.base) && next.lower !== participle && !is(before, 'that', 'all', 'what', 'is', 'do', 'did', 'can', 'should')) {
      // "What we do is write to": an infinitive after "is" is right where "do" stands in the clause.
      if (tokens.slice(Math.max(0, at - 12), at).some((one) => can(one, TAG.do))) return undefined
      return is(auxiliary, 'am') ? `${plain}`.replace(/e$/, '').concat('ing') : participle
    }
    return undefined
  }
  if (only(auxiliary, TAG.to) && verb === at + 1) {
    // "Her manager to confirmed to me": before "to" or "that" it is no adjective; "due to" and the like are prepositions.
    if (can(next, TAG.participle) && can(next, TAG.past) && !can(next, TAG.base | TAG.noun) && after?.before === '' && (can(after, TAG.to | TAG.object) || is(after, 'that', 'whether')) && !can(after, TAG.possessive) && can(before, TAG.noun | TAG.nouns | TAG.object) && !is(before, 'due', 'subject', 'reference', 'respect', 'regard', 'response', 'addition', 'relation', 'thanks', 'contrary')) return plain
    // "To saved the case": before an object a form in -ed is no adjective.
    if (only(next, TAG.past | TAG.participle | TAG.adjective) && can(next, TAG.past) && next.lower.endsWith('ed') && after?.before === '' && can(after, TAG.determiner | TAG.possessive | TAG.object) && !is(after, 'that', 'all', 'both', 'more', 'such') && can(before, TAG.noun | TAG.nouns | TAG.object | TAG.adjective | TAG.past | TAG.participle | TAG.base) && !is(before, 'due', 'subject', 'reference', 'respect', 'regard', 'response', 'addition', 'relation', 'thanks', 'contrary', 'according', 'close', 'next', 'prior', 'similar')) return plain
    if (can(next, TAG.base | TAG.adjective | TAG.adverb)) return undefined
    if (can(before, TAG.noun | TAG.nouns | TAG.participle | TAG.past | TAG.adjective | TAG.base) === false) return undefined
    if (only(next, TAG.third)) return plain
    // "what you would like to looked at": not "due to perceived in", where "to" is a preposition.
    if (only(next, TAG.past | TAG.participle) && can(before, TAG.base | TAG.noun) && /^(?:matter|want|wish|like|need|ought|have|going|hope|intend|complaint|case|decision)$/.test(before?.lower ?? '') && can(after, TAG.preposition)) return `be ${next.lower}`
    if (only(next, TAG.past) || (only(next, TAG.past | TAG.participle) && takesObject && !can(after, TAG.number))) return plain
    if (can(next, TAG.third) && !can(next, FINITE & ~TAG.third) && takesObject && is(after, 'the', 'you', 'your', 'us', 'me', 'him', 'them')) return undefined
  }
  return undefined
}
