import { defineEvidence } from '../rule/define-rule.ts'
import { type Admission, admissions } from './admissions.ts'
import { compassion, showEmpathy } from './compassion.ts'
import { type Regret, regrets } from './regret.ts'

/** What the letter does about the mistakes that it discloses. */
export interface Apologies {
  /** Direct apologies for an act or omission of the body's own, or its effect. */
  direct: readonly Regret[]
  /** The answer to question 27 for a full reply. */
  answer: 'yes' | 'no' | 'na'
  /** True when the letter discloses a mistake other than that it is late. */
  mistake: boolean
  /** What is apologised for nowhere: a mistake, or only that the reply is late. */
  missing?: 'mistake' | 'late'
  /** The apology that hangs on a condition, where it stands in place of a direct one. */
  conditional?: Regret
  /** The plainest admission, to put the apology beside. */
  admission?: Admission
}

/**
 * Weighs apologies against the mistakes that the letter discloses. A letter that apologises in terms for something of
 * its own discloses a mistake by that; "sorry" may be mere sympathy and discloses none. An apology for a late reply
 * does not cover what the complaint is about.
 */
export const apologies = defineEvidence<Apologies>('apologies', (context) => {
  const found = context.evidence(regrets)
  const { disclosed, mistakes, hints, late } = context.evidence(admissions)
  const admitted = new Set([...mistakes, ...hints].map((one) => one.sentence))
  const { sentences } = context.letter.body
  const direct = found.filter((one) => (one.apology && !(one.word === 'sorry' && one.pointsBack)) || (pointsBack(one) && besideAdmission(one, admitted, sentences)))
  const lateness = found.filter((one) => one.speaker === 'writer' && one.object === 'lateness' && one.word !== 'regret' && !one.conditional)
  const admission = mistakes.find((one) => one.degree === 'owned') ?? mistakes[0] ?? hints[0] ?? late[0]
  const common = { direct, mistake: disclosed === 'mistake', ...(admission ? { admission } : {}) }
  if (disclosed === 'mistake') {
    if (direct.length > 0) return { ...common, answer: 'yes' }
    const conditional = standIn(found, showEmpathy(context.evidence(compassion)))
    return { ...common, answer: 'no', missing: 'mistake', ...(conditional ? { conditional } : {}) }
  }
  if (direct.some((one) => one.word === 'apology')) return { ...common, answer: 'yes', mistake: true }
  if (disclosed === 'late') return lateness.length > 0 ? { ...common, answer: 'yes' } : { ...common, answer: 'no', missing: 'late' }
  return { ...common, answer: 'na' }
})

/** "I am sorry." or "I am sorry for it.": what is meant stands before it. */
function pointsBack(regret: Regret): boolean {
  return (regret.object === 'bare' || regret.pointsBack) && regret.speaker === 'writer' && regret.word === 'sorry' && !regret.conditional
}

function besideAdmission(regret: Regret, admitted: ReadonlySet<unknown>, sentences: readonly unknown[]): boolean {
  const at = sentences.indexOf(regret.sentence)
  return [at - 1, at, at + 1].some((i) => admitted.has(sentences[i]))
}

/**
 * The conditional apology that stands in for a direct one. Regret for what the reader feels is the empathy rule's when
 * the letter shows none.
 */
function standIn(found: readonly Regret[], empathic: boolean): Regret | undefined {
  return found.find(
    (one) =>
      one.speaker === 'writer' && one.conditional && one.object !== 'lateness' && one.object !== 'softener' && (empathic || one.object !== 'feelings'),
  )
}
