import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeAll(() => void (bench = benchOf()))
afterAll(() => bench.end())

const fixture = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../../fixtures/formats/${name}`, import.meta.url)))

test('findings in a PDF name page and paragraph, in Word the paragraph', async () => {
  bench.put('a.pdf', fixture('letter.pdf'))
  bench.put('a.docx', fixture('letter.docx'))
  expect((await bench.cli('check', 'a.pdf')).out).toMatch(/Mend {2}page 1, paragraph 6 {2}spelling/)
  expect((await bench.cli('check', 'a.docx')).out).toMatch(/Mend {2}paragraph 14 {2}spelling/)
  expect((await bench.cli('check', 'a.pdf', '--format', 'html')).out).toContain('page 1, paragraph 6')
  const finding = JSON.parse((await bench.cli('check', 'a.pdf', '--format', 'json')).out).letters[0].findings.find((one: { quote?: string }) => one.quote === 'recieved')
  expect(finding).toMatchObject({ page: 1, paragraph: 6 })
})

test.for(['eml', 'msg', 'pdf', 'odt', 'rtf', 'html', 'docx'])('the complaint may be a .%s beside the letter', async (ending) => {
  bench.put(`${ending}/b.md`, fixture('letter.md'))
  bench.put(`${ending}/b.complaint.${ending}`, fixture(`letter.${ending}`))
  const { letters } = JSON.parse((await bench.cli('check', ending, '--format', 'json')).out)
  expect(letters).toHaveLength(1)
  expect(letters[0].issues).toBeDefined()
})
