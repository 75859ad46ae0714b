import { textOf } from '../read/locate.ts'
import type { Span } from '../letter/types.ts'
import type { AnswerKey } from '../scorecard/questions.ts'
import { outsideFields } from './filters/fields.ts'
import { merge } from './filters/merge.ts'
import { sort } from './filters/sort.ts'
import { suppress, type SuppressionNote } from './filters/suppress.ts'
import type { Answer, Context, Finding, Report, Rule, Severity, Verdict } from './types.ts'

/** How the configuration changes a rule. */
export interface RuleSetting {
  severity?: Severity | 'off'
  options?: Readonly<Record<string, unknown>>
  /** Severity for single messages of the rule. */
  messages?: Readonly<Record<string, Severity | 'off'>>
}

export interface RunResult {
  findings: Finding[]
  answers: Partial<Record<AnswerKey, Answer>>
  /** Rules that threw, with what they threw. */
  failures: Array<{ rule: string; error: unknown }>
  /** Suppressions that lack a reason, have expired or silenced nothing. */
  suppressions: SuppressionNote[]
  /** The shared analyses that the rules made, and others on request. */
  evidence: Context['evidence']
}

/** The context without what the runner adds. */
export type BaseContext = Omit<Context, 'options' | 'evidence'>

/**
 * Runs rules over a letter. A rule that throws makes its answers unknown; the others go on.
 *
 * @param rules the rules to run
 * @param base what the rules may know
 * @param settings configuration by rule id
 */
export function runRules(
  rules: readonly Rule[],
  base: BaseContext,
  settings: Readonly<Record<string, RuleSetting>> = {},
): RunResult {
  const context: Omit<Context, 'options'> = { ...base, evidence: evidenceOf(base) }
  const found: Finding[] = []
  const verdicts: Verdict[] = []
  const failures: RunResult['failures'] = []
  for (const rule of rules) {
    const setting = settings[rule.meta.id]
    const findings: Finding[] = []
    const own: Verdict[] = []
    try {
      for (const one of rule.check({ ...context, options: { ...rule.meta.options, ...setting?.options } })) {
        if ('answer' in one) own.push(one)
        else findings.push(findingOf(rule, one))
      }
      const left = base.template ? outsideFields(findings, rule.meta, context) : findings
      verdicts.push(...(left.length === 0 && findings.length > 0 ? own.map(resting) : own))
      found.push(...left.flatMap((finding) => configured(finding, setting)))
    } catch (error) {
      failures.push({ rule: rule.meta.id, error })
      for (const answer of rule.meta.answers) {
        verdicts.push({ answer, value: 'unknown', reason: `The rule "${rule.meta.id}" failed on this letter, so a person must look.` })
      }
    }
  }
  const { kept, notes } = suppress(sort(merge(found)), base.letter.document, base.today)
  return { findings: kept, answers: answersOf(verdicts, kept, rules), failures, suppressions: notes, evidence: context.evidence }
}

/** The shared analyses of one letter: each is made when it is first asked for, and kept. */
export function evidenceOf(base: BaseContext): Context['evidence'] {
  const made = new Map<unknown, { value?: unknown; error?: unknown }>()
  const evidence: Context['evidence'] = (analysis) => {
    let known = made.get(analysis)
    if (!known) {
      try {
        known = { value: analysis.make({ ...base, evidence, options: {} }) }
      } catch (error) {
        known = { error }
      }
      made.set(analysis, known)
    }
    if ('error' in known) throw known.error
    return known.value as never
  }
  return evidence
}

/** An answer that rests on nothing but what is still to be filled in. */
function resting(verdict: Verdict): Verdict {
  return { answer: verdict.answer, value: 'unknown', reason: 'This depends on how the template is filled in.' }
}

function configured(finding: Finding, setting: RuleSetting | undefined): Finding[] {
  const severity = setting?.messages?.[finding.messageId] ?? setting?.severity
  if (severity === 'off') return []
  return [severity ? { ...finding, severity } : finding]
}

function findingOf(rule: Rule, report: Report): Finding {
  const text = rule.meta.messages[report.message]
  if (text === undefined) throw new Error(`rule "${rule.meta.id}" has no message "${report.message}"`)
  const finding: Finding = {
    rule: rule.meta.id,
    messageId: report.message,
    question: rule.meta.question,
    severity: report.severity ?? rule.meta.severity,
    message: text.replace(/\{(\w+)\}/g, (_, name: string) => String(report.values?.[name] ?? '')),
    suggestions: [...(report.suggestions ?? [])],
  }
  if (report.at) finding.span = report.at
  if (report.after) finding.after = report.after
  if (report.sample) finding.sample = report.sample
  if (report.fix !== undefined) finding.fix = report.fix
  return finding
}

/** An answer points at findings of the rule that gave it; another rule may mark the same words for a reason of its own. */
function answersOf(verdicts: Verdict[], findings: Finding[], rules: readonly Rule[]): RunResult['answers'] {
  const answers: RunResult['answers'] = {}
  for (const verdict of verdicts) {
    const rule = rules.find(({ meta }) => meta.answers.includes(verdict.answer))?.meta.id
    answers[verdict.answer] = {
      answer: verdict.value,
      reason: verdict.reason,
      evidence: (verdict.evidence ?? []).map((one) => (typeof one === 'string' ? one : indexOrQuote(one, findings, rule))),
    }
  }
  return answers
}

function indexOrQuote(span: Span, findings: Finding[], rule: string | undefined): number | string {
  const index = findings.findIndex(
    ({ rule: by, span: other }) => by === rule && other && other.block === span.block && other.from === span.from && other.to === span.to,
  )
  return index === -1 ? textOf(span) : index
}
