/**
 * The next stage: the right route for this letter, and the right time limit.
 *
 * Reads what the letter offers (src/evidence/next-stage.ts) and compares it with the routes of the organisation's
 * profile. The time limit is judged alone, also where the route is wrong. Let pass: the office's own time for
 * replying, limits of other schemes, a date up to seven days later than the limit (post takes time and the reader
 * loses nothing), and further stages named after the right one.
 */
import type { Period, Profile, Route } from '../src/case/profile.ts'
import { outcomes } from '../src/evidence/outcomes.ts'
import { type Limit, type NextStage, nextStage, type Offer } from '../src/evidence/next-stage.ts'
import { lastDay, spellPeriod } from '../src/evidence/time.ts'
import type { Span } from '../src/letter/types.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Context, Yield } from '../src/rule/types.ts'

/** How many days later than the limit a stated date may be: HMCPSI counts from the letter, other sources from receipt. */
const GRACE = 7

type Message =
  | 'wrong-period' | 'wrong-date' | 'no-time-limit' | 'needless-limit' | 'add-date' | 'missing' | 'missing-end' | 'final-too-early'
  | 'wrong-route' | 'unnamed-route' | 'service-only'

type TimeAnswer = 'date' | 'period' | 'wrong-period' | 'wrong-date' | 'no-time-limit' | 'na' | 'unknown'

export default defineRule<Message>(
  {
    id: 'escalation',
    question: 'Q32',
    answers: ['Q32', 'escalation'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 4.9 to 4.13 and 7.28 to 7.31',
    summary: 'The next stage is the right one, with the right time limit',
    messages: {
      'add-date': 'The period is right. Best of all, give the last date as well.',
      'wrong-period': 'The reader has {limit} from {from} to go further, not {stated}. Write the right period, and best of all the last date.',
      'wrong-date': 'The last date to go further is {right}, not {stated}: {limit} from {from}. Correct the date.',
      'no-time-limit': 'The letter offers the next step without saying by when. The reader has {limit} from {from}: say so, and give the last date.',
      'needless-limit': 'There is no time limit for the next step after this letter. Take the limit out.',
      missing: 'The letter does not tell the reader what to do if they are not satisfied. The next step is {says}.',
      'missing-end': 'The letter does not say that the complaint ends here. Say {says}.',
      'final-too-early': 'This closes the complaint, but the reader can still go further. The next step is {says}.',
      'wrong-route': 'This is not the next step after this letter: {why}. The next step is {says}.',
      'unnamed-route': 'The letter invites the reader to come back but does not name the next step, which is {says}.',
      'service-only': 'The Independent Assessor can look at the service parts alone. Say that the parts about legal decisions end with this letter.',
    },
  },
  function* (context) {
    const kind = context.facts.letter
    if (kind?.sure && (kind.value === 'holding' || kind.value === 'acknowledgement')) {
      yield* both('na', 'na', `${kind.value === 'holding' ? 'A holding letter' : 'An acknowledgement'} does not have to explain the next stage.`)
      return
    }
    const found = context.evidence(nextStage)
    const routes = routesFor(context)
    if (!context.profile || routes.length === 0) {
      yield* both('unknown', 'unknown', 'Say which organisation writes, so that the next stage can be checked.')
      return
    }
    const [route] = routes
    const replies = kind?.sure || found.offers.length > 0 || context.evidence(outcomes).decisions.length > 0
    if (routes.length === 1 && route && replies && organisationIsKnown(context, context.profile)) yield* judge(context, context.profile, route, found)
    else yield* judgeTimeAlone(context, routes, found)
  },
)

function* both(route: string, time: string, reason: string): Generator<Yield<Message>> {
  yield { answer: 'Q32', value: route, reason }
  yield { answer: 'escalation', value: time, reason }
}

/** The routes that may apply: one when the stage and, where it matters, the kind of complaint are known for sure. */
function routesFor({ profile, facts }: Context): Route[] {
  return (profile?.routes ?? []).filter(
    (route) =>
      (!facts.letter?.sure || (route.letters as string[]).includes(facts.letter.value)) &&
      (!facts.complaint?.sure || route.complaints.includes(facts.complaint.value)),
  )
}

/** An organisation that was only guessed from the body of the letter is not known. */
function organisationIsKnown({ facts }: Context, profile: Profile): boolean {
  return !facts.organisation || facts.organisation.sure || facts.organisation.value !== profile.id
}

function* judge(context: Context, profile: Profile, route: Route, found: NextStage): Generator<Yield<Message>> {
  const { says } = route
  const wrong = found.offers.filter((offer) => wrongRoute(offer, route) !== undefined)
  const isRight = (id: string): boolean => id === route.to || route.accept.includes(id)
  const named = found.offers.filter((offer) => offer.routes.some(isRight))
  const right = named.length === 0 && wrong.length === 0 && found.routesNear.some(isRight) ? found.offers : named
  const last = context.letter.body.paragraphs.at(-1)
  const absent = last ? { after: last } : {}
  const sample = sampleOf(context, route)

  if (route.to === 'none') {
    const offer = wrong[0]
    if (offer) {
      yield { message: 'wrong-route', at: offer.span, values: { why: whyWrong(offer, route), says }, sample }
      const time = yield* judgeTime(context, profile.routes.find((other) => other.limit) ?? route, found, offer)
      yield* both('no', time, `The letter offers a step that does not exist for this complaint: ${whyWrong(offer, route)}.`)
    } else if (found.ends[0]) {
      const end = found.ends[0].span
      yield { answer: 'Q32', value: 'yes', reason: 'The letter says that the process ends here, as it does for a legal complaint at stage two.', evidence: [end] }
      yield { answer: 'escalation', value: 'na', reason: 'Nothing further is open to the reader, so there is nothing to time.', evidence: [end] }
    } else {
      yield { message: 'missing-end', ...absent, values: { says }, sample }
      yield* both('no', 'missing', 'The letter does not say that the process ends here.')
    }
    return
  }

  if (found.offers.length === 0) {
    const closing = last?.index ?? 0
    const end = found.ends.find(({ sentence }) => sentence.paragraph.index > closing - 4 && !/\b(?:review|appeal|trial|hearing)\b/.test(sentence.lower))?.span ?? found.closing
    if (end) yield { message: 'final-too-early', at: end, values: { says }, sample }
    else yield { message: 'missing', ...absent, values: { says }, sample }
    yield* both('no', 'missing', 'The letter does not tell the reader what to do if they are not satisfied.')
    return
  }

  const offer = right[0] ?? wrong[0] ?? (found.offers[0] as Offer)
  let fault: string | undefined
  let time: TimeAnswer
  if (right.length === 0) {
    fault = wrong.length > 0 ? `The letter sends the reader to the wrong place: ${whyWrong(offer, route)}.` : `The letter does not name the next step, which is ${says}.`
    if (wrong.length > 0) yield { message: 'wrong-route', at: offer.span, values: { why: whyWrong(offer, route), says }, sample }
    else if (route.to === 'stage-two') fault = undefined
    if (wrong.length === 0) yield { message: 'unnamed-route', at: offer.span, values: { says }, sample, severity: fault ? 'warning' : 'info' }
    time = yield* judgeTime(context, route, found, fault ? undefined : offer)
  } else {
    if (route['service-only'] && (found.everyPart || !found.serviceOnly)) {
      fault = 'The offer is not confined to the parts of the complaint about service.'
      yield { message: 'service-only', at: found.everyPart ?? offer.span, sample }
    }
    time = yield* judgeTime(context, route, found, offer)
  }
  const timely = time === 'date' || time === 'period' || time === 'na'
  yield { answer: 'escalation', value: time, reason: TIME_REASON[time], evidence: found.limits.map((limit) => limit.span) }
  yield {
    answer: 'Q32',
    value: fault || !timely ? (time === 'unknown' && !fault ? 'unknown' : 'no') : 'yes',
    reason: fault ?? (timely ? `The letter names the right next step: ${says}.` : TIME_REASON[time]),
    evidence: [offer.span],
  }
}

const TIME_REASON: Readonly<Record<TimeAnswer, string>> = {
  date: 'The last date is given, and it is right.',
  period: 'The right period is given, without the last date.',
  'wrong-period': 'The period given is not the right one.',
  'wrong-date': 'The last date given is not the right one.',
  'no-time-limit': 'The next step is offered without a time limit.',
  na: 'The next step has no time limit.',
  unknown: 'The letter bears no date, so the last date cannot be checked.',
}

/** Bodies that are the next step only where the profile says so. */
const BODIES = new Set(['assessor', 'phso', 'spso', 'ombudsman', 'iopc', 'panel', 'inspectorate', 'stage-three', 'chief-executive', 'commissioner'])

function wrongRoute(offer: Offer, route: Route): string | undefined {
  return offer.routes.find((id) => id in route.wrong) ?? offer.routes.find((id) => BODIES.has(id) && id !== route.to && !route.accept.includes(id))
}

function whyWrong(offer: Offer, route: Route): string {
  return route.wrong[wrongRoute(offer, route) ?? ''] ?? 'that body does not deal with it'
}

/**
 * Judges the time limit alone.
 *
 * @param offer where to say that no limit is given; undefined when the route is wrong, since the route comes first
 */
function* judgeTime(context: Context, route: Route, found: NextStage, offer: Offer | undefined): Generator<Yield<Message>, TimeAnswer> {
  const { limits } = found
  if (!route.limit) {
    if (limits.length === 0) return offer ? 'na' : 'no-time-limit'
    if (offer) yield { message: 'needless-limit', at: (limits[0] as Limit).span, sample: sampleOf(context, route) }
    return 'wrong-period'
  }
  const values = { limit: spellPeriod(route.limit), from: route.from }
  if (limits.length === 0) {
    // Of a template the rule "template" asks for a placeholder for the date.
    if (offer && !context.template) yield { message: 'no-time-limit', at: offer.span, values, suggestions: suggestionsOf(context, route), sample: sampleOf(context, route) }
    return 'no-time-limit'
  }
  const period = limits.find((limit) => limit.period && !periodIsRight(limit.period, route))
  const dated = limits.filter((limit) => limit.iso)
  const base = baseOf(context)
  const right = base ? dated.find((limit) => dateIsRight(context, limit.iso as string, route, base)) : undefined
  const wrongDate = base && !right ? dated[0] : undefined
  if (wrongDate && base) {
    const last = lastDay(context.calendar, base, route.limit, nationOf(context))
    // Where the period beside it is wrong too, the two are put right together.
    const beside = period && period.span.block === wrongDate.span.block && period.span.from < wrongDate.span.from ? period.span : undefined
    yield {
      message: 'wrong-date',
      at: beside ? { ...wrongDate.span, from: beside.from } : wrongDate.span,
      values: { ...values, stated: wrongDate.text, right: context.calendar.spell(last, true) },
      suggestions: beside ? suggestionsOf(context, route) : [`${/^by\b/i.test(textAt(wrongDate.span)) ? 'by ' : ''}${context.calendar.spell(last)}`],
    }
    return 'wrong-date'
  }
  if (period) {
    yield { message: 'wrong-period', at: period.span, values: { ...values, stated: period.text }, suggestions: suggestionsOf(context, route) }
    return 'wrong-period'
  }
  if (right || limits.some((limit) => limit.field)) return 'date'
  if (dated.length > 0) return 'unknown'
  const bare = limits.find((limit) => limit.period)
  if (bare && base && !context.template) yield { message: 'add-date', at: bare.span, severity: 'info', values, suggestions: suggestionsOf(context, route) }
  return 'period'
}

function textAt({ block, from, to }: Span): string {
  return block.text.slice(from, to)
}

/** The date that the limit counts from. */
function baseOf({ letter, facts }: Context): string | undefined {
  return letter.date?.iso ?? facts.sent?.value
}

function nationOf({ profile }: Context): Profile['nation'] {
  return profile?.nation ?? 'england-and-wales'
}

/** 29 days is a known shorthand for 28 days with the day of the letter counted in. */
function periodIsRight(period: Period, route: Route): boolean {
  return [...(route.limit ? [route.limit] : []), ...route.also].some(
    ({ n, unit }) => period.unit === unit && (period.n === n || (unit === 'day' && n === 28 && period.n === 29)),
  )
}

/** Whether a last date is that of the limit, or up to a week later. */
function dateIsRight(context: Context, iso: string, route: Route, base: string): boolean {
  const { calendar, letter, complaint } = context
  const fits = (from: string, period: Period): boolean => {
    const last = lastDay(calendar, from, period, nationOf(context))
    return iso >= last && iso <= calendar.addDays(last, GRACE)
  }
  const story = [...letter.dates, ...(complaint?.letter.dates ?? [])].flatMap((date) => (date.iso && date.iso < base ? [date.iso] : []))
  if (route.limit && [base, ...(route['from-knowledge'] ? story : [])].some((from) => fits(from, route.limit as Period))) return true
  return route.also.some((period) => [base, ...story].some((from) => fits(from, period)))
}

function lastDate(context: Context, route: Route): string | undefined {
  const base = baseOf(context)
  return base && route.limit ? context.calendar.spell(lastDay(context.calendar, base, route.limit, nationOf(context)), true) : undefined
}

/** The limit in words ready to paste. */
function suggestionsOf(context: Context, route: Route): string[] {
  if (!route.limit) return []
  const words = route.limit.unit === 'day' ? `within ${spellPeriod(route.limit)}, starting with ${route.from}` : `within ${spellPeriod(route.limit)} of ${route.from}`
  const date = route['from-knowledge'] ? undefined : lastDate(context, route)
  return [date ? `${words}, that is by ${date}` : words]
}

function sampleOf(context: Context, route: Route): string {
  return route.sample.replace('{date}', lastDate(context, route) ?? '[date]')
}

/**
 * Without the stage and kind of complaint, a verdict is given only on a time limit that is wrong, or right, whichever
 * route applies.
 */
function* judgeTimeAlone(context: Context, routes: readonly Route[], found: NextStage): Generator<Yield<Message>> {
  const timed = routes.filter((route) => route.limit)
  const [route] = timed
  const same = timed.every((other) => JSON.stringify([other.limit, other.also]) === JSON.stringify([route?.limit, route?.also]))
  const ask = 'Say at which stage this letter is, and whether the complaint is about a legal decision or about service, so that the next stage can be checked.'
  if (!route || found.offers.length === 0 || found.limits.length === 0) return yield* both('unknown', 'unknown', ask)
  if (!same) {
    const period = found.limits.find((limit) => limit.period && timed.every((other) => !periodIsRight(limit.period as Period, other)))
    if (!period) return yield* both('unknown', 'unknown', ask)
  }
  const time = yield* judgeTime(context, route, found, found.offers[0])
  const wrong = time === 'wrong-period' || time === 'wrong-date'
  yield { answer: 'escalation', value: same || wrong ? time : 'unknown', reason: TIME_REASON[time] }
  yield { answer: 'Q32', value: wrong ? 'no' : 'unknown', reason: wrong ? TIME_REASON[time] : ask }
}
