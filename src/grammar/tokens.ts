import type { Severity } from '../rule/types.ts'
import type { Sentence, Span, Word } from '../letter/types.ts'
import { AUXILIARY, FINITE, NOUN, TAG, VERB } from './tags.ts'
import type { Words } from './words.ts'

/** A word of a sentence with the parts of speech that its neighbours leave it. */
export interface Token {
  word: Word
  lower: string
  tags: number
  /** The marks between the word before and this one, spaces left out: `,`, `(`, `–`. */
  before: string
}

/** A sentence as a list of tokens. */
export interface Tagged {
  sentence: Sentence
  tokens: Token[]
  /** The marks after the last word. */
  end: string
}

/** A slip in a sentence: which words, what kind, and how to put it right. */
export interface Slip<Kind extends string = string> {
  kind: Kind
  at: Span
  values?: Readonly<Record<string, string>>
  suggestions?: readonly string[]
  fix?: string
  /** Where it is less than an error. */
  severity?: Severity
}

/** Whether a token can play one of some parts. */
export const can = (token: Token | undefined, tags: number): boolean => token !== undefined && (token.tags & tags) !== 0

/** Whether a token can play nothing but some parts. */
export const only = (token: Token | undefined, tags: number): boolean => token !== undefined && (token.tags & tags) !== 0 && (token.tags & ~tags) === 0

/** Whether a token is one of some words. */
export const is = (token: Token | undefined, ...words: string[]): boolean => token !== undefined && words.includes(token.lower)

/** The span from one token to another. */
export function spanFrom(first: Token, last: Token): Span {
  return { block: first.word.block, from: first.word.from, to: last.word.to }
}

/** The text from one token to another with some of the tokens changed; white space folded. */
export function rewritten(tokens: readonly Token[], from: number, to: number, change: Readonly<Record<number, string>>): string {
  let out = ''
  for (let i = from; i <= to; i++) {
    const token = tokens[i] as Token
    const { sentence } = token.word
    if (i > from) {
      const before = (tokens[i - 1] as Token).word
      out += sentence.text.slice(before.to - sentence.from, token.word.from - sentence.from)
    }
    const text = change[i] ?? token.word.text
    if (text === '') out = out.trimEnd()
    out += /^[A-Z]/.test(token.word.text) && !/^I\b/.test(token.word.text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
  }
  return out.replace(/\s+/g, ' ').trim()
}

/** Tags the words of a sentence. */
export function tagged(sentence: Sentence, words: Words): Tagged {
  const tokens: Token[] = []
  let reached = sentence.from
  for (const word of sentence.words) {
    const before = sentence.plain.slice(reached - sentence.from, word.from - sentence.from).replace(/ /g, '')
    reached = word.to
    tokens.push({ word, lower: word.lower, tags: tagsOf(word, tokens.length === 0, words), before })
  }
  settle(tokens)
  return { sentence, tokens, end: sentence.plain.slice(reached - sentence.from).replace(/ /g, '') }
}

function tagsOf(word: Word, first: boolean, words: Words): number {
  if (word.kind === 'code') return TAG.name
  if (word.kind === 'number') return TAG.number
  const { lower, text } = word
  const known = words.tagsOf(lower)
  if (/^\p{Lu}/u.test(text) && !(text === 'I') && (!first || known & TAG.unknown)) {
    if (known & (TAG.possessive | TAG.number)) return known
    if (/^\p{Lu}{2}/u.test(text)) return TAG.name
    const closed = known & ~(NOUN | VERB | TAG.adjective | TAG.adverb | TAG.unknown)
    return closed || TAG.name | (known & TAG.unknown ? 0 : known & (NOUN | TAG.adjective))
  }
  return known
}

/** Lets each word's neighbours rule out parts that it cannot play there. */
function settle(tokens: Token[]): void {
  const narrow = (token: Token, tags: number): void => {
    if (token.tags & tags) token.tags &= tags
  }
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const previous = tokens[i - 1]
    if (!previous || token.before !== '') continue
    const open = VERB | NOUN | TAG.adjective | TAG.adverb
    if (token.lower === 'may' && token.word.text === 'May') token.tags = TAG.name
    if (!(token.tags & open) || token.tags & AUXILIARY) {
      // "a will", "the can": a modal after an article is a noun.
      if (token.tags & TAG.modal && is(token, 'will', 'can', 'may', 'might', 'must') && is(previous, 'a', 'the', 'his', 'her', 'my', 'your', 'their')) token.tags = TAG.noun
      continue
    }
    let before = previous
    for (let j = i - 1; j > 0 && only(before, TAG.adverb | TAG.not) && (tokens[j] as Token).before === ''; j--) before = tokens[j - 1] as Token
    if (is(previous, 'a', 'an', 'the', 'my', 'your', 'our', 'their', 'its', 'every', 'whose', 'another', 'no') || (only(previous, TAG.possessive) && !is(previous, 'his', 'her'))) {
      narrow(token, NOUN | TAG.adjective | TAG.participle | TAG.ing | TAG.adverb | TAG.number | TAG.unknown)
    } else if (only(before, TAG.to) && token.tags & TAG.base) narrow(token, TAG.base | TAG.adverb)
    else if (can(before, TAG.modal) && token.tags & TAG.base && !can(before, TAG.noun)) narrow(token, TAG.base)
    else if (only(previous, TAG.number) && token.tags & TAG.nouns) narrow(token, NOUN | TAG.adjective)
    else if (is(previous, 'i', 'he', 'she', 'we', 'they') && token.tags & FINITE) narrow(token, FINITE | TAG.adverb)
    else if (only(previous, TAG.preposition) && token.tags & (NOUN | TAG.adjective | TAG.ing)) narrow(token, ~FINITE)
  }
}

/** How many words a check looks back or ahead, so that its time grows with the length of the letter alone. */
export const REACH = 60

/** Whether a word opens a clause there: not "since" in "the months since the trial", nor "that" in "about that". */
export function opens(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  if (!can(token, TAG.subordinator)) return false
  const before = tokens[at - 1]
  // "Cannot be filed until the prosecutor has": after a verb "until" opens a clause.
  if (is(token, 'until', 'till') && can(before, VERB) && !can(before, NOUN)) return true
  if (can(token, TAG.preposition)) return is(token, 'because') || (!is(token, 'for', 'like', 'than', 'as') && (before === undefined || token.before !== ''))
  return !(is(token, 'that') && can(before, TAG.preposition))
}

/** Whether a whole clause stands before an "and", so that another may follow it. */
export function wholeBefore(tokens: readonly Token[], at: number): boolean {
  for (let j = at - 1; j >= Math.max(0, at - REACH); j--) {
    const token = tokens[j] as Token
    if (can(token, AUXILIARY) || only(token, TAG.past)) return true
    if (token.before !== '' || can(token, TAG.wh) || opens(tokens, j)) return false
  }
  return false
}
