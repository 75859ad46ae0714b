/**
 * Periods and deadlines as letters write them: "within one calendar month", "in a fortnight", "20 working-days",
 * "no later than Saturday 14 November".
 */
import type { Calendar, Nation } from '../calendar/index.ts'
import type { Period } from '../case/profile.ts'
import type { DateMention, Paragraph, Span } from '../letter/types.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, fourteen: 14, fifteen: 15, twenty: 20, 'twenty-one': 21, 'twenty-eight': 28, 'twenty eight': 28,
  'twenty-nine': 29, thirty: 30, 'thirty-one': 31, forty: 40, sixty: 60, ninety: 90,
  tenth: 10, fourteenth: 14, twentieth: 20, 'twenty-eighth': 28, thirtieth: 30,
}

const PERIOD = new RegExp(
  `(?<![a-z\\d-])(?:(${Object.keys(NUMBERS).sort((a, b) => b.length - a.length).join('|')}|\\d{1,3})(?: \\((?:\\d{1,3}|[a-z]{3,9}(?:[- ][a-z]{3,5})?)\\))?[ -](?:(full|clear|whole|further|calendar|working|business|office|week) ?-?)?(day|week|fortnight|month|year)s?|(a|(?<=\\b(?:within|inside) )the|the(?= month (?:that|which|after|from|following|beginning|starting) )|(?:the|this) (?:next|coming|following)) (fortnight|month))(?:'s?)?(?![a-z])`,
  'g',
)

/** A period of time as written. */
export interface PeriodMention extends Span {
  period: Period
  text: string
}

/**
 * Finds periods of time in a paragraph. Weeks are counted as seven days and years as twelve months.
 *
 * @param paragraph any paragraph
 */
export function findPeriods(paragraph: Paragraph): PeriodMention[] {
  return Array.from(paragraph.lower.matchAll(PERIOD), (match) => {
    const count = match[1] === undefined ? 1 : (NUMBERS[match[1]] ?? Number(match[1]))
    const working = match[2] === 'working' || match[2] === 'business' || match[2] === 'office' || match[2] === 'week'
    const from = paragraph.from + match.index
    const to = from + match[0].length
    return { block: paragraph.block, from, to, text: paragraph.block.text.slice(from, to), period: periodOf(count, match[3] ?? match[5] ?? 'fortnight', working) }
  })
}

function periodOf(count: number, word: string, working: boolean): Period {
  if (word === 'month') return { n: count, unit: 'month' }
  if (word === 'year') return { n: count * 12, unit: 'month' }
  if (word === 'week') return { n: count * 7, unit: 'day' }
  if (word === 'fortnight') return { n: count * 14, unit: 'day' }
  return { n: count, unit: working ? 'working-day' : 'day' }
}

/** The last day of a period that begins with the day after `from`. */
export function lastDay(calendar: Calendar, from: string, { n, unit }: Period, nation: Nation): string {
  if (unit === 'month') return calendar.addMonths(from, n)
  return unit === 'day' ? calendar.addDays(from, n) : calendar.addWorkingDays(from, n, nation)
}

const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']

/** A period in words: `one month`, `28 days`, `20 working days`. */
export function spellPeriod({ n, unit }: Period): string {
  const count = unit === 'month' ? (COUNTS[n] ?? String(n)) : String(n)
  return `${count} ${unit.replace('-', ' ')}${n === 1 ? '' : 's'}`
}

/** Words that make the date after them a last day. */
const LEAD =
  /(?:\b(?:(?:on or |at or )?before|(?:and )?(?:so )?(?:no|not) later than|by(?: no later than| the end of| (?:the )?close of business on| (?:midnight|noon|midday|[0-9.]{1,5} ?[ap]m) on)?|until|till|up to(?: and including)?|(?:the )?end of|close of (?:business|play) on|midnight (?:on|at the end of)|(?:ends?|closes?|expires?|ending|expiring|runs? out|lapses?|shuts?)(?: to you| for you| its doors)? on|(?:takes?|brings?|gets?) (?:us|you|it) to|(?:is|are|means?|makes|being|namely|say|i\.?e\.?|latest|(?:made|received|sent) after)|(?:that|which) is(?: to say)?|(?:deadline|date) of)|[(:])[\s,:]{0,8}(?:the )?$/

/** Words that make the date before them a last day. */
const LAST = /^,? (?:(?:is|being|as|will be) )?(?:the|your) (?:very )?(?:last|final|closing|latest)\b/

/**
 * The last day that a date sets as a deadline: the date itself, or the day before it when the writer says "before".
 *
 * @param date a date in a letter
 * @param year the year to take when the writer left it out
 * @returns undefined when the words before the date do not make it a deadline
 */
export function deadlineOf(date: DateMention, year: (month: number, day: number) => number, calendar: Calendar): { iso: string; lead: string } | undefined {
  const { paragraph } = date
  const before = paragraph.lower.slice(Math.max(0, date.from - paragraph.from - 40), date.from - paragraph.from)
  const after = paragraph.lower.slice(date.to - paragraph.from, date.to - paragraph.from + 40)
  const lead = LEAD.exec(before)?.[0] ?? (LAST.test(after) ? '' : undefined)
  if (lead === undefined || !date.exists) return undefined
  const full = date.iso ?? `${year(date.month, date.day)}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
  return { iso: /^before\b/.test(lead) ? calendar.addDays(full, -1) : full, lead }
}
