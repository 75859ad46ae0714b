import { Chalk } from 'chalk'
import { diffWordsWithSpace } from 'diff'
import type { CheckResult } from '../check.ts'
import { textOf } from '../read/locate.ts'
import type { Finding } from '../rule/types.ts'
import { ANSWER_KEYS, type AnswerKey, QUESTIONS, type Rating, RATINGS } from '../scorecard/questions.ts'
import { wrap } from './pretty.ts'
import { safeText, shortQuote } from './safe.ts'
import { answerWords, ratingWords, standingOf } from './words.ts'

/** A finding as far as two versions of a letter can share it. */
export interface ComparedFinding {
  rule: string
  messageId: string
  message: string
  quote?: string
}

/** What became of a draft. */
export interface Comparison {
  mended: ComparedFinding[]
  left: ComparedFinding[]
  added: ComparedFinding[]
  answers: Array<{ key: AnswerKey; before: string; after: string }>
  rating: { before: Rating; after: Rating }
  /** Questions 20 and 21: whether the check improved the draft, by these rules alone. */
  improved: { answer: 'yes' | 'no' | 'na'; reason: string }
  /** The words of the final letter with what was taken out and put in. */
  words: Array<{ text: string; change: 'kept' | 'removed' | 'added' }>
}

/**
 * Compares a draft with its final version: questions 20 and 21 of the inspection (HMCPSI 2023, paragraphs 8.5 to 8.15).
 * A person must still judge the content.
 */
export function compareLetters(draft: CheckResult, final: CheckResult): Comparison {
  const before = draft.findings.filter((finding) => finding.severity !== 'info').map(comparable)
  const after = final.findings.filter((finding) => finding.severity !== 'info').map(comparable)
  const open = new Map<string, ComparedFinding[]>()
  for (const finding of before) {
    const list = open.get(keyOf(finding))
    if (list) list.push(finding)
    else open.set(keyOf(finding), [finding])
  }
  const left: ComparedFinding[] = []
  const added: ComparedFinding[] = []
  for (const finding of after) {
    if (open.get(keyOf(finding))?.shift()) left.push(finding)
    else added.push(finding)
  }
  const mended = [...open.values()].flat()
  const answers = ANSWER_KEYS.flatMap((key) => {
    const [a, b] = [draft.answers[key].answer, final.answers[key].answer]
    return a === b ? [] : [{ key, before: a, after: b }]
  })
  const rating = { before: draft.rating.answer, after: final.rating.answer }
  return { mended, left, added, answers, rating, improved: improvement(mended, left, added, rating), words: wordsOf(draft, final) }
}

function comparable(finding: Finding): ComparedFinding {
  const found: ComparedFinding = { rule: finding.rule, messageId: finding.messageId, message: finding.message }
  if (finding.span) found.quote = textOf(finding.span)
  return found
}

function keyOf({ rule, messageId, quote }: ComparedFinding): string {
  return `${rule}\n${messageId}\n${(quote ?? '').replace(/\s+/g, ' ').toLowerCase()}`
}

function improvement(mended: readonly unknown[], left: readonly unknown[], added: readonly unknown[], rating: Comparison['rating']): Comparison['improved'] {
  const rank = (value: Rating): number => RATINGS.indexOf(value as (typeof RATINGS)[number])
  const counts = `${mended.length} mended, ${left.length} left, ${added.length} added`
  if (mended.length + left.length + added.length === 0) return { answer: 'na', reason: 'Nothing to mend was found in the draft, and nothing was added.' }
  const known = rank(rating.before) !== -1 && rank(rating.after) !== -1
  if (known && rank(rating.after) > rank(rating.before)) return { answer: 'no', reason: `The rating fell (${counts}).` }
  if (added.length > mended.length) return { answer: 'no', reason: `More was added than mended (${counts}).` }
  if (mended.length === 0) return { answer: 'no', reason: `Nothing that was found in the draft was mended (${counts}).` }
  if (known && rank(rating.after) < rank(rating.before)) return { answer: 'yes', reason: `The rating rose (${counts}).` }
  return mended.length > added.length ? { answer: 'yes', reason: `More was mended than added (${counts}).` } : { answer: 'no', reason: `As much was added as mended (${counts}).` }
}

/** Longer letters are compared whole paragraph by whole paragraph, so that the work stays in proportion. */
const MAX_WORDS = 60_000

function wordsOf(draft: CheckResult, final: CheckResult): Comparison['words'] {
  const text = (result: CheckResult): string => result.letter.paragraphs.map((paragraph) => paragraph.text).join('\n')
  const [a, b] = [text(draft), text(final)]
  if (a.length + b.length > MAX_WORDS * 6) return [{ text: b, change: 'kept' }]
  return diffWordsWithSpace(a, b, { maxEditLength: 4000 })?.map((part) => ({ text: part.value, change: part.added ? 'added' : part.removed ? 'removed' : 'kept' })) ?? [{ text: b, change: 'kept' }]
}

/** A comparison for a person at a terminal: `[-taken out-]` and `{+put in+}` mark the words, with or without colour. */
export function prettyComparison(title: string, comparison: Comparison, options: { color: boolean; width: number; quiet: boolean }): string {
  const chalk = new Chalk({ level: options.color ? 1 : 0 })
  const out = [chalk.bold(safeText(title)), '']
  out.push(`Overall (Q35): ${ratingWords(comparison.rating.before)} before, ${ratingWords(comparison.rating.after)} after`)
  out.push(...wrap(`Did the check improve the draft (Q20, Q21)? ${answerWords(comparison.improved.answer)}, by these rules. ${comparison.improved.reason} A person must judge the content.`, options.width, ''))
  for (const [name, list, paint] of [['Mended', comparison.mended, chalk.green], ['Left', comparison.left, chalk.yellow], ['Added', comparison.added, chalk.red]] as const) {
    out.push('', paint(`${name}: ${list.length}`))
    for (const finding of list) out.push(...wrap(`${finding.rule}: ${finding.quote === undefined ? finding.message : `"${shortQuote(finding.quote, 80)}"`}`, options.width, '  ', '    '))
  }
  if (comparison.answers.length > 0) {
    out.push('', 'Answers that changed')
    for (const { key, before, after } of comparison.answers) {
      const good = (QUESTIONS[key] as { good?: string }).good
      const better = standingOf(key, after, good) === 'good'
      const worse = standingOf(key, before, good) === 'good' && !better
      out.push(...wrap(`${/^Q\d/.test(key) ? `${key} ` : ''}${QUESTIONS[key].asks} ${answerWords(before)}, now ${answerWords(after)}${better ? ' (better)' : worse ? ' (worse)' : ''}`, options.width, '  ', '    '))
    }
  }
  if (!options.quiet) {
    const changed = changedWords(comparison)
    if (changed.length > 0) {
      out.push('', 'Words')
      for (const line of changed) out.push(...wrap(line, options.width, '  ', '  ').map((one) => one.replace(/\[-(?:(?!\[-)[^])*?-\]/g, (hit) => chalk.red(hit)).replace(/\{\+(?:(?!\{\+)[^])*?\+\}/g, (hit) => chalk.green(hit))))
    }
  }
  return `${out.join('\n')}\n`
}

/** Each changed stretch with a few words on either side. */
function changedWords({ words }: Comparison): string[] {
  const lines: string[] = []
  let line = ''
  words.forEach((part, i) => {
    if (part.change === 'kept') {
      const around = part.text.split(/(?<=\s)/)
      const before = i > 0
      const after = i < words.length - 1
      if (before && after && around.length <= 12) line += part.text
      else {
        if (before) lines.push(line + around.slice(0, 5).join(''))
        line = after ? around.slice(-5).join('') : ''
      }
    } else line += part.change === 'removed' ? `[-${part.text.trim()}-]` : `{+${part.text.trim()}+}`
  })
  if (line !== '' && /\[-|\{\+/.test(line)) lines.push(line)
  return lines.map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => /\[-|\{\+/.test(one))
}
