import type { ClockState } from '../calendar/clocks.ts'

/** A due date for a calendar file. */
export interface CalendarEntry {
  /** Of the case, as the office knows it: a reference or a folder name. */
  reference: string
  state: ClockState
}

/**
 * The running clocks as an iCalendar file (RFC 5545) with reminders three days before and at nine on the morning before.
 * It names references, never people.
 *
 * @param entries the clocks that have a due date
 * @param today `YYYY-MM-DD`, for the stamp that the format asks for
 * @param version of letterlint
 */
export function icsOf(entries: readonly CalendarEntry[], today: string, version: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//letterlint//deadlines ${version}//EN`, 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH']
  for (const { reference, state } of entries) {
    if (!state.due) continue
    const title = `${state.clock.title} (${reference})`
    lines.push(
      'BEGIN:VEVENT',
      `UID:${uidOf(reference, state)}@letterlint`,
      `DTSTAMP:${compact(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(state.due.date)}`,
      `DTEND;VALUE=DATE:${compact(dayAfter(state.due.date))}`,
      `SUMMARY:${escape(title)}`,
      `DESCRIPTION:${escape(`${state.due.time ? `Due by ${state.due.time}. ` : ''}${state.how} Source: ${state.clock.source}.`)}`,
      'TRANSP:TRANSPARENT',
      ...alarm('-P3D', title),
      ...alarm('-PT15H', title),
      'END:VEVENT',
    )
  }
  lines.push('END:VCALENDAR')
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function alarm(trigger: string, title: string): string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${trigger}`, `DESCRIPTION:${escape(`Due: ${title}`)}`, 'END:VALARM']
}

function compact(date: string): string {
  return date.replaceAll('-', '')
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function escape(text: string): string {
  return text.replace(/[\\;,]/g, (char) => `\\${char}`).replace(/\r?\n/g, '\\n')
}

/** The same clock of the same case keeps its id, so that importing anew updates it. */
function uidOf(reference: string, state: ClockState): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(`${reference}\n${state.clock.id}`)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return `${state.clock.id}-${hash.toString(16).padStart(16, '0')}`
}

/** Lines hold at most 75 bytes; the rest goes on after a line break and a space. */
function fold(line: string): string {
  const encoder = new TextEncoder()
  let out = ''
  let size = 0
  for (const char of line) {
    const bytes = encoder.encode(char).length
    if (size + bytes > 75) {
      out += '\r\n '
      size = 1
    }
    out += char
    size += bytes
  }
  return out
}
