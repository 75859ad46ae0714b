import { createHash, randomBytes } from 'node:crypto'
import { accessSync, closeSync, constants, fchmodSync, fchownSync, fstatSync, fsyncSync, lstatSync, openSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { UserError } from './errors.ts'

/** A file that cannot be written: the message names it, `reason` is the message without the name. */
export class WriteError extends UserError {
  override name = 'WriteError'
  readonly reason: string

  constructor(file: string, reason: string, cause?: unknown) {
    super(`${file}: ${reason}`, { cause })
    this.reason = reason
  }
}

/** So much is kept in memory before a temporary file is begun: a short run has none until it is done, in bytes. */
const BUFFER = 1 << 20

/**
 * A file that is written so that a reader finds the old or the new one, never half: to a temporary file in the same
 * folder that only this user may read, synced, then renamed. The new file has the owner and the permissions of the old
 * one; where there was none, only this user may read it. A symbolic link stays, and what it leads to is replaced. What
 * is no file, such as a pipe or a terminal, is written to as it is.
 */
export class WholeFile {
  /** As the person named it. */
  readonly #shown: string
  readonly #target: string
  readonly #old: Stats | undefined
  readonly #wait: boolean
  #parts: Uint8Array[] = []
  #size = 0
  #descriptor: number | undefined
  #temporary: string | undefined

  /**
   * @param file where to write
   * @throws {WriteError} when it is known already that nothing can be written there
   */
  constructor(file: string) {
    this.#shown = file
    try {
      this.#old = statSync(file, { throwIfNoEntry: false })
      this.#target = this.#old && !this.#old.isFile() ? file : targetOf(file)
      if (this.#old?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
      this.#wait = this.#old === undefined || this.#old.isFile()
      if (this.#wait) {
        // Permissions do not bind the administrator, and a file that is to be replaced need not be writable at all.
        if (this.#old && (this.#old.mode & 0o222) === 0) throw new WriteError(file, 'may not be written (it is read-only)')
        accessSync(dirname(this.#target), constants.W_OK | constants.X_OK)
        clearLeftovers(dirname(this.#target))
      } else this.#descriptor = openSync(this.#target, constants.O_WRONLY | constants.O_NOCTTY)
    } catch (error) {
      throw asWriteError(file, error)
    }
  }

  /** @throws {WriteError} when it cannot be written; nothing is left behind then */
  write(content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
    this.#parts.push(bytes)
    this.#size += bytes.length
    if (this.#size >= BUFFER) this.#flush()
  }

  /**
   * Puts the file in its place.
   *
   * @param still called at the last moment before; what it throws keeps the old file
   * @throws {WriteError} when that is not possible; nothing is left behind then
   */
  commit(still?: () => void): void {
    this.#flush()
    if (!this.#wait) return this.#close()
    this.#trying(() => {
      const descriptor = this.#descriptor as number
      if (this.#old) keepPermissions(descriptor, this.#old, this.#shown)
      fsyncSync(descriptor)
      this.#close()
      still?.()
      renameSync(this.#temporary as string, this.#target)
      open.delete(this.#temporary as string)
      this.#temporary = undefined
    })
  }

  /** Gives up: the old file stays. May be called after `commit`, when it does nothing. */
  abort(): void {
    this.#parts = []
    try {
      this.#close()
    } catch {
      // What could not be written is not wanted any more.
    }
    if (this.#temporary === undefined) return
    rmSync(this.#temporary, { force: true })
    open.delete(this.#temporary)
    this.#temporary = undefined
  }

  #flush(): void {
    this.#trying(() => {
      if (this.#descriptor === undefined) {
        this.#temporary = join(dirname(this.#target), `.letterlint-${machine()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
        if (open.size === 0) process.once('exit', removeOpen)
        open.add(this.#temporary)
        this.#descriptor = openSync(this.#temporary, 'wx', 0o600)
      }
      for (const part of this.#parts) writeAll(this.#descriptor, part)
      this.#parts = []
      this.#size = 0
    })
  }

  #close(): void {
    const descriptor = this.#descriptor
    this.#descriptor = undefined
    if (descriptor !== undefined) closeSync(descriptor)
  }

  #trying(act: () => void): void {
    try {
      act()
    } catch (error) {
      this.abort()
      throw asWriteError(this.#shown, error)
    }
  }
}

/**
 * Writes a file at once, as {@link WholeFile} does.
 *
 * @param still called at the last moment before the file takes its place; what it throws keeps the old file
 * @throws {WriteError} with the path and the reason
 */
export function writeWhole(file: string, content: string | Uint8Array, still?: () => void): void {
  const whole = new WholeFile(file)
  whole.write(content)
  whole.commit(still)
}

/**
 * Writes to an open file until all is written: a disk that fills up takes a part without an error and refuses the rest.
 * A full pipe whose other end does not wait is tried again until it is read.
 */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(PAUSE, 0, 0, 5)
    }
  }
}

/** Nothing changes it: waiting for it is a pause. */
const PAUSE = new Int32Array(new SharedArrayBuffer(4))

/** Why something cannot be written, in words. */
export function whyUnwritable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'cannot be written (there is no such folder)'
  if (code === 'ENOTDIR') return 'cannot be written (a part of its path is a file and no folder)'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be written (permission denied)'
  if (code === 'EROFS') return 'may not be written (the folder is read-only)'
  if (code === 'ENOSPC') return 'cannot be written (the disk is full)'
  if (code === 'EDQUOT') return 'cannot be written (your share of the disk is used up)'
  if (code === 'EFBIG') return 'cannot be written (it would be larger than a file may be here)'
  if (code === 'ENAMETOOLONG') return 'cannot be written (its name is too long)'
  if (code === 'ELOOP') return 'is a symbolic link that leads back to itself'
  if (code === 'EISDIR') return 'is a folder'
  return `cannot be written (${code ?? (error as Error).message})`
}

function asWriteError(file: string, error: unknown): UserError {
  return error instanceof UserError ? error : new WriteError(file, whyUnwritable(error), error)
}

/** The file itself, where a path leads to it by symbolic links. */
function targetOf(file: string): string {
  const link = lstatSync(file, { throwIfNoEntry: false })
  if (!link?.isSymbolicLink()) return file
  try {
    return realpathSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new WriteError(file, 'is a symbolic link that leads nowhere', error)
    throw error
  }
}

/** Gives a new file the owner and the permissions of the old one. */
function keepPermissions(descriptor: number, old: Stats, file: string): void {
  const now = fstatSync(descriptor)
  // Windows has neither; and who is not the administrator may keep the group alone.
  if (process.getuid && (now.uid !== old.uid || now.gid !== old.gid)) {
    if (!tryChown(descriptor, old.uid, old.gid) && now.gid !== old.gid && !tryChown(descriptor, now.uid, old.gid)) {
      throw new WriteError(file, 'may not be written (it belongs to a group that you do not belong to)')
    }
  }
  const mode = old.mode & 0o777
  if (mode !== 0o600) fchmodSync(descriptor, mode)
}

function tryChown(descriptor: number, uid: number, gid: number): boolean {
  try {
    fchownSync(descriptor, uid, gid)
    return true
  } catch {
    return false
  }
}

/** Temporary files that this process has begun. */
const open = new Set<string>()

/** A process that ends in the midst of its work leaves nothing. */
function removeOpen(): void {
  for (const file of open) rmSync(file, { force: true })
}

/** Folders that were looked at in this run. */
const cleared = new Set<string>()
const TEMPORARY = /^\.letterlint-([0-9a-f]{8})-([1-9]\d{0,9})-[0-9a-f]{12}\.tmp$/

/**
 * Removes the temporary files that killed runs of this user left in a folder. Their names hold the machine and the
 * process that wrote them: those of other machines, which may be at work in a shared folder, and those of processes that
 * live are left alone.
 */
function clearLeftovers(folder: string): void {
  if (cleared.has(folder)) return
  cleared.add(folder)
  try {
    for (const name of readdirSync(folder)) {
      const [, where, process_] = TEMPORARY.exec(name) ?? []
      if (where === undefined || where !== machine()) continue
      const file = join(folder, name)
      const stat = lstatSync(file)
      if (open.has(file) || !stat.isFile() || (process.getuid && stat.uid !== process.getuid()) || lives(Number(process_))) continue
      rmSync(file, { force: true })
    }
  } catch {
    // What cannot be looked at or removed now is for a later run.
  }
}

function lives(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

let known: string | undefined

/** This machine, or this container on it, in which numbers of processes count: a hash, so that no name is told. */
function machine(): string {
  if (known === undefined) {
    let numbers = ''
    try {
      numbers = readlinkSync('/proc/self/ns/pid')
    } catch {
      // Only Linux tells.
    }
    known = createHash('sha256').update(`${hostname()}\n${numbers}`).digest('hex').slice(0, 8)
  }
  return known
}
