import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkLetter, type CheckResult } from '../check.ts'
import { loadResources } from '../cli/resources.ts'
import { docxOf, letterDocx } from '../docx.testing.ts'
import { read } from '../read/index.ts'
import { docxModelOf } from '../read/docx.ts'
import { textOf } from '../read/locate.ts'
import type { Finding } from '../rule/types.ts'
import { reviewCopy } from './review.ts'

const resources = loadResources()
const OPTIONS = { suggest: false, date: '2026-11-25T09:00:00Z' }
const sample = readFileSync(fileURLToPath(new URL('../../fixtures/sample/letter.md', import.meta.url)), 'utf8').replace(/\*\*/g, '')

async function checkDocx(bytes: Uint8Array): Promise<CheckResult> {
  return checkLetter({ document: await read(bytes, 'docx') }, resources)
}

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[name])
}

/** Accepts or rejects every tracked change of letterlint in document XML, by the rules of the format. */
function settle(xml: string, accept: boolean): string {
  const del = /<w:del [^>]*w:author="letterlint"[^>]*>([^]*?)<\/w:del>/g
  const ins = /<w:ins [^>]*w:author="letterlint"[^>]*>([^]*?)<\/w:ins>/g
  return accept
    ? xml.replace(del, '').replace(ins, '$1')
    : xml.replace(ins, '').replace(del, (_, inner: string) => inner.replaceAll('w:delText', 'w:t'))
}

async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await read(bytes, 'docx')
  return (docxModelOf(document)?.model.blocks ?? []).map((block) => block.text)
}

/** The characters on which each comment stands, read back from the copy. */
function commented(xml: string): Map<number, string> {
  const open = new Map<number, string>()
  const done = new Map<number, string>()
  const token = /<w:commentRangeStart w:id="(\d+)"\/>|<w:commentRangeEnd w:id="(\d+)"\/>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\/>|<w:del [^]*?<\/w:del>/g
  for (const match of xml.matchAll(token)) {
    if (match[1] !== undefined) open.set(Number(match[1]), '')
    else if (match[2] !== undefined) {
      done.set(Number(match[2]), open.get(Number(match[2])) ?? '')
      open.delete(Number(match[2]))
    } else {
      const text = match[4] ? (match[4] === 'tab' ? '\t' : '\n') : (match[3] ?? '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
      for (const [id, so] of open) open.set(id, so + text)
    }
  }
  return done
}

describe('a review copy', () => {
  test('puts a comment on the exact words of each finding, in documents with runs split at random', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const bytes = letterDocx(sample, seed)
      const result = await checkDocx(bytes)
      const copy = reviewCopy(result, OPTIONS)
      const marked = [...commented(part(copy, 'word/document.xml')).values()]
      for (const finding of result.findings) if (finding.span) expect(marked).toContain(textOf(finding.span))
      expect(await textsOf(copy)).toEqual(await textsOf(bytes))
    }
  })

  test('random ranges over random documents stay exact, and the text is unchanged', { timeout: 60_000 }, async () => {
    const words = 'the court & <police> put it off "again" naïve 𝒳 \t and\nthen wrote to you'.split(' ')
    for (let seed = 1; seed <= 1000; seed++) {
      const text = Array.from({ length: 3 }, (_, p) => Array.from({ length: 6 + (seed % 7) }, (_, i) => words[(seed * 7 + p * 5 + i * 3) % words.length]).join(' ')).join('\n\n')
      const bytes = letterDocx(text, seed)
      const result = checkLetter({ document: await read(bytes, 'docx') }, { ...resources, rules: [] })
      const findings: Finding[] = result.letter.document.blocks.flatMap((block, b) => {
        const from = (seed * 13 + b * 7) % block.text.length
        const to = Math.min(block.text.length, from + 1 + ((seed + b) % 11))
        return [{ rule: 'spelling', messageId: 'misspelt', question: 'Q22', severity: 'error', message: 'm', suggestions: [], span: { block, from, to } }]
      })
      const copy = reviewCopy({ ...result, findings }, OPTIONS)
      const marked = [...commented(part(copy, 'word/document.xml')).values()]
      for (const { span } of findings) {
        if (!span) continue
        const said = textOf(span)
        expect(marked.some((one) => one === said || (one.includes(said) && one.length <= said.length + 2))).toBe(true)
      }
      expect(await textsOf(copy)).toEqual(await textsOf(bytes))
    }
  })

  test('everything but the comments stays byte for byte', async () => {
    const bytes = letterDocx(sample, 7)
    const copy = reviewCopy(await checkDocx(bytes), OPTIONS)
    const before = unzipSync(bytes)
    const after = unzipSync(copy)
    for (const name of Object.keys(before)) {
      if (['word/document.xml', '[Content_Types].xml', 'word/_rels/document.xml.rels'].includes(name)) continue
      expect(after[name]).toEqual(before[name])
    }
    expect(Object.keys(after).sort()).toEqual([...Object.keys(before), 'word/comments.xml'].sort())
    expect(reviewCopy(await checkDocx(bytes), OPTIONS)).toEqual(copy)
  })

  test('existing comments are kept as they are, and new ids do not clash', async () => {
    const theirs = '<w:comment w:id="41" w:author="A N Other" w:initials="AO"><w:p><w:r><w:t>Check this</w:t></w:r></w:p></w:comment>'
    const bytes = docxOf(
      '<w:p><w:r><w:t>Dear Mrs Okoro</w:t></w:r></w:p><w:p><w:commentRangeStart w:id="41"/><w:r><w:t>We apoligise for it.</w:t></w:r><w:commentRangeEnd w:id="41"/><w:r><w:commentReference w:id="41"/></w:r></w:p>',
      { 'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${theirs}</w:comments>` },
      '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
      '<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
    )
    const result = await checkDocx(bytes)
    expect(result.letter.document.notices.map((notice) => notice.kind)).toContain('comment')
    const comments = part(reviewCopy(result, OPTIONS), 'word/comments.xml')
    expect(comments).toContain(theirs)
    const ids = [...comments.matchAll(/<w:comment w:id="(\d+)"/g)].map((match) => Number(match[1]))
    expect(ids).toEqual([...new Set(ids)])
    expect(Math.min(...ids.filter((id) => id !== 41))).toBeGreaterThan(41)
  })

  test('accepting every suggestion gives the corrected text, rejecting all restores the original', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const bytes = letterDocx(sample, seed, seed % 2 === 0)
      const result = await checkDocx(bytes)
      const findings = result.findings.map((finding) => (finding.suggestions[0] !== undefined && finding.rule === 'spelling' ? { ...finding, fix: finding.suggestions[0] } : finding))
      const copy = reviewCopy({ ...result, findings }, { ...OPTIONS, suggest: true })
      const files = unzipSync(copy)
      const settled = async (accept: boolean): Promise<string[]> => {
        const { zipSync } = await import('fflate')
        return textsOf(zipSync({ ...files, 'word/document.xml': new TextEncoder().encode(settle(part(copy, 'word/document.xml'), accept)) }))
      }
      expect(await settled(false)).toEqual(await textsOf(bytes))
      if (seed % 2 === 0) expect((await settled(true)).join('\n')).toContain('therefore unlikely.')
    }
  })

  test('a signed document is never annotated', async () => {
    const bytes = docxOf('<w:p><w:r><w:t>Dear Mrs Okoro</w:t></w:r></w:p>', { '_xmlsignatures/sig1.xml': '<Signature/>' })
    const result = await checkDocx(bytes)
    expect(() => reviewCopy(result, OPTIONS)).toThrow('is signed')
  })

  test('fields and placeholder controls are marked as a whole; boxes and headers get their comment in the body', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">Dear </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD Name </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«Name»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' +
      '<w:p><w:r><w:t>We apoligise.</w:t></w:r></w:p>'
    const result = await checkDocx(docxOf(body))
    const block = result.letter.document.blocks[0]
    if (!block) throw new Error('no block')
    const findings: Finding[] = [{ rule: 'placeholder', messageId: 'left', question: 'Q34', severity: 'error', message: 'm', suggestions: [], span: { block, from: 7, to: 9 } }]
    const xml = part(reviewCopy({ ...result, findings }, OPTIONS), 'word/document.xml')
    expect(xml).toMatch(/<w:commentRangeStart w:id="\d+"\/><w:r><w:fldChar w:fldCharType="begin"\/>/)
    expect(xml).toMatch(/<w:fldChar w:fldCharType="end"\/><\/w:r><w:commentRangeEnd/)
  })

  test('the first comment carries the scorecard', async () => {
    const comments = part(reviewCopy(await checkDocx(letterDocx(sample, 3)), OPTIONS), 'word/comments.xml')
    expect(comments.indexOf('Overall (Q35)')).toBeLessThan(comments.indexOf('</w:comment>'))
  })
})

describe('the Open XML validator', () => {
  test('finds nothing new in review copies', { timeout: 120_000 }, async () => {
    const { default: validate } = await import('@ooxml-tools/validate')
    const errors = async (bytes: Uint8Array): Promise<string[]> => {
      const results = await validate(bytes, 'docx')
      return (results as Array<{ description: string }>).map((one) => one.description)
    }
    for (const seed of [1, 2, 3]) {
      const bytes = letterDocx(sample, seed)
      const before = await errors(bytes)
      const copy = reviewCopy(await checkDocx(bytes), { ...OPTIONS, suggest: true })
      const after = await errors(copy)
      expect(after.filter((one) => !before.includes(one))).toEqual([])
    }
  })
})

