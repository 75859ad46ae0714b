/** The outside world as the command line sees it; tests hand in their own. */
export interface Io {
  stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean }
  cwd: string
  /** `YYYY-MM-DD`; the clock's date when undefined. */
  today: string | undefined
  env: Readonly<Record<string, string | undefined>>
  /** The script that checks letters in a thread of its own; without it every letter is checked in this one. */
  worker?: string
  /**
   * Has something done when the person stops the run (SIGINT, SIGTERM) instead of ending the process at once.
   *
   * @returns to be called when it need no longer be done
   */
  onStop?: (stop: (signal: 'SIGINT' | 'SIGTERM') => void) => () => void
}
