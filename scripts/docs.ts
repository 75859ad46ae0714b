/**
 * Writes the pages of the rules under `docs/rules/`, from the pages beside the rules and their definitions.
 * `npm run docs`; a test fails when the pages are not those that this would write.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rules } from '../rules/index.ts'
import { rulePage } from '../src/report/rule-page.ts'

/** The pages by path, as they should be. */
export function docsPages(root: string): Map<string, string> {
  const pages = new Map<string, string>()
  for (const rule of rules) pages.set(`docs/rules/${rule.meta.id}.md`, rulePage(rule, readFileSync(`${root}/rules/${rule.meta.id}.md`, 'utf8')))
  const rows = rules.map(({ meta }) => `| [${meta.id}](${meta.id}.md) | ${meta.question} | ${meta.severity} | ${meta.summary} |`)
  pages.set('docs/rules/README.md', ['# The rules', '', 'Made from the rules themselves by `npm run docs`.', '', '| Rule | Question | Severity | What it asks |', '| --- | --- | --- | --- |', ...rows, ''].join('\n'))
  return pages
}

const root = process.argv[2]
if (root !== undefined && process.argv[1]?.endsWith('docs.js')) {
  mkdirSync(`${root}/docs/rules`, { recursive: true })
  for (const [path, text] of docsPages(root)) writeFileSync(`${root}/${path}`, text)
}
