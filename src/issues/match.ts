import type { Letter, Paragraph, Sentence } from '../letter/types.ts'
import type { Cues } from './cues.ts'
import type { RaisedIssue } from './extract.ts'
import type { Term, Thesaurus } from './thesaurus.ts'

/** What a paragraph of the reply does. */
export type Role = 'opening' | 'answer' | 'onward' | 'general' | 'heading'

/** A paragraph of the reply, with what it speaks of. */
export interface ReplyParagraph {
  paragraph: Paragraph
  role: Role
  /** Index of the section it stands in; paragraphs under one heading share it. */
  section: number
  stems: ReadonlySet<string>
  groups: ReadonlySet<number>
  /** True when every sentence only tells what the complainant said. */
  restates: boolean
}

/** The reply, indexed for the search for answers. */
export interface Reply {
  paragraphs: readonly ReplyParagraph[]
  /** In how many answering paragraphs a stem or a group stands. */
  spread(term: Term): number
  /** Numbers that the reply gave to its points, with the section of each. */
  numbered: ReadonlyMap<number, number>
}

/** How well the reply covers an issue. */
export interface Coverage {
  /** Share of the issue's weight found in the best paragraph, 0 to 1. */
  best: number
  /** Weight found there. */
  mass: number
  /** Share found anywhere in the answering paragraphs. */
  anywhere: number
  /** The weight of the issue's terms in all. */
  total: number
  /** Share of the weight of the heavy groups found anywhere. */
  heavy: number
  /** The best paragraphs, the best first. */
  paragraphs: readonly ReplyParagraph[]
  /** Terms that stand nowhere in the answering paragraphs, the weightiest first. */
  missing: readonly Term[]
  /** True when the best paragraphs only tell what the complainant said. */
  restated: boolean
}

/** Indexes a reply. */
export function replyOf(letter: Letter, thesaurus: Thesaurus, cues: Cues): Reply {
  const paragraphs: ReplyParagraph[] = []
  const numbered = new Map<number, number>()
  let section = -1
  let headed = false
  for (const paragraph of letter.body.paragraphs) {
    const heading = paragraph.kind === 'heading'
    if (heading || !headed) section++
    if (heading) headed = true
    const terms = paragraph.sentences.flatMap((sentence) => thesaurus.terms(sentence.words))
    paragraphs.push({
      paragraph,
      role: heading ? 'heading' : roleOf(paragraph, paragraphs.length, cues),
      section,
      stems: new Set(terms.flatMap((term) => (term.stem === undefined ? [] : [term.stem]))),
      groups: new Set(terms.flatMap((term) => term.groups)),
      restates: paragraph.sentences.every((sentence) => isRestated(sentence, cues)),
    })
    const number = Number.parseInt(paragraph.number ?? '', 10)
    if (!Number.isNaN(number) && !numbered.has(number)) numbered.set(number, section)
  }
  const answering = paragraphs.filter(({ role }) => role === 'answer')
  return {
    paragraphs,
    numbered,
    spread: (term) => answering.filter((one) => holds(one, term) > 0).length,
  }
}

function isRestated(sentence: Sentence, cues: Cues): boolean {
  return cues.begins('restated', sentence.words, 4)
}

function roleOf(paragraph: Paragraph, index: number, cues: Cues): Role {
  const { sentences } = paragraph
  if (sentences.some((sentence) => cues.has('onward', sentence.words)) && (index > 1)) return 'onward'
  const general = sentences.reduce((sum, sentence) => sum + cues.count('general', sentence.words), 0)
  if (general >= 2 && sentences.length >= 3) return 'general'
  if (index === 0 && paragraph.words.length < 90) return 'opening'
  return 'answer'
}

/** How far a paragraph holds a term: 1 by the same word, a little less by a word of the same group. */
function holds(paragraph: ReplyParagraph, term: Term): number {
  if (term.stem !== undefined && paragraph.stems.has(term.stem)) return 1
  return term.groups.some((group) => paragraph.groups.has(group)) ? 0.85 : 0
}

/**
 * Measures how well the reply covers an issue. Terms weigh by their group, more in the sentence that asks or finds
 * fault, less when other issues have them too or the reply has them everywhere.
 */
export function coverageOf(issue: RaisedIssue, issues: readonly RaisedIssue[], reply: Reply): Coverage {
  const answering = reply.paragraphs.filter(({ role }) => role === 'answer')
  const terms = weighed(issue, issues, reply, answering.length)
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const scored = answering
    .map((one) => ({ one, mass: massOf(one, terms, reply) }))
    .sort((a, b) => b.mass - a.mass)
  const top = scored[0]
  const found = terms.map(({ term, weight }) => ({ term, weight, held: Math.max(0, ...answering.map((one) => holds(one, term))) }))
  const heavy = found.filter(({ term }) => term.weight >= 2)
  const sum = (list: typeof found, all: boolean): number => list.reduce((total, { weight, held }) => total + weight * (all ? 1 : held), 0)
  const paragraphs = top && top.mass > 0 ? scored.filter(({ mass }) => mass >= 0.75 * top.mass).map(({ one }) => one).slice(0, 3) : []
  return {
    best: total === 0 ? 0 : (top?.mass ?? 0) / total,
    mass: top?.mass ?? 0,
    anywhere: total === 0 ? 0 : sum(found, false) / total,
    total,
    heavy: heavy.length === 0 ? 1 : sum(heavy, false) / sum(heavy, true),
    paragraphs,
    missing: found.filter(({ held }) => held === 0).sort((a, b) => b.weight - a.weight).map(({ term }) => term),
    restated: paragraphs.length > 0 && paragraphs.every(({ restates }) => restates),
  }
}

interface Weighed {
  term: Term
  weight: number
}

function weighed(issue: RaisedIssue, issues: readonly RaisedIssue[], reply: Reply, size: number): Weighed[] {
  const out = new Map<string, Weighed>()
  for (const claim of issue.claims) {
    const share = claim === issue.core || claim.strength >= 2 ? 1 : claim.strength === 1 ? 0.4 : 0.1
    for (const term of claim.terms) {
      const others = issues.filter((other) => other !== issue && other.claims.some((one) => one.terms.some((same) => alike(same, term)))).length
      const common = 1 / (1 + 0.5 * others)
      const spread = size === 0 ? 0 : reply.spread(term) / size
      const weight = term.weight * share * common * (1 - 0.6 * spread)
      const key = term.stem ?? `:${term.groups.join()}`
      const known = out.get(key)
      if (!known || known.weight < weight) out.set(key, { term, weight })
    }
  }
  return [...out.values()]
}

function alike(a: Term, b: Term): boolean {
  return a.stem === undefined ? b.stem === undefined && a.groups.join() === b.groups.join() : a.stem === b.stem
}

function massOf(one: ReplyParagraph, terms: readonly Weighed[], reply: Reply): number {
  const heading = reply.paragraphs.find((other) => other.role === 'heading' && other.section === one.section)
  return terms.reduce((sum, { term, weight }) => sum + weight * Math.max(holds(one, term), heading ? holds(heading, term) : 0), 0)
}
