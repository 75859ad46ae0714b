/**
 * Makes fixtures/formats/letter.* from letter.md: `node scripts/format-fixtures.mjs`. Needs LibreOffice (`soffice`).
 * The Word letter has a paragraph for each line of an address, as people write them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AlignmentType, Document, ExternalHyperlink, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from 'docx'

const { burn } = createRequire(import.meta.url)('@kenjiuno/msgreader/lib/Burner.js')
const folder = fileURLToPath(new URL('../fixtures/formats/', import.meta.url))
const blocks = readFileSync(join(folder, 'letter.md'), 'utf8').trim().split(/\n\n/)
const LINK = /\[([^\]]+)\]\(([^)]+)\)/
/** @param {string} text */
const bare = (text) => text.replace(/\*\*/g, '').replace(new RegExp(LINK, 'g'), '$1')
/** @param {string} name @param {string | Uint8Array} content */
const save = (name, content) => writeFileSync(join(folder, name), content)

const text = `${blocks.map(bare).join('\n\n')}\n`
save('letter.txt', text)
save('letter-windows-1252.txt', Buffer.from(text.replace(/–/g, '\u0096').replace(/\n/g, '\r\n'), 'latin1'))
save('letter-utf-16.txt', Buffer.from(`\uFEFF${text}`, 'utf16le'))

const escaped = (/** @type {string} */ one) => one.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(new RegExp(LINK, 'g'), '<a href="$2">$1</a>').replace(/–/g, '&ndash;')
const markup = blocks.map((block) => {
  if (block.startsWith('**')) return `<h2>${escaped(bare(block))}</h2>`
  if (block.startsWith('1. ')) return `<ol>\n${block.split('\n').map((line) => `<li>${escaped(line.slice(3))}</li>`).join('\n')}\n</ol>`
  if (block.startsWith('> ')) return `<blockquote><p>${escaped(block.slice(2))}</p></blockquote>`
  return `<p>${escaped(block).replaceAll('\n', '<br>\n')}</p>`
})
const html = `<!doctype html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>Letter</title><style>p { margin: 0 0 1em }</style></head>\n<body>\n${markup.join('\n')}\n</body>\n</html>\n`
save('letter.html', html)

const paragraphs = blocks.flatMap((block) => {
  if (block.startsWith('**')) return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(bare(block))], spacing: { after: 160 } })]
  if (block.startsWith('1. ')) return block.split('\n').map((line) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: [new TextRun(line.slice(3))] }))
  if (block.startsWith('> ')) return [new Paragraph({ style: 'Quote', children: [new TextRun(block.slice(2))], spacing: { after: 160 }, indent: { left: 720 } })]
  const lines = block.split('\n')
  return lines.map((line, i) => {
    const link = LINK.exec(line)
    const children = link ? [new TextRun(line.slice(0, link.index)), new ExternalHyperlink({ link: link[2], children: [new TextRun(link[1])] }), new TextRun(line.slice(link.index + link[0].length))] : [new TextRun(line)]
    return new Paragraph({ children, spacing: { after: i === lines.length - 1 ? 160 : 0 } })
  })
})
const word = new Document({
  creator: 'C Weir',
  lastModifiedBy: 'C Weir',
  numbering: { config: [{ reference: 'points', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] }] },
  styles: { paragraphStyles: [{ id: 'Quote', name: 'Quote', basedOn: 'Normal', next: 'Normal', run: { italics: true } }] },
  sections: [{ children: paragraphs }],
})
save('letter.docx', await Packer.toBuffer(word))
const profile = mkdtempSync(join(tmpdir(), 'soffice-'))
for (const [from, to] of [['docx', 'odt'], ['docx', 'rtf'], ['docx', 'pdf']]) {
  const { status, stderr } = spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${profile}`, '--convert-to', to, '--outdir', folder, join(folder, `letter.${from}`)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
rmSync(profile, { recursive: true })

const quoted = (/** @type {string} */ one) => [...Buffer.from(one)].map((byte) => (byte === 10 ? '\r\n' : byte < 127 && byte !== 61 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)).join('').split('\r\n').map((line) => line.replace(/.{70}(?=.)/g, (part) => (/=.?$/.test(part) ? part : `${part}=\r\n`))).join('\r\n')
const boundary = 'part-1'
save(
  'letter.eml',
  `From: Martin Hale <martin.hale@cps.example>\r\nTo: Adaeze Okafor <a.okafor@post.example>\r\nDate: Thu, 12 Nov 2026 15:20:11 +0000\r\nSubject: =?UTF-8?Q?Your_complaint_=E2=80=93_CO/20417/26?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n` +
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(text)}\r\n` +
    `--${boundary}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--${boundary}--\r\n`,
)

/** One property of an Outlook message as a stream. @param {string} tag @param {string | Uint8Array} value */
const property = (tag, value) => ({ name: `__substg1.0_${tag}`, type: 2, binaryProvider: () => Uint8Array.from(typeof value === 'string' ? Buffer.from(value, 'utf16le') : value) })
const streams = [
  property('001A001F', 'IPM.Note'), property('0037001F', 'Your complaint – CO/20417/26'), property('0C1A001F', 'Martin Hale'), property('0C1F001F', 'martin.hale@cps.example'), property('10130102', Buffer.from(html)),
  property('007D001F', 'Date: Thu, 12 Nov 2026 15:20:11 +0000\r\n'),
]
const recipient = [property('3001001F', 'Adaeze Okafor'), property('3003001F', 'a.okafor@post.example'), { name: '__properties_version1.0', type: 2, binaryProvider: () => new Uint8Array(8) }]
const time = Buffer.alloc(16)
time.writeUInt32LE(0x00390040, 0)
time.writeUInt32LE(6, 4)
time.writeBigUInt64LE((BigInt(Date.UTC(2026, 10, 12, 15, 20, 11)) + 11_644_473_600_000n) * 10_000n, 8)
const head = Uint8Array.from([...new Uint8Array(32), ...time])
/** @type {Array<{ name: string, type: number, binaryProvider?: () => Uint8Array, length: number, children?: number[] }>} */
const entries = [{ name: 'Root Entry', type: 5, length: 0, children: [] }]
/** @param {number} parent @param {any} entry */
const add = (parent, entry) => {
  entries.push({ ...entry, length: entry.binaryProvider ? entry.binaryProvider().length : 0 })
  entries[parent]?.children?.push(entries.length - 1)
  return entries.length - 1
}
for (const one of [...streams, { name: '__properties_version1.0', type: 2, binaryProvider: () => head }]) add(0, one)
const box = add(0, { name: '__recip_version1.0_#00000000', type: 1, children: [] })
for (const one of recipient) add(box, one)
const names = add(0, { name: '__nameid_version1.0', type: 1, children: [] })
for (const tag of ['00020102', '00030102', '00040102']) add(names, property(tag, Buffer.alloc(0)))
save('letter.msg', burn(entries))
