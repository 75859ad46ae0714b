import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Dictionaries } from '../dictionary/index.ts'

const here = dirname(fileURLToPath(import.meta.url))
/** The build's folder: the program lies in it when it is built, and beside it, in `src/cli`, while it is written. */
const dist = basename(here) === 'dist' ? here : join(here, '../../dist')

/** The path of a file that the build makes from the dictionaries. */
export function dataPath(name: string): string {
  return join(dist, 'data', name)
}

/**
 * Loads the dictionaries as the build checked and gathered them: a line with their names and lengths, then each in a line
 * of its own, read when it is first asked for.
 */
export function loadDictionaries(): Dictionaries {
  const file = readFileSync(dataPath('dictionaries.jsonl'))
  const end = file.indexOf('\n')
  const dictionaries = {}
  let from = end + 1
  for (const [name, length] of Object.entries(JSON.parse(file.toString('latin1', 0, end)) as Record<string, number>)) {
    const at = from
    from += length + 1
    Object.defineProperty(dictionaries, name, {
      configurable: true,
      enumerable: true,
      get() {
        // The build writes them in ASCII, which needs no decoding.
        const value: unknown = JSON.parse(file.toString('latin1', at, at + length))
        Object.defineProperty(dictionaries, name, { value, enumerable: true })
        return value
      },
    })
  }
  return dictionaries as Dictionaries
}
