import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSource } from './index.ts'
import { sourceRange } from './locate.ts'

/** The texts of a source's blocks. */
function texts(source: string, format: 'markdown' | 'text' = 'markdown'): string[] {
  return readSource(source, format).blocks.map((block) => block.text)
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&nbsp;': '\u00A0', '&pound;': '\u00A3', '&#39;': "'", '&#x2019;': '\u2019', '&lt;': '<', '&ldquo;': '\u201C' }

/** Fails unless every character of every block stands in the source where its map says. */
function expectMapped(source: string, format: 'markdown' | 'text'): void {
  for (const block of readSource(source, format).blocks) {
    expect(block.starts.length).toBe(block.text.length)
    for (let i = 0; i < block.text.length; i++) {
      const char = block.text[i] as string
      const raw = source.slice(block.starts[i], block.ends[i])
      const same = raw === char || raw === `\\${char}` || (char === '\n' && /^(?:(?: {2,}|\\)?(?:\r\n?|\n)|<br ?\/?>)$/.test(raw)) || /^&[#\w]+;$/.test(raw) || (char === ' ' && /^(?:\t|\r\n?|\n)?$/.test(raw))
      if (!same) throw new Error(`${JSON.stringify(char)} maps to ${JSON.stringify(raw)} at ${i} of ${JSON.stringify(block.text)}`)
      if (i > 0 && (block.starts[i] as number) < (block.starts[i - 1] as number)) throw new Error(`the map goes back at ${i}`)
    }
  }
}

const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('the', 'court', 'did', 'not', "didn't", 'O\u2019Neill', '\u00A375', 'caf\u00e9', '\u{1F642}', 'e-mail', '10.30', 'CO/12/26') },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(ENTITIES)) },
  { weight: 3, arbitrary: fc.constantFrom('*late*', '**late**', '_late_', '`late`', '\\*late\\*', '\\[date\\]', '[date]', '[site](https://cps.example)', '<b>late</b>', '<<name>>', '<name>', '~~x~~', '&', '\\\\', '\\', '<!-- note -->', '<https://cps.example>', '!', '[a]: b', '1\\.') },
)
const line = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))
const prefix = fc.constantFrom('', '', '', '> ', '- ', '1. ', '12) ', '## ', '    ', '  ', '* ', '> > ', '\t')
const ending = fc.constantFrom('\n', '\n', '\r\n', '  \n', '\\\n', '\n\n', '\r\n\r\n', '\n---\n', '\n===\n', '\r', '<br>\n')
const source = fc.array(fc.tuple(prefix, line, ending), { minLength: 1, maxLength: 12 }).map((lines) => lines.flat().join(''))

describe('reading Markdown', () => {
  test('every character of every block maps to its place in the source', () => {
    fc.assert(fc.property(source, (text) => expectMapped(text, 'markdown')), { numRuns: 300 })
    fc.assert(fc.property(source, (text) => expectMapped(text, 'text')), { numRuns: 300 })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => !text.includes('\0')), (text) => expectMapped(text, 'markdown')), { numRuns: 300 })
  })

  test('entities, escapes and quote prefixes', () => {
    const text = '> Tom &amp; Co\n> owe \\*one\\* p&#48;und\n'
    const block = readSource(text, 'markdown').blocks[0]
    expect(block?.text).toBe('Tom & Co\nowe *one* p0und')
    const at = block?.text.indexOf('*one*') ?? 0
    const range = sourceRange({ block: block as NonNullable<typeof block>, from: at, to: at + 5 })
    expect(text.slice(range.start, range.end)).toBe('\\*one\\*')
  })

  test('blanks that nobody filled in stay in the text', () => {
    expect(texts('Dear [name]\n\n[date]: to be filled in\n\nOn <<date>> the <court> sat, {{judge}} presiding.')).toEqual([
      'Dear [name]', '[date]: to be filled in', 'On <<date>> the <court> sat, {{judge}} presiding.',
    ])
  })

  test('indented lines are text', () => {
    expect(texts('        14 Larch Close\n        Walsall\n\n        WS9 0ZZ\n')).toEqual(['14 Larch Close\nWalsall', 'WS9 0ZZ'])
  })

  test('a rule under one short line makes a heading; under an address or a sentence it does not', () => {
    const kinds = (text: string): string[] => readSource(text, 'markdown').blocks.map((block) => block.kind)
    expect(kinds('What we found\n---\n')).toEqual(['heading'])
    expect(kinds('14 Larch Close\nWalsall\n---\n')).toEqual(['paragraph'])
    expect(kinds('Nobody told you that the trial had moved.\n---\n')).toEqual(['paragraph'])
  })

  test('list items keep the number that was written, unless all say the same', () => {
    const markers = (text: string): Array<string | undefined> => readSource(text, 'markdown').blocks.map((block) => block.marker)
    expect(markers('1. one\n3. three\n4. four\n')).toEqual(['1.', '3.', '4.'])
    expect(markers('1. one\n1. two\n1. three\n')).toEqual(['1.', '2.', '3.'])
  })
})
