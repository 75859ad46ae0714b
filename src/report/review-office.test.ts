import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { checkLetter } from '../check.ts'
import { loadResources } from '../cli/resources.ts'
import { letterDocx } from '../docx.testing.ts'
import { read } from '../read/index.ts'
import { textOf } from '../read/locate.ts'
import { readXml } from '../read/xml.ts'
import { reviewCopy } from './review.ts'

const office = spawnSync('soffice', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens files in LibreOffice and saves them in another format beside them. */
function convert(to: string, ...names: string[]): void {
  const { status, stderr } = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', to, '--outdir', folder, ...names.map((name) => join(folder, name))], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

/** The words on which each comment stands, as LibreOffice understood them. */
function commented(fodt: string): Array<{ by: string; words: string }> {
  const open = new Map<string, { by: string; words: string }>()
  const done: Array<{ by: string; words: string }> = []
  const path: string[] = []
  let current: { by: string; words: string } | undefined
  const add = (text: string): void => {
    for (const one of open.values()) one.words += text
  }
  readXml(
    fodt,
    {
      open(name, attributes) {
        path.push(name)
        if (name === 'office:annotation') open.set(attributes['office:name'] ?? '', (current = { by: '', words: '' }))
        else if (name === 'office:annotation-end') {
          const one = open.get(attributes['office:name'] ?? '')
          if (one) done.push(one)
          open.delete(attributes['office:name'] ?? '')
        } else if (current === undefined && name === 'text:line-break') add('\n')
        else if (current === undefined && name === 'text:tab') add('\t')
        else if (current === undefined && name === 'text:s') add(' '.repeat(Number(attributes['text:c'] ?? 1)))
      },
      close(name) {
        path.pop()
        if (name === 'office:annotation') current = undefined
      },
      text(text) {
        if (current) {
          if (path.at(-1) === 'dc:creator') current.by += text
        } else if (path.includes('office:text')) add(text)
      },
    },
    'the converted copy',
  )
  return done
}

const letter = readFileSync(fileURLToPath(new URL('../../fixtures/formats/letter.docx', import.meta.url)))
const sample = readFileSync(fileURLToPath(new URL('../../fixtures/sample/letter.md', import.meta.url)), 'utf8').replace(/\*\*/g, '')

describe.skipIf(!office && process.env['TEST_EVERYTHING'] !== 'true')(`LibreOffice${office ? '' : ' is not installed here, so it cannot open review copies'}`, () => {
  test('shows each comment of a review copy on its words, and the same text', { timeout: 120_000 }, async () => {
    const documents: ReadonlyArray<readonly [string, Uint8Array]> = [['letter', letter], ['random-1', letterDocx(sample, 11)], ['random-2', letterDocx(sample, 12)]]
    const expected = new Map<string, string[]>()
    for (const [name, bytes] of documents) {
      const result = checkLetter({ document: await read(bytes, 'docx') }, loadResources())
      expected.set(name, result.findings.flatMap(({ span }) => (span ? [textOf(span)] : [])))
      writeFileSync(join(folder, `${name}.docx`), bytes)
      writeFileSync(join(folder, `${name}-copy.docx`), reviewCopy(result, { suggest: false, date: '2026-11-25T09:00:00Z' }))
    }
    const names = documents.map(([name]) => name)
    convert('fodt', ...names.map((name) => `${name}-copy.docx`))
    convert('txt:Text (encoded):UTF8', ...names.flatMap((name) => [`${name}.docx`, `${name}-copy.docx`]))
    for (const name of names) {
      const comments = commented(readFileSync(join(folder, `${name}-copy.fodt`), 'utf8')).filter(({ by }) => by === 'letterlint')
      const words = comments.map((one) => one.words)
      expect(comments.length).toBeGreaterThan(expected.get(name)?.length ?? 0)
      for (const said of expected.get(name) ?? []) expect(words).toContain(said)
      expect(readFileSync(join(folder, `${name}-copy.txt`), 'utf8')).toBe(readFileSync(join(folder, `${name}.txt`), 'utf8'))
    }
  })
})
