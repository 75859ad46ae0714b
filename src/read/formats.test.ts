import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { complaintOf } from '../case/complaint.ts'
import { checkLetter, type CheckResult } from '../check.ts'
import { loadResources } from '../cli/resources.ts'
import { formatOf, read } from './index.ts'
import { textOf } from './locate.ts'
import type { Document } from './types.ts'

const folder = new URL('../../fixtures/formats/', import.meta.url)
const FILES = ['letter.txt', 'letter-windows-1252.txt', 'letter-utf-16.txt', 'letter.docx', 'letter.odt', 'letter.rtf', 'letter.html', 'letter.eml', 'letter.msg', 'letter.pdf']

async function documentOf(name: string): Promise<Document> {
  const format = formatOf(name)
  if (!format) throw new Error(`${name} has no format`)
  return read(readFileSync(fileURLToPath(new URL(name, folder))), format)
}

async function checked(name: string, complaint = 'letter.complaint.md'): Promise<CheckResult> {
  return checkLetter({ document: await documentOf(name), complaint: complaintOf(await documentOf(complaint)) }, loadResources())
}

/** What a person is told of the text: which words, what is wrong with them, and what to write. */
function told({ findings }: CheckResult): string[] {
  return findings.filter(({ messageId }) => messageId !== 'property').map((finding) => `${finding.severity} ${finding.rule}/${finding.messageId} ${finding.span ? JSON.stringify(textOf(finding.span).replace(/\s+/g, ' ')) : '(absent)'}: ${finding.message} ${finding.suggestions.join('|')}`).sort()
}

function answered({ answers, rating }: CheckResult): Record<string, string> {
  return { ...Object.fromEntries(Object.entries(answers).map(([key, { answer, reason }]) => [key, `${answer}: ${reason}`])), overall: rating.answer }
}

describe('the same letter in every format', () => {
  test.each(FILES)('%s gives the findings and the answers of letter.md', async (name) => {
    const expected = await checked('letter.md')
    const found = await checked(name)
    expect(told(expected).length).toBeGreaterThan(5)
    expect(told(found)).toEqual(told(expected))
    expect(answered(found)).toEqual(answered(expected))
    expect(found.failures).toEqual([])
  })

  test.each(FILES)('a complaint as %s is the same complaint', async (name) => {
    const words = (document: Document): string => document.blocks.filter(({ text }) => !text.startsWith('From:')).map(({ text }) => text).join(' ').replace(/\s+/g, ' ')
    expect(words(await documentOf(name))).toBe(words(await documentOf('letter.md')))
  })

  test('every character of a block stands at its place in the source', async () => {
    for (const name of FILES) {
      const { blocks, source } = await documentOf(name)
      for (const block of blocks) expect(source.slice(block.starts[0], block.ends.at(-1)).replace(/\s+/g, ' ')).toBe(block.text.replace(/\s+/g, ' '))
    }
  })

  test('a PDF tells the page, and a message its sender, reader, date and subject', async () => {
    expect((await documentOf('letter.pdf')).blocks.every((block) => block.page === 1)).toBe(true)
    for (const name of ['letter.eml', 'letter.msg']) {
      expect((await documentOf(name)).blocks[0]?.text).toBe('From: Martin Hale <martin.hale@cps.example>\nTo: Adaeze Okafor <a.okafor@post.example>\nDate: 12 November 2026\nSubject: Your complaint \u2013 CO/20417/26')
    }
  })
})
