import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkText } from '../src/testing.ts'
import { sourceRange, textOf } from '../src/read/locate.ts'
import { ANSWER_KEYS, QUESTIONS } from '../src/scorecard/questions.ts'
import { rules } from './index.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const files = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts').sort()

describe('the rules taken together', () => {
  test('every rule file is listed, in order of name, under its own id', () => {
    expect(rules.map((rule) => `${rule.meta.id}.ts`)).toEqual(files)
  })

  test('every rule has a page with the agreed headings', () => {
    for (const rule of rules) {
      const page = readFileSync(`${here}${rule.meta.id}.md`, 'utf8')
      expect(page.startsWith(`# ${rule.meta.id}\n`), rule.meta.id).toBe(true)
      for (const heading of ['## Why', '## Flagged', '## Not flagged', '## How to silence it']) expect(page, `${rule.meta.id}: ${heading}`).toContain(`\n${heading}\n`)
    }
  })

  test('every question is one of the scorecard, and no two rules answer the same one', () => {
    for (const rule of rules) {
      expect(Object.keys(QUESTIONS)).toContain(rule.meta.question)
      for (const answer of rule.meta.answers) expect(ANSWER_KEYS).toContain(answer)
    }
    const answered = rules.flatMap((rule) => rule.meta.answers)
    expect(answered.toSorted()).toEqual([...new Set(answered)].toSorted())
  })

  test.for([
    ['an empty letter', '.'],
    ['one very long line', `Dear Mr Vane\n\n${'the court put it off again and '.repeat(20_000)}`],
    ['a letter of emoji', `Dear 🙂\n\n${'🙃👩‍👩‍👧‍👦 '.repeat(500)}\n\nYours 🙂`],
    ['marks alone', '"\'([{<<>>}])\'" '.repeat(300)],
  ] as const)('no rule throws on %s, and every quote is the text at its range', { timeout: 60_000 }, ([, text]) => {
    for (const format of ['markdown', 'text'] as const) {
      const result = checkText(text, { format })
      expect(result.failures).toEqual([])
      for (const finding of result.findings) {
        if (!finding.span) continue
        const { start, end } = sourceRange(finding.span)
        expect(text.slice(start, end)).toBe(textOf(finding.span))
      }
    }
  })

  test('every answer takes one of its values', () => {
    const result = checkText('Dear Mr Vane\n\nThank you for your letter.\n\nYours sincerely\n\nAmos Field\n')
    for (const key of ANSWER_KEYS) expect([...QUESTIONS[key].values, 'unknown']).toContain(result.answers[key].answer)
  })
})
