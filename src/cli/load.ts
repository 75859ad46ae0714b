import { readFileSync } from 'node:fs'
import { type Complaint, complaintOf } from '../case/complaint.ts'
import { DataError, parseCase } from '../case/parse.ts'
import type { CaseData } from '../case/schema.ts'
import { formatOf, read } from '../read/index.ts'
import { type Document, type Format, ReadError } from '../read/types.ts'
import { type Input, whyUnreadable } from './discover.ts'
import { UserError } from './errors.ts'
import type { Io } from './io.ts'

/** A letter with what lies beside it, read and ready to check. */
export interface Loaded {
  document: Document
  caseData?: CaseData
  complaint?: Complaint
}

/**
 * Reads a letter, its case file and its complaint.
 *
 * @throws {UserError} naming the file at fault and the reason in one line
 */
export async function load(input: Input, io: Io, stdinFormat: Format): Promise<Loaded> {
  const loaded: Loaded = { document: await loadDocument(input.file, input.path, io, stdinFormat) }
  if (input.caseFile) loaded.caseData = loadCase(input.caseFile)
  if (input.complaintFile) loaded.complaint = complaintOf(await loadDocument(input.complaintFile, input.complaintFile, io, 'text'))
  return loaded
}

async function loadDocument(file: string, shown: string, io: Io, stdinFormat: Format): Promise<Document> {
  try {
    const bytes = file === '-' ? await readAll(io.stdin) : readFileSync(file)
    return await read(bytes, file === '-' ? stdinFormat : (formatOf(file) ?? 'text'))
  } catch (error) {
    if (error instanceof ReadError) throw new UserError(`${shown}: ${error.message}`)
    if ((error as NodeJS.ErrnoException).code) throw new UserError(`${shown}: ${whyUnreadable(error)}`)
    throw error
  }
}

/** Reads a case file. */
export function loadCase(file: string): CaseData {
  try {
    return parseCase(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof DataError) throw new UserError(`${file}: ${error.message}`)
    throw new UserError(`${file}: ${whyUnreadable(error)}`)
  }
}

async function readAll(stream: Io['stdin']): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}
