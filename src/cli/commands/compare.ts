import { statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import type { CheckResult } from '../../check.ts'
import { compareLetters, type Comparison, prettyComparison } from '../../report/compare.ts'
import { prettyError } from '../../report/pretty.ts'
import { inert } from '../../report/safe.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { outputOf } from '../output.ts'
import { version } from '../version.ts'
import { type Checking, checkPaths } from '../checking.ts'

export interface CompareOptions extends Checking {
  format: 'pretty' | 'json'
  quiet: boolean
  color: boolean
  output?: string
}

/** `letterlint compare`: a draft and its final version, or two folders of them paired by name. */
export async function compare(draft: string, final: string, options: CompareOptions, io: Io): Promise<number> {
  const [a, b] = [draft, final].map((path) => (isAbsolute(path) ? path : join(io.cwd, path))) as [string, string]
  const folders = [a, b].map((path) => isFolder(path))
  if (folders[0] !== folders[1]) throw new UserError('compare: give two letters, or two folders')
  const output = outputOf(options.output, { ...options, paths: [draft, final] }, io)
  let broken = false
  const checked = async (path: string): Promise<Map<string, CheckResult>> => {
    const results = new Map<string, CheckResult>()
    for await (const outcome of checkPaths([path], options, io)) {
      if ('message' in outcome) {
        broken = true
        io.stderr.write(prettyError(outcome.input.path, outcome.message))
      } else results.set(folders[0] ? relative(path, outcome.input.file).replace(/\.[^./\\]+$/, '') : '', outcome.result)
    }
    return results
  }
  const drafts = await checked(a)
  const finals = await checked(b)
  const pairs: Array<{ name: string; comparison: Comparison }> = []
  for (const [name, result] of drafts) {
    const other = finals.get(name)
    if (other) pairs.push({ name: name === '' ? `${draft} and ${final}` : name, comparison: compareLetters(result, other) })
    else {
      broken = true
      io.stderr.write(prettyError(join(draft, name), `has no final version in ${final}`))
    }
  }
  for (const name of finals.keys()) {
    if (!drafts.has(name)) {
      broken = true
      io.stderr.write(prettyError(join(final, name), `has no draft in ${draft}`))
    }
  }
  const width = Math.max(40, Math.min(io.stdout.columns ?? 80, 100))
  const text =
    options.format === 'json'
      ? `${inert(JSON.stringify({ schemaVersion: 1, tool: { name: 'letterlint', version }, comparisons: pairs.map(({ name, comparison }) => ({ name, ...comparison })) }, null, 2))}\n`
      : pairs.map(({ name, comparison }) => prettyComparison(name, comparison, { color: options.color, quiet: options.quiet, width })).join('\n')
  output.write(text)
  output.commit()
  if (broken) return 2
  return pairs.some(({ comparison }) => comparison.added.length > 0) ? 1 : 0
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
