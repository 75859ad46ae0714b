import { Temporal } from 'temporal-polyfill'

export type Nation = 'england-and-wales' | 'scotland' | 'northern-ireland'

/** Bank holidays by nation: `YYYY-MM-DD`. */
export type Holidays = Readonly<Record<Nation, readonly string[]>>

/** Arithmetic on calendar dates. Dates are `YYYY-MM-DD`; there are no times and no time zones. */
export interface Calendar {
  /** 1 (Monday) to 7 (Sunday). */
  weekday(date: string): number
  addDays(date: string, days: number): string
  /** The same day in a later month, or that month's last day. */
  addMonths(date: string, months: number): string
  isWorkingDay(date: string, nation: Nation): boolean
  /** The date `days` working days after `date`, which is day 0. */
  addWorkingDays(date: string, days: number, nation: Nation): string
  /** `Saturday 14 November 2026`. */
  spell(date: string, withWeekday?: boolean): string
}

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

/**
 * Makes a calendar.
 *
 * @param holidays bank holidays of each nation
 */
export function calendarOf(holidays: Holidays): Calendar {
  const sets = new Map(Object.entries(holidays).map(([nation, days]) => [nation, new Set(days)]))
  const calendar: Calendar = {
    weekday: (date) => Temporal.PlainDate.from(date).dayOfWeek,
    addDays: (date, days) => Temporal.PlainDate.from(date).add({ days }).toString(),
    addMonths: (date, months) => Temporal.PlainDate.from(date).add({ months }).toString(),
    isWorkingDay: (date, nation) => calendar.weekday(date) < 6 && !sets.get(nation)?.has(date),
    addWorkingDays(date, days, nation) {
      let at = date
      for (let left = days; left > 0; ) {
        at = calendar.addDays(at, 1)
        if (calendar.isWorkingDay(at, nation)) left--
      }
      return at
    },
    spell(date, withWeekday = false) {
      const plain = Temporal.PlainDate.from(date)
      const text = `${plain.day} ${MONTH_NAMES[plain.month - 1]} ${plain.year}`
      return withWeekday ? `${WEEKDAY_NAMES[plain.dayOfWeek - 1]} ${text}` : text
    },
  }
  return calendar
}
