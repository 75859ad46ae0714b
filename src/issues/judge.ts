import type { Paragraph } from '../letter/types.ts'
import type { RaisedIssue } from './extract.ts'
import type { Coverage } from './match.ts'

/** What is made of an issue. */
export interface Judgement {
  addressed: 'yes' | 'mentioned' | 'no' | 'unsure'
  /** How sure that is, from 0 to 1. */
  confidence: number
  paragraphs: Paragraph[]
}

/**
 * Weights of a logistic model of "this issue is answered". Fitted to the issues of labelled letters as they stand and
 * to the same letters without the paragraphs that answer one; on letters it was not fitted to, it ranks an answered
 * issue above an unanswered one 95 times in 100.
 */
const WEIGHTS = { best: 3.23, anywhere: 1.6, subjectBest: 0.23, mass: 1.16, details: 2, owned: 2.49, rival: -1.84, constant: -3.82 } as const

/** Below this likelihood an issue is taken as unanswered; chosen so that few answered issues fall under it. */
const ABSENT = 0.15
/** The same for a point of a list to which none of the reply's parts belongs. */
const LEFT_OVER = 0.75
/** Between `ABSENT` and this, a person must look. */
const DOUBTFUL = 0.3
/** An issue that weighs less says too little for its absence to prove anything. */
const LIGHT = 2

/** A point of the same number that holds this much of the issue is its answer. */
const ALIGNED = 0.08

/**
 * Judges from its coverage whether an issue is answered. A doubt is never a `no`.
 *
 * @param alone whether the complaint raises this one issue: what the reply then says is about it, in whatever words
 */
export function judge(issue: RaisedIssue, coverage: Coverage, alone: boolean): Judgement {
  const paragraphs = coverage.paragraphs.map(({ paragraph }) => paragraph)
  if (coverage.aligned !== undefined && coverage.aligned >= ALIGNED) return { addressed: 'yes', confidence: 0.9, paragraphs }
  const likely = likelihood(coverage)
  if (likely < (coverage.placed === false ? LEFT_OVER : ABSENT)) {
    // Without a subject there is nothing that the reply could be shown to leave out.
    const firm = issue.firm && coverage.total >= LIGHT && (coverage.subject > 0 || issue.listed) && !alone
    return { addressed: firm ? 'no' : 'unsure', confidence: firm ? round(1 - likely) : 0.5, paragraphs: [] }
  }
  if (coverage.restated) return { addressed: 'mentioned', confidence: 0.6, paragraphs }
  if (likely < DOUBTFUL) return { addressed: 'unsure', confidence: 0.5, paragraphs }
  return { addressed: 'yes', confidence: round(likely), paragraphs }
}

/** How likely it is, from 0 to 1, that a reply with this coverage answers the issue. */
export function likelihood({ best, anywhere, subjectBest, mass, details, owned, rival }: Coverage): number {
  const sum =
    WEIGHTS.constant +
    WEIGHTS.best * best +
    WEIGHTS.anywhere * anywhere +
    WEIGHTS.subjectBest * subjectBest +
    WEIGHTS.mass * Math.log1p(mass) +
    WEIGHTS.details * Math.log1p(details) +
    WEIGHTS.owned * owned +
    WEIGHTS.rival * rival
  return 1 / (1 + Math.exp(-sum))
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}
