import { escapeXml, readXml } from '../read/xml.ts'

type Attributes = Readonly<Record<string, string>>

/** What becomes of an element: `drop` with all that it holds, `empty` of what it holds, or its tag with other attributes. */
type Change = 'drop' | 'empty' | Record<string, string> | undefined

/** Properties of a file that may name people, or hold any text. */
const PROPERTIES = new Set(['dc:creator', 'cp:lastModifiedBy', 'dc:title', 'dc:subject', 'dc:description', 'dc:identifier', 'cp:keywords', 'cp:category', 'cp:contentStatus', 'Company', 'Manager', 'HyperlinkBase', 'Template', 'vt:lpwstr', 'vt:lpstr', 'vt:bstr'])
/** What shows the same data again when the letter is opened, or was merged into it. */
const DATA = new Set(['w:dataBinding', 'w:docVar', 'w:mailMerge', 'w:attachedTemplate'])
/** Fields that tell of the paper alone. */
const PAPER = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|DATE|TIME|TOC|SEQ)\b[^"]*$/

/** Parts of a Word file that may name people besides the text, with what becomes of their elements. */
const PARTS: ReadonlyArray<readonly [part: RegExp, change: (name: string, attributes: Attributes, depth: number) => Change]> = [
  [/^docProps\/[^/]+\.xml$/, (name) => (PROPERTIES.has(name) ? 'empty' : undefined)],
  [/\.rels$/, relationship],
  // The names of those who commented or changed the letter.
  [/^word\/people\.xml$/, (_name, _attributes, depth) => (depth > 1 ? 'drop' : undefined)],
  [/^customXml\/item\d+\.xml$/, (_name, attributes, depth) => (depth > 1 ? 'drop' : only(attributes, (name) => name.startsWith('xmlns')))],
  [/^word\/(?:[^/]+\/)?[^/]+\.xml$/, (name, attributes) => (DATA.has(name) ? 'drop' : described(name, attributes))],
]

/**
 * A part of a Word file without what it may tell of people besides the letter's text: properties, outside links,
 * merged data, fields, and what pictures are called.
 *
 * @param name the part's name in the file
 * @throws {ReadError} when the part is no XML that can be read
 */
export function scrubbed(name: string, xml: string): string {
  const change = PARTS.find(([part]) => part.test(name))?.[1]
  if (!change) return xml
  const edits: Array<{ start: number; end: number; text: string }> = []
  const open: Array<{ name: string; change: Change; start: number; inside: number }> = []
  /** How many elements that are dropped or emptied stand around. */
  let within = 0
  readXml(
    xml,
    {
      open(tag, attributes, start, end, empty) {
        const becomes = within > 0 ? undefined : (fieldOf(tag, xml, end) ?? change(tag, attributes, open.length + 1))
        if (typeof becomes === 'object') edits.push({ start, end, text: tagOf(tag, becomes, empty) })
        if (becomes === 'drop' || becomes === 'empty') within++
        open.push({ name: tag, change: becomes, start, inside: end })
      },
      close(_tag, start, end) {
        const one = open.pop()
        if (one?.change !== 'drop' && one?.change !== 'empty') return
        within--
        if (one.change === 'drop') edits.push({ start: one.start, end, text: '' })
        else if (start > one.inside) edits.push({ start: one.inside, end: start, text: one.name === 'w:instrText' && /^\s*HYPERLINK\b/.test(xml.slice(one.inside, start)) ? ' HYPERLINK &quot;about:blank&quot; ' : '' })
      },
    },
    name,
  )
  let out = ''
  let at = 0
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    out += xml.slice(at, start) + text
    at = end
  }
  return out + xml.slice(at)
}

/** The instruction of a field, which may hold an address: only that of a page number and the like stays. */
function fieldOf(tag: string, xml: string, inside: number): Change {
  if (tag !== 'w:instrText') return undefined
  const end = xml.indexOf('<', inside)
  return PAPER.test(xml.slice(inside, end === -1 ? inside : end)) ? undefined : 'empty'
}

function relationship(name: string, attributes: Attributes): Change {
  if (name !== 'Relationship') return undefined
  if (attributes['Type']?.endsWith('/thumbnail')) return 'drop'
  return attributes['TargetMode'] === 'External' ? { ...attributes, Target: 'about:blank' } : undefined
}

/** Pictures and fields in one element, without what they are called or lead to. */
function described(name: string, attributes: Attributes): Change {
  if (name === 'w:fldSimple' && !PAPER.test(attributes['w:instr'] ?? '')) return { ...attributes, 'w:instr': '' }
  if (name === 'wp:docPr' || name === 'pic:cNvPr') return { ...only(attributes, (one) => !['descr', 'title', 'name'].includes(one)), name: 'picture' }
  if (name.startsWith('v:') && ['alt', 'title', 'href', 'o:title'].some((one) => one in attributes)) return only(attributes, (one) => !['alt', 'title', 'href', 'o:title'].includes(one))
  return undefined
}

function only(attributes: Attributes, keeps: (name: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => keeps(name)))
}

function tagOf(name: string, attributes: Attributes, empty: boolean): string {
  return `<${name}${Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')}${empty ? '/' : ''}>`
}
