import type { Finding } from '../types.ts'

/** Leaves out a finding that another of the same rule already makes of the same or of more words. */
export function merge(findings: readonly Finding[]): Finding[] {
  const byPlace = new Map<unknown, Finding[]>()
  for (const finding of findings) {
    if (!finding.span) continue
    const list = byPlace.get(finding.span.block)
    if (list) list.push(finding)
    else byPlace.set(finding.span.block, [finding])
  }
  const dropped = new Set<Finding>()
  for (const list of byPlace.values()) {
    list.sort((a, b) => (a.span as NonNullable<Finding['span']>).from - (b.span as NonNullable<Finding['span']>).from)
    const reached = new Map<string, Finding>()
    for (const finding of list) {
      const before = reached.get(finding.rule)
      const span = finding.span as NonNullable<Finding['span']>
      if (before?.span && span.from >= before.span.from && span.to <= before.span.to) dropped.add(finding)
      else if (before?.span && before.span.from === span.from && span.to > before.span.to) {
        dropped.add(before)
        reached.set(finding.rule, finding)
      } else reached.set(finding.rule, finding)
    }
  }
  return findings.filter((finding) => !dropped.has(finding))
}
