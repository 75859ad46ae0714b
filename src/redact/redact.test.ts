import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkLetter } from '../check.ts'
import { parseCase } from '../case/parse.ts'
import { loadResources } from '../cli/resources.ts'
import { letterDocx } from '../docx.testing.ts'
import { peopleEvidence } from '../evidence/people.ts'
import { read, readSource } from '../read/index.ts'
import { checkText } from '../testing.ts'
import { readXml } from '../read/xml.ts'
import { redactDocx } from './docx.ts'
import { scrubbed } from './scrub.ts'
import { redactionOf, redactText } from './index.ts'

const resources = loadResources()
const cases = fileURLToPath(new URL('../../fixtures/cases/', import.meta.url))
const OPTIONS = { courts: false, police: false }

function redacted(text: string, options = OPTIONS): { text: string; unsure: number } {
  const result = checkText(text)
  const redaction = redactionOf(result, result.evidence(peopleEvidence), resources.lexicon, options)
  return { text: redactText(result.letter.document, redaction), unsure: redaction.unsure.length }
}

describe('an anonymised copy', () => {
  test.for(readdirSync(cases).filter((name) => /^[A-Z]\d\d$/.test(name)))('of case %s holds none of its names, addresses, references and contact details', (name) => {
    const file = readdirSync(cases + name).find((one) => one.startsWith('letter.')) as string
    const given = parseCase(readFileSync(`${cases}${name}/case.yaml`, 'utf8'))
    const result = checkLetter({ document: readSource(readFileSync(`${cases}${name}/${file}`, 'utf8'), file.endsWith('.md') ? 'markdown' : 'text'), given: { 'case-file': given } }, resources)
    const redaction = redactionOf(result, result.evidence(peopleEvidence), resources.lexicon, OPTIONS)
    const text = redactText(result.letter.document, redaction)
    const words = new Set(text.match(/\p{L}[\p{L}'\u2019-]*/gu))
    const complainant = given.complainant?.name?.replace(/^(?:Mr|Mrs|Ms|Miss|Mx|Dr)\s+/, '').split(/\s+/) ?? []
    const surname = complainant.at(-1)
    if (surname) expect(words, 'surname of the complainant').not.toContain(surname)
    if (given.reference) expect(text).not.toContain(given.reference)
    for (const line of given.addressee ?? []) if (line.length > 3) expect(` ${text.replace(/\s+/g, ' ')} `).not.toMatch(new RegExp(`[^\\p{L}\\d]${line.replace(/[^\w ]/g, '.')}[^\\p{L}\\d]`, 'u'))
    for (const { text: secret } of given.protected ?? []) expect(text, 'a protected name').not.toContain(secret)
    const { signatory } = result.letter
    if (signatory?.surname) expect(words, 'the signatory').not.toContain(signatory.surname)
    expect(text).not.toMatch(/[\w.]+@[\w.]+|\b0\d{2,4} ?\d{3,4} ?\d{3,4}\b/)
    // It stays readable: most of the words are still there.
    const kept = text.split(/\s+/).length / result.letter.document.source.split(/\s+/).length
    expect(kept).toBeGreaterThan(0.75)
  })

  const letter = (body: string): string => `---\ncomplainant: { name: "Mrs Grace O'Neil" }\nprotected:\n  - { text: "Jean-Luc Marchetti", kind: witness }\n  - { text: "Asha Vane", kind: suspect-not-charged }\n---\nDear Mrs O'Neil\n\n${body}\n\nYours sincerely\n\nPiers Aldous\nDistrict Crown Prosecutor\n`

  test.for([
    ['Mr Marchetti spoke to Jean-Luc’s brother.', 'Witness A spoke to Witness A’s brother.'],
    ['MARCHETTI did not come, and nor did J. Marchetti.', 'Witness A did not come, and nor did Witness A.'],
    ['The notes call him Marcheti.', 'The notes call him Witness A.'],
    ['We saw Ms Vane and Mrs O’Neil.', 'We saw Suspect A and the complainant.'],
    ['By the grace of the court it was put off.', 'By the grace of the court it was put off.'],
    ['PC Dunmore wrote to Mr Aldous.', 'Officer A wrote to Staff member A.'],
    ['He was born on 4 May 1990 and drives AB12 CDE.', 'He was born on [date of birth] and drives [vehicle registration].'],
    ['Ring 020 7946 0123 or write to a.b@office.example.', 'Ring [telephone number] or write to [e-mail address].'],
  ] as const)('%s', ([body, wanted]) => {
    expect(redacted(letter(body)).text).toContain(wanted)
  })

  test('courts and police forces only if asked', () => {
    const body = 'The case was heard at Leeds Crown Court after West Yorkshire Police had closed it.'
    expect(redacted(letter(body)).text).toContain('Leeds Crown Court')
    expect(redacted(letter(body), { courts: true, police: true }).text).toContain('heard at the court after the police force had')
  })

  test('what looks like a name and is no one’s that is known is listed', () => {
    const { text, unsure } = redacted(letter('The call was taken by Zbyszko Wrzesniewski that day.'))
    expect(unsure).toBe(1)
    expect(text).toContain('Zbyszko Wrzesniewski')
    expect(redacted(letter('The call was taken by a colleague that day.')).unsure).toBe(0)
  })

  test('what a Markdown letter holds beside its text goes too, and the text stays', () => {
    const { text } = redacted(letter('<!-- for Grace O’Neil -->\nSee [our page](https://cps.example/marchetti "Marchetti") and ![Marchetti](marchetti.png) and <b title="Marchetti">this</b>.'))
    expect(text).toContain('See [our page](#) and [picture] and this.')
    expect(text).not.toMatch(/marchetti|O’Neil|complainant:/i)
  })

  test('in Word: the text and the properties', async () => {
    const text = 'Dear Mrs O’Neil\n\nMr Marchetti spoke to us on 4 May 2026.\n\nYours sincerely\n\nPiers Aldous'
    for (let seed = 1; seed < 30; seed++) {
      const bytes = letterDocx(text, seed)
      const document = await read(bytes, 'docx')
      document.notices = []
      const result = checkLetter({ document, given: { option: { complainant: { name: 'Mrs Grace O’Neil' }, protected: [{ text: 'Jean-Luc Marchetti', kind: 'witness' }] } } }, resources)
      const redaction = redactionOf(result, result.evidence(peopleEvidence), resources.lexicon, OPTIONS)
      let copy: Uint8Array
      try {
        copy = redactDocx(document, redaction)
      } catch (error) {
        expect((error as Error).message).toContain('tracked changes')
        continue
      }
      const again = await read(copy, 'docx')
      const said = again.blocks.map((block) => block.text).join('\n')
      expect(said).toContain('Witness A spoke to us on 4 May 2026.')
      expect(said).not.toMatch(/Marchetti|Neil|Aldous/)
    }
  })

  test('in Word: links, variables, data and the small picture of the page', async () => {
    const parts = unzipSync(letterDocx('Dear Mrs O’Neil\n\nThank you for your letter.\n\nYours sincerely\n\nPiers Aldous', 2))
    const put = (name: string, xml: string): void => void (parts[name] = strToU8(xml))
    put('docProps/thumbnail.jpeg', 'ONeil')
    put('customXml/item1.xml', '<case><name>ONeil</name></case>')
    put('word/settings.xml', '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docVars><w:docVar w:name="who" w:val="ONeil"/></w:docVars></w:settings>')
    put('word/_rels/header9.xml.rels', '<Relationships><Relationship Id="r1" Target="https://ONeil.example" TargetMode="External"/><Relationship Id="r2" TargetMode="External" Target="mailto:ONeil@home.example"/></Relationships>')
    const document = await read(zipSync(parts), 'docx')
    const result = checkLetter({ document, given: { option: { complainant: { name: 'Mrs Grace O’Neil' } } } }, resources)
    const copy = unzipSync(redactDocx(document, redactionOf(result, result.evidence(peopleEvidence), resources.lexicon, OPTIONS)))
    for (const [name, bytes] of Object.entries(copy)) expect(strFromU8(bytes), name).not.toMatch(/ONeil|O’Neil|Aldous/)
    expect(Object.keys(copy)).toContain('customXml/item1.xml')
  })

  test.for([
    ['a long value', 'word/settings.xml', `<w:settings xmlns:w="w"><w:docVar w:name="who" w:val="${'x'.repeat(9000)} ONeil"/></w:settings>`],
    ['a value with a bracket', 'word/header9.xml', '<w:hdr xmlns:w="w" xmlns:wp="p"><wp:docPr id="1" name="ONeil.jpg" descr="a > b, ONeil"/></w:hdr>'],
    ['single quotes', 'word/header9.xml', "<w:hdr xmlns:w='w' xmlns:v='v'><v:shape id='s' alt='ONeil'/><w:fldSimple w:instr='MERGEFIELD ONeil'/></w:hdr>"],
    ['a field in several runs', 'word/header9.xml', '<w:hdr xmlns:w="w"><w:r><w:instrText> HYPER</w:instrText></w:r><w:r><w:instrText>LINK "mailto:ONeil@home.example" </w:instrText></w:r></w:hdr>'],
    ['merged data', 'word/settings.xml', '<w:settings xmlns:w="w"><w:mailMerge><w:query w:val="ONeil"/><w:x>ONeil</w:x></w:mailMerge></w:settings>'],
    ['marked-off text', 'docProps/core.xml', '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title><![CDATA[ONeil <b>]]></dc:title></cp:coreProperties>'],
    ['who commented', 'word/people.xml', '<w15:people xmlns:w15="w"><w15:person w15:author="ONeil"/></w15:people>'],
    ['data in attributes', 'customXml/item1.xml', '<case xmlns="c" name="ONeil"><name full="ONeil">ONeil</name></case>'],
  ] as const)('in Word: %s', ([, name, xml]) => {
    const out = scrubbed(name, xml)
    expect(out).not.toContain('ONeil')
    expect(() => readXml(out, {}, name)).not.toThrow()
  })

  test('in Word: what tells of nobody stays as it is', () => {
    const xml = '<w:hdr xmlns:w="w"><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:p a="1 &gt; 0"/></w:hdr>'
    expect(scrubbed('word/header1.xml', xml)).toBe(xml)
    expect(scrubbed('[Content_Types].xml', '<Types/>')).toBe('<Types/>')
  })

  test('in Word: the copy of a letter that Word wrote holds no new errors of form', { timeout: 60_000 }, async () => {
    const { default: validate } = await import('@ooxml-tools/validate')
    const errors = async (file: Uint8Array): Promise<string[]> => ((await validate(file, 'docx')) as Array<{ description: string }>).map((one) => one.description)
    const bytes = new Uint8Array(readFileSync('fixtures/formats/letter.docx'))
    const document = await read(bytes, 'docx')
    const result = checkLetter({ document }, resources)
    const before = await errors(bytes)
    expect((await errors(redactDocx(document, redactionOf(result, result.evidence(peopleEvidence), resources.lexicon, OPTIONS)))).filter((one) => !before.includes(one))).toEqual([])
  })
})
