import { Temporal } from 'temporal-polyfill'

export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland'

export const NATIONS: readonly Nation[] = ['england-and-wales', 'scotland', 'northern-ireland']

/** Bank holidays by nation as `YYYY-MM-DD`, and the years that the lists cover. */
export interface Holidays extends Readonly<Record<Nation, readonly string[]>> {
  from: number
  to: number
}

/** A working-day count that would leave the years for which bank holidays are known. */
export class CalendarRangeError extends Error {
  override name = 'CalendarRangeError'
}

/** Arithmetic on calendar dates. Dates are `YYYY-MM-DD`; there are no times and no time zones. */
export interface Calendar {
  /** 1 (Monday) to 7 (Sunday). */
  weekday(date: string): number
  addDays(date: string, days: number): string
  /** The same day in a later month, or that month's last day (Dodds v Walker [1981]). */
  addMonths(date: string, months: number): string
  /** How many days lie from one date to another; negative when the second is earlier. */
  daysBetween(from: string, to: string): number
  /**
   * Whether a date is neither a Saturday, a Sunday nor a bank holiday of the nation.
   *
   * @throws {CalendarRangeError} beyond the years of the list
   */
  isWorkingDay(date: string, nation: Nation): boolean
  /**
   * The date so many working days after `date`, which is day 0 whether or not it is a working day. With
   * `receiptIsDay` 1, the first working day from `date` on is day 1 (the Scottish model procedure).
   *
   * @throws {CalendarRangeError} beyond the years of the list
   */
  addWorkingDays(date: string, days: number, nation: Nation, receiptIsDay?: 0 | 1): string
  /** How many working days lie after `from` up to and including `to`; negative when `to` is earlier. */
  workingDaysBetween(from: string, to: string, nation: Nation): number
  /** Why a date is no working day, such as `a Saturday` or `a bank holiday`; undefined when it is one, as far as is known. */
  whyClosed(date: string, nation: Nation): string | undefined
  /** `14 November 2026`, or `Saturday 14 November 2026`. */
  spell(date: string, withWeekday?: boolean): string
}

const DAY_MS = 86_400_000

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

/**
 * Makes a calendar.
 *
 * @param holidays bank holidays of each nation, with the years that the lists cover
 */
export function calendarOf(holidays: Holidays): Calendar {
  const sets: Readonly<Record<Nation, ReadonlySet<string>>> = {
    'england-and-wales': new Set(holidays['england-and-wales']),
    scotland: new Set(holidays.scotland),
    'northern-ireland': new Set(holidays['northern-ireland']),
  }
  const weekday = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek
  const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()
  const isOpen = (date: string, day: number, nation: Nation): boolean => {
    const year = Number(date.slice(0, 4))
    if (year < holidays.from || year > holidays.to) {
      throw new CalendarRangeError(`bank holidays are known from ${holidays.from} to ${holidays.to}, so working days in ${year} cannot be counted`)
    }
    return day < 6 && !sets[nation].has(date)
  }
  return {
    weekday,
    addDays,
    isWorkingDay: (date, nation) => isOpen(date, weekday(date), nation),
    addMonths: (date, months) => Temporal.PlainDate.from(date).add({ months }).toString(),
    daysBetween: (from, to) => Temporal.PlainDate.from(from).until(to).days,
    addWorkingDays(date, days, nation, receiptIsDay = 0) {
      let at = receiptIsDay === 1 ? addDays(date, -1) : date
      const following = daysAfter(at)
      for (let left = days; left > 0; ) {
        const next = following()
        at = next.date
        if (isOpen(at, next.weekday, nation)) left--
      }
      return at
    },
    workingDaysBetween(from, to, nation) {
      if (to < from) return -this.workingDaysBetween(to, from, nation)
      let count = 0
      const following = daysAfter(from)
      for (let at = from; at < to; ) {
        const next = following()
        at = next.date
        if (isOpen(at, next.weekday, nation)) count++
      }
      return count
    },
    whyClosed(date, nation) {
      const day = weekday(date)
      if (day >= 6) return `a ${WEEKDAY_NAMES[day - 1]}`
      return sets[nation].has(date) ? 'a bank holiday' : undefined
    },
    spell(date, withWeekday = false) {
      const plain = Temporal.PlainDate.from(date)
      const text = `${plain.day} ${MONTH_NAMES[plain.month - 1]} ${plain.year}`
      return withWeekday ? `${WEEKDAY_NAMES[plain.dayOfWeek - 1]} ${text}` : text
    },
  }
}

/**
 * Gives the days after a date one by one. Counting working days steps through months of them, and to read and write
 * each with `Temporal` took a tenth of the time of a check.
 */
function daysAfter(date: string): () => { date: string; weekday: number } {
  const start = Temporal.PlainDate.from(date)
  let time = Date.UTC(start.year, start.month - 1, start.day)
  let weekday = start.dayOfWeek
  return () => {
    time += DAY_MS
    weekday = (weekday % 7) + 1
    return { date: new Date(time).toISOString().slice(0, -'T00:00:00.000Z'.length), weekday }
  }
}
