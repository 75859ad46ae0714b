/** The outside world as the command line sees it; tests hand in their own. */
export interface Io {
  stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  stdin: AsyncIterable<Uint8Array | string> & { isTTY?: boolean }
  cwd: string
  /** `YYYY-MM-DD`; the clock's date when undefined. */
  today: string | undefined
  env: Readonly<Record<string, string | undefined>>
}
