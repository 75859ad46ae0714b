import { type Complaint, complaintOf } from '../case/complaint.ts'
import { DataError, parseCase } from '../case/parse.ts'
import type { CaseData } from '../case/schema.ts'
import { formatOf, read } from '../read/index.ts'
import { type Document, type Format, ReadError } from '../read/types.ts'
import { type Input, whyUnreadable } from './discover.ts'
import { UserError } from './errors.ts'
import type { Io } from './io.ts'
import { readBytes, readData } from './read-file.ts'

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
export async function load(input: Input, io: Pick<Io, 'stdin'>, stdinFormat: Format): Promise<Loaded> {
  const bytes = input.file === '-' ? await readAll(io.stdin) : undefined
  return { document: await loadDocument(input.file, input.path, stdinFormat, bytes), ...(await loadBeside(input)) }
}

/**
 * Reads what lies beside a letter: its case file and its complaint.
 *
 * @throws {UserError} as `load` does
 */
export async function loadBeside({ caseFile, complaintFile }: Pick<Input, 'caseFile' | 'complaintFile'>): Promise<Omit<Loaded, 'document'>> {
  return {
    ...(caseFile ? { caseData: loadCase(caseFile) } : {}),
    ...(complaintFile ? { complaint: complaintOf(await loadDocument(complaintFile, complaintFile, 'text')) } : {}),
  }
}

/** Reads one file, whatever lies beside it. */
export async function loadDocument(file: string, shown: string, otherwise: Format, bytes?: Uint8Array): Promise<Document> {
  try {
    return await read(bytes ?? readBytes(file), formatOf(file) ?? otherwise)
  } catch (error) {
    if (error instanceof ReadError) throw new UserError(`${shown}: ${error.message}`)
    if ((error as NodeJS.ErrnoException).code) throw new UserError(`${shown}: ${whyUnreadable(error)}`)
    throw error
  }
}

/** Reads a case file. */
export function loadCase(file: string): CaseData {
  try {
    return parseCase(readData(file))
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
