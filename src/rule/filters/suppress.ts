import { sourceRange } from '../../read/locate.ts'
import type { Document, Suppression } from '../../read/types.ts'
import type { Finding } from '../types.ts'

/** Something wrong with a suppression itself. */
export interface SuppressionNote {
  suppression: Suppression
  problem: 'no-reason' | 'expired' | 'unused'
}

/**
 * Leaves out findings that the letter's own comments suppress. A suppression without a reason, or past its date,
 * suppresses nothing.
 *
 * @param today the day of the check; without it no suppression expires
 */
export function suppress(
  findings: readonly Finding[],
  document: Document,
  today: string | undefined,
): { kept: Finding[]; notes: SuppressionNote[] } {
  const notes: SuppressionNote[] = []
  const live: Suppression[] = []
  for (const suppression of document.suppressions) {
    if (suppression.reason === '') notes.push({ suppression, problem: 'no-reason' })
    else if (suppression.until && today && suppression.until < today) notes.push({ suppression, problem: 'expired' })
    else live.push(suppression)
  }
  if (live.length === 0) return { kept: [...findings], notes }
  const used = new Set<Suppression>()
  const kept = findings.filter((finding) => {
    const by = live.find((suppression) => covers(suppression, finding))
    if (by) used.add(by)
    return !by
  })
  for (const suppression of live) if (!used.has(suppression)) notes.push({ suppression, problem: 'unused' })
  return { kept, notes }
}

function covers(suppression: Suppression, finding: Finding): boolean {
  const named = suppression.rules.length === 0 || suppression.rules.some((rule) => rule === finding.rule || rule === `${finding.rule}/${finding.messageId}`)
  if (!named) return false
  if (!finding.span) return suppression.to === Number.MAX_SAFE_INTEGER
  const { start, end } = sourceRange(finding.span)
  return start >= suppression.from && end <= suppression.to
}
