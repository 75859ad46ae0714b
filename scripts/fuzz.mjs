/**
 * Tries letterlint on damaged and hostile input: `npm run fuzz -- --count N --seed S [--save FOLDER]`.
 *
 * Every input is made from the fixtures by chance, the same for the same seed: pieces cut out, turned over, joined,
 * truncated and mixed with characters that trouble programs; for Word and OpenDocument letters also inside their XML.
 * Nine in ten are read alone, one in ten is checked by every rule, and every 400th round a folder of inputs goes
 * through the whole command. Counted as a failure: anything thrown that is no clear message, more than two seconds,
 * and an exit code that does not fit. Failures are written to the folder named by `--save`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { unzipSync, zipSync } from 'fflate'
import { chanceOf } from './chance.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, save: { type: 'string' }, quiet: { type: 'boolean', default: false } } })
const count = Number(values.count)
const { check, loadResources, read } = await import('../dist/index.js')

/** Milliseconds of work after which an input counts as a hang. */
const SLOW = 2000
/** Errors that are clear messages for the person who called. */
const CLEAR = new Set(['ReadError', 'DataError'])
/** @type {ReadonlyArray<readonly [string, string]>} what stands for a format on the disk, and its name */
const FORMATS = [['.md', 'markdown'], ['.txt', 'text'], ['.html', 'html'], ['.eml', 'eml'], ['.rtf', 'rtf'], ['.docx', 'docx'], ['.odt', 'odt'], ['.msg', 'msg'], ['.pdf', 'pdf']]

const chance = chanceOf(Number(values.seed))
/** @template T @param {ReadonlyArray<T>} list @returns {T} */
const pick = (list) => /** @type {T} */ (list[chance(list.length)])

const NASTY = [
  '\0', '\u0000\u0001\u0002', '\ud800', '\udfff', '\u202E', '\u2066', '\u200B', '\uFEFF', '\u0430\u0435\u043E', '\u0301\u0301\u0301', '\u001B[2J', '\r', '\u2028', '&amp;&lt;', '&#0;', '&#x110000;', '<![CDATA[', ']]>', '<!--', '-->',
  '<script>', '</w:p>', '<w:p>', '%PDF-', 'PK\u0003\u0004', '{\\rtf1', '\\bin99999 ', '\\u-1?', '---\n', '```', '| a | b |\n|--|--|\n', '{{name}}', '[INSERT ', '\u00ABX\u00BB', '=cmd|', '29 February 2027', '31/13/2026', 'Content-Type: multipart/mixed; boundary=x\n', '=?utf-8?B?', 'a'.repeat(300), '1'.repeat(200), ' '.repeat(200), '\n'.repeat(80),
]
const NESTED = ['>', '[', '(', '*a_', '<div>', '{\\b ', '- ', '"', '\u201C', '<w:r>', '![', '`', '~~', '=?', '> - ']

/** @type {Map<string, Uint8Array[]>} */
const corpus = new Map(FORMATS.map(([extension]) => [extension, []]))
for (const folder of ['fixtures/formats', 'fixtures/sample']) {
  for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) corpus.get(extname(name))?.push(readFileSync(join(root, folder, name)))
}
for (const name of readdirSync(join(root, 'fixtures/cases'))) {
  for (const extension of ['.md', '.txt']) {
    try {
      corpus.get(extension)?.push(readFileSync(join(root, 'fixtures/cases', name, `letter${extension}`)))
    } catch {
      // A case has its letter in one of the two.
    }
  }
}

/** @param {Uint8Array} bytes @param {number} most */
function piece(bytes, most) {
  if (bytes.length <= most) return Uint8Array.from(bytes)
  const length = 1 + chance(most)
  const from = chance(bytes.length - length)
  return bytes.slice(from, from + length)
}

/** @param {Uint8Array[]} parts */
const joined = (...parts) => Uint8Array.from(Buffer.concat(parts))

/** @param {string} text */
function encoded(text) {
  const way = chance(12)
  if (way === 0) return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))
  if (way === 1) return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())
  if (way === 2) return Uint8Array.from(Buffer.from(text, 'latin1'))
  return Uint8Array.from(Buffer.from(text, 'utf8'))
}

/** Damages bytes one to four times. @param {Uint8Array} bytes @param {Uint8Array} other */
function damaged(bytes, other) {
  let out = bytes
  for (let times = 1 + chance(4); times > 0; times--) {
    const at = chance(out.length + 1)
    const way = chance(8)
    if (way === 0) out = out.slice(0, at)
    else if (way === 1 && out.length > 0) for (let i = 0; i < 1 + chance(8); i++) out[chance(out.length)] = chance(256)
    else if (way === 2 && out.length > 0) for (let i = 0; i < 1 + chance(8); i++) out[chance(out.length)] = /** @type {number} */ (out[chance(out.length)]) ^ (1 << chance(8))
    else if (way === 3) out = joined(out.slice(0, at), encoded(pick(NASTY)), out.slice(at))
    else if (way === 4) out = joined(out.slice(0, at), encoded(pick(NESTED).repeat(1 + chance(200))), out.slice(at))
    else if (way === 5) out = joined(out.slice(0, at), piece(other, 200), out.slice(at))
    else if (way === 6) out = joined(out.slice(0, at), out.slice(Math.min(out.length, at + chance(60))))
    else out = joined(out, piece(out, 120), encoded(pick(NASTY)))
  }
  return out
}

/** @param {string} extension @returns {Uint8Array} */
function input(extension) {
  const known = /** @type {Uint8Array[]} */ (corpus.get(extension))
  const other = pick(/** @type {Uint8Array[]} */ (corpus.get(pick(FORMATS)[0])))
  if (chance(25) === 0) return Uint8Array.from({ length: chance(400) }, () => chance(256))
  const source = pick(known)
  if (extension === '.docx' || extension === '.odt') {
    if (chance(4) > 0) return damaged(Uint8Array.from(source), other)
    try {
      const files = unzipSync(source)
      const name = pick(Object.keys(files))
      files[name] = damaged(/** @type {Uint8Array} */ (files[name]), other)
      return zipSync(files, { level: 0 })
    } catch {
      return damaged(Uint8Array.from(source), other)
    }
  }
  if (extension === '.pdf' || extension === '.msg') return damaged(chance(3) === 0 ? Uint8Array.from(source) : piece(source, 3000), other)
  const head = extension === '.rtf' || extension === '.eml' || extension === '.html' ? source.slice(0, 300) : new Uint8Array()
  return damaged(joined(head, piece(source, 700)), other)
}

const resources = await loadResources()
/** @type {Array<{ what: string, format: string, bytes: Uint8Array }>} */
const failures = []
const tried = { read: 0, checked: 0, commands: 0, throughCommand: 0, refused: 0 }

/** @param {string} what @param {string} format @param {Uint8Array} bytes */
function fail(what, format, bytes) {
  failures.push({ what, format, bytes })
  process.stdout.write(`${format}: ${what}\n`)
  if (values.save) {
    mkdirSync(values.save, { recursive: true })
    writeFileSync(join(values.save, `${values.seed}-${failures.length}${format}`), bytes)
  }
}

/** A folder of inputs through the whole command: its exit code says whether anything could not be read. */
function command() {
  const folder = mkdtempSync(join(tmpdir(), 'letterlint-fuzz-'))
  try {
    for (let i = 0; i < 20; i++) {
      const [extension] = pick(FORMATS)
      writeFileSync(join(folder, `${i}${extension}`), input(extension))
    }
    const { status, stdout, signal } = spawnSync(process.execPath, [join(root, 'bin/letterlint.js'), 'check', folder, '--format', 'json', '--jobs', '1'], { encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 28 })
    tried.commands++
    tried.throughCommand += 20
    let expected
    try {
      const { errors, summary } = JSON.parse(stdout)
      expected = errors.length > 0 ? 2 : summary.findings.error > 0 ? 1 : 0
    } catch {
      fail(`the command wrote no JSON (exit ${status ?? signal})`, '.json', Buffer.from(stdout))
      return
    }
    if (status !== expected) fail(`exit ${status ?? signal} where ${expected} belongs`, '.json', Buffer.from(stdout))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const WEIGHTED = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6, 7, 8]
for (let i = 0; i < count; i++) {
  const [extension, format] = /** @type {readonly [string, string]} */ (FORMATS[pick(WEIGHTED)])
  const bytes = input(extension)
  const whole = i % 10 === 0 && bytes.length < 2500
  const began = process.cpuUsage()
  try {
    if (whole) await check(bytes, { format, resources, today: '2026-11-25', case: { organisation: 'cps', letter: 'stage-one' } })
    else await read(bytes, format)
  } catch (error) {
    if (error instanceof Error && CLEAR.has(error.name)) tried.refused++
    else fail(String(error instanceof Error ? (error.stack ?? error.message) : error).slice(0, 600), extension, bytes)
  }
  tried[whole ? 'checked' : 'read']++
  const { user, system } = process.cpuUsage(began)
  const took = (user + system) / 1000
  if (took > SLOW) fail(`took ${Math.round(took)} ms`, extension, bytes)
  if (i % 400 === 399 && count > 400 && i % (400 * Math.max(1, Math.round(count / 40_000))) === 399) command()
  if (!values.quiet && i % 50_000 === 49_999) process.stdout.write(`${i + 1} inputs, ${failures.length} failures\n`)
}
process.stdout.write(`seed ${values.seed}: ${tried.read} read, ${tried.checked} checked by every rule, ${tried.throughCommand} through ${tried.commands} runs of the command; ${tried.refused} refused with a clear message; ${failures.length} failures\n`)
process.exit(failures.length > 0 ? 1 : 0)
