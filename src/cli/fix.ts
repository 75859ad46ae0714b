import { readFileSync, realpathSync, statSync } from 'node:fs'
import { createTwoFilesPatch } from 'diff'
import { decodeText, encodeText } from '../read/decode.ts'
import { ReadError } from '../read/types.ts'
import { type Input, whyUnreadable } from './discover.ts'
import { UserError } from './errors.ts'
import { WriteError, writeWhole } from './write.ts'

const CHANGED = 'was changed while it was checked; nothing was written'

/**
 * Writes a corrected letter in the place of the old one, in its encoding and with its permissions. Where the path is
 * a symbolic link, the file that it leads to is replaced.
 *
 * @param input the letter; one that a link found in a folder leads to, outside that folder, is left alone
 * @param before its text as it was checked
 * @param after its text with the corrections
 * @throws {UserError} when it has changed in the meantime or may not be written; nothing is written then
 */
export function writeFixed({ file, outside }: Pick<Input, 'file' | 'outside'>, before: string, after: string): void {
  if (outside) throw new UserError('is a symbolic link that leads out of the folder; nothing was written')
  if (file === '-') throw new UserError('standard input cannot be corrected in place; --dry-run prints the corrections')
  try {
    const target = realpathSync(file)
    const then = statSync(target, { bigint: true })
    const bytes = readFileSync(target)
    const { text, encoding, mark } = decodeText(bytes)
    if (text !== before) throw new UserError(CHANGED)
    if (Buffer.compare(encodeText(text, encoding, mark), bytes) !== 0) throw new UserError('cannot be written back in its own encoding; nothing was written')
    writeWhole(target, encodeText(after, encoding, mark), () => {
      const now = statSync(target, { bigint: true, throwIfNoEntry: false })
      if (now?.ino !== then.ino || now.mtimeNs !== then.mtimeNs || now.ctimeNs !== then.ctimeNs || now.size !== then.size) throw new UserError(CHANGED)
    })
  } catch (error) {
    if (error instanceof WriteError) throw new UserError(error.reason, { cause: error })
    if (error instanceof ReadError) throw new UserError(`${error.message}; nothing was written`, { cause: error })
    if ((error as NodeJS.ErrnoException).code) throw new UserError(whyUnreadable(error), { cause: error })
    throw error
  }
}

/** The corrections of a letter as a unified diff, which `patch` and `git apply` take. */
export function fixDiff(path: string, before: string, after: string): string {
  const name = (side: string): string => (/[\s"\\]/.test(path) ? JSON.stringify(`${side}/${path}`) : `${side}/${path}`)
  const patch = createTwoFilesPatch(name('a'), name('b'), before, after, undefined, undefined, { context: 3 })
  return patch.replace(/^=+\r?\n/, '').replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2')
}
