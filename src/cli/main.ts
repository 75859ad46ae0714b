import { fstatSync } from 'node:fs'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { terminalText } from '../report/safe.ts'
import type { Io } from './io.ts'
import { faultOf } from './errors.ts'
import { run } from './run.ts'
import { whyUnwritable, writeAll, WriteError } from './write.ts'

export { run }
export { work } from './apart/work.ts'

const onStop: NonNullable<Io['onStop']> = (stop) => {
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop)
}

/** Why standard output could not be written, once it could not. */
let lost: WriteError | undefined

const lose = (error: unknown): WriteError => (lost ??= new WriteError('standard output', whyUnwritable(error), error))

/**
 * Standard output. Files and pipes are written by hand: Node takes no notice when a disk that fills up takes a part of
 * what is written, and takes milliseconds to prepare a stream. A reader who has seen enough and closes the pipe ends
 * the run.
 */
function output(): Io['stdout'] {
  const gone = (error: unknown): void => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(2)
    lose(error)
  }
  if (!isByHand(1)) return shown(process.stdout.on('error', gone))
  return {
    write(text) {
      try {
        writeAll(1, Buffer.from(text, 'utf8'))
      } catch (error) {
        gone(error)
        throw lost
      }
    },
  }
}

/** A stream as it is; a terminal takes no orders from what is written to it. */
function shown(stream: NodeJS.WriteStream): Io['stdout'] {
  return stream.isTTY ? { isTTY: true, columns: stream.columns, write: (text) => stream.write(terminalText(text)) } : stream
}

/** Standard error: what cannot be told is no reason to stop. */
function errors(): Io['stderr'] {
  if (!isByHand(2)) return shown(process.stderr.on('error', () => undefined))
  return {
    write(text) {
      try {
        writeAll(2, Buffer.from(text, 'utf8'))
      } catch {
        // There is nobody to tell.
      }
    },
  }
}

/** Whether what is written goes to a file or a pipe; on Windows, where a pipe may be broken in other ways, a file. */
function isByHand(descriptor: 1 | 2): boolean {
  try {
    const stat = fstatSync(descriptor)
    return stat.isFile() || ((stat.isFIFO() || stat.isSocket()) && process.platform !== 'win32') || (stat.isCharacterDevice() && !isatty(descriptor))
  } catch {
    return false
  }
}

/**
 * Runs letterlint in this process.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code
 */
export async function main(argv: string[]): Promise<number> {
  const stderr = errors()
  try {
    const code = await run(argv, {
      stdout: output(),
      stderr,
      get stdin() {
        return process.stdin
      },
      cwd: process.cwd(),
      today: undefined,
      env: process.env,
      worker: fileURLToPath(new URL('worker.cjs', import.meta.url)),
      onStop,
    })
    if (lost === undefined || code === 2) return code
    stderr.write(`letterlint: ${lost.message}\n`)
    return 2
  } catch (error) {
    stderr.write(`letterlint: a fault of the program, not of the letters; please report it: ${faultOf(error)}\n`)
    return 2
  }
}

