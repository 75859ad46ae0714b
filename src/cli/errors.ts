/** Something the person can put right: a wrong option, a file that cannot be read. Shown in one line, exit code 2. */
export class UserError extends Error {
  override name = 'UserError'
}

/** A fault of the program: its kind and where it came up, without its message, which may hold words of a letter. */
export function faultOf(error: unknown): string {
  const { name, stack } = error instanceof Error ? error : new Error()
  const frames = (stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  return [name, ...frames].join('\n')
}

/** The person stopped the run. */
export class Stopped extends Error {
  override name = 'Stopped'
  readonly signal: 'SIGINT' | 'SIGTERM'

  /** @param message what was done and what was not */
  constructor(message: string, signal: 'SIGINT' | 'SIGTERM') {
    super(message)
    this.signal = signal
  }
}
