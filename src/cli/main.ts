import { run } from './run.ts'

export { run }

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
  })
}
