import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import confidentiality from '../../rules/confidentiality.ts'
import placeholder from '../../rules/placeholder.ts'
import { checkLetter } from '../check.ts'
import { loadResources } from '../cli/resources.ts'
import { docxOf } from '../docx.testing.ts'
import { read } from './index.ts'
import { textOf } from './locate.ts'
import type { Format } from './types.ts'

const resources = loadResources()

async function said(bytes: Uint8Array, format: Format): Promise<{ findings: string[]; Q33: string }> {
  const result = checkLetter({ document: await read(bytes, format), given: { 'case-file': { protected: [] } } }, { ...resources, rules: [confidentiality, placeholder] })
  return {
    findings: result.findings.map(({ severity, messageId, span }) => `${severity} ${messageId}${span ? `: ${textOf(span)}` : ''}`),
    Q33: result.answers.Q33.answer,
  }
}

const run = (text: string, properties = ''): string => `<w:r>${properties}<w:t xml:space="preserve">${text}</w:t></w:r>`
const SALUTATION = `<w:p>${run('Dear Mrs Okafor')}</w:p>`
const WHO = 'w:id="7" w:author="C Weir" w:date="2026-11-01T09:00:00Z"'

describe('what Word leaves in a file', () => {
  test('an inserted word is marked, a deleted one is not part of the letter', async () => {
    expect(await said(docxOf(`${SALUTATION}<w:p>${run('We are ')}<w:ins ${WHO}>${run('very ')}</w:ins>${run('sorry.')}</w:p>`), 'docx')).toEqual({ findings: ['error tracked-change: very '], Q33: 'other' })
    const deleted = docxOf(`${SALUTATION}<w:p>${run('We are ')}<w:del ${WHO}><w:r><w:delText>not </w:delText></w:r></w:del>${run('sorry.')}</w:p>`)
    expect((await read(deleted, 'docx')).blocks[1]?.text).toBe('We are sorry.')
    expect(await said(deleted, 'docx')).toEqual({ findings: ['error tracked-change: We are sorry.'], Q33: 'other' })
  })

  test('hidden text is left out and reported', async () => {
    const bytes = docxOf(`${SALUTATION}<w:p>${run('We are sorry.')}${run(' Is he?', '<w:rPr><w:vanish/></w:rPr>')}</w:p>`)
    expect((await read(bytes, 'docx')).blocks[1]?.text).toBe('We are sorry.')
    expect(await said(bytes, 'docx')).toEqual({ findings: ['error hidden-text: We are sorry.'], Q33: 'other' })
  })

  test('a comment is marked on its words, also after spaces at the start of the paragraph', async () => {
    const bytes = docxOf(
      `${SALUTATION}<w:p>${run('  We are ')}<w:commentRangeStart w:id="3"/>${run('truly')}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>${run(' sorry.')}</w:p>`,
      { 'word/comments.xml': '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3" w:author="C Weir"><w:p><w:r><w:t>Too much?</w:t></w:r></w:p></w:comment></w:comments>' },
      '',
      '<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
    )
    expect(await said(bytes, 'docx')).toEqual({ findings: ['error comment: truly'], Q33: 'other' })
  })

  test('properties are only something to consider', async () => {
    const bytes = docxOf(`${SALUTATION}<w:p>${run('We are sorry.')}</w:p>`, { 'docProps/core.xml': '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:creator>C Weir</dc:creator></cp:coreProperties>' })
    expect(await said(bytes, 'docx')).toEqual({ findings: ['info property'], Q33: 'no' })
  })

  test('a control that shows its placeholder is a blank, a merge field something to consider', async () => {
    const control = `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>${run('Date of hearing')}</w:sdtContent></w:sdt>`
    expect((await said(docxOf(`${SALUTATION}<w:p>${run('It was heard on ')}${control}${run('.')}</w:p>`), 'docx')).findings).toEqual(['error blank: Date of hearing'])
    const field = `<w:fldSimple w:instr=" MERGEFIELD Surname ">${run('Okafor')}</w:fldSimple>`
    expect((await said(docxOf(`<w:p>${run('Dear Mrs ')}${field}</w:p><w:p>${run('We are sorry.')}</w:p>`), 'docx')).findings).toEqual(['info field'])
  })
})

test('OpenDocument: comments, tracked changes, hidden text and properties', async () => {
  const content =
    '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:dc="d"><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles><office:body><office:text>' +
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
    '<text:p>Dear  Mrs<text:s/>Okafor</text:p><text:p>We are<office:annotation><dc:creator>C Weir</dc:creator><text:p>Too much?</text:p></office:annotation> sorry.<text:span text:style-name="T1"> Is he?</text:span></text:p></office:text></office:body></office:document-content>'
  const zip = (files: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])))
  const bytes = zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content, 'meta.xml': '<office:document-meta xmlns:office="o" xmlns:meta="m"><meta:initial-creator>C Weir</meta:initial-creator></office:document-meta>' })
  expect((await read(bytes, 'odt')).blocks.map((block) => block.text)).toEqual(['Dear Mrs Okafor', 'We are sorry.'])
  expect((await read(bytes, 'odt')).notices.map((notice) => notice.kind)).toEqual(['tracked-change', 'comment', 'hidden-text', 'property'])
  expect(await said(bytes, 'odt')).toEqual({ findings: ['error comment: We are sorry.', 'error tracked-change', 'info property'], Q33: 'other' })
})

test('rich text: hidden and deleted text, comments and properties', async () => {
  const rtf = '{\\rtf1\\ansi{\\info{\\author C Weir}}Dear Mrs Okafor\\par We are {\\deleted not }sorry{\\v  is he}.{\\*\\atnauthor C Weir}{\\*\\annotation Too much?}\\par It was 5 \\\'a3 and \\u8211?it was \\ldblquote late\\rdblquote .\\par}'
  const document = await read(new TextEncoder().encode(rtf), 'rtf')
  expect(document.blocks.map((block) => block.text)).toEqual(['Dear Mrs Okafor', 'We are sorry.', 'It was 5 £ and –it was “late”.'])
  expect(document.notices.map((notice) => notice.kind)).toEqual(['tracked-change', 'hidden-text', 'comment', 'property'])
})

test('HTML: what a browser does not show is left out and reported', async () => {
  const page = '<title>x</title><style>p{}</style><p>Dear Mrs Okafor<p>We <span style="display:none">do not </span>apologise.<script>1</script><p hidden>Is he?<ul><li>One<li>Two</ul><ol start=3><li><p>Three</ol>'
  const document = await read(new TextEncoder().encode(page), 'html')
  expect(document.blocks.map(({ kind, marker, text }) => [kind, marker, text])).toEqual([['paragraph', undefined, 'Dear Mrs Okafor'], ['paragraph', undefined, 'We apologise.'], ['item', '-', 'One'], ['item', '-', 'Two'], ['item', '3.', 'Three']])
  expect(document.notices.map((notice) => notice.kind)).toEqual(['hidden-text', 'hidden-text'])
})

describe('e-mail', () => {
  const eml = (body: string): Uint8Array => new TextEncoder().encode(`From: a@cps.example\r\nTo: b@post.example\r\nSubject: Your complaint\r\n\r\n${body}`)
  const reply = `Dear Mrs Okafor\r\n\r\n${'We are sorry that nobody told you of the new date. '.repeat(4)}\r\n\r\nAmos Field\r\n\r\n`
  test.for(['-----Original Message-----\r\nFrom: Mrs Okafor\r\nSent: 3 May 2026\r\n\r\nI am unhappy.', 'On 3 May 2026, Mrs Okafor <b@post.example> wrote:\r\n\r\n> I am unhappy.', 'From: Mrs Okafor\r\nSent: 3 May 2026\r\nTo: Complaints\r\n\r\nI am unhappy.'])('what is kept below a reply is left out', async (earlier) => {
    expect((await read(eml(reply + earlier), 'eml')).blocks.at(-1)?.text).toBe('Amos Field')
  })
  test('a message that only passes another on is kept', async () => {
    expect((await read(eml('Please see below.\r\n\r\n-----Original Message-----\r\nFrom: Mrs Okafor\r\n\r\nI am unhappy.'), 'eml')).blocks.at(-1)?.text).toBe('I am unhappy.')
  })
  test('curly quotes of Windows-1252', async () => {
    const head = 'From: a@cps.example\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    expect((await read(new TextEncoder().encode(`${head}Dear Mrs Okafor\r\n\r\nIt=92s =93late=94 =96 we know.`), 'eml')).blocks.at(-1)?.text).toBe('It’s “late” – we know.')
  })
})
