import { zipSync, type Zippable } from 'fflate'
import type { CheckResult } from '../check.ts'
import type { Span } from '../letter/types.ts'
import { docxModelOf } from '../read/docx.ts'
import { type DocxBlock, type DocxModel, type Relation, relationsOf, relsOf, siblingOf } from '../read/docx-model.ts'
import { escapeXml } from '../read/xml.ts'
import type { Finding } from '../rule/types.ts'
import { ANSWER_KEYS, QUESTIONS } from '../scorecard/questions.ts'
import { answerWords, ratingWords, standingOf } from './words.ts'

/** A review copy that cannot be made; the message is one line for a person. */
export class ReviewError extends Error {
  override name = 'ReviewError'
}

export interface ReviewOptions {
  /** Make safe corrections as tracked changes, to be accepted or rejected. */
  suggest: boolean
  /** When the comments were made, as `2026-11-25T09:00:00Z`. */
  date: string
}

/** Word stops at 32,767 comments; a copy with more than this helps nobody. */
const MAX_COMMENTS = 1000
const AUTHOR = 'letterlint'
const INITIALS = 'LL'
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const COMMENTS_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'

/** A comment with the characters of the block that it stands on. */
interface Anchor {
  block: number
  from: number
  to: number
  lines: string[]
  fix?: string
}

/** Something put into the XML at an offset, in place of `length` units. */
interface Splice {
  at: number
  length: number
  text: string
  /** Among splices at one offset, lower comes first: 0 an attribute, 1 ends, 2 references, 3 starts, 4 a change. */
  order: number
}

/**
 * A copy of a Word letter in which each finding is a comment on its exact words, and the first comment carries the
 * scorecard. Everything else stays as it was, byte for byte.
 *
 * @param result a checked letter that was read from a Word document
 * @returns the bytes of the copy
 * @throws {ReviewError} when the document may not or cannot be annotated
 */
export function reviewCopy(result: CheckResult, options: ReviewOptions): Uint8Array {
  const known = docxModelOf(result.letter.document)
  if (!known) throw new ReviewError('is not a Word document; a review copy can only be made of a .docx')
  const { model, origins } = known
  if (model.signed) throw new ReviewError('is signed; annotating it would break the signature')
  const anchors = anchorsOf(result, model, origins).slice(0, MAX_COMMENTS)
  const xml = model.xml.get(model.main) as string
  const prefixed = /<w:document\b/.test(xml)
  if (!prefixed) throw new ReviewError('uses other XML names than Word writes; it cannot be annotated')
  const comments = commentsPart(model)
  const firstId = comments.highest + 1
  const splices: Splice[] = []
  const tracked = trackedChanges(anchors, model, options, firstId + anchors.length)
  anchors.forEach((anchor, i) => splices.push(...markers(anchor, firstId + i, model.blocks[anchor.block] as DocxBlock, xml, tracked.get(anchor))))
  const parts: Parts = new Map(model.parts)
  const encoder = new TextEncoder()
  parts.set(model.main, encoder.encode(applySplices(xml, splices)))
  addComments(parts, model, comments, anchors, firstId, options.date)
  return zip(parts)
}

type Parts = Map<string, Uint8Array>

function anchorsOf(result: CheckResult, model: DocxModel, origins: ReadonlyArray<{ piece: number; from: number }>): Anchor[] {
  const originOf = (span: Span): { piece: number; from: number } => origins[span.block.index] as { piece: number; from: number }
  const anchors: Anchor[] = []
  const first = model.blocks.findIndex((block) => block.part === model.main && block.place !== 'text-box' && block.text.trim() !== '')
  if (first === -1) throw new ReviewError('has no text in its main part to put comments on')
  const start = model.blocks[first] as DocxBlock
  anchors.push({ block: first, ...trimmed(start), lines: scorecardLines(result) })
  for (const finding of result.findings) {
    if (finding.severity === 'info' && !finding.span) continue
    const lines = findingLines(finding)
    if (finding.span) {
      const { piece: index, from: shift } = originOf(finding.span)
      const target = inBody(index, finding.span.from + shift, finding.span.to + shift, model, first, lines)
      anchors.push(finding.fix !== undefined && target.block === index ? { ...target, fix: finding.fix } : target)
    } else {
      const after = finding.after ?? result.letter.body.paragraphs.at(-1)
      const index = after ? originOf(after).piece : first
      const block = model.blocks[index] as DocxBlock
      const { to } = trimmed(block)
      anchors.push(inBody(index, lastWord(block.text, to), to, model, first, lines))
    }
  }
  return anchors
}

/** Headers, notes and text boxes take no comments: the nearest body paragraph does, and says where the words are. */
function inBody(index: number, from: number, to: number, model: DocxModel, first: number, lines: string[]): Anchor {
  const block = model.blocks[index] as DocxBlock
  if (block.part === model.main && block.place !== 'text-box') return { block: index, from, to, lines }
  const place = { header: 'the header', footer: 'the footer', note: 'a note', 'text-box': 'a text box', body: 'the letter', cell: 'a table' }[block.place]
  const holder = block.holder !== undefined && (model.blocks[block.holder] as DocxBlock).text !== '' && (model.blocks[block.holder] as DocxBlock).part === model.main ? block.holder : first
  return { block: holder, ...trimmed(model.blocks[holder] as DocxBlock), lines: [`In ${place}: "${block.text.slice(from, to)}"`, ...lines] }
}

function trimmed(block: DocxBlock): { from: number; to: number } {
  const from = block.text.length - block.text.trimStart().length
  return { from, to: Math.max(from + 1, block.text.trimEnd().length) }
}

function lastWord(text: string, to: number): number {
  const space = text.slice(0, to).search(/(?<!\S)\S+$/)
  return space === -1 ? Math.max(0, to - 1) : space
}

function findingLines(finding: Finding): string[] {
  const lines = [`${title(finding.rule)} (${finding.question}): ${finding.message}`]
  if (finding.suggestions.length > 0) lines.push(`Write: ${finding.suggestions.join(' or ')}`)
  if (finding.sample) lines.push(`For example: ${finding.sample}`)
  return lines
}

function title(rule: string): string {
  return rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('-', ' ')
}

function scorecardLines(result: CheckResult): string[] {
  const lines = [`Overall (Q35): ${ratingWords(result.rating.answer)}. ${result.rating.reason}`]
  result.rating.advice.forEach((one, i) => lines.push(`${i + 1}. ${one}`))
  for (const key of ANSWER_KEYS) {
    const question = QUESTIONS[key]
    const { answer, reason } = result.answers[key]
    const standing = standingOf(key, answer, (question as { good?: string }).good)
    if (standing === 'na') continue
    const label = /^Q\d/.test(key) ? `${key} ` : ''
    lines.push(`${label}${question.asks} ${answerWords(answer)}${standing === 'mend' || standing === 'look' ? `. ${reason}` : ''}`)
  }
  return lines
}

/** A place in the XML at which a marker may stand, and what must be written around it. */
interface Edge {
  at: number
  before: string
  after: string
  /** Makes both halves of a split text keep their spaces. */
  space?: Splice
}

/** The edge before the character `k` of a block. */
function edgeBefore(block: DocxBlock, k: number, xml: string): Edge {
  const atom = block.atoms.find((one) => one.from < k && k < one.to)
  if (atom) return { at: atom.start, before: '', after: '' }
  const whole = block.atoms.find((one) => one.from === k && one.to > k)
  if (whole) return { at: whole.start, before: '', after: '' }
  const run = block.runs[block.runOf[k] as number]
  if (!run) return { at: block.contentEnd, before: '', after: '' }
  if (k === 0 || block.runOf[k - 1] !== block.runOf[k]) return { at: run.start, before: '', after: '' }
  return insideRun(block, k, xml)
}

/** The edge after the character `k - 1` of a block. */
function edgeAfter(block: DocxBlock, k: number, xml: string): Edge {
  const atom = block.atoms.find((one) => one.from < k && k < one.to) ?? block.atoms.find((one) => one.to === k && one.from < k)
  if (atom) return { at: atom.end, before: '', after: '' }
  const run = block.runs[block.runOf[k - 1] as number]
  if (!run) return { at: block.contentEnd, before: '', after: '' }
  if (k >= block.text.length || block.runOf[k] !== block.runOf[k - 1]) return { at: run.end, before: '', after: '' }
  return insideRun(block, k, xml)
}

function insideRun(block: DocxBlock, k: number, xml: string): Edge {
  const run = block.runs[block.runOf[k] as number] as DocxBlock['runs'][number]
  const reopened = `${run.tag}${run.properties}`
  const at = block.starts[k] as number
  const isElement = (i: number): boolean => xml[block.starts[i] as number] === '<'
  if (block.ends[k - 1] === at && !isElement(k) && !isElement(k - 1)) {
    const open = xml.lastIndexOf('<w:t', at)
    const close = xml.indexOf('>', open)
    const edge: Edge = { at, before: '</w:t></w:r>', after: `${reopened}<w:t xml:space="preserve">` }
    if (!xml.slice(open, close).includes('xml:space')) edge.space = { at: open + 4, length: 0, text: ' xml:space="preserve"', order: 0 }
    return edge
  }
  // Between a text and a tab, a break or another text of the same run.
  const after = isElement(k) ? at : xml.lastIndexOf('<w:t', at)
  return { at: after, before: '</w:r>', after: reopened }
}

/** Never between the two halves of a character outside the basic plane. */
function snap(block: DocxBlock, k: number, step: -1 | 1): number {
  const code = block.text.charCodeAt(k)
  return code >= 0xdc00 && code <= 0xdfff ? k + step : k
}

function markers(anchor: Anchor, id: number, block: DocxBlock, xml: string, change: Change | undefined): Splice[] {
  const from = snap(block, Math.max(0, Math.min(anchor.from, block.text.length - 1)), -1)
  const to = snap(block, Math.max(from + 1, Math.min(anchor.to, block.text.length)), 1)
  const start = edgeBefore(block, from, xml)
  const end = edgeAfter(block, to, xml)
  const splices: Splice[] = []
  const startMark = `<w:commentRangeStart w:id="${id}"/>`
  const endMark = `<w:commentRangeEnd w:id="${id}"/>`
  const reference = `<w:r><w:commentReference w:id="${id}"/></w:r>`
  const linkEnd = block.runs[block.runOf[to - 1] as number]?.linkEnd
  splices.push(mark(start, startMark, 3))
  if (start.space) splices.push(start.space)
  if (linkEnd !== undefined && end.at < linkEnd) {
    splices.push(mark(end, endMark, 1), { at: linkEnd, length: 0, text: reference, order: 2 })
  } else splices.push(mark(end, endMark + reference, 1))
  if (end.space) splices.push(end.space)
  if (change) splices.push(...change.splices)
  return splices
}

/** Marks at one edge inside a run are gathered when they are applied, so each carries its edge. */
function mark(edge: Edge, text: string, order: number): Splice & { edge?: Edge } {
  return edge.before === '' ? { at: edge.at, length: 0, text, order } : { at: edge.at, length: 0, text, order, edge }
}

/** Applies splices; those at one offset share one split of the run, and a change of the text comes after it. */
function applySplices(xml: string, splices: ReadonlyArray<Splice & { edge?: Edge }>): string {
  const byOffset = new Map<number, Array<Splice & { edge?: Edge }>>()
  for (const splice of splices) {
    const list = byOffset.get(splice.at)
    if (list) list.push(splice)
    else byOffset.set(splice.at, [splice])
  }
  const out: string[] = []
  let reached = 0
  for (const at of [...byOffset.keys()].sort((a, b) => a - b)) {
    if (at < reached) continue
    const list = (byOffset.get(at) as Array<Splice & { edge?: Edge }>).sort((a, b) => a.order - b.order)
    out.push(xml.slice(reached, at))
    reached = at
    const spaces = list.filter((splice) => splice.order === 0)
    if (spaces.length > 0) out.push((spaces[0] as Splice).text)
    const rest = list.filter((splice) => splice.order !== 0)
    const edge = rest.find((splice) => splice.edge)?.edge
    if (edge) out.push(edge.before)
    for (const splice of rest) if (splice.order !== 4) out.push(splice.text)
    if (edge) out.push(edge.after)
    for (const splice of rest) if (splice.order === 4) out.push(splice.text)
    reached = at + Math.max(0, ...list.map((splice) => splice.length))
  }
  out.push(xml.slice(reached))
  return out.join('')
}

/** A tracked change in place of some characters. */
interface Change {
  splices: Splice[]
}

/**
 * Tracked changes for the findings that carry a safe correction: only within one text of one plain run, and where no
 * other comment begins or ends inside.
 */
function trackedChanges(anchors: readonly Anchor[], model: DocxModel, options: ReviewOptions, firstId: number): Map<Anchor, Change> {
  const changes = new Map<Anchor, Change>()
  if (!options.suggest) return changes
  const xml = model.xml.get(model.main) as string
  let id = firstId
  for (const anchor of anchors) {
    if (anchor.fix === undefined) continue
    const block = model.blocks[anchor.block] as DocxBlock
    const { from, to, text } = differing(block.text, anchor.from, anchor.to, anchor.fix)
    if (to <= from) continue
    const run = block.runs[block.runOf[from] as number]
    const oneText = run && !run.wrapped && run.linkEnd === undefined && block.runOf.slice(from, to).every((index) => index === block.runOf[from]) && contiguous(block, from, to)
    const crossed = anchors.some((other) => other !== anchor && other.block === anchor.block && ((other.from > from && other.from < to) || (other.to > from && other.to < to)))
    if (!oneText || crossed || block.atoms.some((atom) => atom.from < to && from < atom.to)) continue
    const start = block.starts[from] as number
    const end = block.ends[to - 1] as number
    const who = `w:author="${AUTHOR}" w:date="${options.date}"`
    const raw = xml.slice(start, end)
    const open = xml.lastIndexOf('<w:t', start)
    const close = xml.indexOf('>', open)
    const added = text === '' ? '' : `<w:ins w:id="${id + 1}" ${who}>${run.tag}${run.properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:ins>`
    const replaced = `</w:t></w:r><w:del w:id="${id}" ${who}>${run.tag}${run.properties}<w:delText xml:space="preserve">${raw}</w:delText></w:r></w:del>${added}${run.tag}${run.properties}<w:t xml:space="preserve">`
    const splices: Splice[] = [{ at: start, length: end - start, text: replaced, order: 4 }]
    if (!xml.slice(open, close).includes('xml:space')) splices.push({ at: open + 4, length: 0, text: ' xml:space="preserve"', order: 0 })
    changes.set(anchor, { splices })
    id += 2
  }
  return changes
}

function contiguous(block: DocxBlock, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (block.starts[k] !== block.ends[k - 1]) return false
  return true
}

/** The words that really differ between what stands there and what should. */
function differing(text: string, from: number, to: number, fix: string): { from: number; to: number; text: string } {
  const old = text.slice(from, to).split(/(\s+)/)
  const fresh = fix.split(/(\s+)/)
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
  let tail = 0
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail++
  const skip = old.slice(0, head).join('').length
  const keep = old.slice(old.length - tail).join('').length
  return { from: from + skip, to: to - keep, text: fresh.slice(head, fresh.length - tail).join('') }
}

interface CommentsPart {
  name: string
  xml: string | undefined
  highest: number
}

function commentsPart(model: DocxModel): CommentsPart {
  const decoder = new TextDecoder()
  const rels = relationsOf(decoder.decode(model.parts.get(relsOf(model.main)) ?? new Uint8Array()), model.main)
  const existing = rels.find((one: Relation) => one.type.endsWith('/comments'))
  const name = existing?.target ?? siblingOf(model.main, 'comments.xml')
  const bytes = existing ? model.parts.get(name) : undefined
  const xml = bytes ? decoder.decode(bytes) : undefined
  let highest = -1
  for (const text of [xml ?? '', model.xml.get(model.main) as string]) {
    for (const match of text.matchAll(/<w:(?:comment|ins|del|commentRangeStart|bookmarkStart|moveFrom|moveTo)\b[^<>]{0,400}? w:id="(\d{1,9})"/g)) highest = Math.max(highest, Number(match[1]))
  }
  return { name, xml, highest }
}

function addComments(parts: Parts, model: DocxModel, part: CommentsPart, anchors: readonly Anchor[], firstId: number, date: string): void {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const comments = anchors.map((anchor, i) => commentXml(anchor, firstId + i, date)).join('')
  if (part.xml !== undefined) {
    const end = part.xml.lastIndexOf('</w:comments>')
    if (end !== -1) parts.set(part.name, encoder.encode(part.xml.slice(0, end) + comments + part.xml.slice(end)))
    else {
      const empty = /<w:comments\b[^<>]*\/>\s*$/.exec(part.xml)
      if (!empty) throw new ReviewError('holds comments that cannot be added to')
      parts.set(part.name, encoder.encode(`${part.xml.slice(0, empty.index)}${empty[0].trimEnd().slice(0, -2)}>${comments}</w:comments>`))
    }
    return
  }
  parts.set(part.name, encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}">${comments}</w:comments>`))
  const types = decoder.decode(parts.get('[Content_Types].xml'))
  const override = `<Override PartName="/${part.name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>`
  parts.set('[Content_Types].xml', encoder.encode(beforeLast(types, '</Types>', override)))
  const relsName = relsOf(model.main)
  const target = part.name.split('/').at(-1) as string
  const rels = parts.get(relsName)
  const relation = (id: string): string => `<Relationship Id="${id}" Type="${COMMENTS_TYPE}" Target="${target}"/>`
  if (rels === undefined) {
    parts.set(relsName, encoder.encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1')}</Relationships>`))
    return
  }
  const text = decoder.decode(rels)
  let number = 1
  while (text.includes(`"rIdLetterlint${number}"`)) number++
  parts.set(relsName, encoder.encode(beforeLast(text, '</Relationships>', relation(`rIdLetterlint${number}`))))
}

function beforeLast(xml: string, tag: string, text: string): string {
  const at = xml.lastIndexOf(tag)
  if (at === -1) throw new ReviewError('has a part that cannot be added to')
  return xml.slice(0, at) + text + xml.slice(at)
}

function commentXml(anchor: Anchor, id: number, date: string): string {
  const paragraphs = anchor.lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`).join('')
  return `<w:comment w:id="${id}" w:author="${AUTHOR}" w:date="${date}" w:initials="${INITIALS}">${paragraphs}</w:comment>`
}

/** The same parts always give the same bytes. */
function zip(parts: Parts): Uint8Array {
  const files: Zippable = {}
  for (const [name, bytes] of parts) files[name] = [bytes, { mtime: '1980-01-01T00:00:00', level: 6 }]
  return zipSync(files)
}

