import type { DateMention, Paragraph } from './types.ts'

/** Month names and their usual short forms, in order of the year. */
export const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
] as const

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const WEEKDAY = '(?:\\b(mon|tues?|weds|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(day)?\\b,? {0,2}(?:the )?)?'
const DAY_FIRST = new RegExp(`${WEEKDAY}\\b(\\d{1,2})(?:st|nd|rd|th)?(?: {1,2}|-|/)(?:day of |of )?${MONTH}(?![a-z])(?:(?:,? {1,2}|-|/)(\\d{4}|'?\\d{2})(?![\\d:/.]\\d|\\d| ?[ap]m))?`, 'g')
const MONTH_FIRST = new RegExp(`${WEEKDAY}\\b${MONTH} {1,2}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? {1,2}(\\d{4})(?!\\d))?`, 'g')
const NUMBERS = new RegExp(`${WEEKDAY}(?<![\\d/.-])(\\d{1,2})([/.-])(\\d{1,2})\\4(\\d{4}|\\d{2})(?![\\d/-])`, 'g')
const ISO = new RegExp(`${WEEKDAY}\\b(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`, 'g')

/**
 * Finds calendar dates in every form that British writers use. Numbers are read day first; two-digit years are 2000s.
 *
 * @param paragraph any paragraph or line of a letter
 * @returns the dates in order; one that does not exist is returned with `exists` false
 */
export function findDates(paragraph: Paragraph): DateMention[] {
  const { lower } = paragraph
  if (!/\d/.test(lower)) return []
  const found: DateMention[] = []
  const add = (match: RegExpMatchArray, day: string, month: number, year: string | undefined, form: DateMention['form']): void => {
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    const from = paragraph.from + (match.index ?? 0) + lead
    const to = paragraph.from + (match.index ?? 0) + match[0].trimEnd().length
    if (found.some((other) => other.from < to && from < other.to)) return
    const mention: DateMention = {
      block: paragraph.block,
      from,
      to,
      text: paragraph.block.text.slice(from, to),
      paragraph,
      day: Number(day),
      month,
      exists: false,
      form,
    }
    const full = year === undefined ? undefined : Number(year.replace("'", ''))
    if (full !== undefined) mention.year = full < 100 ? 2000 + full : full
    if (match[1]) mention.weekday = WEEKDAYS.find((name) => name.startsWith((match[1] as string).slice(0, 3))) as string
    mention.exists = isDate(mention.year ?? 2024, mention.month, mention.day)
    if (mention.year !== undefined && mention.exists) mention.iso = isoOf(mention.year, mention.month, mention.day)
    found.push(mention)
  }
  for (const match of lower.matchAll(ISO)) add(match, match[5] as string, Number(match[4]), match[3], 'iso')
  for (const match of lower.matchAll(DAY_FIRST)) {
    const name = match[4] as string
    // "and 3 may be enough": without its capital, "may" or "march" needs a year or an ordinal to be a month.
    if (/^(?:may|march)$/.test(name) && match[5] === undefined && !/\d(?:st|nd|rd|th)/.test(match[0])) {
      if (/^\p{Ll}/u.test(paragraph.text.slice(match.index + match[0].indexOf(name)))) continue
    }
    add(match, match[3] as string, monthOf(name), match[5], isFull(name) ? 'words' : 'words-short')
  }
  for (const match of lower.matchAll(MONTH_FIRST)) add(match, match[4] as string, monthOf(match[3] as string), match[5], 'month-first')
  for (const match of lower.matchAll(NUMBERS)) {
    // Full stops also part the figures of times and of numbered sections, so those must make a date that exists.
    if (match[4] === '.' && (Number(match[5]) > 12 || Number(match[3]) > 31)) continue
    add(match, match[3] as string, Number(match[5]), match[6], 'numbers')
  }
  return found.sort((a, b) => a.from - b.from)
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1
}

function isFull(name: string): boolean {
  return (MONTHS as readonly string[]).includes(name)
}

/** Whether a date stands in the Gregorian calendar. */
export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `YYYY-MM-DD`. */
export function isoOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
