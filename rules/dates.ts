import type { Calendar } from '../src/calendar/index.ts'
import type { DateMention, Sentence } from '../src/letter/types.ts'
import { isDate, isoOf, WEEKDAYS } from '../src/letter/dates.ts'
import { PhraseSet } from '../src/phrase/index.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Report } from '../src/rule/types.ts'

const made = new WeakMap<object, { promises: PhraseSet<true>; leads: PhraseSet<true> }>()

/**
 * Dates in the letter agree with the calendar.
 *
 * A weekday must be that of its date; without a year, only a weekday that is wrong in the letter's year and in the
 * years on either side is marked. A date is a promise when it follows words of promise in its sentence and stands after
 * "by", "until" and the like; "my letter of 3 May" is none. Dates quoted from the complaint are left alone.
 */
export default defineRule(
  {
    id: 'dates',
    question: 'Q26',
    answers: [],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI 2023, questions 17 and 32; checking a stated date against the calendar',
    summary: 'Dates exist, fall on the weekday that stands with them, and promises lie ahead on a working day',
    messages: {
      impossible: 'There is no such date. Check the day and the month.',
      weekday: '{date} is a {actual}, not a {stated}. Check which of the two is right.',
      'weekday-no-year': 'This date is not a {stated} in {years}. Check the day, and add the year.',
      past: 'This promises something for {date}, before the date of the letter ({letter}). Give a date that is still to come.',
      closed: '{date} is {why}, when the office does not work. Consider the next working day.',
    },
  },
  function* ({ letter, calendar, dictionaries, profile }) {
    const known = dictionaries.promises
    let phrases = made.get(known)
    if (!phrases) {
      phrases = {
        promises: new PhraseSet(known.promises.map((pattern) => [pattern, true] as const)),
        leads: new PhraseSet(known.leads.map((pattern) => [pattern, true] as const)),
      }
      made.set(known, phrases)
    }
    const sent = letter.date?.iso
    for (const date of letter.dates) {
      const sentence = sentenceOf(date)
      const quoted = sentence?.words.some((word) => word.quoted && word.from >= date.from && word.to <= date.to)
      if (quoted || date.paragraph.kind === 'quote') continue
      if (!date.exists) {
        yield { message: 'impossible', at: date }
        continue
      }
      if (date.weekday) {
        const wrong = wrongWeekday(date, calendar, sent)
        if (wrong) {
          yield wrong
          continue
        }
      }
      if (!date.iso || !sent || !sentence || !isPromise(date, sentence, phrases)) continue
      if (date.iso < sent) {
        yield { message: 'past', at: date, values: { date: calendar.spell(date.iso), letter: calendar.spell(sent) } }
      } else {
        const nation = profile?.nation ?? 'england-and-wales'
        const why = calendar.whyClosed(date.iso, nation)
        if (why) yield { message: 'closed', at: date, severity: 'info', values: { date: calendar.spell(date.iso), why } }
      }
    }
  },
)

function sentenceOf(date: DateMention): Sentence | undefined {
  if (date.paragraph.kind === 'line' || date.paragraph.kind === 'heading') return undefined
  return date.paragraph.sentences.find((sentence) => sentence.from <= date.from && date.to <= sentence.to)
}

function wrongWeekday(date: DateMention, calendar: Calendar, sent: string | undefined): Report<'weekday' | 'weekday-no-year'> | undefined {
  const stated = WEEKDAYS.indexOf(date.weekday as (typeof WEEKDAYS)[number]) + 1
  const name = (day: number): string => (WEEKDAYS[day - 1] as string).replace(/^./, (char) => char.toUpperCase())
  if (date.iso) {
    const actual = calendar.weekday(date.iso)
    if (actual === stated) return undefined
    return {
      message: 'weekday',
      at: date,
      values: { date: calendar.spell(date.iso), actual: name(actual), stated: name(stated) },
      suggestions: [calendar.spell(date.iso, true)],
    }
  }
  if (!sent) return undefined
  const year = Number(sent.slice(0, 4))
  const years = [year - 1, year, year + 1]
  if (years.some((one) => isDate(one, date.month, date.day) && calendar.weekday(isoOf(one, date.month, date.day)) === stated)) return undefined
  return { message: 'weekday-no-year', at: date, values: { stated: name(stated), years: `${years[0]}, ${years[1]} or ${years[2]}` } }
}

function isPromise(date: DateMention, sentence: Sentence, phrases: { promises: PhraseSet<true>; leads: PhraseSet<true> }): boolean {
  const before = sentence.words.filter((word) => word.to <= date.from)
  const lead = before.slice(-3)
  const leads = phrases.leads.findLongest(lead).some((match) => match.end === lead.length)
  return leads && phrases.promises.first(before) !== undefined
}
