import { statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { discover } from './discover.ts'
import { UserError } from './errors.ts'
import type { Io } from './io.ts'
import { WholeFile } from './write.ts'

/** Where the result of a command goes: standard output, or a file that takes its place when it is whole. */
export interface Output {
  /** @throws {UserError} when it cannot be written */
  write(text: string): void
  /** @throws {UserError} when the file cannot take its place */
  commit(): void
  /** Gives up; does nothing after `commit`. */
  abort(): void
  /**
   * Refuses to take the place of these files, which the run reads too.
   *
   * @throws {UserError} when it would
   */
  mustNotBe(files: readonly string[]): void
}

/** What a command reads. */
export interface Sources {
  /** Letters and folders, as the person names them. */
  paths: readonly string[]
  caseFile?: string
  complaintFile?: string
  config: { file?: string }
}

/**
 * Opens the output of a command before it begins its work, so that a long run does not fail at its end.
 *
 * @param file what `--output` says
 * @param sources what the command reads, which may not be written over
 * @throws {UserError} when nothing can be written there
 */
export function outputOf(file: string | undefined, sources: Sources, io: Io): Output {
  if (file === undefined) return { write: (text) => io.stdout.write(text), commit: () => undefined, abort: () => undefined, mustNotBe: () => undefined }
  const full = absolute(file, io.cwd)
  refuseSource(file, readsOf(sources, io)(full))
  const whole = new WholeFile(full)
  return {
    write: (text) => whole.write(text),
    commit: () => whole.commit(),
    abort: () => whole.abort(),
    mustNotBe(files) {
      const id = idOf(full)
      refuseSource(file, id !== undefined && files.some((one) => idOf(one) === id))
    },
  }
}

/** @throws {UserError} when a file that is to be written is one that the run reads */
export function refuseSource(file: string, isSource: boolean): void {
  if (isSource) throw new UserError(`${file}: is read by this run; what is written must have another name`)
}

/**
 * Which files a command reads: its letters, with their case files and complaints, and the configuration.
 *
 * @returns tells of a path whether it leads to one of them; looks for them only when there is such a file
 */
export function readsOf({ paths, caseFile, complaintFile, config }: Sources, io: Io): (file: string) => boolean {
  let read: Set<string> | undefined
  return (file) => {
    const id = idOf(file)
    if (id === undefined) return false
    if (read === undefined) {
      const found = discover(paths, io.cwd).inputs.flatMap((input) => [input.file, input.caseFile, input.complaintFile])
      const named = [...paths, caseFile, complaintFile].map((one) => one && absolute(one, io.cwd))
      read = new Set([...found, ...named, config.file].map((one) => (one === undefined ? undefined : idOf(one))).filter((one) => one !== undefined))
    }
    return read.has(id)
  }
}

/** A path that counts from the working folder, in full. */
export function absolute(file: string, cwd: string): string {
  return isAbsolute(file) ? file : join(cwd, file)
}

/** What tells a file from others, whatever it is called; undefined where there is none. */
function idOf(file: string): string | undefined {
  try {
    const { dev, ino } = statSync(file, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}
