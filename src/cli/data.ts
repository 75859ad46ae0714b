import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Dictionaries } from '../dictionary/index.ts'

const require = createRequire(import.meta.url)

/** The path of a file that the build makes from the dictionaries. */
export function dataPath(name: string): string {
  return require.resolve(`#data/${name}`)
}

/** Loads the dictionaries as the build checked and gathered them. */
export function loadDictionaries(): Dictionaries {
  return JSON.parse(readFileSync(dataPath('dictionaries.json'), 'utf8')) as Dictionaries
}
