import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { rules as shipped } from '../../../rules/index.ts'
import { nearest } from '../../dictionary/nearest.ts'
import { pageOfPlugin, plainPage, rulePage, rulesTable } from '../../report/rule-page.ts'
import type { Rule } from '../../rule/types.ts'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { version } from '../version.ts'

/** The page that lies beside a rule; for one of a plugin, what its definition says. */
export function readPage(rule: Rule): string {
  if (!shipped.includes(rule)) return pageOfPlugin(rule)
  return readFileSync(createRequire(import.meta.url).resolve(`#rules/${rule.meta.id}.md`), 'utf8')
}

/** `letterlint rules`: what is checked, by letterlint's own rules and by the plugins of the configuration. */
export function listRules(format: 'pretty' | 'json', config: Config, io: Io): number {
  const rules = [...shipped, ...config.plugins]
  io.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ schemaVersion: 1, tool: { name: 'letterlint', version }, rules: rules.map(({ meta }) => meta) }, null, 2)}\n`
      : rulesTable(rules),
  )
  return 0
}

/**
 * `letterlint explain RULE`: the rule's page.
 *
 * @throws {UserError} with the nearest rule when there is none of that name
 */
export function explain(id: string, format: 'pretty' | 'markdown', config: Config, io: Io): number {
  const rules = [...shipped, ...config.plugins]
  const rule = rules.find((one) => one.meta.id === id)
  if (!rule) {
    const known = rules.map((one) => one.meta.id)
    const hint = nearest(id, known)
    throw new UserError(`there is no rule "${id}"${hint ? `; did you mean "${hint}"?` : ` (there are: ${known.join(', ')})`}`)
  }
  const page = rulePage(rule, readPage(rule))
  io.stdout.write(format === 'markdown' ? page : plainPage(page))
  return 0
}
