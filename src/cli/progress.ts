import type { Io } from './io.ts'

/** A line on standard error that tells how far a long run has come; only on a terminal. */
export interface Progress {
  step(says: string): void
  /** Wipes the line, before something else is written or at the end. */
  clear(): void
}

/** How often the line is written anew, in milliseconds. */
const EVERY = 100

/** @param quiet never write */
export function progressOf(io: Io, quiet: boolean): Progress {
  if (quiet || io.stderr.isTTY !== true) return { step: () => undefined, clear: () => undefined }
  let last = 0
  let shown = false
  return {
    step(says) {
      const now = Date.now()
      if (now - last < EVERY) return
      last = now
      shown = true
      io.stderr.write(`\r\u001B[K${says}`)
    },
    clear() {
      if (shown) io.stderr.write('\r\u001B[K')
      shown = false
    },
  }
}
