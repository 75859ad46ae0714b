import { templateFields } from '../../evidence/fields.ts'
import type { Context, Finding, RuleMeta } from '../types.ts'

/**
 * Leaves out what cannot be said of a template: words within a placeholder or running into one, since nobody knows
 * what will stand there, and what a letter lacks; a rule's `inTemplates` says so of all its findings or of none.
 *
 * @param findings of one rule
 */
export function outsideFields(findings: readonly Finding[], { inTemplates }: RuleMeta, { evidence }: Pick<Context, 'evidence'>): Finding[] {
  if (inTemplates !== undefined) return inTemplates ? [...findings] : []
  const { fields } = evidence(templateFields)
  return findings.filter(({ span }) => {
    if (!span) return false
    return !fields.some(({ at }) => at !== undefined && at.block === span.block && at.from < span.to && span.from < at.to && !(span.from < at.from && span.to > at.to))
  })
}
