import { Chalk, type ChalkInstance } from 'chalk'
import type { ClockState } from '../calendar/clocks.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Profile } from '../case/profile.ts'
import { wrap } from './pretty.ts'
import { safeText } from './safe.ts'

/** The clocks of one case. */
export interface CaseClocks {
  path: string
  reference: string
  profile: Profile
  /** What was taken for granted because the case does not say. */
  assumed: string[]
  states: ClockState[]
}

export interface DeadlinesOptions {
  /** True for a folder: only what is overdue and what falls due soon. */
  folder: boolean
  /** Working days to look ahead. */
  within: number
  today: string
  calendar: Calendar
  color: boolean
  quiet: boolean
  width: number
}

const STATUS: Readonly<Record<ClockState['status'], string>> = {
  'in-time': 'done in time', late: 'done late', running: 'due', missed: 'MISSED', 'not-needed': 'not needed', 'not-started': 'not started', unknown: 'unknown',
}

/** The clocks as tables for people; words carry the meaning, colour only helps. */
export function deadlinesTable(cases: readonly CaseClocks[], options: DeadlinesOptions): string {
  const chalk = new Chalk({ level: options.color ? 1 : 0 })
  const text = options.folder ? folderTable(cases, options, chalk) : cases.map((one) => caseTable(one, options, chalk)).join('\n')
  return text === '' ? '' : `${text}\n`
}

function caseTable(one: CaseClocks, options: DeadlinesOptions, chalk: ChalkInstance): string {
  const out = [chalk.bold(`${safeText(one.reference)}: ${one.profile.name}, on ${options.calendar.spell(options.today, true)}`)]
  if (one.assumed.length > 0) out.push(...wrap(`The case does not say, so this is taken for granted: ${one.assumed.join(', ')}.`, options.width, ''))
  for (const state of one.states) {
    out.push('', `${chalk.bold(`${state.clock.title}:`)} ${paint(state, chalk)(standing(state, options))}`)
    out.push(...wrap(state.how, options.width, '    '))
    if (!options.quiet) out.push(...wrap(`Source: ${state.clock.source}${state.clock.sure === 'A' ? '' : state.clock.sure === 'B' ? ' (from a secondary source)' : ' (not confirmed)'}.`, options.width, '    ').map((line) => chalk.dim(line)))
  }
  const next = one.states.filter((state) => state.status === 'running' && state.clock.whose === 'office' && state.due).sort((a, b) => dueKey(a).localeCompare(dueKey(b)))[0]
  out.push('', ...wrap(next ? `Next: ${next.clock.title}, ${spellDue(next, options.calendar)}.` : 'Nothing that the office must do is still open.', options.width, ''))
  return out.join('\n')
}

function folderTable(cases: readonly CaseClocks[], options: DeadlinesOptions, chalk: ChalkInstance): string {
  const rows = cases.flatMap((one) => one.states.filter((state) => state.clock.whose === 'office').map((state) => ({ one, state })))
  const overdue = rows.filter(({ state }) => state.status === 'missed').sort((a, b) => dueKey(a.state).localeCompare(dueKey(b.state)))
  const soon = rows
    .filter(({ state }) => state.status === 'running' && state.left !== undefined && state.left <= options.within)
    .sort((a, b) => dueKey(a.state).localeCompare(dueKey(b.state)))
  const late = rows.filter(({ state }) => state.status === 'late').length
  const lines = (title: string, list: typeof rows): string[] => [
    chalk.bold(`${title}: ${list.length}`),
    ...list.flatMap(({ one, state }) => wrap(`${one.reference}: ${state.clock.title}, ${spellDue(state, options.calendar)}${state.late ? `, ${state.late.band} late` : ''}`, options.width, '  ', '    ')),
  ]
  return [
    `${cases.length} case${cases.length === 1 ? '' : 's'}, on ${options.calendar.spell(options.today, true)}`,
    '',
    ...lines('Overdue', overdue),
    '',
    ...lines(`Due within ${options.within} working day${options.within === 1 ? '' : 's'}`, soon),
    ...(options.quiet ? [] : ['', `Done, but late: ${late}`]),
  ].join('\n')
}

function dueKey(state: ClockState): string {
  return `${state.due?.date ?? ''} ${state.due?.time ?? ''}`
}

function spellDue(state: ClockState, calendar: Calendar): string {
  if (!state.due) return 'no date'
  return `due ${calendar.spell(state.due.date, true)}${state.due.time ? ` at ${state.due.time}` : ''}`
}

function standing(state: ClockState, options: DeadlinesOptions): string {
  if (state.status === 'late' || state.status === 'missed') return `${STATUS[state.status]} (${state.late?.band ?? ''})`
  if (state.status === 'running' && state.left !== undefined) {
    const days = state.left === 0 ? (state.due?.date === options.today ? 'today' : 'no working day left') : `${state.left} working day${state.left === 1 ? '' : 's'} left`
    return `${STATUS.running} (${days})`
  }
  return STATUS[state.status]
}

function paint(state: ClockState, chalk: ChalkInstance): (text: string) => string {
  if (state.status === 'missed' || state.status === 'late') return chalk.red
  if (state.status === 'in-time') return chalk.green
  return state.status === 'running' ? chalk.yellow : chalk.dim
}
