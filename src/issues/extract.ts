import type { Complaint } from '../case/complaint.ts'
import type { Paragraph, Sentence, Word } from '../letter/types.ts'
import type { Cues } from './cues.ts'
import { keyOf, type Term, type Thesaurus } from './thesaurus.ts'

/** A sentence of the complaint, or the part of one that stands in one point, weighed. */
export interface Claim {
  sentence: Sentence
  words: readonly Word[]
  terms: readonly Term[]
  /** 3 a question or request, 2 a fault found, 1 what leads up to it, 0 an aside. */
  strength: number
  /** True when the sentence says who did it, or who should have: the writer's own suffering alone needs no answer. */
  blames: boolean
}

/** Something that the complaint raises and that the reply ought to answer. */
export interface RaisedIssue {
  claims: readonly Claim[]
  /** The strongest claim: what the complainant would be quoted with. */
  core: Claim
  /** The number that the complainant gave it. */
  number?: number
  /** True when the complainant set it apart with a number, a bullet or "first", "second", "third". */
  listed: boolean
  /** True when it is plainly an issue: listed, a question or request of some substance, or a fault of somebody's. */
  firm: boolean
  /** What its terms are, for telling what several issues share. */
  keys: ReadonlySet<string>
}

/** Parts that are never the complainant's account. */
const NOT_PROSE = new Set<Paragraph['part']>(['email-header', 'date', 'reference', 'sign-off', 'enclosure', 'contact'])

/** A line of a form such as `Name: …`. */
const FIELD = /^[A-Z][\w ,'()]{1,50}:(?:\s|$)/
/** A bracketed number inside running text: `(1)`, `(ii)`, `(b)`. */
const INLINE_NUMBER = /(?:^|\s)\((\d{1,2}|[ivx]{1,4}|[a-h])\)\s/g
/** A number at the beginning of a line, with or without its full stop. */
const LINE_NUMBER = /(?:^|\n)[ \t]{0,4}(\d{1,2})[.):]?[ \t]{1,4}(?=[^\s\d])/g
const LEADING_NUMBER = /^(?:\(?(\d{1,2}|[ivx]{1,4}|[a-h])[).:]\s|(first|second|third|fourth|fifth|sixth|seventh|eighth|one|two|three|four|five|six|seven|eight|firstly|secondly|thirdly|fourthly|finally|lastly|last|and last|next)\b(?=[,.:]|\s(?:thing|point|and|is|you|your|the|i|my)\b))/i
const ORDINALS: Readonly<Record<string, number>> = {
  first: 1, one: 1, firstly: 1, second: 2, two: 2, secondly: 2, third: 3, three: 3, thirdly: 3, fourth: 4, four: 4, fourthly: 4,
  fifth: 5, five: 5, sixth: 6, six: 6, seventh: 7, seven: 7, eighth: 8, eight: 8,
  i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8,
}

/** An end of a sentence that a hasty writer did not follow with a capital. */
const STOP = /[.!?]\s/

/** A stretch of the complaint that stands by itself: a paragraph, an item, or the part of one after a number. */
interface Stretch {
  number?: number
  listed: boolean
  sentences: Array<{ sentence: Sentence; words: readonly Word[] }>
}

/**
 * Finds the issues that a complaint raises, in its order.
 *
 * Where the complainant numbered or listed them, each number is one issue. Elsewhere a paragraph is read sentence by
 * sentence: questions, requests and faults found make issues, and a new one begins where the subject changes. Not
 * taken for issues: thanks, who the writer is, what happened before, and the wish for an answer as such.
 */
export function extractIssues(complaint: Complaint, thesaurus: Thesaurus, cues: Cues): RaisedIssue[] {
  const issues: RaisedIssue[] = []
  const stretches = complaint.letter.paragraphs.filter(isProse).flatMap(stretchesOf)
  const listed = stretches.filter((stretch) => stretch.listed).length >= 2
  let announced = false
  for (const stretch of stretches) {
    const claims = stretch.sentences.map(({ sentence, words }) => claimOf(sentence, words, thesaurus, cues))
    if (stretch.listed && listed) {
      push(issues, issueOf(claims, stretch))
      continue
    }
    const groups = groupsOf(claims, cues)
    for (const group of groups) {
      const firm = isFirm(group, listed)
      if (firm || isPossible(group) || (announced && groups.length === 1 && claims.length <= 3)) push(issues, issueOf(group, { listed: false, sentences: [] }, firm))
    }
    announced ||= claims.some((claim) => cues.has('announces', claim.words))
  }
  return issues
}

/**
 * Whether a group of claims is plainly an issue: a question or request that, with what leads up to it, has some
 * substance, or a fault of somebody's with a subject. Beside a list of points, what stands outside the list must be a
 * question or request.
 */
function isFirm(group: readonly Claim[], besideList: boolean): boolean {
  const asked = group.some(({ strength }) => strength === 3)
  if (asked) return group.some(({ strength, terms }) => strength > 0 && terms.some((term) => term.weight >= 2)) || weightOf(group) >= 1.5
  return !besideList && group.some(({ strength, terms, blames }) => strength === 2 && blames && terms.some((term) => term.weight >= 2))
}

/** Whether a group may be an issue, for the map; its absence from the reply is then no finding. */
function isPossible(group: readonly Claim[]): boolean {
  return group.some(({ strength, terms }) => (strength === 3 && terms.length > 0) || (strength === 2 && terms.some((term) => term.weight >= 1)))
}

function weightOf(claims: readonly Claim[]): number {
  return claims.reduce((sum, { strength, terms }) => sum + (strength === 0 ? 0 : terms.reduce((own, term) => own + (term.detail ? 0 : term.weight), 0)), 0)
}

function isProse(paragraph: Paragraph): boolean {
  if (NOT_PROSE.has(paragraph.part) || paragraph.kind === 'heading') return paragraph.kind === 'heading' && paragraph.part === 'body' && /^(?:one|two|three|four|\d)/i.test(paragraph.plain)
  if (paragraph.part === 'body' || paragraph.part === 'postscript') return true
  return (paragraph.block.kind === 'item' || paragraph.words.length >= 5) && !FIELD.test(paragraph.plain) && /[.?!]$/.test(paragraph.plain.trim())
}

function stretchesOf(paragraph: Paragraph): Stretch[] {
  const out: Stretch[] = []
  const marks = marksOf(paragraph)
  const lead = LEADING_NUMBER.exec(paragraph.plain)
  const first = marks[0]?.at === paragraph.from ? marks.shift()?.number : undefined
  const marker = /^\(?(\w{1,4})[.):]/.exec(paragraph.block.marker ?? '')?.[1]
  let current: Stretch = stretch(paragraph.number ?? marker ?? lead?.[1] ?? lead?.[2] ?? first)
  if (paragraph.kind === 'item' || paragraph.block.kind === 'item') current.listed = true
  out.push(current)
  for (const sentence of paragraph.sentences) {
    let words: Word[] = []
    let reached = sentence.from
    const close = (): void => {
      if (words.length > 0) current.sentences.push({ sentence, words })
      words = []
    }
    for (const word of sentence.words) {
      while (marks[0] && marks[0].at <= word.from) {
        close()
        current = stretch((marks.shift() as { number: string }).number)
        out.push(current)
      }
      if (words.length >= 2 && STOP.test(paragraph.text.slice(reached - paragraph.from - 1, word.from - paragraph.from))) close()
      words.push(word)
      reached = word.to
    }
    close()
  }
  return out.filter((one) => one.sentences.length > 0)
}

/** Numbers that part a paragraph: in brackets inside a line, or 1, 2, 3 at the beginning of its lines. */
function marksOf(paragraph: Paragraph): Array<{ at: number; number: string }> {
  const bracketed = Array.from(paragraph.plain.matchAll(INLINE_NUMBER), (match) => ({ at: paragraph.from + match.index, number: match[1] as string }))
  if (bracketed.length > 0) return bracketed.filter((mark) => mark.at > paragraph.from + 3)
  const lines = Array.from(paragraph.text.matchAll(LINE_NUMBER), (match) => ({ at: paragraph.from + match.index, number: match[1] as string }))
  return lines.length >= 2 && lines.every(({ number }, i) => Number(number) === i + Number(lines[0]?.number)) ? lines : []
}

function stretch(label: string | undefined): Stretch {
  const made: Stretch = { listed: label !== undefined, sentences: [] }
  if (label !== undefined) {
    const number = ORDINALS[label.toLowerCase()] ?? Number.parseInt(label, 10)
    if (!Number.isNaN(number)) made.number = number
  }
  return made
}

function claimOf(sentence: Sentence, words: readonly Word[], thesaurus: Thesaurus, cues: Cues): Claim {
  return { sentence, words, terms: thesaurus.terms(words), strength: strengthOf(sentence, words, cues), blames: cues.has('agents', words) }
}

function strengthOf(sentence: Sentence, words: readonly Word[], cues: Cues): number {
  if (cues.has('asides', words)) return 0
  const last = words.at(-1) as Word
  if (cues.begins('joiners', words) && /^(?:the|my|one|another)$/.test((words[0] as Word).lower)) return 3
  const question = /^[^\w\s]{0,3}\?/.test(sentence.paragraph.plain.slice(last.to - sentence.paragraph.from))
  if (question || cues.begins('asks', words, 3)) return 3
  if (cues.has('grievances', words)) return 2
  return 1
}

/** Parts a paragraph where the subject changes. */
function groupsOf(claims: readonly Claim[], cues: Cues): Claim[][] {
  const groups: Claim[][] = []
  let current: Claim[] = []
  for (const claim of claims) {
    const strong = current.some((one) => one.strength >= 2)
    const joined = cues.begins('joiners', claim.words)
    if (strong && claim.strength >= 2 && !related(current, claim) && (joined || claim.strength === 3) && claim.terms.some((term) => term.weight >= 1)) {
      groups.push(current)
      current = []
    }
    current.push(claim)
  }
  if (current.length > 0) groups.push(current)
  return groups
}

/** Whether a claim speaks of what a group speaks of. */
function related(group: readonly Claim[], claim: Claim): boolean {
  const stems = new Set(group.flatMap((one) => one.terms.map((term) => term.stem)))
  const ids = new Set(group.flatMap((one) => one.terms.filter((term) => term.weight >= 1).flatMap((term) => term.groups)))
  return claim.terms.some((term) => (term.stem !== undefined && term.weight >= 0.6 && stems.has(term.stem)) || (term.weight >= 1 && term.groups.some((id) => ids.has(id))))
}

function issueOf(claims: readonly Claim[], { number, listed }: Stretch, firm = true): RaisedIssue {
  let core = claims[0] as Claim
  for (const claim of claims) if (rank(claim) > rank(core)) core = claim
  const keys = new Set(claims.flatMap((claim) => claim.terms.map(keyOf)))
  return { claims, core, listed, firm, keys, ...(number === undefined ? {} : { number }) }
}

/** What an issue is best quoted by: a sentence that asks or finds fault, and says of what. */
function rank({ strength, terms }: Claim): number {
  return (strength >= 2 ? 3 : strength) + Math.min(6, terms.reduce((sum, term) => sum + term.weight, 0))
}

function push(issues: RaisedIssue[], issue: RaisedIssue): void {
  if (issue.claims.some((claim) => claim.terms.length > 0)) issues.push(issue)
}
