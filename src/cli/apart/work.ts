import { DataError } from '../../case/parse.ts'
import type { CaseData } from '../../case/schema.ts'
import type { Document } from '../../read/types.ts'
import { type Checking, checkerOf, mend } from '../checking.ts'
import { loadConfig } from '../config.ts'
import type { Input } from '../discover.ts'
import { UserError } from '../errors.ts'
import { load } from '../load.ts'
import { loadResources } from '../resources.ts'
import { type Packed, pack } from './pack.ts'

/** A letter to check in a thread of its own. The configuration is read again there: plugins are code and cannot be sent. */
export interface Job {
  input: Input
  checking: Omit<Checking, 'config'>
  config: string | undefined
  cwd: string
}

/** What comes back: the checked letter with what lay beside it, or why it could not be read. */
export type Done =
  | { packed: Packed; caseData?: CaseData; complaint?: Document; fixed?: { source: string; count: number; packed: Packed } }
  | { message: string }

let ready: { key: string; resources: ReturnType<typeof loadResources>; config: Checking['config'] } | undefined

/** Checks one letter in this thread. */
export async function work({ input, checking, config: file, cwd }: Job): Promise<Done> {
  try {
    const key = `${cwd}\n${file ?? ''}`
    if (ready?.key !== key) {
      const config = loadConfig(file, cwd)
      ready = { key, config, resources: loadResources(config) }
    }
    const { config, resources } = ready
    const check = checkerOf({ ...checking, config }, resources)
    const loaded = await load(input, { stdin: nothing() }, 'markdown')
    const result = check(loaded)
    const done: Done = { packed: pack(result) }
    if (loaded.caseData) done.caseData = loaded.caseData
    if (loaded.complaint) done.complaint = loaded.complaint.document
    if (checking.fix) {
      const fixed = mend(result, loaded, check)
      done.fixed = { source: fixed.source, count: fixed.count, packed: pack(fixed.result) }
    }
    return done
  } catch (error) {
    const message = messageOf(error, input.path)
    if (message === undefined) throw error
    return { message }
  }
}

/** Why a letter could not be read, in words; undefined for an error of letterlint's own. */
export function messageOf(error: unknown, path: string): string | undefined {
  if (error instanceof DataError) return `front matter, ${error.message}`
  if (!(error instanceof UserError)) return undefined
  return error.message.startsWith(`${path}: `) ? error.message.slice(path.length + 2) : error.message
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
