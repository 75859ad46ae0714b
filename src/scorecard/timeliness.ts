import { clocksOf, type ClockState } from '../calendar/clocks.ts'
import type { Calendar, Nation } from '../calendar/index.ts'
import type { Profile } from '../case/profile.ts'
import type { Facts } from '../case/types.ts'
import type { Answer } from '../rule/types.ts'

/** The questions of time (Annex C, 9 to 12 and 14 to 19), in order. */
export const TIME_QUESTIONS = {
  Q9: 'Was it triaged within 24 hours?',
  Q10: 'Was it acknowledged in time?',
  Q11: 'Was it passed to the responding manager in time?',
  Q12: 'Was the manager given the right date?',
  Q14: 'Was the draft back by 11am on day 17?',
  Q15: 'Was a holding letter sent before the deadline?',
  Q16: 'Does the holding letter explain the delay?',
  Q17: 'Does the holding letter give the date of the reply?',
  Q18: 'Was the reply sent in time?',
  Q19: 'How late was the reply?',
} as const

export type TimeKey = keyof typeof TIME_QUESTIONS

/**
 * Answers the questions of time from the dates of the case; a date that is missing leaves its question unknown.
 *
 * @param holding what the letter itself answers about a holding letter, for questions 16 and 17
 * @param today `YYYY-MM-DD`
 */
export function timelinessOf(
  facts: Facts,
  profile: Profile | undefined,
  calendar: Calendar,
  holding: { reason: Answer; date: Answer },
  today: string | undefined,
): Record<TimeKey, Answer> {
  const answers = {} as Record<TimeKey, Answer>
  const put = (key: TimeKey, answer: string, reason: string): void => {
    answers[key] = { answer, reason, evidence: [] }
  }
  for (const key of Object.keys(TIME_QUESTIONS) as TimeKey[]) put(key, 'unknown', 'The case does not say what is needed to tell.')
  if (!profile) return answers
  const states = clocksOf(profile, facts, calendar, today)
  const byQuestion = (question: string): ClockState | undefined => states.find((state) => state.clock.question === question)
  for (const key of ['Q9', 'Q10', 'Q11', 'Q14'] as const) {
    const state = byQuestion(key)
    const kind = facts.letter?.value
    const limits = profile.clocks.filter((clock) => clock.question === key)
    if (state) put(key, ...answerOf(state, calendar))
    else if (limits.length === 0) put(key, 'na', `${profile.name} has no such limit.`)
    else if (kind && limits.every((clock) => clock.letters?.includes(kind) === false)) put(key, 'na', `${profile.name} has no such limit for a letter of this kind.`)
  }
  const reply = byQuestion('Q18')
  if (reply) {
    const promised = states.find((state) => state.clock.id === 'promised')
    const [answer, reason] = answerOf(reply, calendar)
    if (reply.status === 'late' && promised?.status === 'in-time') put('Q18', 'yes, as the holding letter promised', promised.how)
    else if (reply.status === 'late' && promised?.status === 'late') put('Q18', 'no, nor as the holding letter promised', promised.how)
    else put('Q18', answer, reason)
    if (reply.status === 'late' && reply.late) put('Q19', reply.late.band, reply.how)
    else if (reply.status === 'in-time') put('Q19', 'na', 'The reply was not late.')
  }
  const letter = byQuestion('Q15')
  if (letter?.status === 'not-needed') put('Q15', 'na', letter.how)
  else if (letter) put('Q15', ...answerOf(letter, calendar))
  put('Q12', ...dateGiven(facts, reply, calendar))
  if (facts.letter?.value === 'holding') {
    answers.Q16 = holding.reason
    answers.Q17 = holding.date
  } else if (letter?.status === 'not-needed') {
    put('Q16', 'na', letter.how)
    put('Q17', 'na', letter.how)
  } else put('Q17', ...promisedDate(facts, profile, calendar))
  return answers
}

function answerOf(state: ClockState, calendar: Calendar): [answer: string, reason: string] {
  const done = state.done ? `${state.how} Done on ${calendar.spell(state.done.date, true)}` : state.how
  if (state.status === 'in-time') return ['yes', `${done}.`]
  if (state.status === 'late') return ['no', `${done}: ${state.late?.band} late.`]
  if (state.status === 'missed') return ['no', `${state.how} Not recorded as done.`]
  return ['unknown', state.status === 'running' ? `${state.how} Not yet done.` : state.how]
}

/** Question 12: the date that the responding manager was given is the last day for the reply. */
function dateGiven(facts: Facts, reply: ClockState | undefined, calendar: Calendar): [string, string] {
  const given = facts.other['deadline-given']?.value as string | undefined
  if (!given || !reply?.due) return ['unknown', 'The case does not say which date the manager was given ("deadline-given").']
  if (given === reply.due.date) return ['yes', reply.how]
  return ['no', `The manager was given ${calendar.spell(given)}. ${reply.how}`]
}

function promisedDate(facts: Facts, profile: Profile, calendar: Calendar): [string, string] {
  const promised = facts.other['promised']?.value as string | undefined
  if (!promised) return ['unknown', 'The case does not say which date the holding letter promised ("promised").']
  const nation = (facts.other['nation']?.value as Nation | undefined) ?? profile.nation
  const closed = calendar.whyClosed(promised, nation)
  return ['yes', `It promised ${calendar.spell(promised, true)}${closed ? `, which is ${closed}` : ''}.`]
}
