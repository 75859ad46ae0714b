import { type Command, Option } from 'commander'
import { DataError, parseCase } from '../case/parse.ts'
import type { CaseData } from '../case/schema.ts'
import { isDate } from '../letter/dates.ts'
import { CaseFile } from '../case/schema.ts'
import { nearest } from '../dictionary/nearest.ts'
import { UserError } from './errors.ts'
import type { Io } from './io.ts'

/** Options that mean the same in every command. */
export interface CommonOptions {
  output?: string
  config?: string
  profile?: string
  quiet?: boolean
  color: boolean
  today?: string
  jobs?: number
}

/**
 * Adds the options that every command has.
 *
 * @param formats the formats of this command, the default first
 * @param fixed false when the ending of the output file may decide
 */
export function withCommon(command: Command, formats: readonly string[], fixed = true): Command {
  const format = new Option('--format <format>', fixed ? 'how to print' : `how to print (default: what the ending of --output says, or ${formats[0]})`).choices([...formats])
  return command
    .addOption(fixed ? format.default(formats[0]) : format)
    .option('--output <file>', 'write the result to a file instead of the terminal')
    .option('--config <file>', 'the configuration to use (letterlint.config.yaml)')
    .option('--profile <name>', 'the organisation, where the case does not say')
    .option('--quiet', 'print only what matters most')
    .option('--no-color', 'print without colour')
}

/** Adds the option of commands that check many letters. */
export function withJobs(command: Command): Command {
  return command.option('--jobs <n>', 'how many letters to check at once (default: as many as the machine has cores)', (text) => {
    const jobs = wholeNumber('--jobs')(text)
    if (jobs < 1 || jobs > MOST_JOBS) throw new UserError(`--jobs ${text}: write a number from 1 to ${MOST_JOBS}`)
    return jobs
  })
}

/** Each thread takes about 100 MB. */
const MOST_JOBS = 256

/** Adds the options that tell of the case. */
export function withCase(command: Command): Command {
  return command
    .option('--case <file>', 'facts of the case (YAML)')
    .option('--complaint <file>', 'what the complainant wrote')
    .option('--set <key=value>', 'one fact of the case, such as letter=stage-one; may be repeated', (text: string, before: string[] = []) => [...before, text])
    .option('--today <date>', 'the day of the check, such as 2026-11-25')
}

/**
 * Facts given by `--set`.
 *
 * @throws {UserError} naming the key at fault
 */
export function factsOf(sets: readonly string[] | undefined): CaseData {
  if (!sets || sets.length === 0) return {}
  const lines = sets.map((text) => {
    const at = text.indexOf('=')
    if (at < 1) throw new UserError(`--set ${text}: write it as key=value, such as --set letter=stage-one`)
    const key = text.slice(0, at).trim()
    const known = Object.keys(CaseFile.entries)
    if (!known.includes(key)) {
      const hint = nearest(key, known)
      throw new UserError(`--set ${text}: there is no key "${key}"${hint ? `; did you mean "${hint}"?` : ` (the keys are ${known.join(', ')})`}`)
    }
    const value = text.slice(at + 1)
    return key === 'complainant' && !value.startsWith('{') ? `${key}: { name: ${JSON.stringify(value)} }` : /^(?:[[{]|true$|false$)/.test(value) ? `${key}: ${value}` : `${key}: ${JSON.stringify(value)}`
  })
  try {
    return parseCase(lines.join('\n'))
  } catch (error) {
    if (error instanceof DataError) throw new UserError(`--set: ${error.message.replace(/^line \d+: /, '')}`)
    throw error
  }
}

/**
 * The day of the check: `--today`, else the clock's.
 *
 * @throws {UserError} when the date does not exist
 */
export function todayOf(option: string | undefined, io: Io): string {
  if (option !== undefined) {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(option)
    if (!match || !isDate(Number(match[1]), Number(match[2]), Number(match[3]))) {
      throw new UserError(`--today ${option}: write a date that exists as year-month-day, such as 2026-11-25`)
    }
    return option
  }
  if (io.today) return io.today
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}

/** Whether to print in colour: only on a terminal, and never when the person asks for none. */
export function useColor(option: boolean, output: string | undefined, io: Io): boolean {
  return option && output === undefined && io.stdout.isTTY === true && !io.env['NO_COLOR'] && io.env['TERM'] !== 'dumb'
}

/**
 * Reads an option that takes a whole number.
 *
 * @throws {UserError} when it is something else
 */
export function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,6}$/.test(text)) throw new UserError(`${option} ${text}: write a whole number`)
    return Number(text)
  }
}
