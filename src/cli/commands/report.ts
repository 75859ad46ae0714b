import { extname } from 'node:path'
import { prettyError } from '../../report/pretty.ts'
import { type Row, rowOf, tablesOf } from '../../report/tables/collect.ts'
import { csvTables, htmlTables, markdownTables } from '../../report/tables/write.ts'
import { inert } from '../../report/safe.ts'
import type { Io } from '../io.ts'
import { outputOf } from '../output.ts'
import { progressOf } from '../progress.ts'
import { loadResources } from '../resources.ts'
import { version } from '../version.ts'
import { type Checking, checkPaths } from '../checking.ts'

export type ReportFormat = 'markdown' | 'html' | 'csv' | 'json'

export interface ReportOptions extends Checking {
  /** Absent: what the ending of `output` says, or Markdown. */
  format?: ReportFormat
  by: readonly string[]
  trend: 'month' | 'quarter'
  quiet: boolean
  output?: string
}

const ENDINGS: Readonly<Record<string, ReportFormat>> = { '.html': 'html', '.htm': 'html', '.csv': 'csv', '.json': 'json', '.md': 'markdown' }

/** `letterlint report`: the inspection's tables over many letters. */
export async function report(paths: readonly string[], options: ReportOptions, io: Io): Promise<number> {
  const output = outputOf(options.output, { ...options, paths }, io)
  const rows: Row[] = []
  const errors: Array<{ path: string; message: string }> = []
  const progress = progressOf(io, options.quiet)
  for await (const outcome of checkPaths(paths, options, io)) {
    if ('message' in outcome) {
      errors.push({ path: outcome.input.path, message: outcome.message })
      progress.clear()
      io.stderr.write(prettyError(outcome.input.path, outcome.message))
    } else rows.push(rowOf(outcome.input.path, outcome.result))
    progress.step(`${rows.length + errors.length} letters`)
  }
  progress.clear()
  const tables = tablesOf(rows, errors, options, loadResources(options.config).dictionaries['national-2023'])
  const format = options.format ?? (options.output === undefined ? undefined : ENDINGS[extname(options.output).toLowerCase()]) ?? 'markdown'
  const text =
    format === 'html'
      ? htmlTables(tables, version)
      : format === 'csv'
        ? csvTables(tables)
        : format === 'json'
          ? `${inert(JSON.stringify({ schemaVersion: 1, tool: { name: 'letterlint', version }, ...tables }, null, 2))}\n`
          : markdownTables(tables)
  output.write(text)
  output.commit()
  return errors.length > 0 ? 2 : 0
}
