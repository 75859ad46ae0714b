import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The version in `package.json`. */
export const version = (JSON.parse(readFileSync(createRequire(import.meta.url).resolve('../package.json'), 'utf8')) as { version: string }).version
