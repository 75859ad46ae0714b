/**
 * Gathers the dictionaries into one file for fast loading, after checking each against its schema.
 * Run by `scripts/build.mjs`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type * as v from 'valibot'
import { DataError, parseYaml } from '../src/case/parse.ts'
import { ProfileSchema, SCHEMAS } from '../src/dictionary/index.ts'

const root = process.argv[2] as string

function load(path: string, schema: v.GenericSchema): unknown {
  try {
    return parseYaml(readFileSync(`${root}/${path}`, 'utf8'), schema)
  } catch (error) {
    if (error instanceof DataError) throw new Error(`${path}: ${error.message}`, { cause: error })
    throw error
  }
}

const out: Record<string, unknown> = {}
for (const [name, schema] of Object.entries(SCHEMAS)) out[name] = load(`dictionaries/${name}.yaml`, schema)
const known = new Set(Object.keys(SCHEMAS).map((name) => `${name}.yaml`))
for (const file of readdirSync(`${root}/dictionaries`)) {
  if (file.endsWith('.yaml') && !known.has(file)) throw new Error(`dictionaries/${file} has no schema in src/dictionary/index.ts`)
}
out['profiles'] = readdirSync(`${root}/dictionaries/profiles`)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => load(`dictionaries/profiles/${file}`, ProfileSchema))
mkdirSync(`${root}/dist/data`, { recursive: true })
/** JSON in ASCII, so that any part of it can be read without decoding what stands before. */
const ascii = (value: unknown): string => JSON.stringify(value).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
const parts = Object.entries(out).map(([name, value]) => [name, ascii(value)] as const)
const lengths = Object.fromEntries(parts.map(([name, text]) => [name, text.length]))
writeFileSync(`${root}/dist/data/dictionaries.jsonl`, `${[JSON.stringify(lengths), ...parts.map(([, text]) => text)].join('\n')}\n`)
