import type { Facts } from '../case/types.ts'
import { listed } from '../listed.ts'
import type { Answer, Finding } from '../rule/types.ts'
import type { AnswerKey, Rating } from './questions.ts'

/** The overall rating with its reason. */
export interface RatingResult {
  answer: Rating
  reason: string
  /** The edits that would raise it, in order of effect; at most three. */
  advice: string[]
}

/** A failing that alone makes a letter fail, and what mends it. */
interface Failing {
  says: string
  mend: string
}

/** Failings that decide the rating by themselves (paragraph 7.48: unclear, an issue missed, no empathy). */
const DECISIVE: ReadonlyArray<{ key: AnswerKey; bad: (value: string) => boolean; says: string; mend: string }> = [
  { key: 'Q33', bad: (value) => value !== 'no' && value !== 'unknown', says: 'it gives a name or detail that it should not', mend: 'Take out the names and details that must not be there.' },
  { key: 'Q28', bad: (value) => value === 'no', says: 'an issue is left unanswered', mend: 'Answer each issue that the complaint raises.' },
  { key: 'Q25', bad: (value) => value === 'no', says: 'it shows no empathy', mend: 'Say, in words that fit this person, that you see what it has meant to them.' },
  { key: 'Q26', bad: (value) => value === 'no', says: 'the explanation is not clear', mend: 'Break up the long sentences and explain the answer in everyday words.' },
]

/** Failings that keep a letter from being better than adequate, and of which four together fail it (7.46 and 7.47). */
const SERIOUS: ReadonlyArray<{ key: AnswerKey; bad: (value: string) => boolean; says: string; mend: string }> = [
  { key: 'Q27', bad: (value) => value === 'no', says: 'a mistake has no direct apology', mend: 'Say plainly what went wrong and apologise for it.' },
  { key: 'Q32', bad: (value) => value === 'no', says: 'the next stage is not rightly explained', mend: 'Give the right next stage, whom to write to, and the last date.' },
  { key: 'outcome', bad: (value) => value === 'missing', says: 'it cannot be told whether the complaint is upheld', mend: 'Say whether the complaint, or each part of it, is upheld.' },
  { key: 'Q31', bad: (value) => value === 'no', says: 'another body is not named with a way to reach it', mend: 'Name the body that can help and give its contact details.' },
  { key: 'Q29', bad: (value) => value === 'no', says: 'no remedy is offered', mend: 'Say what is being done to put it right and to stop it happening again.' },
  { key: 'Q30', bad: (value) => value === 'no', says: 'no meeting is offered', mend: 'Offer a meeting, or say why one would not help.' },
]

/** Failings that keep a letter from being better than adequate and count for no more than that. */
const LESSER: ReadonlyArray<{ key: AnswerKey; bad: (value: string) => boolean; says: string; mend: string }> = [
  { key: 'Q34', bad: (value) => value === 'no', says: 'it is not addressed correctly', mend: 'Correct the name, title, address or reference.' },
  { key: 'outcome', bad: (value) => value === 'implicit' || value === 'partial', says: 'the outcome is not said in terms for every part', mend: 'Say in terms whether each part is upheld, partly upheld or not upheld.' },
  { key: 'Q24', bad: (value) => value === 'yes', says: 'it holds unexplained legal terms', mend: 'Explain the legal terms, or use everyday words.' },
]

/** How many serious failings together fail a letter. */
const SERIOUS_LIMIT = 4
/** How many slips of spelling and grammar are numerous (7.48). */
const NUMEROUS = 8

/**
 * The overall rating from the answers, by the report's criteria (HMCPSI 2023, paragraphs 7.46 to 7.48): a single
 * slip does not fail a letter; a missed issue, an unclear explanation, no empathy, or something that must not be there
 * does. A question that decides and is unknown makes the rating unknown, unless the letter fails without it.
 *
 * @param answers every answer
 * @param findings the findings that stand
 */
export function rate(answers: Readonly<Record<AnswerKey, Answer>>, findings: readonly Finding[], facts: Facts): RatingResult {
  const value = (key: AnswerKey): string => answers[key].answer
  const failed = (list: typeof DECISIVE): Failing[] => list.filter((one) => one.bad(value(one.key)))
  const kind = facts.letter?.value
  const slips = findings.filter((finding) => (finding.rule === 'spelling' || finding.rule === 'grammar') && finding.severity !== 'info').length
  const serious = failed(SERIOUS)
  const lesser = failed(LESSER)
  const decisive = kind === 'acknowledgement' ? failed(DECISIVE.filter((one) => one.key === 'Q33' || one.key === 'Q26')) : failed(DECISIVE)
  if (kind === 'holding') decisive.push(...holdingFailings(value, slips))
  if (serious.length >= SERIOUS_LIMIT) decisive.push(...serious)
  if (slips >= NUMEROUS) decisive.push({ says: `it holds ${slips} slips of spelling and grammar`, mend: 'Correct the spelling and grammar.' })
  const slipFailing = slips > 1 ? [{ says: `it holds ${slips} slips of spelling and grammar`, mend: 'Correct the spelling and grammar.' }] : []
  const holding = kind === 'holding' && value('holding-reason') === 'no' ? [{ says: 'it does not say why the reply is late', mend: 'Say what the reply is waiting for.' }] : []
  // An acknowledgement does not fail for being cold, but is no better than adequate.
  const cold = failed(DECISIVE.filter((one) => one.key === 'Q25'))
  const keepsBack = [...serious, ...cold, ...holding, ...lesser, ...slipFailing]
  if (decisive.length > 0) {
    return { answer: 'not-met', reason: `Not met: ${listOf(decisive)}.`, advice: adviceOf([...decisive, ...keepsBack]) }
  }
  const better = keepsBack.length === 0
  const unknown = (list: typeof DECISIVE): AnswerKey[] => list.filter((one) => value(one.key) === 'unknown').map((one) => one.key)
  const open = new Set(unknown(DECISIVE).filter((key) => !(kind === 'acknowledgement' && key === 'Q25')))
  // An open question that could still tip the rating keeps it open too.
  const tips = unknown(SERIOUS)
  if (better || serious.length + tips.length >= SERIOUS_LIMIT) for (const key of tips) open.add(key)
  if (better) for (const key of unknown(LESSER)) open.add(key)
  if (kind !== 'stage-one' && kind !== 'stage-two' && value('holding-date') === 'unknown') open.add('holding-date')
  if (open.size > 0) {
    return {
      answer: 'unknown',
      reason: `A person must first answer ${listed([...open])}. On what can be seen, the letter is ${better ? 'better than adequate' : `adequate at best: ${listOf(keepsBack)}`}.`,
      advice: adviceOf(keepsBack),
    }
  }
  if (better) return { answer: 'better', reason: 'Better than adequate: nothing that weighs against it was found.', advice: [] }
  return { answer: 'adequate', reason: `Adequate, and not better, because ${listOf(keepsBack)}.`, advice: adviceOf(keepsBack) }
}

/** A holding letter must say why the reply is late and when it will come (questions 16 and 17). */
function holdingFailings(value: (key: AnswerKey) => string, slips: number): Failing[] {
  const reason = value('holding-reason') === 'no'
  if (value('holding-date') === 'no') {
    return [{ says: 'it does not give the date of the reply', mend: 'Give the exact date by which the reply will be sent.' }]
  }
  if (reason && (value('Q34') === 'no' || slips >= 3)) {
    return [{ says: 'it does not say why the reply is late', mend: 'Say what the reply is waiting for.' }]
  }
  return []
}

function adviceOf(failings: readonly Failing[]): string[] {
  return [...new Set(failings.map((one) => one.mend))].slice(0, 3)
}

function listOf(failings: readonly Failing[]): string {
  return listed([...new Set(failings.map((one) => one.says))])
}
