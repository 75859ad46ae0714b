import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { UserError } from './errors.ts'

/**
 * Writes a file so that a reader finds the old or the new one, never half: to a temporary file in the same folder that
 * only this user may read, synced, then renamed.
 *
 * @throws {UserError} with the path and the reason
 */
export function writeWhole(file: string, content: string | Uint8Array, mode = 0o600): void {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`)
  let descriptor: number | undefined
  try {
    descriptor = openSync(temporary, 'wx', 0o600)
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
    fsyncSync(descriptor)
    if (mode !== 0o600) fchmodSync(descriptor, mode)
    closeSync(descriptor)
    descriptor = undefined
    renameSync(temporary, file)
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor)
    rmSync(temporary, { force: true })
    throw new UserError(`${file}: ${whyUnwritable(error)}`, { cause: error })
  }
}

function whyUnwritable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'cannot be written (there is no such folder)'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'may not be written (permission denied)'
  if (code === 'ENOSPC') return 'cannot be written (the disk is full)'
  if (code === 'EISDIR') return 'is a folder'
  return `cannot be written (${code ?? (error as Error).message})`
}
