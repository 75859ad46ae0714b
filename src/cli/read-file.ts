import { readFileSync, statSync } from 'node:fs'
import { MAX_FILE } from '../read/index.ts'

/** The largest file of settings, facts or words that is read, in bytes. */
const MAX_DATA = 4 * 1024 * 1024

/**
 * Reads a letter or what came with it. A pipe that somebody has put where a file belongs would be waited for without
 * end, so it is refused; one that the shell hands over (`<(command)`) is read.
 *
 * @throws an error of the file system, whose reason `whyUnreadable` tells
 */
export function readBytes(file: string, most = MAX_FILE): Buffer {
  const stat = statSync(file)
  if (!stat.isFile() && !stat.isDirectory() && !/^\/(?:dev|proc)\//.test(file)) throw Object.assign(new Error('not a file'), { code: 'ENOTFILE' })
  if (stat.size > most) throw Object.assign(new Error('too large'), { code: 'ETOOLARGE', most })
  return readFileSync(file)
}

/**
 * Reads a file of settings, facts or words.
 *
 * @throws as {@link readBytes} does
 */
export function readData(file: string, most = MAX_DATA): string {
  return readBytes(file, most).toString('utf8')
}
