import { availableParallelism } from 'node:os'
import type { Done, Job } from './work.ts'

/** What one letter may take. Over it, the letter is reported and the others go on. */
export const LIMITS = { seconds: 20, heapMegabytes: 512 }

/** How many threads check letters when nobody says. */
export const defaultJobs = (): number => availableParallelism()

/** Threads that check letters, each under the limits. */
export interface Pool {
  /** @returns what came of it; `message` also when a limit was passed */
  run(job: Job): Promise<Done>
  end(): Promise<void>
}

/**
 * Starts threads. They load while the caller goes on.
 *
 * @param worker the script they run
 * @param threads how many
 * @param limits what one letter may take
 */
export async function poolOf(worker: string, threads: number, limits: typeof LIMITS = LIMITS): Promise<Pool> {
  const { default: Tinypool } = await import('tinypool')
  const pool = new Tinypool({
    filename: worker,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  })
  return {
    async run(job) {
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(), limits.seconds * 1000)
      try {
        return (await pool.run(job, { signal: stop.signal as never })) as Done
      } catch (error) {
        if (stop.signal.aborted) return { message: `took longer than ${limits.seconds} seconds to check; it was left out` }
        if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return { message: `needs more than ${limits.heapMegabytes} MB of memory to check; it was left out` }
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
    end: () => pool.destroy(),
  }
}

/**
 * Does something with each of many items, some at once, and gives what came of each in their order. No more than
 * `waiting` results are held until those before them are there, so memory does not grow with the number of items.
 */
export async function* inOrder<Item, Result>(items: readonly Item[], atOnce: number, waiting: number, run: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const results = new Map<number, Promise<Result>>()
  let started = 0
  let running = 0
  let given = 0
  const fill = (): void => {
    while (running < atOnce && started < items.length && started < given + waiting) {
      running++
      const promise = run(items[started] as Item)
      results.set(started++, promise)
      const next = (): void => {
        running--
        fill()
      }
      promise.then(next, next)
    }
  }
  for (; given < items.length; given++) {
    fill()
    const result = await results.get(given)
    results.delete(given)
    yield result as Result
  }
}
