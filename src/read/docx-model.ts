import { decodeXmlText, readXml } from './xml.ts'
import { ReadError } from './types.ts'
import type { Parts } from './zip.ts'

/** The main part may be at most this long, because each character keeps its place. */
const MAX_MAIN = 8 * 1024 * 1024

/** A run of a Word paragraph. Offsets are UTF-16 units of its part's XML. */
export interface DocxRun {
  /** Where `<w:r` begins. */
  start: number
  /** Just past `</w:r>`. */
  end: number
  /** The run's start tag as written. */
  tag: string
  /** The run's properties as written, or an empty string. */
  properties: string
  /** Just past the hyperlink that holds the run, when one does. */
  linkEnd?: number
  /** True when the run lies in a tracked insertion, a control or a field. */
  wrapped: boolean
}

/** A stretch that takes no marker inside: a field, or a control bound to plain text. */
export interface DocxAtom {
  /** Characters of the block. */
  from: number
  to: number
  /** Offsets in the XML around the whole of it. */
  start: number
  end: number
}

/** A paragraph of a Word document, with the place of each of its characters. */
export interface DocxBlock {
  text: string
  /** The part that it stands in. */
  part: string
  place: 'body' | 'cell' | 'header' | 'footer' | 'note' | 'text-box'
  /** For each UTF-16 unit: index of its run, and where it begins and ends in the XML. */
  runOf: number[]
  starts: number[]
  ends: number[]
  runs: DocxRun[]
  atoms: DocxAtom[]
  /** Where `<w:p` begins and `</w:p>` ends. */
  start: number
  end: number
  /** Just past the paragraph's start tag and properties. */
  contentStart: number
  /** Where `</w:p>` begins. */
  contentEnd: number
  style?: string
  list?: { id: string; level: number }
  bold: boolean
  /** Index of the body paragraph that holds this text box or note mark. */
  holder?: number
}

export interface DocxNotice {
  kind: 'comment' | 'tracked-change' | 'hidden-text' | 'property' | 'field' | 'blank'
  text: string
  name?: string
  block?: number
  from?: number
  to?: number
}

/** A Word document read for its text and for where each character stands. */
export interface DocxModel {
  parts: Parts
  /** Name of the main part. */
  main: string
  xml: Map<string, string>
  blocks: DocxBlock[]
  notices: DocxNotice[]
  signed: boolean
  /** Where each comment stands, by its id. */
  commented: Map<string, { block: DocxBlock; from: number; to?: number }>
  headings: ReadonlyMap<string, number>
  /** Styles of quoted paragraphs. */
  quotes: ReadonlySet<string>
  numbering: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads the parts of a Word document. Tracked deletions are left out and insertions kept, as a reader of the accepted
 * document would see it; what was left out is noticed.
 *
 * @throws {ReadError} when it is no Word document
 */
export function modelOf(parts: Parts): DocxModel {
  const text = (name: string): string | undefined => {
    const bytes = parts.get(name)
    return bytes ? decodePart(bytes) : undefined
  }
  if ([...parts.keys()].some((name) => name.endsWith('/vbaProject.bin'))) throw new ReadError('holds macros; open it in Word and save it as .docx without them')
  const types = text('[Content_Types].xml')
  const relations = text('_rels/.rels')
  if (!types || !relations) throw new ReadError('is not a Word document')
  const main = relationsOf(relations, '').find((one) => one.type.endsWith('/officeDocument'))?.target
  const mainXml = main === undefined ? undefined : text(main)
  if (main === undefined || mainXml === undefined) throw new ReadError('is not a Word document (it has no main part)')
  if (mainXml.length > MAX_MAIN) throw new ReadError(`has a main part of more than ${MAX_MAIN / 1024 / 1024} MB`)
  const model: DocxModel = {
    parts,
    main,
    xml: new Map([[main, mainXml]]),
    blocks: [],
    notices: [],
    signed: [...parts.keys()].some((name) => name.startsWith('_xmlsignatures/')),
    commented: new Map(),
    ...stylesOf(text(siblingOf(main, 'styles.xml'))),
    numbering: numberingOf(text(siblingOf(main, 'numbering.xml'))),
  }
  if (!/<(?:\w+:)?document\b/.test(mainXml.slice(0, 20_000))) throw new ReadError('is not a Word document (a spreadsheet or presentation?)')
  const rels = relationsOf(text(relsOf(main)) ?? '', main)
  const addPart = (name: string, place: DocxBlock['place']): void => {
    const xml = text(name)
    if (xml === undefined) return
    model.xml.set(name, xml)
    readPart(model, name, xml, place)
  }
  for (const one of rels) if (one.type.endsWith('/header')) addPart(one.target, 'header')
  readPart(model, main, mainXml, 'body')
  for (const one of rels) if (one.type.endsWith('/footnotes') || one.type.endsWith('/endnotes')) addPart(one.target, 'note')
  for (const one of rels) if (one.type.endsWith('/footer')) addPart(one.target, 'footer')
  for (const one of rels) if (one.type.endsWith('/comments')) noticeComments(model, text(one.target) ?? '', one.target)
  noticeProperties(model, text('docProps/core.xml'))
  return model
}

/** Parts are UTF-8 unless they carry the mark of UTF-16. */
export function decodePart(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ReadError('is damaged (a part is not valid text)')
  }
}

/** A relationship of a part, its target as a part name. */
export interface Relation {
  id: string
  type: string
  target: string
}

/** The relationships in a `.rels` part. */
export function relationsOf(xml: string, source: string): Relation[] {
  const found: Relation[] = []
  if (xml === '') return found
  readXml(
    xml,
    {
      open(name, attributes) {
        if (!name.endsWith('Relationship') || attributes['TargetMode'] === 'External') return
        const target = attributes['Target'] ?? ''
        found.push({ id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', target: resolvePart(target, source) })
      },
    },
    'relationships',
  )
  return found
}

/** The part that a target names, seen from another part. */
function resolvePart(target: string, source: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = source.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** The part beside another. */
export function siblingOf(part: string, name: string): string {
  return [...part.split('/').slice(0, -1), name].join('/')
}

/** The relationships part of a part. */
export function relsOf(part: string): string {
  return siblingOf(part, `_rels/${part.split('/').at(-1)}.rels`)
}

function stylesOf(xml: string | undefined): Pick<DocxModel, 'headings' | 'quotes'> {
  const headings = new Map<string, number>()
  const quotes = new Set<string>()
  if (!xml) return { headings, quotes }
  let style = ''
  readXml(
    xml,
    {
      open(name, attributes) {
        if (name === 'w:style') style = attributes['w:styleId'] ?? ''
        else if (name === 'w:name') {
          const level = /^(?:heading (\d)|title|subtitle)$/i.exec(attributes['w:val'] ?? '')
          if (level) headings.set(style, Number(level[1] ?? 1))
          else if (/^(?:(?:intense )?quote|quotations?)$/i.test(attributes['w:val'] ?? '')) quotes.add(style)
        }
      },
    },
    'styles',
  )
  return { headings, quotes }
}

/** For each list, the text of each level, such as `%1.`; bullets are `-`. */
function numberingOf(xml: string | undefined): Map<string, string[]> {
  const abstracts = new Map<string, string[]>()
  const lists = new Map<string, string[]>()
  if (!xml) return lists
  let abstract = ''
  let list = ''
  let level = 0
  let bullet = false
  readXml(
    xml,
    {
      open(name, attributes) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:abstractNum') abstracts.set((abstract = attributes['w:abstractNumId'] ?? ''), [])
        else if (name === 'w:lvl') level = Number(attributes['w:ilvl'] ?? 0)
        else if (name === 'w:numFmt') bullet = value === 'bullet' || value === 'none'
        else if (name === 'w:lvlText' && level < 9) (abstracts.get(abstract) ?? [])[level] = bullet ? '-' : value
        else if (name === 'w:num') list = attributes['w:numId'] ?? ''
        else if (name === 'w:abstractNumId' && list !== '') lists.set(list, abstracts.get(value) ?? [])
      },
    },
    'numbering',
  )
  return lists
}

interface OpenParagraph {
  block: DocxBlock
  run: { start: number; tag: string; properties: string; hidden: boolean; bold: boolean; linkEnd: boolean; wrapped: boolean } | undefined
  allBold: boolean
  fieldFrom?: { from: number; start: number }
  waiting: DocxRun[]
}

/** A notice before the paragraphs are numbered. */
type Pending = Omit<DocxNotice, 'block'> & { paragraph?: DocxBlock }

const TEXT_CONTROLS = new Set(['w:text', 'w:date', 'w:comboBox', 'w:dropDownList', 'w:dataBinding'])

/** Reads one part into blocks. */
function readPart(model: DocxModel, part: string, xml: string, place: DocxBlock['place']): void {
  const stack: OpenParagraph[] = []
  const path: string[] = []
  let deleted = 0
  let fallback = 0
  let inserted = 0
  let links = 0
  let controls: Array<{ start: number; plain: boolean; name?: string; from: number; paragraph: OpenParagraph | undefined; blank?: Pending }> = []
  let simpleFields: Array<{ start: number; from: number; paragraph: OpenParagraph | undefined }> = []
  let fieldDepth = 0
  let inInstruction = false
  let textStart = -1
  let propertiesStart = -1
  let paragraphProperties = false
  let instruction = ''
  const top = (): OpenParagraph | undefined => stack.at(-1)
  const note: Note = (kind, text, paragraph, from, name) => {
    const notice: Pending = { kind, text, ...(name === undefined ? {} : { name }) }
    if (paragraph) notice.paragraph = paragraph.block
    if (from !== undefined) notice.from = from
    pending.push(notice)
    return notice
  }
  /** Ends a notice that began in a paragraph with what stands there by now. */
  const endNote = (notice: Pending | undefined): void => {
    if (notice?.paragraph && notice.from !== undefined) notice.to = notice.paragraph.text.length
  }
  const pending: Pending[] = []
  let insertion: Pending | undefined
  const addChar = (unit: string, from: number, to: number): void => {
    const paragraph = top()
    if (!paragraph?.run) return
    paragraph.block.text += unit
    paragraph.block.runOf.push(paragraph.block.runs.length)
    paragraph.block.starts.push(from)
    paragraph.block.ends.push(to)
  }
  const shown = (): boolean => deleted === 0 && fallback === 0 && !inInstruction && top()?.run?.hidden !== true
  readXml(
    xml,
    {
      open(name, attributes, start, end, empty) {
        path.push(name)
        if (fallback > 0 && name !== 'mc:Fallback') return
        const paragraph = top()
        switch (name) {
          case 'w:p': {
            const inCell = path.includes('w:tc')
            const inBox = path.includes('w:txbxContent')
            const block: DocxBlock = {
              text: '', part, place: inBox ? 'text-box' : place === 'body' && inCell ? 'cell' : place,
              runOf: [], starts: [], ends: [], runs: [], atoms: [], start, end, contentStart: end, contentEnd: end, bold: false,
            }
            stack.push({ block, run: undefined, allBold: true, waiting: [] })
            break
          }
          case 'w:pPr':
            paragraphProperties = true
            break
          case 'w:pStyle':
            if (paragraph && attributes['w:val']) paragraph.block.style = attributes['w:val']
            break
          case 'w:numId':
            if (paragraph && paragraphProperties && attributes['w:val'] !== '0') paragraph.block.list = { id: attributes['w:val'] ?? '', level: paragraph.block.list?.level ?? 0 }
            break
          case 'w:ilvl':
            if (paragraph && paragraphProperties) paragraph.block.list = { id: paragraph.block.list?.id ?? '', level: Number(attributes['w:val'] ?? 0) }
            break
          case 'w:r':
            if (paragraph) {
              paragraph.run = {
                start, tag: xml.slice(start, end), properties: '', hidden: false, bold: false, linkEnd: links > 0,
                wrapped: inserted > 0 || controls.length > 0 || simpleFields.length > 0 || fieldDepth > 0,
              }
            }
            break
          case 'w:rPr':
            propertiesStart = path.at(-2) === 'w:r' ? start : -1
            break
          case 'w:vanish':
            if (propertiesStart !== -1 && paragraph?.run && attributes['w:val'] !== '0' && attributes['w:val'] !== 'false') paragraph.run.hidden = true
            break
          case 'w:b':
            if (propertiesStart !== -1 && paragraph?.run && attributes['w:val'] !== '0' && attributes['w:val'] !== 'false') paragraph.run.bold = true
            break
          case 'w:t':
            textStart = empty ? -1 : end
            break
          case 'w:tab':
            if (path.at(-2) === 'w:r' && shown()) addChar('\t', start, end)
            break
          case 'w:br':
          case 'w:cr':
            if (shown()) addChar('\n', start, end)
            break
          case 'w:noBreakHyphen':
            if (shown()) addChar('-', start, end)
            break
          case 'w:footnoteReference':
          case 'w:endnoteReference':
          case 'w:drawing':
          case 'w:pict':
          case 'w:object':
            if (shown() && paragraph?.run && !path.slice(0, -1).some((one) => one === 'w:drawing' || one === 'w:pict')) addChar('\uFFFC', start, end)
            break
          case 'w:del':
          case 'w:moveFrom':
            if (path.at(-2) !== 'w:rPr' && path.at(-2) !== 'w:trPr') {
              if (deleted === 0) note('tracked-change', `A tracked deletion${by(attributes)} is still in the document.`, paragraph)
              deleted++
            }
            break
          case 'w:ins':
          case 'w:moveTo':
            if (path.at(-2) !== 'w:rPr' && path.at(-2) !== 'w:trPr') {
              if (inserted === 0) insertion = note('tracked-change', `A tracked insertion${by(attributes)} is still in the document.`, paragraph, paragraph?.block.text.length)
              inserted++
            }
            break
          case 'mc:Fallback':
            fallback++
            break
          case 'w:hyperlink':
            links++
            break
          case 'w:commentRangeStart':
          case 'w:commentReference': {
            const id = attributes['w:id'] ?? ''
            if (paragraph && !model.commented.has(id)) model.commented.set(id, { block: paragraph.block, from: paragraph.block.text.length })
            break
          }
          case 'w:commentRangeEnd': {
            const range = model.commented.get(attributes['w:id'] ?? '')
            if (range) range.to = range.block === paragraph?.block ? paragraph.block.text.length : range.block.text.length
            break
          }
          case 'w:sdt':
            controls.push({ start, plain: false, from: paragraph?.block.text.length ?? 0, paragraph })
            break
          case 'w:alias':
          case 'w:tag': {
            const control = controls.at(-1)
            if (control && attributes['w:val']) control.name ??= attributes['w:val']
            break
          }
          case 'w:showingPlcHdr':
            markPlain(controls)
            if (controls.length > 0) (controls.at(-1) as (typeof controls)[number]).blank = note('blank', 'A content control still shows its placeholder.', paragraph, paragraph?.block.text.length, controls.at(-1)?.name)
            break
          case 'w:fldSimple':
            simpleFields.push({ start, from: paragraph?.block.text.length ?? 0, paragraph })
            noteField(attributes['w:instr'] ?? '', note, paragraph)
            break
          case 'w:fldChar': {
            const type = attributes['w:fldCharType']
            if (type === 'begin') {
              if (fieldDepth++ === 0 && paragraph?.run) {
                paragraph.fieldFrom = { from: paragraph.block.text.length, start: paragraph.run.start }
                instruction = ''
              }
              inInstruction = true
            } else if (type === 'separate') inInstruction = false
            else if (type === 'end') {
              inInstruction = false
              fieldDepth = Math.max(0, fieldDepth - 1)
              if (fieldDepth === 0) noteField(instruction, note, paragraph)
            }
            break
          }
          default:
            if (TEXT_CONTROLS.has(name) && path.at(-2) === 'w:sdtPr') markPlain(controls)
        }
      },
      close(name, start, end) {
        path.pop()
        if (fallback > 0 && name !== 'mc:Fallback') return
        const paragraph = top()
        switch (name) {
          case 'w:pPr':
            paragraphProperties = false
            if (paragraph && paragraph.block.text === '') paragraph.block.contentStart = end
            break
          case 'w:rPr':
            if (propertiesStart !== -1 && paragraph?.run) paragraph.run.properties = xml.slice(propertiesStart, end)
            propertiesStart = -1
            break
          case 'w:t':
            if (textStart !== -1 && shown() && paragraph?.run) decodeXmlText(xml, textStart, start, addChar)
            else if (textStart !== -1 && paragraph?.run?.hidden && deleted === 0) note('hidden-text', 'Hidden text is still in the document.', paragraph, paragraph.block.text.length)
            textStart = -1
            break
          case 'w:r': {
            const run = paragraph?.run
            if (paragraph && run) {
              const count = paragraph.block.runs.length
              const done: DocxRun = { start: run.start, end, tag: run.tag, properties: run.properties, wrapped: run.wrapped }
              if (run.linkEnd) paragraph.waiting.push(done)
              paragraph.block.runs.push(done)
              const holdsText = paragraph.block.runOf.at(-1) === count
              if (holdsText && !run.bold) paragraph.allBold = false
              if (fieldDepth === 0 && paragraph.fieldFrom) {
                paragraph.block.atoms.push({ from: paragraph.fieldFrom.from, to: paragraph.block.text.length, start: paragraph.fieldFrom.start, end })
                delete paragraph.fieldFrom
              }
              paragraph.run = undefined
            }
            break
          }
          case 'w:hyperlink':
            links--
            for (const run of paragraph?.waiting ?? []) run.linkEnd = end
            if (paragraph) paragraph.waiting = []
            break
          case 'w:sdt': {
            const control = controls.at(-1)
            controls = controls.slice(0, -1)
            endNote(control?.blank)
            if (control?.plain && control.paragraph && control.paragraph === paragraph) {
              paragraph.block.atoms.push({ from: control.from, to: paragraph.block.text.length, start: control.start, end })
            }
            break
          }
          case 'w:fldSimple': {
            const field = simpleFields.at(-1)
            simpleFields = simpleFields.slice(0, -1)
            if (field?.paragraph && field.paragraph === paragraph) paragraph.block.atoms.push({ from: field.from, to: paragraph.block.text.length, start: field.start, end })
            break
          }
          case 'w:del':
          case 'w:moveFrom':
            if (path.at(-1) !== 'w:rPr' && path.at(-1) !== 'w:trPr') deleted--
            break
          case 'w:ins':
          case 'w:moveTo':
            if (path.at(-1) !== 'w:rPr' && path.at(-1) !== 'w:trPr' && --inserted === 0) endNote(insertion)
            break
          case 'mc:Fallback':
            fallback--
            break
          case 'w:p': {
            if (!paragraph) break
            stack.pop()
            const { block } = paragraph
            block.end = end
            block.contentEnd = start === end ? end : start
            block.bold = paragraph.allBold && block.text.trim() !== ''
            model.blocks.push(block)
            break
          }
          default:
        }
      },
      text(text) {
        if (path.at(-1) === 'w:instrText') instruction += text
      },
    },
    part,
  )
  orderBlocks(model, part)
  for (const { paragraph, ...notice } of pending) {
    const index = paragraph ? model.blocks.indexOf(paragraph) : -1
    model.notices.push(index === -1 ? notice : { ...notice, block: index })
  }
}

/** A text box ends before the paragraph that holds it does: put paragraphs in the order in which they begin. */
function orderBlocks(model: DocxModel, part: string): void {
  const before = model.blocks.filter((block) => block.part !== part)
  const own = model.blocks.filter((block) => block.part === part).sort((a, b) => a.start - b.start)
  model.blocks.splice(0, model.blocks.length, ...before, ...own)
  model.blocks.forEach((block, i) => {
    if (block.place !== 'text-box') return
    for (let j = i - 1; j >= 0; j--) {
      const other = model.blocks[j] as DocxBlock
      if (other.part === part && other.place !== 'text-box') {
        block.holder = j
        break
      }
    }
  })
}

function markPlain(controls: Array<{ plain: boolean }>): void {
  const control = controls.at(-1)
  if (control) control.plain = true
}

type Note = (kind: DocxNotice['kind'], text: string, paragraph: OpenParagraph | undefined, from?: number, name?: string) => Pending

function noteField(instruction: string, note: Note, paragraph: OpenParagraph | undefined): void {
  const merge = /^\s{0,20}MERGEFIELD\s{1,20}"?([^"\\]{1,80}?)"?\s{0,20}(?:\\|$)/i.exec(instruction)
  if (merge?.[1]) note('field', `The merge field "${merge[1].trim()}" is still in the document.`, paragraph, paragraph?.block.text.length, merge[1].trim())
}

function by(attributes: Readonly<Record<string, string>>): string {
  const author = attributes['w:author']
  return author ? ` by ${author}` : ''
}

function noticeComments(model: DocxModel, xml: string, part: string): void {
  if (xml === '') return
  let author = ''
  let id = ''
  let said = ''
  readXml(
    xml,
    {
      open(name, attributes) {
        if (name === 'w:comment') {
          author = attributes['w:author'] ?? ''
          id = attributes['w:id'] ?? ''
          said = ''
        }
      },
      close(name) {
        if (name !== 'w:comment') return
        const at = model.commented.get(id)
        const block = at ? model.blocks.indexOf(at.block) : -1
        model.notices.push({
          kind: 'comment',
          text: `A comment${author ? ` by ${author}` : ''} is still in the document: ${said.trim().slice(0, 80)}`,
          ...(at && block !== -1 ? { block, from: at.from, ...(at.to === undefined ? {} : { to: at.to }) } : {}),
        })
      },
      text(text) {
        said += text
      },
    },
    part,
  )
}

function noticeProperties(model: DocxModel, xml: string | undefined): void {
  if (!xml) return
  const values: Record<string, string> = {}
  let name = ''
  readXml(xml, { open: (tag) => void (name = tag), close: () => void (name = ''), text: (text) => void (values[name] = (values[name] ?? '') + text) }, 'properties')
  for (const [tag, says] of [['dc:creator', 'names its author'], ['cp:lastModifiedBy', 'names who last saved it']] as const) {
    const value = values[tag]?.trim()
    if (value) model.notices.push({ kind: 'property', text: `The file ${says}: ${value}.` })
  }
}
