import { sourceRange } from '../../read/locate.ts'
import type { Finding } from '../types.ts'

/** Sorts findings by their place in the letter; those about something absent come where it belongs, or last. */
export function sort(findings: readonly Finding[]): Finding[] {
  return findings
    .map((finding) => ({ finding, key: placeOf(finding) }))
    .sort((a, b) => a.key - b.key || a.finding.rule.localeCompare(b.finding.rule, 'en'))
    .map(({ finding }) => finding)
}

function placeOf({ span, after }: Finding): number {
  if (span) return sourceRange(span).start
  if (after) return sourceRange({ block: after.block, from: after.to, to: after.to }).end + 0.5
  return Number.MAX_SAFE_INTEGER
}
