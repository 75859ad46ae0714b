import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { FORMATS, formatOf } from '../read/index.ts'

/** A letter to check and what lies beside it. */
export interface Input {
  /** As shown to people: relative to the working folder where it lies below it. */
  path: string
  /** Where to read it; `-` is standard input. */
  file: string
  caseFile?: string
  complaintFile?: string
  labelsFile?: string
  /** True for a letter that was found by a symbolic link which leads out of the folder that was searched. */
  outside?: true
}

/** An input that cannot be used. */
export interface InputProblem {
  path: string
  message: string
}

/**
 * Finds the letters that paths stand for.
 *
 * A folder with a `case.yaml` is one case; another folder is searched for cases and letters, in order of name.
 * Hidden folders, `node_modules` and what `.letterlintignore` names are left out.
 *
 * @param paths letters, folders or `-`
 * @param cwd the folder that relative paths count from
 */
export function discover(paths: readonly string[], cwd: string): { inputs: Input[]; problems: InputProblem[] } {
  const inputs: Input[] = []
  const problems: InputProblem[] = []
  const seen = new Set<string>()
  const show = (file: string): string => {
    const near = relative(cwd, file)
    return near === '' ? file : near.startsWith('..') ? file : near.split(sep).join('/')
  }
  const add = (input: Input): void => {
    if (seen.has(input.file)) return
    seen.add(input.file)
    inputs.push(input)
  }
  for (const path of paths) {
    if (path === '-') {
      add({ path: '-', file: '-' })
      continue
    }
    const full = join(path.startsWith(sep) ? '' : cwd, path)
    let stat: ReturnType<typeof statSync>
    try {
      stat = statSync(full)
    } catch (error) {
      problems.push({ path, message: whyUnreadable(error) })
      continue
    }
    if (stat.isDirectory()) {
      const before = inputs.length + problems.length
      const ignored = readIgnore(full, (file, error) => problems.push({ path: show(file), message: whyUnreadable(error) }))
      searchFolder(full, { show, add, problems, ignored, top: full, real: realpathSync(full) }, new Set([idOf(stat)]), false)
      if (inputs.length + problems.length === before) problems.push({ path, message: 'holds no letters' })
    } else if (!stat.isFile()) problems.push({ path, message: 'is not a file or a folder' })
    else if (formatOf(full) === undefined) problems.push({ path, message: unknownFormat(full) })
    else add({ path: show(full), file: full, ...sidecars(full) })
  }
  return { inputs, problems }
}

/** Why a file cannot be read, in words. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'there is no such file or folder'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read (permission denied)'
  if (code === 'ELOOP') return 'is a symbolic link that leads back to itself'
  if (code === 'ENAMETOOLONG') return 'has a name that is too long'
  if (code === 'EISDIR') return 'is a folder'
  if (code === 'ENOTFILE') return 'is not a file'
  if (code === 'ETOOLARGE') return `is larger than ${(error as unknown as { most: number }).most / 1024 / 1024} MB`
  return `cannot be read (${code ?? (error as Error).message})`
}

function unknownFormat(file: string): string {
  const ending = extname(file).toLowerCase()
  if (ending === '.doc') return 'is in the old Word format; open it in Word and save it as .docx'
  if (ending === '.docm' || ending === '.dotm') return 'is a Word document with macros; open it in Word and save it as .docx'
  if (ending === '.dot' || ending === '.dotx') return 'is a Word template; make a letter from it and save it as .docx'
  return `is in a format that letterlint does not read${ending ? ` (${ending})` : ''}`
}

interface Search {
  show: (file: string) => string
  add: (input: Input) => void
  problems: InputProblem[]
  ignored: (path: string) => boolean
  /** The folder that the person named, and the same without symbolic links. */
  top: string
  real: string
}

/** @param outside whether a link has led out of the folder that the person named */
function searchFolder(folder: string, search: Search, ancestors: ReadonlySet<string>, outside: boolean): void {
  const { show, problems, ignored, top } = search
  let names: string[]
  const links = new Set<string>()
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    names = entries.map(({ name }) => name).sort()
    for (const entry of entries) if (entry.isSymbolicLink()) links.add(entry.name)
  } catch (error) {
    problems.push({ path: show(folder), message: whyUnreadable(error) })
    return
  }
  const leadsOut = (name: string, full: string): boolean => outside || (links.has(name) && liesOutside(search.real, full))
  if (names.includes('case.yaml')) {
    const letters = names.filter((name) => /^letter\.[a-z]+$/i.test(name) && formatOf(name) !== undefined)
    if (letters.length === 0) problems.push({ path: show(folder), message: 'holds a case.yaml but no letter' })
    for (const letter of letters) {
      const full = join(folder, letter)
      if (ignored(relative(top, full))) continue
      try {
        if (!statSync(full).isFile()) {
          problems.push({ path: show(full), message: 'is not a file' })
          continue
        }
      } catch (error) {
        problems.push({ path: show(full), message: whyUnreadable(error) })
        continue
      }
      const input: Input = { path: show(full), file: full, caseFile: join(folder, 'case.yaml') }
      const complaint = names.find((name) => /^complaint\.[a-z]+$/i.test(name) && formatOf(name) !== undefined)
      if (complaint) input.complaintFile = join(folder, complaint)
      if (names.includes('labels.yaml')) input.labelsFile = join(folder, 'labels.yaml')
      search.add(leadsOut(letter, full) ? { ...input, outside: true } : input)
    }
    return
  }
  for (const name of names) {
    const full = join(folder, name)
    if (name.startsWith('.') || name === 'node_modules' || ignored(relative(top, full))) continue
    let stat: ReturnType<typeof statSync>
    try {
      stat = statSync(full)
    } catch (error) {
      problems.push({ path: show(full), message: whyUnreadable(error) })
      continue
    }
    if (stat.isDirectory()) {
      const id = idOf(stat)
      if (!ancestors.has(id)) searchFolder(full, search, new Set([...ancestors, id]), leadsOut(name, full))
    } else if (stat.isFile() && formatOf(name) !== undefined && !NO_LETTER.test(name) && !isReport(full)) {
      search.add({ path: show(full), file: full, ...sidecars(full), ...(leadsOut(name, full) ? { outside: true } : {}) })
    }
  }
}

/** Whether a symbolic link leads out of a folder; also when that cannot be told. */
function liesOutside(folder: string, link: string): boolean {
  try {
    return relative(folder, realpathSync(link)).split(sep)[0] === '..'
  } catch {
    return true
  }
}

function idOf({ dev, ino }: { dev: number; ino: number }): string {
  return `${dev}:${ino}`
}

/**
 * Files of a folder that are no letters although their format could be one: the complaint beside a letter, a read-me, a
 * review copy, and the files that Word and LibreOffice keep beside an open document. Named by itself, each is read.
 */
const NO_LETTER = /\.complaint\.[a-z]+$|^readme\.[a-z]+$|\.reviewed\.docx$|^~\$/i

/** Whether a file may be a letter by its name and folder; a complaint or a read-me is none. */
export function isLetter(file: string): boolean {
  const name = basename(file)
  return formatOf(name) !== undefined && !NO_LETTER.test(name) && (/^letter\./i.test(name) || !existsSync(join(dirname(file), 'case.yaml')))
}

/** Whether a page was written by letterlint. */
function isReport(file: string): boolean {
  if (formatOf(file) !== 'html') return false
  try {
    const descriptor = openSync(file, 'r')
    const head = Buffer.alloc(1024)
    const length = readSync(descriptor, head, 0, head.length, 0)
    closeSync(descriptor)
    return head.subarray(0, length).includes('<meta name="generator" content="letterlint">')
  } catch {
    return false
  }
}

/**
 * What lies beside a letter: `x.case.yaml` and `x.complaint.md` beside `x.docx`; or the case folder that it lies in.
 *
 * @param file the letter, which need not be there itself
 */
export function sidecars(file: string): Pick<Input, 'caseFile' | 'complaintFile' | 'labelsFile'> {
  const folder = dirname(file)
  const stem = join(folder, basename(file, extname(file)))
  const found: Pick<Input, 'caseFile' | 'complaintFile' | 'labelsFile'> = {}
  const endings = Object.keys(FORMATS)
  if (existsSync(`${stem}.case.yaml`)) found.caseFile = `${stem}.case.yaml`
  const complaint = endings.map((ending) => `${stem}.complaint.${ending}`).find((path) => existsSync(path))
  if (complaint) found.complaintFile = complaint
  if (!found.caseFile && /^letter\./i.test(basename(file)) && existsSync(join(folder, 'case.yaml'))) {
    found.caseFile = join(folder, 'case.yaml')
    const inFolder = endings.map((ending) => join(folder, `complaint.${ending}`)).find((path) => existsSync(path))
    if (inFolder && !found.complaintFile) found.complaintFile = inFolder
    if (existsSync(join(folder, 'labels.yaml'))) found.labelsFile = join(folder, 'labels.yaml')
  }
  return found
}

/** Reads `.letterlintignore`: one path or name a line, `*` for any characters, `#` for a remark. */
function readIgnore(folder: string, refuse: (file: string, error: unknown) => void): (path: string) => boolean {
  const file = join(folder, '.letterlintignore')
  if (!existsSync(file)) return () => false
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    refuse(file, error)
    return () => false
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  const patterns = lines.map((line) => {
    const body = line.replace(/^\/|\/$/g, '').split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('[^/]*')
    return new RegExp(`${line.startsWith('/') ? '^' : '(?:^|/)'}${body}(?:/|$)`)
  })
  return (path) => {
    const slashed = path.split(sep).join('/')
    return patterns.some((pattern) => pattern.test(slashed))
  }
}
