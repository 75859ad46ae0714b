import { readFileSync } from 'node:fs'
import { parseYaml } from '../../case/parse.ts'
import { evaluate, evaluationText, figuresOf, type Judged, LabelsSchema } from '../evaluate.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { checkPaths } from './check.ts'
import type { Config } from '../config.ts'

export interface EvaluateOptions {
  format: 'text' | 'json'
  misses: boolean
  /** Every Nth case, in order of name, is reported apart. */
  aside: number
  rule?: string
  config: Config
}

/** `letterlint evaluate`. */
export async function evaluateCommand(folders: readonly string[], options: EvaluateOptions, io: Io): Promise<number> {
  const judged: Judged[] = []
  let failed = false
  for await (const outcome of checkPaths(folders, { given: {}, config: options.config, stdinFormat: 'text' }, io)) {
    if ('message' in outcome) {
      failed = true
      io.stderr.write(`letterlint: ${outcome.input.path}: ${outcome.message}\n`)
    } else if (outcome.input.labelsFile) {
      const labels = parseYaml(readFileSync(outcome.input.labelsFile, 'utf8'), LabelsSchema)
      for (const failure of outcome.result.failures) io.stderr.write(`letterlint: ${outcome.input.path}: rule ${failure.rule} failed: ${(failure.error as Error).stack ?? failure.error}\n`)
      judged.push({ name: outcome.input.path.split('/').slice(-2, -1)[0] ?? outcome.input.path, labels, result: outcome.result })
    }
  }
  if (judged.length === 0) throw new UserError(`no labelled cases in ${folders.join(', ')}`)
  const groups: Array<[string, Judged[]]> =
    options.aside > 1
      ? [
          ['Cases to tune on', judged.filter((_, i) => (i + 1) % options.aside !== 0)],
          ['Cases kept aside', judged.filter((_, i) => (i + 1) % options.aside === 0)],
        ]
      : [['All cases', judged]]
  const results = groups.map(([title, cases]) => ({ title, evaluation: evaluate(cases) }))
  if (options.format === 'json') {
    io.stdout.write(`${JSON.stringify(results.map(({ title, evaluation }) => ({ title, figures: figuresOf(evaluation), ...evaluation })), null, 2)}\n`)
  } else {
    io.stdout.write(`${results.map(({ title, evaluation }) => evaluationText(title, evaluation)).join('\n\n')}\n`)
    if (options.misses) {
      const wanted = results.flatMap(({ evaluation }) => evaluation.misses).filter((miss) => !options.rule || miss.includes(options.rule))
      io.stdout.write(`\n${wanted.join('\n')}\n`)
    }
  }
  return failed ? 2 : 0
}
