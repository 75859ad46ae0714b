import * as v from 'valibot'
import type { CheckResult } from '../check.ts'
import { textOf } from '../read/locate.ts'
import type { Finding } from '../rule/types.ts'
import { ANSWER_KEYS, RATINGS } from '../scorecard/questions.ts'

/** The rules that a label may name. */
const RULES = [
  'spelling', 'grammar', 'jargon', 'standard-paragraph', 'outcome', 'escalation', 'signposting', 'empathy', 'apology',
  'remedy', 'meeting', 'issues', 'confidentiality', 'addressing', 'placeholder', 'clarity', 'holding',
] as const

const AnswerText = v.pipe(v.union([v.string(), v.boolean()]), v.transform((value) => (value === true ? 'yes' : value === false ? 'no' : value)))

/** What careful readers said of a letter. */
export const LabelsSchema = v.strictObject({
  answers: v.record(v.string(), AnswerText),
  findings: v.optional(
    v.nullish(v.array(v.object({ rule: v.picklist(RULES), quote: v.optional(v.string()), fix: v.optional(v.string()), note: v.optional(v.string()) }))),
  ),
  traps: v.optional(v.nullish(v.array(v.object({ rule: v.picklist(RULES), quote: v.optional(v.string()), why: v.optional(v.string()) })))),
  issues: v.optional(v.nullish(v.array(v.object({ text: v.string(), addressed: v.optional(AnswerText) })))),
})

export type Labels = v.InferOutput<typeof LabelsSchema>

/** A labelled case and what letterlint made of it. */
export interface Judged {
  name: string
  labels: Labels
  result: CheckResult
}

interface RuleScore {
  labelled: number
  found: number
  marked: number
  right: number
  traps: number
  trapsMarked: number
}

export interface Evaluation {
  cases: number
  answers: Record<string, { right: number; wrong: number; unknown: number; confusions: Record<string, number> }>
  rules: Record<string, RuleScore>
  /** Cohen's kappa of the overall rating. */
  kappa: number
  falseAlarms: number
  misses: string[]
}

/** White space folded and marks straightened, so that a quote can be compared however it is laid out. */
function fold(text: string): string {
  return text.replace(/[*_\\]/g, '').replace(/[\u2018\u2019]/g, "'").replace(/[\u201C\u201D]/g, '"').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Two quotes mark the same place when one holds the other, or when they share words at one place in the letter. */
function samePlace(quote: string, finding: Finding, letter: string): boolean {
  if (!finding.span) return false
  const marked = fold(textOf(finding.span))
  const wanted = fold(quote)
  if (marked.includes(wanted) || wanted.includes(marked)) return true
  const at = letter.indexOf(wanted)
  const other = letter.indexOf(marked)
  return at !== -1 && other !== -1 && at < other + marked.length && other < at + wanted.length
}

/**
 * Scores letterlint against labelled cases.
 *
 * A labelled finding counts as found when a finding of the same rule marks the same place; one without a quote, when
 * a finding of the same rule without a place, or not otherwise labelled, is there. Findings of severity `info` are
 * suggestions and count for nothing.
 */
export function evaluate(cases: readonly Judged[]): Evaluation {
  const evaluation: Evaluation = { cases: cases.length, answers: {}, rules: {}, kappa: 0, falseAlarms: 0, misses: [] }
  const ratings: Array<[string, string]> = []
  for (const { name, labels, result } of cases) {
    const letter = fold(result.letter.paragraphs.map((paragraph) => paragraph.text).join(' '))
    const miss = (text: string): void => {
      evaluation.misses.push(`${name}  ${text}`)
    }
    for (const key of [...ANSWER_KEYS, 'Q35'] as const) {
      const label = labels.answers[key]
      if (label === undefined) continue
      const said = key === 'Q35' ? result.rating : result.answers[key]
      const score = (evaluation.answers[key] ??= { right: 0, wrong: 0, unknown: 0, confusions: {} })
      if (said.answer === label) score.right++
      else {
        if (said.answer === 'unknown') score.unknown++
        else score.wrong++
        const confusion = `${label} read as ${said.answer}`
        score.confusions[confusion] = (score.confusions[confusion] ?? 0) + 1
        miss(`${key}: labelled ${label}, said ${said.answer} (${said.reason})`)
      }
      if (key === 'Q35') ratings.push([label, said.answer])
    }
    const findings = result.findings.filter((finding) => finding.severity !== 'info' && (RULES as readonly string[]).includes(finding.rule))
    const used = new Set<Finding>()
    const labelled = labels.findings ?? []
    const quoted = labelled.filter((label) => label.quote !== undefined)
    const found = new Set<unknown>()
    for (const label of quoted) {
      const hits = findings.filter((finding) => finding.rule === label.rule && samePlace(label.quote as string, finding, letter))
      for (const hit of hits) used.add(hit)
      if (hits.length > 0) found.add(label)
    }
    // Labels about something absent, then quoted labels that the tool reports as an absence.
    for (const label of [...labelled.filter((one) => one.quote === undefined), ...quoted.filter((one) => !found.has(one))]) {
      const hit = findings.find((finding) => finding.rule === label.rule && !used.has(finding) && (label.quote === undefined || finding.span === undefined))
      if (hit) {
        used.add(hit)
        found.add(label)
      }
    }
    for (const label of labelled) {
      const score = scoreOf(evaluation, label.rule)
      score.labelled++
      if (found.has(label)) score.found++
      else miss(`missed ${label.rule}: ${label.quote ? `"${label.quote}"` : '(absent)'} ${label.note ?? label.fix ?? ''}`)
    }
    for (const trap of labels.traps ?? []) {
      if (trap.quote === undefined) continue
      const { quote } = trap
      const score = scoreOf(evaluation, trap.rule)
      score.traps++
      const hit = findings.find((finding) => finding.rule === trap.rule && !used.has(finding) && samePlace(quote, finding, letter))
      if (hit) {
        score.trapsMarked++
        miss(`TRAP ${trap.rule}: "${quote}" marked (${hit.messageId}) though ${trap.why ?? ''}`)
      }
    }
    for (const finding of findings) {
      const score = scoreOf(evaluation, finding.rule)
      score.marked++
      if (used.has(finding)) score.right++
      else {
        evaluation.falseAlarms++
        miss(`false ${finding.rule}/${finding.messageId}: ${finding.span ? `"${textOf(finding.span)}"` : '(absent)'} ${finding.suggestions[0] ?? ''}`)
      }
    }
  }
  evaluation.kappa = kappaOf(ratings)
  return evaluation
}

function scoreOf(evaluation: Evaluation, rule: string): RuleScore {
  return (evaluation.rules[rule] ??= { labelled: 0, found: 0, marked: 0, right: 0, traps: 0, trapsMarked: 0 })
}

/** Cohen's kappa: agreement beyond what chance would give. */
function kappaOf(pairs: Array<[string, string]>): number {
  if (pairs.length === 0) return 0
  const values = [...RATINGS, 'unknown']
  const share = (side: 0 | 1, value: string): number => pairs.filter((pair) => pair[side] === value).length / pairs.length
  const agreed = pairs.filter(([a, b]) => a === b).length / pairs.length
  const chance = values.reduce((sum, value) => sum + share(0, value) * share(1, value), 0)
  return chance === 1 ? 1 : (agreed - chance) / (1 - chance)
}

/** The numbers that the floor is kept of. */
export interface Figures {
  answers: number
  unknown: number
  recall: number
  precision: number
  alarms: number
  traps: number
  kappa: number
}

/** The figures of an evaluation taken together; shares are from 0 to 1, alarms are per letter. */
export function figuresOf(evaluation: Evaluation): Figures {
  const answers = Object.values(evaluation.answers)
  const asked = answers.reduce((sum, one) => sum + one.right + one.wrong + one.unknown, 0)
  const rules = Object.values(evaluation.rules)
  const sum = (pick: (score: RuleScore) => number): number => rules.reduce((total, score) => total + pick(score), 0)
  return {
    answers: ratio(answers.reduce((total, one) => total + one.right, 0), asked),
    unknown: ratio(answers.reduce((total, one) => total + one.unknown, 0), asked),
    recall: ratio(sum((score) => score.found), sum((score) => score.labelled)),
    precision: ratio(sum((score) => score.right), sum((score) => score.marked)),
    alarms: evaluation.falseAlarms / Math.max(1, evaluation.cases),
    traps: ratio(sum((score) => score.trapsMarked), sum((score) => score.traps)),
    kappa: evaluation.kappa,
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '   -' : `${Math.round((100 * part) / whole)}%`.padStart(4)
}

/** The evaluation as a table for people. */
export function evaluationText(title: string, evaluation: Evaluation): string {
  const lines = [`${title}: ${evaluation.cases} letters`, '', 'Answer                right  unknown  confusions']
  for (const key of [...ANSWER_KEYS, 'Q35'] as const) {
    const score = evaluation.answers[key]
    if (!score) continue
    const asked = score.right + score.wrong + score.unknown
    const confusions = Object.entries(score.confusions).sort((a, b) => b[1] - a[1]).map(([what, count]) => `${what} ${count}`)
    lines.push(`${key.padEnd(20)}  ${percent(score.right, asked)}  ${String(score.unknown).padStart(7)}  ${confusions.join('; ')}`)
  }
  lines.push('', 'Rule                labelled  recall  marked  precision  traps marked')
  for (const rule of RULES) {
    const score = evaluation.rules[rule]
    if (!score) continue
    lines.push(
      `${rule.padEnd(18)}  ${String(score.labelled).padStart(8)}  ${percent(score.found, score.labelled).padStart(6)}  ${String(score.marked).padStart(6)}  ${percent(score.right, score.marked).padStart(9)}  ${`${score.trapsMarked} of ${score.traps}`.padStart(12)}`,
    )
  }
  const figures = figuresOf(evaluation)
  lines.push(
    '',
    `All answers right ${(100 * figures.answers).toFixed(1)}%, unknown ${(100 * figures.unknown).toFixed(1)}%; overall rating kappa ${figures.kappa.toFixed(2)}`,
    `All findings: recall ${(100 * figures.recall).toFixed(1)}%, precision ${(100 * figures.precision).toFixed(1)}%, ${figures.alarms.toFixed(2)} false alarms a letter, ${(100 * figures.traps).toFixed(1)}% of traps marked`,
  )
  return lines.join('\n')
}

