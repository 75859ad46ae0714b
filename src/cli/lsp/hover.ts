import { type Hover, MarkupKind, type Position } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { CheckResult } from '../../check.ts'
import { whyOf } from '../../report/rule-page.ts'
import type { Rule } from '../../rule/types.ts'
import { readPage } from '../commands/rules.ts'
import { touch } from './actions.ts'
import { rangeOf } from './diagnostics.ts'

/** Why the words at a position are marked: each rule's reason, in its own words. */
export function hoverOf(result: CheckResult, rules: readonly Rule[], text: TextDocument, position: Position): Hover | null {
  const point = { start: position, end: position }
  const here = result.findings.filter((finding) => touch(rangeOf(finding, result, text), point))
  const [first] = here
  if (!first) return null
  const marked = [...new Set(here.map(({ rule }) => rule))].flatMap((id) => rules.find(({ meta }) => meta.id === id) ?? [])
  return {
    contents: { kind: MarkupKind.Markdown, value: marked.map(explained).join('\n\n---\n\n') },
    range: rangeOf(first, result, text),
  }
}

function explained(rule: Rule): string {
  const { id, source, summary } = rule.meta
  return [`**${id}**: ${summary}`, whyOf(readPage(rule)), `Source: ${source}. \`letterlint explain ${id}\` tells more.`].filter(Boolean).join('\n\n')
}
