import { decodeWindows1252 } from './decode.ts'
import { extracted, type Piece, type PieceNotice } from './extracted.ts'
import { type BlockKind, type Document, ReadError } from './types.ts'

/** Limits on a rich text: how deep its groups nest, and how many characters it may hold. */
export const RTF_LIMITS = { depth: 200, text: 1024 * 1024 }

/** Control words that stand for a character. */
const CHARACTERS: Readonly<Record<string, string>> = {
  emdash: '\u2014', endash: '\u2013', lquote: '\u2018', rquote: '\u2019', ldblquote: '\u201C', rdblquote: '\u201D',
  bullet: '\u2022', tab: '\t', line: '\n', emspace: ' ', enspace: ' ', qmspace: ' ',
}

/** Groups that hold no text of the letter. */
const UNSEEN = new Set([
  'fonttbl', 'colortbl', 'pict', 'object', 'themedata', 'colorschememapping', 'datastore', 'latentstyles', 'listtable', 'listoverridetable',
  'rsidtbl', 'xmlnstbl', 'filetbl', 'fldinst', 'bkmkstart', 'bkmkend', 'generator', 'pgdsctbl', 'private', 'revtbl', 'atnid', 'atndate', 'atnref', 'sp', 'pnseclvl',
])
const PLACES: Readonly<Record<string, BlockKind>> = { header: 'header', headerf: 'header', headerl: 'header', headerr: 'header', footer: 'footer', footerf: 'footer', footerl: 'footer', footerr: 'footer', footnote: 'note' }

interface Group {
  /** What the text of the group is: of the letter, or of something else by name. */
  into: 'text' | 'unseen' | 'marker' | 'stylesheet' | 'author' | 'operator' | 'comment' | 'comment-author' | 'field'
  place: BlockKind
  bold: boolean
  hidden: boolean
  deleted: boolean
  inserted: boolean
  /** How many characters stand for a `\u` where it is not understood. */
  skip: number
}

interface Line {
  text: string
  bold: boolean
  marker: string
  place: BlockKind
  style: number
  outline: number
}

/**
 * Reads rich text (`.rtf`). Deleted and hidden text is left out and noticed.
 *
 * @throws {ReadError} when it is no rich text, or nests too deeply
 */
export function readRtf(bytes: Uint8Array): Document {
  const source = decodeLatin1(bytes)
  if (!/^\s{0,20}\{\\rtf/.test(source)) throw new ReadError('is not a rich text')
  const lines: Line[] = []
  const notices: PieceNotice[] = []
  const styles = new Map<number, string>()
  const names = { author: '', operator: '', comment: '', commentBy: '', field: '', style: '' }
  const stack: Group[] = []
  let group: Group = { into: 'text', place: 'paragraph', bold: false, hidden: false, deleted: false, inserted: false, skip: 1 }
  let style = 0
  let outline = -1
  let styleNumber = 0
  let codePage = 'windows-1252'
  let pending: number[] = []
  let toSkip = 0
  let size = 0
  const open = new Map<BlockKind, Line>()
  const noticed = new Set<string>()

  const line = (): Line => {
    const current = open.get(group.place)
    if (current) return current
    const fresh: Line = { text: '', bold: true, marker: '', place: group.place, style: 0, outline: -1 }
    open.set(group.place, fresh)
    return fresh
  }
  const endLine = (): void => {
    const current = line()
    current.style = style
    current.outline = outline
    open.delete(group.place)
    lines.push(current)
    noticed.clear()
  }
  const notice = (kind: PieceNotice['kind'], text: string): void => {
    if (noticed.has(kind)) return
    noticed.add(kind)
    notices.push({ kind, text })
  }
  const add = (text: string): void => {
    if ((size += text.length) > RTF_LIMITS.text) throw new ReadError(`holds more than ${RTF_LIMITS.text / 1024 / 1024} MB of text`)
    switch (group.into) {
      case 'text': {
        if (group.deleted) return notice('tracked-change', 'A tracked deletion is still in the document.')
        if (group.hidden) return text.trim() === '' ? undefined : notice('hidden-text', 'Hidden text is still in the document.')
        if (group.inserted) notice('tracked-change', 'A tracked insertion is still in the document.')
        const current = line()
        current.text += text
        if (text.trim() !== '' && !group.bold) current.bold = false
        return
      }
      case 'marker':
        line().marker += text
        return
      case 'stylesheet':
        names.style += text
        return
      case 'author':
      case 'operator':
      case 'comment':
      case 'field':
        names[group.into] += text
        return
      case 'comment-author':
        names.commentBy += text
        return
      default:
    }
  }
  const flush = (): void => {
    if (pending.length === 0) return
    const bytesOf = Uint8Array.from(pending)
    pending = []
    add(codePage === 'windows-1252' ? decodeWindows1252(bytesOf) : new TextDecoder(codePage).decode(bytesOf))
  }
  const char = (text: string): void => {
    if (toSkip > 0) {
      toSkip--
      return
    }
    flush()
    add(text)
  }

  const control = (word: string, value: number | undefined): void => {
    if (word === 'u' && value !== undefined) {
      flush()
      toSkip = 0
      add(String.fromCharCode(value < 0 ? value + 65536 : value))
      toSkip = group.skip
      return
    }
    flush()
    toSkip = 0
    const character = CHARACTERS[word]
    if (character !== undefined) return add(character)
    const place = PLACES[word]
    if (place !== undefined) {
      group.place = place
      return
    }
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
      case 'cell':
      case 'row':
      case 'nestcell':
        if (group.into === 'text') endLine()
        return
      case 'pard':
        style = 0
        outline = -1
        return
      case 'plain':
        group.bold = group.hidden = false
        return
      case 'b':
        group.bold = value !== 0
        return
      case 'v':
        group.hidden = value !== 0
        return
      case 'deleted':
        group.deleted = value !== 0
        return
      case 'revised':
        group.inserted = value !== 0
        return
      case 'uc':
        group.skip = Math.max(0, Math.min(10, value ?? 1))
        return
      case 'ansicpg':
        if (value !== undefined && value !== 1252 && value >= 1250 && value <= 1258) codePage = `windows-${value}`
        return
      case 's':
        if (group.into === 'stylesheet') styleNumber = value ?? 0
        else style = value ?? 0
        return
      case 'outlinelevel':
        if (group.into === 'text') outline = value ?? 0
        return
      case 'stylesheet':
        group.into = 'stylesheet'
        return
      case 'listtext':
      case 'pntext':
        group.into = 'marker'
        return
      case 'fldinst':
        group.into = 'field'
        return
      case 'fldrslt':
        group.into = 'text'
        return
      case 'annotation':
        group.into = 'comment'
        return
      case 'atnauthor':
        group.into = 'comment-author'
        names.commentBy = ''
        return
      case 'author':
        group.into = names.author === '' ? 'author' : 'unseen'
        return
      case 'operator':
        group.into = names.operator === '' ? 'operator' : 'unseen'
        return
      case 'info':
        group.into = 'unseen'
        return
      default:
        if (UNSEEN.has(word)) group.into = 'unseen'
    }
  }

  let i = 0
  while (i < source.length) {
    const unit = source[i] as string
    if (unit === '{') {
      flush()
      if (stack.length >= RTF_LIMITS.depth) throw new ReadError('is nested too deeply')
      stack.push(group)
      group = { ...group }
      i++
    } else if (unit === '}') {
      flush()
      toSkip = 0
      const ended = group
      const outer = stack.pop()
      if (!outer) break
      if (ended.place !== outer.place && open.has(ended.place)) endLine()
      group = outer
      if (ended.into === 'stylesheet' && names.style !== '') {
        styles.set(styleNumber, names.style.replace(/;\s*$/, '').trim())
        names.style = ''
        styleNumber = 0
      } else if (ended.into === 'comment' && outer.into !== 'comment') {
        notices.push({ kind: 'comment', text: `A comment${names.commentBy.trim() ? ` by ${names.commentBy.trim()}` : ''} is still in the document: ${names.comment.trim().slice(0, 80)}` })
        names.comment = ''
      } else if (ended.into === 'field' && outer.into !== 'field') {
        const merge = /MERGEFIELD\s{1,5}"?([^"\\]{1,80}?)"?\s{0,20}(?:\\|$)/i.exec(names.field)
        if (merge?.[1]) notices.push({ kind: 'field', text: `The merge field "${merge[1].trim()}" is still in the document.` })
        names.field = ''
      }
      i++
    } else if (unit === '\\') {
      const next = source[i + 1] ?? ''
      if (next === "'") {
        const byte = Number.parseInt(source.slice(i + 2, i + 4), 16)
        if (toSkip > 0) toSkip--
        else if (!Number.isNaN(byte)) pending.push(byte)
        i += 4
      } else if (/[a-zA-Z]/.test(next)) {
        const match = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y
        match.lastIndex = i
        const found = match.exec(source)
        const [whole = '\\', word = '', digits] = found ?? []
        i += whole.length
        const value = digits === undefined ? undefined : Number(digits)
        if (word === 'bin') i += Math.max(0, value ?? 0)
        else control(word, value)
      } else {
        if (next === '*') {
          // A group that a reader may leave out, unless its word is one that is known here.
          const word = /\\\*\\([a-zA-Z]{1,32})/y
          word.lastIndex = i
          const name = word.exec(source)?.[1] ?? ''
          if (!['fldinst', 'annotation', 'atnauthor', 'shptxt', 'shpinst', 'footnote'].includes(name)) group.into = 'unseen'
        } else if (next === '~') char('\u00A0')
        else if (next === '_') char('-')
        else if (next === '\r' || next === '\n') {
          if (group.into === 'text') endLine()
        } else if (next === '\\' || next === '{' || next === '}') char(next)
        i += 2
      }
    } else if (unit === '\r' || unit === '\n') i++
    else {
      if (unit >= '\u0080') {
        if (toSkip > 0) toSkip--
        else pending.push(unit.charCodeAt(0))
      } else char(unit)
      i++
    }
  }
  if (stack.length > 0) throw new ReadError('is damaged (it ends too early)')
  flush()
  if (open.has('paragraph')) endLine()
  for (const [tag, says] of [['author', 'names its author'], ['operator', 'names who last saved it']] as const) {
    const value = names[tag].trim()
    if (value) notices.push({ kind: 'property', text: `The file ${says}: ${value}.` })
  }
  return extracted('rtf', [...lines.filter(({ place }) => place !== 'footer'), ...lines.filter(({ place }) => place === 'footer')].map((one) => pieceOf(one, styles)), notices).document
}

function pieceOf({ text, bold, marker, place, style, outline }: Line, styles: ReadonlyMap<number, string>): Piece {
  const name = styles.get(style) ?? ''
  const trimmed = text.trim()
  if (place !== 'paragraph') return { text: trimmed, kind: place }
  const heading = /^(?:heading (\d)|title|subtitle)$/i.exec(name)
  if (heading || (outline >= 0 && outline < 9)) return { text: trimmed, kind: 'heading', depth: Number(heading?.[1] ?? outline + 1) || 1 }
  if (/^(?:(?:intense )?quote|quotations?)$/i.test(name)) return { text: trimmed, kind: 'quote' }
  const shown = marker.trim()
  const list = shown === '' ? {} : { marker: /\w/.test(shown) ? shown : '-' }
  return { text: trimmed, kind: shown === '' ? 'paragraph' : 'item', ...list, ...(bold && trimmed !== '' ? { strong: true } : {}) }
}

/** One character a byte, so that offsets are bytes. */
function decodeLatin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)))
  return parts.join('')
}
