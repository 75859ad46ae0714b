/** Something the person can put right: a wrong option, a file that cannot be read. Shown in one line, exit code 2. */
export class UserError extends Error {
  override name = 'UserError'
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
