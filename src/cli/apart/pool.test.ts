import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inOrder, type Pool, poolOf } from './pool.ts'
import type { Job } from './work.ts'

describe('the pool', () => {
  let folder: string
  let pool: Pool
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))
    const worker = join(folder, 'worker.cjs')
    writeFileSync(
      worker,
      `module.exports = ({ input: { path } }) => {
         if (path === 'slow') for (;;);
         const all = []
         while (path === 'large') all.push(Array.from({ length: 1000 }, (_, i) => ({ i })))
         if (path === 'faulty') throw new RangeError('a fault of the program')
         return { message: 'read ' + path }
       }`,
    )
    pool = await poolOf(worker, 2, { seconds: 2, heapMegabytes: 64 })
  })
  afterAll(async () => {
    await pool.end()
    rmSync(folder, { recursive: true, force: true })
  })
  const run = (path: string): ReturnType<Pool['run']> => pool.run({ input: { path } } as Job)

  it('leaves out a letter that takes too long or too much memory, and goes on', async () => {
    const outcomes = await Promise.all(['a', 'slow', 'b'].map(run))
    expect(outcomes).toEqual([{ message: 'read a' }, { message: 'took longer than 2 seconds to check; it was left out' }, { message: 'read b' }])
    expect(await Promise.all(['large', 'c'].map(run))).toEqual([{ message: 'needs more than 64 MB of memory to check; it was left out' }, { message: 'read c' }])
    expect(await Promise.all(['d', 'e', 'f'].map(run))).toEqual([{ message: 'read d' }, { message: 'read e' }, { message: 'read f' }])
  }, 30_000)

  it('hands on a fault of the program itself', async () => {
    await expect(run('faulty')).rejects.toThrow('a fault of the program')
  })
})

describe('in order', () => {
  const items = Array.from({ length: 50 }, (_, i) => i)

  it('gives results in the order of the items, some at once, with few waiting', async () => {
    let running = 0
    let most = 0
    let begun = 0
    let furthest = 0
    const given: number[] = []
    const results = inOrder(items, 3, 6, async (item) => {
      begun++
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, item % 7 === 0 ? 12 : 1))
      running--
      return item
    })
    for await (const result of results) {
      given.push(result)
      furthest = Math.max(furthest, begun - given.length)
    }
    expect(given).toEqual(items)
    expect(most).toBe(3)
    expect(furthest).toBeLessThanOrEqual(6)
  })

  it('throws what one of them threw, at its turn', async () => {
    const given: number[] = []
    const all = async (): Promise<void> => {
      for await (const one of inOrder(items, 4, 8, async (item) => (item === 5 ? Promise.reject(new Error('five')) : item))) given.push(one)
    }
    await expect(all()).rejects.toThrow('five')
    expect(given).toEqual([0, 1, 2, 3, 4])
  })
})
