import { fileURLToPath } from 'node:url'
import type { Io } from './io.ts'
import { run } from './run.ts'

export { run }
export { work } from './apart/work.ts'

const onStop: NonNullable<Io['onStop']> = (stop) => {
  process.once('SIGINT', stop).once('SIGTERM', stop)
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop)
}

/**
 * Runs letterlint in this process.
 *
 * @param argv the arguments after the program's name
 * @returns the exit code
 */
export async function main(argv: string[]): Promise<number> {
  return run(argv, {
    stdout: process.stdout,
    stderr: process.stderr,
    stdin: process.stdin,
    cwd: process.cwd(),
    today: undefined,
    env: process.env,
    worker: fileURLToPath(new URL('worker.cjs', import.meta.url)),
    onStop,
  })
}
