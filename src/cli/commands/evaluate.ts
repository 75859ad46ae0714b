import { isAbsolute, join } from 'node:path'
import * as v from 'valibot'
import { DataError, parseYaml } from '../../case/parse.ts'
import { evaluate, type Evaluation, evaluationText, figuresOf, type Judged, type Labels, LabelsSchema } from '../evaluate.ts'
import { prettyError } from '../../report/pretty.ts'
import { whyUnreadable } from '../discover.ts'
import { faultOf, UserError } from '../errors.ts'
import { readData } from '../read-file.ts'
import type { Io } from '../io.ts'
import { checkPaths } from '../checking.ts'
import type { Config } from '../config.ts'

export interface EvaluateOptions {
  format: 'text' | 'json'
  misses: boolean
  /** Every Nth case, in order of name, is reported apart. */
  aside: number
  rule?: string
  /** A file of figures below which no group may fall. */
  floor?: string
  config: Config
  jobs?: number
}

/** The figures recorded for a group of cases; shares are from 0 to 1. */
const FloorSchema = v.record(
  v.string(),
  v.strictObject({
    answers: v.number(),
    'question-least': v.number(),
    unknown: v.number(),
    recall: v.number(),
    precision: v.number(),
    alarms: v.number(),
    traps: v.number(),
    kappa: v.number(),
  }),
)

/** `letterlint evaluate`. */
export async function evaluateCommand(folders: readonly string[], options: EvaluateOptions, io: Io): Promise<number> {
  const judged: Judged[] = []
  let failed = false
  for await (const outcome of checkPaths(folders, { given: {}, config: options.config, ...(options.jobs ? { jobs: options.jobs } : {}) }, io)) {
    if ('message' in outcome) {
      failed = true
      io.stderr.write(prettyError(outcome.input.path, outcome.message))
    } else if (outcome.input.labelsFile) {
      const labels = labelsOf(outcome.input.labelsFile, io)
      if (!labels) {
        failed = true
        continue
      }
      for (const failure of outcome.result.failures) io.stderr.write(`${prettyError(outcome.input.path, `rule ${failure.rule} failed: `).trimEnd()} ${faultOf(failure.error)}\n`)
      judged.push({ name: outcome.input.path.split('/').slice(-2, -1)[0] ?? outcome.input.path, labels, result: outcome.result })
    }
  }
  if (judged.length === 0) {
    if (failed) return 2
    throw new UserError(`no labelled cases in ${folders.join(', ')}`)
  }
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
  if (failed) return 2
  if (options.floor === undefined) return 0
  const falls = fallsBelow(results, isAbsolute(options.floor) ? options.floor : join(io.cwd, options.floor))
  for (const fall of falls) io.stderr.write(`letterlint: ${fall}\n`)
  return falls.length > 0 ? 1 : 0
}

/** The labels of a case; labels that cannot be read are named, and the other cases are still scored. */
function labelsOf(file: string, io: Io): Labels | undefined {
  try {
    return parseYaml(readData(file), LabelsSchema)
  } catch (error) {
    io.stderr.write(prettyError(file, error instanceof DataError ? error.message : whyUnreadable(error)))
    return undefined
  }
}

/** What has fallen below the recorded figures, in words. */
function fallsBelow(results: ReadonlyArray<{ title: string; evaluation: Evaluation }>, file: string): string[] {
  let floor: v.InferOutput<typeof FloorSchema>
  try {
    floor = parseYaml(readData(file), FloorSchema)
  } catch (error) {
    throw new UserError(`${file}: ${(error as Error).message}`)
  }
  const falls: string[] = []
  for (const { title, evaluation } of results) {
    const least = floor[title]
    if (!least) {
      falls.push(`${file} records no figures for "${title}"`)
      continue
    }
    const figures = { ...figuresOf(evaluation), 'question-least': leastQuestion(evaluation) }
    for (const key of ['answers', 'question-least', 'recall', 'precision', 'kappa'] as const) {
      if (figures[key] < least[key]) falls.push(`${title}: ${key} fell to ${figures[key].toFixed(3)}, below ${least[key]}`)
    }
    for (const key of ['unknown', 'alarms', 'traps'] as const) {
      if (figures[key] > least[key]) falls.push(`${title}: ${key} rose to ${figures[key].toFixed(3)}, above ${least[key]}`)
    }
  }
  return falls
}

/** The share of right answers of the question that does worst. */
function leastQuestion(evaluation: Evaluation): number {
  return Math.min(...Object.values(evaluation.answers).map((one) => one.right / (one.right + one.wrong + one.unknown)))
}
