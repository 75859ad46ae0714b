import { expect, test } from 'vitest'
import { checkText } from '../testing.ts'
import { pretty, prettyError } from './pretty.ts'
import { safeText, shortQuote } from './safe.ts'

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
