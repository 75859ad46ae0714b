import type { Calendar, Nation } from '../calendar/index.ts'
import { momentOf } from '../calendar/clocks.ts'
import type { ClockKey } from '../calendar/clock-schema.ts'
import type { Profile } from './profile.ts'
import type { Facts } from './types.ts'

/** Dates of a case that cannot all be right, or that look wrong. */
export interface Contradiction {
  /** The keys of the case at fault, the likelier first. */
  keys: string[]
  message: string
}

/** Which date must not come before which. */
const ORDER: ReadonlyArray<readonly [later: ClockKey, earlier: ClockKey]> = [
  ['sent', 'received'], ['triaged', 'received'], ['acknowledged', 'received'], ['allocated', 'received'],
  ['draft-returned', 'received'], ['holding-sent', 'received'], ['recorded', 'received'], ['promised', 'holding-sent'],
  ['sent', 'draft-returned'], ['received', 'event'], ['decision-letter', 'decision'], ['escalation-requested', 'sent'],
]

/** Dates on which somebody is to do some work, so that they should be working days. */
const WORK: readonly ClockKey[] = ['promised']

const NAMES: Partial<Record<ClockKey, string>> = {
  received: 'the complaint was received', sent: 'the letter is dated', triaged: 'it was triaged', acknowledged: 'it was acknowledged',
  allocated: 'it was allocated', 'draft-returned': 'the draft came back', 'holding-sent': 'the holding letter was sent',
  recorded: 'it was recorded', promised: 'the reply was promised for', event: 'the event was', decision: 'the decision was made',
  'decision-letter': 'the decision was written to the victim', 'escalation-requested': 'the next stage was asked for',
}

/**
 * Finds dates of a case that contradict one another.
 *
 * @returns one entry a fault, in words
 */
export function contradictionsOf(facts: Facts, profile: Profile | undefined, calendar: Calendar): Contradiction[] {
  const found: Contradiction[] = []
  const nation = (facts.other['nation']?.value as Nation | undefined) ?? profile?.nation ?? 'england-and-wales'
  for (const [later, earlier] of ORDER) {
    const a = momentOf(facts, later)
    const b = momentOf(facts, earlier)
    if (!a || !b) continue
    if (a.date < b.date || (a.date === b.date && a.time !== undefined && b.time !== undefined && a.time < b.time)) {
      found.push({
        keys: [later, earlier],
        message: `"${later}" (${calendar.spell(a.date)}) comes before "${earlier}" (${calendar.spell(b.date)}): ${NAMES[later] ?? later} before ${NAMES[earlier] ?? earlier}.`,
      })
    }
  }
  for (const key of WORK) {
    const moment = momentOf(facts, key)
    const why = moment && calendar.whyClosed(moment.date, nation)
    if (why) found.push({ keys: [key], message: `"${key}" (${calendar.spell(moment.date, true)}) is ${why}, when the office does not work.` })
  }
  const received = momentOf(facts, 'received')
  if (received?.time && calendar.weekday(received.date) >= 6) {
    found.push({ keys: ['received-time', 'received'], message: `"received-time" gives an hour on ${calendar.spell(received.date, true)}, when the office does not work; check that it is not the hour of recording.` })
  }
  return found
}
