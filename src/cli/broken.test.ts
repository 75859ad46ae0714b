import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docxOf } from '../docx.testing.ts'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeAll(() => void (bench = benchOf()))
afterAll(() => bench.end())

const encoder = new TextEncoder()
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const good = docxOf(paragraph('Dear Mrs Okafor'))
const fixture = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../../fixtures/formats/${name}`, import.meta.url)))
const document = (xml: string): Uint8Array => docxOf('', { 'word/document.xml': xml })
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** The compound file that Office wraps around what is not zipped, with the name of a stream in it. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(Buffer.from(stream, 'utf16le'), 1024)
  return bytes
}

/** Changes bytes of every central (`PK\1\2`) or local (`PK\3\4`) header of an archive. */
function patched(bytes: Uint8Array, signature: 1 | 3, change: (view: DataView, at: number) => void): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  for (let i = 0; i + 46 < copy.length; i++) if (copy[i] === 0x50 && copy[i + 1] === 0x4b && copy[i + 2] === signature && copy[i + 3] === signature + 1) change(view, i)
  return copy
}

/** Two parts of one name: the second is renamed in the finished archive. */
function duplicated(): Uint8Array {
  const text = Buffer.from(docxOf(paragraph('Dear Mrs Okafor'), { 'word/documenu.xml': '<x/>' })).toString('latin1')
  return Buffer.from(text.replaceAll('word/documenu.xml', 'word/document.xml'), 'latin1')
}

function many(): Uint8Array {
  return zipSync(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`p${i}`, new Uint8Array(1)])), { level: 0 })
}

const CASES: ReadonlyArray<readonly [name: string, make: () => Uint8Array, says: RegExp]> = [
  ['password.docx', () => compound('EncryptedPackage'), /is protected by a password/],
  ['old.docx', () => compound('WordDocument'), /is in the old Word format; open it in Word and save it as \.docx/],
  ['old.doc', () => compound('WordDocument'), /is in the old Word format; open it in Word and save it as \.docx/],
  ['macros.docm', () => good, /is a Word document with macros; open it in Word and save it as \.docx/],
  ['macros.docx', () => docxOf(paragraph('Dear Mrs Okafor'), { 'word/vbaProject.bin': 'x' }), /holds macros/],
  ['template.dotx', () => good, /is a Word template/],
  ['cut.docx', () => fixture('letter.docx').subarray(0, 5000), /is damaged or not a document/],
  ['garbled.docx', () => fixture('letter.docx').map((byte, i) => (i > 200 && i < 5000 ? byte ^ 0x55 : byte)), /is damaged/],
  ['picture.docx', () => encoder.encode('\u0089PNG\r\n and more'), /is damaged or not a document/],
  ['sheet.docx', () => zipSync({ '[Content_Types].xml': encoder.encode('<Types/>'), '_rels/.rels': encoder.encode('<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>'), 'xl/workbook.xml': encoder.encode('<workbook/>') }), /spreadsheet or presentation/],
  ['bomb.docx', () => docxOf(paragraph('Dear Mrs Okafor'), { 'word/styles.xml': ' '.repeat(40 * 1024 * 1024) }), /looks made to do harm/],
  ['large-part.docx', () => document(`<w:document ${W}>${'<w:p/>\n'.repeat(1_300_000)}</w:document>`), /looks made to do harm|main part of more than 8 MB/],
  ['many.docx', many, /more than 2000 parts/],
  ['deep.docx', () => document(`<w:document ${W}>${'<w:p>'.repeat(200_000)}`), /is nested too deeply/],
  ['entities.docx', () => document(`<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document ${W}>&b;</w:document>`), /document type/],
  ['outside.docx', () => document(`<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document ${W}/>`), /document type/],
  ['unclosed.docx', () => document(`<w:document ${W}><w:body>${paragraph('Dear Mrs Okafor')}`), /is damaged \(/],
  ['duplicate.docx', duplicated, /two parts of the same name/],
  ['encrypted-part.docx', () => patched(good, 1, (view, at) => view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true)), /is encrypted/],
  ['size-too-small.docx', () => patched(good, 1, (view, at) => view.setUint32(at + 24, 3, true)), /is damaged/],
  ['size-too-large.docx', () => patched(good, 1, (view, at) => view.setUint32(at + 24, 1e9, true)), /is damaged/],
  ['climbing.docx', () => zipSync({ '../../evil.txt': encoder.encode('x') }), /is damaged/],
  ['empty.docx', () => docxOf('<w:p/>'), /is empty/],
  ['huge.docx', () => new Uint8Array(26 * 1024 * 1024), /is larger than 25 MB/],
  ['nothing.txt', () => new Uint8Array(), /is empty/],
  ['binary.txt', () => Uint8Array.from([68, 0, 1, 2, 3]), /is not text/],
  ['long.txt', () => encoder.encode('word '.repeat(250_000)), /is larger than 1 MB/],
  ['odd.txt', () => Uint8Array.from([0xff, 0xfe, 68]), /odd number of bytes/],
  ['password.odt', () => zipSync({ mimetype: encoder.encode('x'), 'content.xml': encoder.encode('garbage'), 'META-INF/manifest.xml': encoder.encode('<manifest:manifest><manifest:encryption-data/></manifest:manifest>') }), /is protected by a password/],
  ['cut.odt', () => fixture('letter.odt').subarray(0, 9000), /is damaged/],
  ['other.odt', () => zipSync({ a: encoder.encode('x') }), /is not an OpenDocument text/],
  ['cut.rtf', () => fixture('letter.rtf').subarray(0, 9000), /is damaged \(it ends too early\)/],
  ['deep.rtf', () => encoder.encode(`{\\rtf1${'{'.repeat(100_000)}`), /is nested too deeply/],
  ['other.rtf', () => encoder.encode('Dear Mrs Okafor'), /is not a rich text/],
  ['deep.html', () => encoder.encode('<div>'.repeat(100_000)), /is nested too deeply/],
  ['empty.html', () => encoder.encode('<p></p><script>1</script>'), /is empty/],
  ['other.eml', () => encoder.encode('no headers here'), /is not an e-mail/],
  ['encrypted.eml', () => encoder.encode('From: a@cps.example\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA'), /is encrypted/],
  ['deep.eml', () => encoder.encode(`From: a@cps.example\r\n${Array.from({ length: 60 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join('')}\r\nx`), /is damaged|holds no text/],
  ['attached.eml', () => encoder.encode('From: a@cps.example\r\nSubject: x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="x.pdf"\r\n\r\nAAAA'), /holds no text of its own/],
  ['lines.eml', () => encoder.encode(`From: a@cps.example\r\n\r\n${'a\n'.repeat(600_000)}`), /too many lines/],
  ['other.msg', () => encoder.encode('Dear Mrs Okafor'), /is not an Outlook message/],
  ['garbled.msg', () => compound('WordDocument'), /is not an Outlook message|is damaged/],
  ['cut.msg', () => fixture('letter.msg').subarray(0, 1500), /is not an Outlook message|is damaged|no text/],
  ['cut.pdf', () => fixture('letter.pdf').subarray(0, 5000), /is damaged|holds no text/],
  ['other.pdf', () => encoder.encode('Dear Mrs Okafor'), /is not a PDF/],
]

describe('a file that cannot be read', () => {
  test.for(CASES)('%s', { timeout: 20_000 }, async ([name, make, says]) => {
    bench.put(name, make())
    const begun = performance.now()
    const { code, err } = await bench.cli('check', name)
    expect(performance.now() - begun).toBeLessThan(60_000)
    expect(err).toMatch(says)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain(name)
    expect(code).toBe(2)
  })

  test('does not keep the others from being checked', async () => {
    bench.put('folder/a.docx', compound('EncryptedPackage'))
    bench.put('folder/b.docx', fixture('letter.docx'))
    const { code, out, err } = await bench.cli('check', 'folder')
    expect(code).toBe(2)
    expect(err).toContain('a.docx')
    expect(out).toContain('folder/b.docx')
  })

  test('a signed letter is checked and never annotated', async () => {
    bench.put('signed.docx', docxOf(paragraph('Dear Mrs Okafor'), { '_xmlsignatures/sig1.xml': '<Signature/>' }))
    const { code, err } = await bench.cli('check', 'signed.docx', '--review', 'copy.docx')
    expect(code).toBe(2)
    expect(err).toBe('letterlint: signed.docx: is signed; annotating it would break the signature\n')
    expect(existsSync(`${bench.folder}/copy.docx`)).toBe(false)
  })

  test('a PDF with a password', async () => {
    const made = pdfWithPassword()
    bench.put('password.pdf', made)
    const { code, err } = await bench.cli('check', 'password.pdf')
    expect(err).toMatch(/is protected by a password/)
    expect(code).toBe(2)
  })
})

/** A PDF of no pages that asks for a password which is not empty. */
function pdfWithPassword(): Uint8Array {
  const key = 'ab'.repeat(32)
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>', `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${key}> /U <${key}> >>`]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return encoder.encode(`${text}xref\n0 4\n0000000000 65535 f \n${table}trailer\n<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] >>\nstartxref\n${text.length}\n%%EOF\n`)
}

describe('a folder', () => {
  test('leaves out reports of letterlint, read-mes, review copies and lock files', async () => {
    bench.put('office/letter-1.docx', fixture('letter.docx'))
    bench.put('office/letter-2.eml', fixture('letter.eml'))
    bench.put('office/README.html', '<p>How we file letters</p>')
    bench.put('office/~$tter-1.docx', 'C Weir')
    await bench.cli('check', 'office/letter-1.docx', '--review', 'office/letter-1.reviewed.docx')
    await bench.cli('check', 'office/letter-1.docx', '--format', 'html', '--output', 'office/page.html')
    expect(existsSync(`${bench.folder}/office/page.html`)).toBe(true)
    const { out } = await bench.cli('check', 'office', '--format', 'json')
    expect(JSON.parse(out).letters.map((letter: { path: string }) => letter.path)).toEqual(['office/letter-1.docx', 'office/letter-2.eml'])
  })
})
