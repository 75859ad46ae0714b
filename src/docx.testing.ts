import { zipSync } from 'fflate'
import { escapeXml } from './read/xml.ts'

/** For tests: a source of chance that gives the same numbers for the same seed. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
const RELS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'

/** For tests: a Word document around the XML of a body, with further parts. */
export function docxOf(body: string, more: Record<string, string> = {}, overrides = '', relations = ''): Uint8Array {
  const encoder = new TextEncoder()
  const files: Record<string, string> = {
    '[Content_Types].xml': `${TYPES}${overrides}</Types>`,
    '_rels/.rels': RELS,
    'word/_rels/document.xml.rels': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://court.example/" TargetMode="External"/>${relations}</Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])))
}

const FORMATS = ['', '<w:rPr><w:b/></w:rPr>', '<w:rPr><w:i/></w:rPr>', '<w:rPr><w:color w:val="C00000"/></w:rPr>', '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>']

/**
 * For tests: the XML of a Word paragraph of some text, its runs split by chance, some of them bold, linked, inserted
 * or beside a proofing mark.
 */
export function paragraphXml(text: string, chance: () => number, plain = false): string {
  const out: string[] = []
  let at = 0
  while (at < text.length) {
    let length = plain ? text.length : 1 + Math.floor(chance() * 18)
    const next = text.charCodeAt(at + length)
    if (next >= 0xdc00 && next <= 0xdfff) length++
    const piece = text.slice(at, at + length)
    at += length
    const format = plain ? '' : (FORMATS[Math.floor(chance() * FORMATS.length)] as string)
    const inner = piece
      .split(/([\n\t])/)
      .filter((part) => part !== '')
      .map((part) => (part === '\n' ? '<w:br/>' : part === '\t' ? '<w:tab/>' : `<w:t${/^\s|\s$/.test(part) || chance() < 0.3 ? ' xml:space="preserve"' : ''}>${escapeXml(part)}</w:t>`))
      .join('')
    const run = `<w:r>${format}${inner}</w:r>`
    const kind = plain ? 1 : chance()
    if (kind < 0.06) out.push(`<w:hyperlink r:id="rId9">${run}</w:hyperlink>`)
    else if (kind < 0.1) out.push(`<w:proofErr w:type="spellStart"/>${run}<w:proofErr w:type="spellEnd"/>`)
    else if (kind < 0.13) out.push(`<w:ins w:id="${900 + out.length}" w:author="A N Other" w:date="2026-11-01T09:00:00Z">${run}</w:ins>`)
    else if (kind < 0.15) out.push(`<w:bookmarkStart w:id="${700 + out.length}" w:name="b${out.length}"/>${run}<w:bookmarkEnd w:id="${700 + out.length}"/>`)
    else out.push(run)
  }
  return `<w:p>${out.join('')}</w:p>`
}

/** For tests: a letter's text as a Word document, a paragraph a block. */
export function letterDocx(text: string, seed: number, plain = false): Uint8Array {
  const chance = chanceOf(seed)
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== '')
  return docxOf(paragraphs.map((part) => paragraphXml(part.trim(), chance, plain)).join(''))
}
