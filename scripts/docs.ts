/**
 * Writes the pages of the rules under `docs/rules/`, from the pages beside the rules and their definitions, and the
 * manual page from the command line.
 * `npm run docs`; a test fails when the pages are not those that this would write.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rules } from '../rules/index.ts'
import { manPage } from '../src/cli/man.ts'
import { programOf } from '../src/cli/run.ts'
import { version } from '../src/cli/version.ts'
import { rulePage } from '../src/report/rule-page.ts'

/** The pages by path, as they should be. */
export function docsPages(root: string): Map<string, string> {
  const pages = new Map<string, string>()
  for (const rule of rules) pages.set(`docs/rules/${rule.meta.id}.md`, rulePage(rule, readFileSync(`${root}/rules/${rule.meta.id}.md`, 'utf8')))
  const rows = rules.map(({ meta }) => `| [${meta.id}](${meta.id}.md) | ${meta.question} | ${meta.severity} | ${meta.summary} |`)
  pages.set('docs/rules/README.md', ['# The rules', '', 'Made from the rules themselves by `npm run docs`.', '', '| Rule | Question | Severity | What it asks |', '| --- | --- | --- | --- |', ...rows, ''].join('\n'))
  const { program } = programOf({ stdout: { write: () => {} }, stderr: { write: () => {} }, stdin: (async function* () {})(), cwd: root, today: undefined, env: {} })
  pages.set('man/letterlint.1', manPage(program, version))
  return pages
}

const root = process.argv[2]
if (root !== undefined && process.argv[1]?.endsWith('docs.js')) {
  for (const folder of ['docs/rules', 'man']) mkdirSync(`${root}/${folder}`, { recursive: true })
  for (const [path, text] of docsPages(root)) writeFileSync(`${root}/${path}`, text)
}
