import type { Paragraph } from '../letter/types.ts'
import type { RaisedIssue } from './extract.ts'
import type { Coverage, Reply } from './match.ts'

/** What is made of an issue. */
export interface Judgement {
  addressed: 'yes' | 'mentioned' | 'no' | 'unsure'
  /** From 0 to 1. */
  confidence: number
  paragraphs: Paragraph[]
}

/** Below this share of its weight in the best paragraph, an issue has no answer. */
const ABSENT = 0.19
/** Between `ABSENT` and this, a person must look. */
const DOUBTFUL = 0.26
/** An issue that weighs less says too little for its absence to prove anything. */
const LIGHT = 2.5

/** Judges from its coverage whether an issue is answered. A doubt is never a `no`. */
export function judge(issue: RaisedIssue, coverage: Coverage, reply: Reply): Judgement {
  const paragraphs = coverage.paragraphs.map(({ paragraph }) => paragraph)
  if (issue.number !== undefined && reply.numbered.has(issue.number) && reply.numbered.size > 1 && coverage.best > 0) {
    return { addressed: 'yes', confidence: 0.9, paragraphs }
  }
  if (coverage.best < ABSENT) {
    const firm = issue.core.strength >= 2 && coverage.total >= LIGHT && coverage.anywhere < 0.4
    return { addressed: firm ? 'no' : 'unsure', confidence: firm ? Math.min(0.95, 0.6 + 2 * (ABSENT - coverage.best)) : 0.4, paragraphs: [] }
  }
  if (coverage.restated) return { addressed: 'mentioned', confidence: 0.6, paragraphs }
  if (coverage.best < DOUBTFUL) return { addressed: 'unsure', confidence: 0.5, paragraphs }
  return { addressed: 'yes', confidence: Math.min(0.95, 0.5 + coverage.best / 2), paragraphs }
}
