import type { Rule } from '../rule/types.ts'
import { QUESTIONS } from '../scorecard/questions.ts'

/** Every rule in a table for people. */
export function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ meta }) => [meta.id, meta.question, meta.severity, meta.summary])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length), ['Rule', 'Question', 'Severity'][column]?.length ?? 0))
  const line = (row: readonly string[]): string => [...row.slice(0, 3).map((cell, i) => cell.padEnd(widths[i] as number)), row[3]].join('  ')
  return [line(['Rule', 'Question', 'Severity', 'What it asks']), ...rows.map(line), '', '"letterlint explain RULE" tells more of one.', ''].join('\n')
}

/**
 * A rule's whole page in Markdown: what a person wrote of it, then what its definition says.
 *
 * @param page the page that lies beside the rule
 */
export function rulePage({ meta }: Rule, page: string): string {
  const question = QUESTIONS[meta.question]
  const out = [page.trimEnd(), '', '## Details', '', `- Question: ${/^Q\d/.test(meta.question) ? `${meta.question}, ` : ''}${question.asks}`, `- Source: ${meta.source}`, `- Severity: ${meta.severity}`, `- Since: ${meta.since}`]
  if (meta.answers.length > 0) out.push(`- Answers: ${meta.answers.join(', ')}`)
  const options = Object.entries(meta.options ?? {})
  if (options.length > 0) out.push('', '## Options', '', ...options.map(([name, value]) => `- \`${name}\`, by default \`${JSON.stringify(value)}\``))
  out.push('', '## Messages', '', ...Object.entries(meta.messages).map(([id, text]) => `- \`${id}\`: ${text}`), '')
  return out.join('\n')
}

/** The page of a rule that a plugin brings: it has none beside it, and its definition must do. */
export function pageOfPlugin({ meta }: Rule): string {
  return `# ${meta.id}

## Why

${meta.summary}. A plugin of the configuration brings this rule.

## How to silence it

In \`letterlint.config.yaml\`: \`rules: { ${meta.id}: off }\`. In a Markdown letter, before the paragraph:
\`<!-- letterlint-disable-next ${meta.id} -- why -->\`.
`
}

/** What a rule's page gives as its reason. */
export function whyOf(page: string): string {
  return (page.split(/^## Why$/m)[1] ?? '').split(/^## /m)[0]?.trim() ?? ''
}

/** A page as it reads at a terminal: the marks of Markdown that help only a browser are left out. */
export function plainPage(markdown: string): string {
  return `${markdown
    .replace(/^```letter (flagged|clean)$/gm, (_, verdict: string) => `--- a letter that is ${verdict === 'flagged' ? 'marked' : 'not marked'} ---`)
    .replace(/^```\w*$/gm, '---')
    .replace(/^#{1,6} (.*)$/gm, (_, title: string) => title.toUpperCase())
    .replace(/`([^`\n]{1,200})`/g, '$1')
    .trimEnd()}\n`
}
