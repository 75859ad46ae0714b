import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { rules } from '../../../rules/index.ts'
import { nearest } from '../../dictionary/nearest.ts'
import { plainPage, rulePage, rulesTable } from '../../report/rule-page.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { version } from '../version.ts'

/** The page that lies beside a rule. */
export function readPage(id: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(`#rules/${id}.md`), 'utf8')
}

/** `letterlint rules`: what is checked. */
export function listRules(format: 'pretty' | 'json', io: Io): number {
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
export function explain(id: string, format: 'pretty' | 'markdown', io: Io): number {
  const rule = rules.find((one) => one.meta.id === id)
  if (!rule) {
    const known = rules.map((one) => one.meta.id)
    const hint = nearest(id, known)
    throw new UserError(`there is no rule "${id}"${hint ? `; did you mean "${hint}"?` : ` (there are: ${known.join(', ')})`}`)
  }
  const page = rulePage(rule, readPage(id))
  io.stdout.write(format === 'markdown' ? page : plainPage(page))
  return 0
}
