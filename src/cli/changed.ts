import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Input } from './discover.ts'
import { UserError } from './errors.ts'

/**
 * Finds which files a branch touches: what differs between the working folder and the point where the branch left
 * `since`, and files that git does not yet know. Runs `git` on this machine; nothing is fetched.
 *
 * @param since a branch, tag or commit
 * @param cwd a folder of the repository
 * @returns whether a letter, its case file or its complaint is among them
 * @throws {UserError} outside a repository, without git, or when `since` is not known to it
 */
export function changedSince(since: string, cwd: string): (input: Input) => boolean {
  const top = git(cwd, ['rev-parse', '--show-toplevel'], 'this folder is in no git repository').replace(/\r?\n$/, '')
  const commit = git(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`], `git knows no branch, tag or commit "${since}"`).trim()
  const base = git(cwd, ['merge-base', commit, 'HEAD'], `git finds no common history with "${since}"; in a CI job, fetch the whole history`).trim()
  const changed = git(top, ['diff', '--name-only', '--no-renames', '--diff-filter=d', '-z', base, '--'], 'git cannot compare')
  const fresh = git(top, ['ls-files', '--others', '--exclude-standard', '-z'], 'git cannot list new files')
  const files = new Set(`${changed}\0${fresh}`.split('\0').filter(Boolean).map((name) => join(real(top), name)))
  return ({ file, caseFile, complaintFile }) => [file, caseFile, complaintFile].some((one) => one !== undefined && (files.has(real(one)) || files.has(join(real(dirname(one)), basename(one)))))
}

function git(cwd: string, args: readonly string[], otherwise: string): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 256 * 1024 * 1024 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UserError('--changed needs git, which is not installed here')
    throw new UserError(`--changed: ${otherwise}`, { cause: error })
  }
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
