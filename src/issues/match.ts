import type { Letter, Paragraph, Sentence } from '../letter/types.ts'
import type { Cues } from './cues.ts'
import type { RaisedIssue } from './extract.ts'
import { keyOf, type Term, type Thesaurus } from './thesaurus.ts'

/** What a paragraph of the reply does. Only an `answer` can answer an issue. */
export type Role = 'opening' | 'answer' | 'onward' | 'general' | 'heading'

/** What a stretch of text speaks of. */
interface Content {
  stems: ReadonlySet<string>
  groups: ReadonlySet<number>
}

/** A paragraph of the reply, with what it speaks of, its heading included. */
export interface ReplyParagraph extends Content {
  paragraph: Paragraph
  role: Role
  /** Index of the section it stands in; paragraphs under one heading share it. */
  section: number
  /**
   * True when every sentence only tells what the complainant said or notes it, and no answer follows in the next
   * paragraph of its section.
   */
  restates: boolean
}

/** The reply, indexed for the search for answers. */
export interface Reply {
  paragraphs: readonly ReplyParagraph[]
  /** The paragraphs that can hold an answer. */
  answering: readonly ReplyParagraph[]
  /** What is searched for an answer: each answering paragraph, and each section of several. */
  windows: ReadonlyArray<Content & { paragraphs: readonly ReplyParagraph[] }>
  /** The parts in which the reply takes up one point after another; few where it does not. */
  parts: readonly Content[]
  /** Windows by the number that the reply gave to the point. */
  numbered: ReadonlyMap<number, number>
}

/** How well the reply covers an issue. Shares are from 0 to 1. */
export interface Coverage {
  /** Share of the issue's weight found in the best window. */
  best: number
  /** Weight found there. */
  mass: number
  /**
   * Share found in the window that the reply gave the same number as the complaint, where both number their points; 1
   * where both have the same points throughout.
   */
  aligned?: number
  /** Share found in the best window that covers no other issue better; 0 when others are nearer everywhere. */
  owned: number
  /**
   * Whether one of the parts of the reply is this issue's own; absent where the complaint has no list or the reply is
   * not in parts.
   */
  placed?: boolean
  /** Share of another issue that the best window covers at most. */
  rival: number
  /** Share found anywhere in the answering paragraphs. */
  anywhere: number
  /** The weight of the issue's terms in all. */
  total: number
  /** Weight of the issue's subjects: terms of the heavy groups. */
  subject: number
  /** Share of the subjects found in the best window for them; 1 when there are none. */
  subjectBest: number
  /** Weight of the names, amounts and dates found in the best window. */
  details: number
  /** The best paragraphs, the best first. */
  paragraphs: readonly ReplyParagraph[]
  /** Terms that stand nowhere in the answering paragraphs, the weightiest first. */
  missing: readonly Term[]
  /** True when the best paragraphs only tell what the complainant said. */
  restated: boolean
}

/**
 * Indexes a reply.
 *
 * @param parts the runs of paragraphs in which it answers one point each, where it does so
 */
export function replyOf(letter: Letter, thesaurus: Thesaurus, cues: Cues, parts: ReadonlyArray<readonly Paragraph[]>): Reply {
  const paragraphs: ReplyParagraph[] = []
  const numbered = new Map<number, number>()
  let section = -1
  let heading: Term[] = []
  for (const paragraph of letter.body.paragraphs) {
    const isHeading = paragraph.kind === 'heading'
    const own = paragraph.sentences.flatMap((sentence) => thesaurus.terms(sentence.words))
    if (isHeading) heading = own
    if (isHeading || heading.length === 0) section++
    const role = isHeading ? 'heading' : roleOf(paragraph, paragraphs.length, cues)
    paragraphs.push({
      paragraph,
      role,
      section,
      ...contentOf([...heading, ...own]),
      restates: paragraph.sentences.every((sentence) => isRestated(sentence, cues)),
    })
  }
  for (const [i, one] of paragraphs.entries()) {
    const next = paragraphs[i + 1]
    if (one.restates && next && next.role === 'answer' && next.paragraph.number === undefined && !opensPoint(next.paragraph, cues)) one.restates = false
  }
  if (!paragraphs.some(({ role }) => role === 'answer')) for (const one of paragraphs) if (one.role === 'opening') one.role = 'answer'
  const answering = paragraphs.filter(({ role }) => role === 'answer')
  const sections = [...new Set(answering.map((one) => one.section))].map((id) => answering.filter((one) => one.section === id))
  const windows = [...answering.map((one) => [one]), ...sections.filter((list) => list.length > 1)].map((list) => ({ paragraphs: list, ...union(list) }))
  for (const [i, window] of windows.entries()) {
    const number = Number.parseInt(numberOf(window.paragraphs[0] as ReplyParagraph, paragraphs) ?? '', 10)
    if (!Number.isNaN(number)) numbered.set(number, i)
  }
  return {
    paragraphs,
    answering,
    windows,
    numbered,
    parts: parts.map((list) => union(paragraphs.filter(({ paragraph }) => list.includes(paragraph)))),
  }
}

/** The number of a paragraph, or of the heading that it stands under. */
function numberOf(one: ReplyParagraph, paragraphs: readonly ReplyParagraph[]): string | undefined {
  return one.paragraph.number ?? paragraphs.find((other) => other.role === 'heading' && other.section === one.section)?.paragraph.number
}

function contentOf(terms: readonly Term[]): Content {
  return { stems: new Set(terms.flatMap((term) => (term.stem === undefined ? [] : [term.stem]))), groups: new Set(terms.flatMap((term) => term.groups)) }
}

function union(list: readonly Content[]): Content {
  return { stems: new Set(list.flatMap(({ stems }) => [...stems])), groups: new Set(list.flatMap(({ groups }) => [...groups])) }
}

/** Whether a paragraph takes up the next point rather than answering the one before it. */
function opensPoint({ sentences }: Paragraph, cues: Cues): boolean {
  const first = sentences[0]
  return first !== undefined && (isRestated(first, cues) || cues.begins('joiners', first.words))
}

function isRestated(sentence: Sentence, cues: Cues): boolean {
  return cues.begins('restated', sentence.words, 4)
}

function roleOf(paragraph: Paragraph, index: number, cues: Cues): Role {
  const { sentences } = paragraph
  if (index > 1 && sentences.some((sentence) => cues.has('onward', sentence.words))) return 'onward'
  const general = sentences.reduce((sum, sentence) => sum + cues.count('general', sentence.words), 0)
  if (general >= 2 && sentences.length >= 3 && paragraph.words.filter(({ lower }) => lower === 'you' || lower === 'your').length <= 1) return 'general'
  const first = sentences[0]
  if (index === 0 && paragraph.words.length < 90 && first && (isRestated(first, cues) || cues.begins('openings', first.words, 2))) return 'opening'
  if (index < 4 && sentences.every((sentence) => isRestated(sentence, cues) || cues.begins('openings', sentence.words, 2))) return 'opening'
  return 'answer'
}

/** How far a text holds a term: 1 by the same word, a little less by a word of the same group. */
function holds(content: Content, term: Term): number {
  if (term.stem !== undefined && content.stems.has(term.stem)) return 1
  return term.groups.some((group) => content.groups.has(group)) ? 0.85 : 0
}

/** A question that weighs less, such as "how is that right?", is about what leads up to it. */
const THIN = 2

interface Weighed {
  term: Term
  weight: number
}

/**
 * Measures how well the reply covers each issue. Terms weigh by their group, more in the sentence that asks or finds
 * fault, less when other issues have them too or the reply has them everywhere.
 */
export function coverageOf(issues: readonly RaisedIssue[], reply: Reply): Coverage[] {
  const measured = issues.map((issue) => measure(issue, issues, reply))
  const placed = placedOf(issues, measured, reply)
  return measured.map((one, i) => {
    let owned = 0
    for (const [w, share] of one.shares.entries()) {
      if (share > owned && measured.every((other, j) => j === i || (other.shares[w] as number) <= share)) owned = share
    }
    const rival = one.top === -1 ? 0 : Math.max(0, ...measured.filter((_, j) => j !== i).map((other) => other.shares[one.top] as number))
    const place = placed.get(issues[i] as RaisedIssue)
    return { ...one.coverage, owned, rival, ...(place === undefined ? {} : { placed: place }) }
  })
}

/** So many parts show that the reply takes up point after point. */
const IN_PARTS = 3

/**
 * Gives each point of a listed complaint one part of the reply, the surest pairs first, and tells which points are left
 * over. Source: a reply that goes through the points leaves out those for which it has no part.
 */
function placedOf(issues: readonly RaisedIssue[], measured: readonly Measured[], reply: Reply): ReadonlyMap<RaisedIssue, boolean> {
  const listed = issues.flatMap((issue, i) => (issue.listed ? [{ issue, parts: (measured[i] as Measured).parts }] : []))
  if (listed.length < IN_PARTS || reply.parts.length < IN_PARTS) return new Map()
  const pairs = listed.flatMap(({ issue, parts }) => parts.map((share, part) => ({ issue, part, share }))).sort((a, b) => b.share - a.share)
  const placed = new Map<RaisedIssue, boolean>(listed.map(({ issue }) => [issue, false]))
  const taken = new Set<number>()
  for (const { issue, part, share } of pairs) {
    if (share === 0 || placed.get(issue) || taken.has(part)) continue
    placed.set(issue, true)
    taken.add(part)
  }
  return placed
}

/** What of an issue is found where, apart from the other issues. */
interface Measured {
  coverage: Omit<Coverage, 'owned' | 'rival' | 'placed'>
  /** Share of the issue found in each part of the reply. */
  parts: readonly number[]
  /** Share of the issue found in each window of the reply. */
  shares: readonly number[]
  /** Index of the best window, or -1. */
  top: number
}

function measure(issue: RaisedIssue, issues: readonly RaisedIssue[], reply: Reply): Measured {
  const all = weighed(issue, issues, reply)
  const terms = all.filter(({ term }) => !term.detail)
  const details = all.filter(({ term }) => term.detail)
  const subjects = terms.filter(({ term }) => term.weight >= 2)
  const total = massOf(terms)
  const share = (mass: number): number => (total === 0 ? 1 : Math.min(1, mass / total))
  const masses = reply.windows.map((window) => massOf(all, window) * (window.paragraphs.length > 1 ? 0.9 : 1))
  const most = Math.max(0, ...masses)
  const top = most > 0 ? masses.indexOf(most) : -1
  const best = reply.windows[top]
  const whole = union(reply.answering)
  const single = reply.windows
    .map((window, i) => ({ window, mass: masses[i] as number }))
    .filter(({ window, mass }) => most > 0 && window.paragraphs.length === 1 && mass >= 0.7 * most)
    .sort((a, b) => b.mass - a.mass)
    .map(({ window }) => window.paragraphs[0] as ReplyParagraph)
  const paragraphs = (single.length > 0 ? single : (best?.paragraphs ?? [])).slice(0, 3)
  const subject = massOf(subjects)
  const shares = masses.map(share)
  const window = issue.number === undefined || reply.numbered.size < 2 ? undefined : reply.numbered.get(issue.number)
  const samePoints = issues.filter(({ number }) => number !== undefined).length === reply.numbered.size
  return {
    coverage: {
      ...(window === undefined ? {} : { aligned: samePoints ? 1 : (shares[window] as number) }),
      best: share(most),
      mass: most,
      anywhere: share(massOf(terms, whole)),
      total,
      subject,
      subjectBest: subject === 0 ? 1 : Math.max(0, ...reply.windows.map((window) => massOf(subjects, window))) / subject,
      details: best ? massOf(details, best) : 0,
      paragraphs,
      missing: terms.filter(({ term }) => holds(whole, term) === 0).sort((a, b) => b.weight - a.weight).map(({ term }) => term),
      restated: paragraphs.length > 0 && paragraphs.every(({ restates }) => restates),
    },
    parts: reply.parts.map((part) => share(massOf(all, part))),
    shares,
    top,
  }
}

/** The weight of terms, or of those that a text holds. */
function massOf(terms: readonly Weighed[], content?: Content): number {
  return terms.reduce((sum, { term, weight }) => sum + weight * (content ? holds(content, term) : 1), 0)
}

function weighed(issue: RaisedIssue, issues: readonly RaisedIssue[], reply: Reply): Weighed[] {
  const out = new Map<string, Weighed>()
  const size = Math.max(1, reply.answering.length)
  const own = issue.claims.filter((claim) => claim.strength >= 2).reduce((sum, { terms }) => sum + terms.reduce((all, term) => all + term.weight, 0), 0)
  for (const claim of issue.claims) {
    const share = claim.strength >= 2 ? 1 : claim.strength === 0 ? 0.1 : issue.listed || own < THIN ? 0.8 : 0.4
    for (const term of claim.terms) {
      const key = keyOf(term)
      const others = issues.filter((other) => other !== issue && other.keys.has(key)).length
      const spread = Math.max(0, reply.answering.filter((one) => holds(one, term) > 0).length - 1) / size
      const weight = (term.weight * share * (1 - 0.6 * spread)) / (1 + 0.5 * others)
      const known = out.get(key)
      if (!known || known.weight < weight) out.set(key, { term, weight })
    }
  }
  return [...out.values()]
}

