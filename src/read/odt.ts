import { extracted, type Piece, type PieceNotice } from './extracted.ts'
import { type BlockKind, type Document, ReadError } from './types.ts'
import { readXml } from './xml.ts'
import { type Parts, unzip } from './zip.ts'

/** The text part may be at most this long. */
const MAX_MAIN = 8 * 1024 * 1024

/** What a style says that matters for a letter. */
interface Style {
  parent?: string
  display?: string
  bold?: boolean
  hidden?: boolean
}

/**
 * Reads an OpenDocument text (`.odt`): paragraphs, headings, lists, tables, notes, text boxes, headers and footers.
 * Tracked deletions are left out and insertions kept; what was left out is noticed.
 *
 * @throws {ReadError} when it cannot be read
 */
export async function readOdt(bytes: Uint8Array): Promise<Document> {
  const parts = await unzip(bytes)
  const content = partOf(parts, 'content.xml')
  if (!content) throw new ReadError('is not an OpenDocument text')
  if (/<manifest:encryption-data/.test(partOf(parts, 'META-INF/manifest.xml') ?? '')) throw new ReadError('is protected by a password; save it without one and check it again')
  if (content.length > MAX_MAIN) throw new ReadError(`has a main part of more than ${MAX_MAIN / 1024 / 1024} MB`)
  const styles = new Map<string, Style>()
  const stylesXml = partOf(parts, 'styles.xml') ?? ''
  for (const [name, xml] of [['styles.xml', stylesXml], ['content.xml', content]] as const) if (xml !== '') readStyles(xml, name, styles)
  const notices: PieceNotice[] = []
  const pieces: Piece[] = []
  if (stylesXml !== '') readBody(stylesXml, 'styles.xml', styles, pieces, notices, 'header')
  readBody(content, 'content.xml', styles, pieces, notices, undefined)
  if (stylesXml !== '') readBody(stylesXml, 'styles.xml', styles, pieces, notices, 'footer')
  noticeProperties(partOf(parts, 'meta.xml'), notices)
  return extracted('odt', pieces, notices).document
}

function partOf(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name)
  if (!bytes) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ReadError('is damaged (a part is not valid text)')
  }
}

function readStyles(xml: string, part: string, styles: Map<string, Style>): void {
  let style: Style | undefined
  readXml(
    xml,
    {
      open(name, attributes) {
        if (name === 'style:style') {
          style = {}
          if (attributes['style:parent-style-name']) style.parent = attributes['style:parent-style-name']
          style.display = attributes['style:display-name'] ?? attributes['style:name'] ?? ''
          styles.set(attributes['style:name'] ?? '', style)
        } else if (name === 'style:text-properties' && style) {
          const weight = attributes['fo:font-weight']
          if (weight !== undefined) style.bold = weight === 'bold' || Number(weight) >= 600
          if (attributes['text:display'] === 'none') style.hidden = true
        }
      },
      close(name) {
        if (name === 'style:style') style = undefined
      },
    },
    part,
  )
}

/** The first answer that a style or one of its parents gives. */
function inherited<T>(styles: ReadonlyMap<string, Style>, name: string | undefined, ask: (style: Style) => T | undefined): T | undefined {
  let at = name
  for (let i = 0; i < 20 && at !== undefined; i++) {
    const style = styles.get(at)
    if (!style) return undefined
    const answer = ask(style)
    if (answer !== undefined) return answer
    at = style.parent
  }
  return undefined
}

interface Open {
  index: number
  text: string
  kind: BlockKind
  depth?: number
  marker?: string
  bold: boolean
  style: string | undefined
}

/** Reads one part; for `styles.xml`, the headers or the footers alone. */
function readBody(xml: string, part: string, styles: ReadonlyMap<string, Style>, pieces: Piece[], notices: PieceNotice[], only: 'header' | 'footer' | undefined): void {
  const open: Open[] = []
  const spans: Array<string | undefined> = []
  const counts: number[] = []
  const path: string[] = []
  let skipped = 0
  let place: BlockKind | undefined
  let firstOfItem = false
  let annotation: { by: string; text: string; inCreator: boolean } | undefined
  const boldNow = (paragraph: Open): boolean => spans.toReversed().map((span) => inherited(styles, span, (style) => style.bold)).find((one) => one !== undefined) ?? inherited(styles, paragraph.style, (style) => style.bold) ?? false
  const add = (text: string): void => {
    const paragraph = open.at(-1)
    if (!paragraph || skipped > 0) return
    if (spans.some((span) => inherited(styles, span, (style) => style.hidden))) {
      if (text.trim() !== '') notices.push({ kind: 'hidden-text', text: 'Hidden text is still in the document.', piece: paragraph.index })
      return
    }
    if (text.trim() !== '' && !boldNow(paragraph)) paragraph.bold = false
    paragraph.text += text
  }
  readXml(
    xml,
    {
      open(name, attributes) {
        path.push(name)
        if (only !== undefined) {
          if (name === 'style:header' || name === 'style:header-first') place = only === 'header' ? 'header' : undefined
          else if (name === 'style:footer' || name === 'style:footer-first') place = only === 'footer' ? 'footer' : undefined
          if (place === undefined) return
        } else if (!path.includes('office:text')) return
        switch (name) {
          case 'text:p':
          case 'text:h': {
            if (skipped > 0 || annotation) return
            const style = attributes['text:style-name']
            const named = (pattern: RegExp): boolean => inherited(styles, style, (one) => (pattern.test(one.display ?? '') ? true : undefined)) ?? false
            const paragraph: Open = { index: pieces.length, text: '', kind: place ?? 'paragraph', bold: true, style }
            if (path.includes('text:note-body')) paragraph.kind = 'note'
            else if (name === 'text:h' || named(/^(?:title|subtitle)$/i)) {
              paragraph.kind = 'heading'
              paragraph.depth = Number(attributes['text:outline-level'] ?? 1)
            } else if (named(/^(?:(?:intense )?quote|quotations?)$/i)) paragraph.kind = 'quote'
            else if (firstOfItem && counts.length > 0) {
              paragraph.kind = 'item'
              paragraph.marker = `${counts.at(-1)}.`
            }
            firstOfItem = false
            pieces.push({ text: '', kind: paragraph.kind })
            open.push(paragraph)
            return
          }
          case 'text:list':
            counts.push(0)
            return
          case 'text:list-item':
            counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
            firstOfItem = true
            return
          case 'text:span':
            spans.push(attributes['text:style-name'])
            return
          case 'text:s':
            add(' '.repeat(Math.min(100, Number(attributes['text:c'] ?? 1) || 1)))
            return
          case 'text:tab':
            add('\t')
            return
          case 'text:line-break':
            add('\n')
            return
          case 'text:note-citation':
          case 'svg:title':
          case 'svg:desc':
          case 'text:hidden-text':
          case 'text:hidden-paragraph':
            if (name.startsWith('text:hidden')) notices.push({ kind: 'hidden-text', text: 'Hidden text is still in the document.', ...(open.at(-1) ? { piece: (open.at(-1) as Open).index } : {}) })
            skipped++
            return
          case 'text:tracked-changes':
            skipped++
            return
          case 'text:insertion':
          case 'text:deletion':
            notices.push({ kind: 'tracked-change', text: `A tracked ${name.slice(5)} is still in the document.` })
            return
          case 'office:annotation':
            annotation = { by: '', text: '', inCreator: false }
            return
          case 'dc:creator':
            if (annotation) annotation.inCreator = true
            return
          default:
        }
      },
      close(name) {
        path.pop()
        if (only !== undefined) {
          if (/^style:(?:header|footer)(?:-first)?$/.test(name)) place = undefined
          else if (place === undefined) return
        } else if (!path.includes('office:text')) return
        if (name === 'text:p' || name === 'text:h') {
          if (skipped > 0 || annotation) return
          const paragraph = open.pop()
          if (!paragraph) return
          const { index, text, kind, depth, marker, bold } = paragraph
          pieces[index] = {
            text: text.replace(/ ?\n ?/g, '\n').trim(),
            kind,
            ...(marker === undefined ? {} : { marker }),
            ...(depth === undefined ? (bold && text.trim() !== '' ? { strong: true } : {}) : { depth }),
          }
        } else if (name === 'text:list') counts.pop()
        else if (name === 'text:span') spans.pop()
        else if (['text:note-citation', 'svg:title', 'svg:desc', 'text:tracked-changes', 'text:hidden-text', 'text:hidden-paragraph'].includes(name)) skipped--
        else if (name === 'dc:creator' && annotation) annotation.inCreator = false
        else if (name === 'office:annotation' && annotation) {
          notices.push({ kind: 'comment', text: `A comment${annotation.by ? ` by ${annotation.by}` : ''} is still in the document: ${annotation.text.trim().slice(0, 80)}`, ...(open.at(-1) ? { piece: (open.at(-1) as Open).index } : {}) })
          annotation = undefined
        }
      },
      text(text) {
        if (annotation) {
          if (annotation.inCreator) annotation.by += text
          else if (path.at(-1) !== 'dc:date' && path.at(-1) !== 'meta:creator-initials') annotation.text += text
          return
        }
        if (open.length > 0 && (only === undefined || place !== undefined)) add(text.replace(/[ \t\r\n]+/g, ' '))
      },
    },
    part,
  )
}

function noticeProperties(xml: string | undefined, notices: PieceNotice[]): void {
  if (!xml) return
  const values: Record<string, string> = {}
  let name = ''
  readXml(xml, { open: (tag) => void (name = tag), close: () => void (name = ''), text: (text) => void (values[name] = (values[name] ?? '') + text) }, 'meta.xml')
  for (const [tag, says] of [['meta:initial-creator', 'names its author'], ['dc:creator', 'names who last saved it']] as const) {
    const value = values[tag]?.trim()
    if (value) notices.push({ kind: 'property', text: `The file ${says}: ${value}.` })
  }
}
