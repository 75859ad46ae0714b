import type { Facts } from '../case/types.ts'
import type { Profile } from '../case/profile.ts'
import type { Clock, ClockKey } from './clock-schema.ts'
import { type Calendar, CalendarRangeError, type Nation } from './index.ts'

/** A date, with a time of day where one is known. */
export interface Moment {
  date: string
  /** `HH:MM`. */
  time?: string
}

export type ClockStatus = 'in-time' | 'late' | 'running' | 'missed' | 'not-needed' | 'not-started' | 'unknown'

/** How a clock of a case stands. */
export interface ClockState {
  clock: Clock
  status: ClockStatus
  start?: Moment
  due?: Moment
  done?: Moment
  /** How late, in the inspection's bands; set when late or missed. */
  late?: { band: LateBand; days: number }
  /** Working days left until it is due; 0 is today. */
  left?: number
  /** The rule and the arithmetic in words, or why it cannot be told. */
  how: string
}

/** The bands of question 19. */
export const LATE_BANDS = ['less than 24 hours', '1 to 3 days', '4 to 5 days', '6 or more days'] as const
export type LateBand = (typeof LATE_BANDS)[number]

/**
 * Every clock of a case and how it stands.
 *
 * @param today `YYYY-MM-DD`; without it a clock that is not done is `running`
 */
export function clocksOf(profile: Profile, facts: Facts, calendar: Calendar, today: string | undefined): ClockState[] {
  const nation = (facts.other['nation']?.value as Nation | undefined) ?? profile.nation
  const applying = profile.clocks.filter((clock) => applies(clock, facts))
  const replies = applying.filter((clock) => clock.question === 'Q18').map((clock) => stateOf(clock, facts, calendar, nation, today))
  return applying
    .map((clock) => (clock.needed === 'late-reply' ? holdingState(clock, replies, facts, calendar, nation, today) : stateOf(clock, facts, calendar, nation, today)))
    .filter((state) => state.status !== 'not-started')
}

function applies(clock: Clock, facts: Facts): boolean {
  const letter = facts.letter?.value
  if (clock.letters && letter && !clock.letters.includes(letter)) return false
  if (clock.whose === 'reader' && (letter === 'holding' || letter === 'acknowledgement')) return false
  if (clock.complaints && facts.complaint && !clock.complaints.includes(facts.complaint.value)) return false
  if (clock.enhanced !== undefined && clock.enhanced !== (facts.other['enhanced']?.value === true)) return false
  return true
}

/** A date of the case as a moment. */
export function momentOf(facts: Facts, key: ClockKey): Moment | undefined {
  const known = key === 'received' ? facts.received : key === 'sent' ? sentOf(facts) : facts.other[key]
  if (!known) return undefined
  const [date, time] = String(known.value).split(' ') as [string, string?]
  return { date, time: time ?? (key === 'received' ? (facts.other['received-time']?.value as string | undefined) : undefined) }
}

/** The date of the final reply; a holding letter or acknowledgement is not that reply. */
function sentOf(facts: Facts): Facts['sent'] {
  const letter = facts.letter?.value
  return letter === 'holding' || letter === 'acknowledgement' ? undefined : facts.sent
}

function stateOf(clock: Clock, facts: Facts, calendar: Calendar, nation: Nation, today: string | undefined): ClockState {
  const start = momentOf(facts, clock.starts)
  if (!start) {
    const wanted = clock.starts === 'received' || clock.starts === 'sent'
    return { clock, status: wanted ? 'unknown' : 'not-started', how: `The case does not say when "${clock.starts}" was.` }
  }
  const done = clock.ends ? momentOf(facts, clock.ends) : undefined
  let due: Moment
  let how: string
  try {
    ;({ due, how } = dueOf(clock, start, facts, calendar, nation))
  } catch (error) {
    if (error instanceof CalendarRangeError) return { clock, status: 'unknown', start, how: `Cannot be told: ${error.message}.` }
    throw error
  }
  const state: ClockState = { clock, status: 'running', start, due, how }
  if (done) {
    state.done = done
    const verdict = compare(clock, due, done)
    if (verdict === 'unknown') return { ...state, status: 'unknown', how: `${how} The time of day is needed to tell whether it was in time.` }
    state.status = verdict
    if (verdict === 'late') state.late = lateness(due, done, calendar)
    return state
  }
  if (today === undefined) return state
  if (clock.whose === 'office' && clock.needed === undefined && sentOf(facts)) {
    return { ...state, status: 'unknown', how: `${how} The reply has gone, but the case does not record "${clock.ends}".` }
  }
  if (today > due.date) {
    state.status = 'missed'
    state.late = lateness(due, { date: today }, calendar)
  } else state.left = workingDaysLeft(today, due.date, calendar, nation)
  return state
}

/** A holding letter is needed only when the reply will be, or was, late (question 15). */
function holdingState(
  clock: Clock,
  replies: readonly ClockState[],
  facts: Facts,
  calendar: Calendar,
  nation: Nation,
  today: string | undefined,
): ClockState {
  const state = stateOf(clock, facts, calendar, nation, today)
  const reply = replies[0]
  if (reply?.status === 'in-time' && !state.done) return { clock, status: 'not-needed', start: state.start, due: state.due, how: 'The reply was sent in time, so no holding letter was needed.' }
  if (reply?.status === 'late' && !state.done) {
    return { ...state, status: 'missed', how: `${state.how} The reply was late and no holding letter is recorded.` }
  }
  return state
}

function dueOf(clock: Clock, start: Moment, facts: Facts, calendar: Calendar, nation: Nation): { due: Moment; how: string } {
  const { count, unit, hour } = clock.limit
  const from = calendar.spell(start.date, true)
  if (unit === 'hours') {
    const days = Math.floor(count / 24)
    const due: Moment = { date: calendar.addDays(start.date, days), time: start.time }
    const at = start.time ? ` at ${start.time}` : ''
    return { due, how: `${from}${at} + ${count} hours = ${calendar.spell(due.date, true)}${at}.` }
  }
  if (unit === 'months') {
    let date = calendar.addMonths(start.date, count)
    let how = `${from} + ${count === 1 ? 'one month' : `${count} months`} = ${calendar.spell(date, true)}.`
    const later = clock['or-later']
    const other = later && momentOf(facts, later.starts)
    if (later && other) {
      const second = calendar.addMonths(other.date, later.months)
      if (second > date) {
        date = second
        how = `${calendar.spell(other.date, true)} + ${later.months} months = ${calendar.spell(date, true)}, which is the later limit.`
      }
    }
    return { due: { date }, how }
  }
  if (count === 0) return { due: { date: start.date }, how: `The date promised is ${from}.` }
  const receiptIsDay = clock.limit['receipt-is-day']
  const date = unit === 'days' ? calendar.addDays(start.date, count) : calendar.addWorkingDays(start.date, count, nation, receiptIsDay)
  const counted = unit === 'days' ? `${count} days` : `${count} working day${count === 1 ? '' : 's'}${receiptIsDay === 1 ? ' (the day of receipt is day 1)' : ''}`
  return { due: { date, time: hour }, how: `${from} + ${counted} = ${calendar.spell(date, true)}${hour ? ` at ${hour}` : ''}.` }
}

/** Dates are compared as dates unless times are known for both ends (timelines, counting N working days, 4). */
function compare(clock: Clock, due: Moment, done: Moment): 'in-time' | 'late' | 'unknown' {
  if (done.date < due.date) return 'in-time'
  if (done.date > due.date) return 'late'
  if (!due.time) return clock.limit.unit === 'hours' ? 'unknown' : 'in-time'
  if (!done.time) return 'unknown'
  return done.time <= due.time ? 'in-time' : 'late'
}

function lateness(due: Moment, done: Moment, calendar: Calendar): { band: LateBand; days: number } {
  const days = calendar.daysBetween(due.date, done.date)
  const hours = days * 24 + (due.time && done.time ? hourOf(done.time) - hourOf(due.time) : 0)
  if (hours < 24) return { band: LATE_BANDS[0], days }
  if (days <= 3) return { band: LATE_BANDS[1], days }
  return { band: days <= 5 ? LATE_BANDS[2] : LATE_BANDS[3], days }
}

function hourOf(time: string): number {
  return Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
}

function workingDaysLeft(today: string, due: string, calendar: Calendar, nation: Nation): number | undefined {
  try {
    return calendar.workingDaysBetween(today, due, nation)
  } catch {
    return undefined
  }
}
