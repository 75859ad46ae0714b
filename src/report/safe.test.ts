import { expect, test } from 'vitest'
import { checkText } from '../testing.ts'
import { jsonLetter, JsonStream } from './json.ts'
import { pretty, prettyError } from './pretty.ts'
import { inert, safeText, shortQuote } from './safe.ts'

const HOSTILE = 'Dear Mrs Okoro\n\nWe \u001B[2J\u001B]0;owned\u0007 apoligise\u202E for \u0085 the delay\u200B in the hearring \u001B[31m.\n'

test('a terminal is never told to do anything by a letter or by a file name', () => {
  for (const color of [false, true]) {
    const out = pretty('a\u001B[2Jb.md', checkText(HOSTILE, { format: 'text' }), { color, quiet: false, width: 80 })
    const rest = out.replace(/\u001B\[\d{1,2}m/g, '')
    if (!color) expect(out).not.toContain('\u001B')
    expect(rest).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u200B]/)
    expect(rest).toContain('a<U+001B>[2Jb.md')
  }
  expect(prettyError('x\n\u001B[1A', 'one\ntwo')).not.toMatch(/\u001B|\n./)
})

test('long quotes are shortened in the middle and stay on one line', () => {
  expect(shortQuote(`a${' word'.repeat(100)}\nend`)).toMatch(/^a word.* … .*end$/)
  expect(safeText('tab\tstays')).toBe('tab\tstays')
})

test('JSON says the same with codes for what a terminal would obey', () => {
  const value = { text: 'a\u009B31m\u202Eb\u0007\u2028\u{1F600}é' }
  const json = inert(JSON.stringify(value))
  expect(JSON.parse(json)).toEqual(value)
  expect(json).toBe('{"text":"a\\u009b31m\\u202eb\\u0007\\u2028\u{1F600}é"}')
})

test('the line that tells of the case, and JSON, hold nothing that a terminal would obey', () => {
  const result = checkText('Dear Mrs Okoro\n\nWe apoligise.\n', { case: { organisation: 'cps\u202E2\u009B31m' } })
  expect(pretty('a.md', result, { color: false, quiet: false, width: 80 })).toContain('cps<U+202E>2<U+009B>31m')
  let json = ''
  const stream = new JsonStream('1.0.0', (text) => (json += text))
  stream.letter(jsonLetter('a\u202E.md', result))
  stream.end()
  expect(json).not.toMatch(/[\u007F-\u009F\u202A-\u202E]/)
  expect(JSON.parse(json).letters[0].path).toBe('a\u202E.md')
})
