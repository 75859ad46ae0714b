import { type Complaint, complaintOf } from '../../case/complaint.ts'
import { type CheckInput, type CheckResult, contextOf, type Resources } from '../../check.ts'
import type { Document, Span } from '../../read/types.ts'
import { evidenceOf } from '../../rule/run.ts'
import type { Context, Finding } from '../../rule/types.ts'

/** A place in a letter, by the number of its block. */
interface Place {
  block: number
  from: number
  to: number
}

type Whole = Pick<CheckResult, 'answers' | 'rating' | 'failures' | 'suppressions' | 'timeliness' | 'contradictions'>

/** A checked letter as it goes from thread to thread: values alone, the letter's parts by number. */
export interface Packed extends Whole {
  document: Document
  findings: Array<Omit<Finding, 'span' | 'after'> & { span?: Place; after?: number }>
  issues?: Array<Omit<NonNullable<CheckResult['issues']>[number], 'paragraphs' | 'after'> & { paragraphs: number[]; after?: number }>
}

/** Packs a checked letter. */
export function pack(result: CheckResult): Packed {
  const { letter, findings, issues, answers, rating, failures, suppressions, timeliness, contradictions } = result
  const packed: Packed = {
    answers, rating, failures, suppressions, timeliness, contradictions,
    document: letter.document,
    findings: findings.map(({ span, after, ...finding }) => ({ ...finding, ...(span ? { span: placeOf(span) } : {}), ...(after ? { after: after.index } : {}) })),
  }
  if (issues) {
    packed.issues = issues.map(({ text, quote, number, addressed, confidence, paragraphs, after }) => ({
      text, quote: { block: quote.block, from: quote.from, to: quote.to }, addressed, confidence,
      paragraphs: paragraphs.map(({ index }) => index),
      ...(number === undefined ? {} : { number }),
      ...(after ? { after: after.index } : {}),
    }))
  }
  return packed
}

function placeOf({ block, from, to }: Span): Place {
  return { block: block.index, from, to }
}

/**
 * A checked letter from what another thread packed. Nothing is checked again; the complaint is looked at only when it
 * or an analysis is asked for.
 *
 * @param input what was known of the case
 */
export function unpack(packed: Packed, input: Omit<CheckInput, 'document' | 'complaint'>, complaint: Document | undefined, resources: Resources): CheckResult {
  const { document, findings, issues, ...whole } = packed
  const context = contextOf({ ...input, document }, resources)
  const { letter, facts } = context
  const paragraph = (index: number): CheckResult['letter']['paragraphs'][number] => letter.paragraphs[index] as never
  let evidence: Context['evidence'] | undefined
  let read: Complaint | undefined
  const complaintRead = (): Complaint | undefined => complaint && (read ??= complaintOf(complaint))
  const result: CheckResult = {
    ...whole, letter, facts,
    findings: findings.map(({ span, after, ...finding }) => ({
      ...finding,
      ...(span ? { span: { block: document.blocks[span.block] as Span['block'], from: span.from, to: span.to } } : {}),
      ...(after === undefined ? {} : { after: paragraph(after) }),
    })),
    evidence: (analysis) => (evidence ??= evidenceOf({ ...context, complaint: complaintRead() }))(analysis),
  }
  if (complaint) Object.defineProperty(result, 'complaint', { get: complaintRead, enumerable: true })
  if (issues) {
    result.issues = issues.map(({ paragraphs, after, ...issue }) => ({ ...issue, paragraphs: paragraphs.map(paragraph), ...(after === undefined ? {} : { after: paragraph(after) }) }))
  }
  return result
}
