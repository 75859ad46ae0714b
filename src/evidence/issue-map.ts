import type { Paragraph, Span, Word } from '../letter/types.ts'
import { cuesOf } from '../issues/cues.ts'
import { extractIssues, type RaisedIssue } from '../issues/extract.ts'
import { judge } from '../issues/judge.ts'
import { type Coverage, coverageOf, replyOf } from '../issues/match.ts'
import { thesaurusOf } from '../issues/thesaurus.ts'
import { partsOf } from './answered-parts.ts'
import { defineEvidence } from '../rule/define-rule.ts'

/** Whether the reply answers an issue: `mentioned` when it is only repeated or noted, `unsure` when a person must look. */
export type Addressed = 'yes' | 'mentioned' | 'no' | 'unsure'

/** An issue of the complaint and where the reply answers it. */
export interface MappedIssue {
  /** The issue in the complainant's own words, cut to a line. */
  text: string
  /** The words of the complaint that raise it. Its block belongs to the complaint, not to the letter. */
  quote: Span
  /** The number that the complainant gave it. */
  number?: number
  addressed: Addressed
  /** Paragraphs of the letter that bear on it, the best first. */
  paragraphs: readonly Paragraph[]
  /** How sure the map is of `addressed`, from 0 to 1. */
  confidence: number
  /** Where in the letter an answer belongs: after the answer to the issue before it. */
  after?: Paragraph
  raised: RaisedIssue
}

/** Longest text of an issue, in characters. */
const LONGEST = 160

/**
 * The issues that the complaint raises, each with the paragraphs of the reply that answer it; `undefined` without a
 * complaint. Source: HMCPSI, CPS handling of complaints (2023), 7.10 and Annex C, question 28.
 */
export const issueMap = defineEvidence<readonly MappedIssue[] | undefined>('issue map', ({ complaint, letter, dictionaries, lexicon }) => {
  if (!complaint) return undefined
  const thesaurus = thesaurusOf(dictionaries.thesaurus, lexicon)
  const cues = cuesOf(dictionaries.issues)
  const issues = extractIssues(complaint, thesaurus, cues)
  const parts = partsOf(letter.body.paragraphs, dictionaries.outcomes).map(({ paragraphs }) => paragraphs)
  const reply = replyOf(letter, thesaurus, cues, parts)
  const mapped: MappedIssue[] = []
  const coverage = coverageOf(issues, reply)
  for (const [i, raised] of issues.entries()) {
    const { addressed, confidence, paragraphs } = judge(raised, coverage[i] as Coverage, issues.length === 1)
    const quote = quoteOf(raised)
    const issue: MappedIssue = { text: shorten(quote.block.text.slice(quote.from, quote.to)), quote, addressed, paragraphs, confidence, raised }
    if (raised.number !== undefined) issue.number = raised.number
    const before = mapped.findLast((one) => one.paragraphs.length > 0)?.paragraphs[0] ?? reply.paragraphs.find(({ role }) => role === 'answer')?.paragraph
    if (before) issue.after = before
    mapped.push(issue)
  }
  return mapped
})

/** Words below which a sentence is quoted with the one before it: "Still not got it back" says nothing alone. */
const SHORT = 7

/** The sentence that raises an issue, with the one before it where it is too short to be understood. */
function quoteOf({ claims, core }: RaisedIssue): Span {
  const before = claims[claims.indexOf(core) - 1]
  const first = (core.words.length < SHORT && before?.words[0]?.block === core.words[0]?.block ? before : core)?.words[0] as Word
  const last = core.words.at(-1) as Word
  return { block: last.block, from: first.from, to: last.to }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= LONGEST ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST))}…`
}
