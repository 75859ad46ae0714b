import type { CheckResult } from '../check.ts'
import { editDistance } from '../dictionary/nearest.ts'
import type { Lexicon } from '../dictionary/lexicon.ts'
import { foldName, type PersonMention } from '../evidence/people.ts'
import type { Block, Span } from '../letter/types.ts'
import { sourceRange } from '../read/locate.ts'
import type { Document } from '../read/types.ts'
import { type Detail, identitiesOf, type Identity } from './identities.ts'

/** A stretch of a letter and what stands in its place. */
export interface Replacement extends Span {
  label: string
}

/** What is replaced, and what may have to be. */
export interface Redaction {
  replacements: Replacement[]
  /** Words that look like a name and are no one's that is known: a person must look. */
  unsure: Span[]
}

export interface RedactOptions {
  /** Replace the names of courts. */
  courts: boolean
  /** Replace the names of police forces. */
  police: boolean
}

const NAME = String.raw`\p{Lu}[\p{L}'\u2019-]{1,30}`

/** Details that are known by their form. */
const FORMS: ReadonlyArray<readonly [label: string, pattern: RegExp]> = [
  ['[e-mail address]', /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g],
  ['[web address]', /\b(?:https?:\/\/|www\.)[^\s<>"')\]]{3,200}/g],
  ['[telephone number]', /(?:\+44 ?\(?0?\)? ?\d|\b0\d)[\d ()-]{7,14}\d\b/g],
  ['[postcode]', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/g],
  ['[reference]', /\b(?=[A-Z\d/-]{0,24}\d)[A-Z\d]{1,12}(?:[/-][A-Z\d]{1,12}){1,5}\b/g],
  ['[reference]', /\b\d{2}[A-Z]{2}\d{5,9}\b/g],
  ['[national insurance number]', /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g],
  ['[vehicle registration]', /\b[A-Z]{2}\d{2} ?[A-Z]{3}\b/g],
]
const BIRTH = /\b(?:born on|date of birth(?: is| was|:)?|d\.?o\.?b\.?:?) {0,2}(?:the )?(\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9} \d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})/giu
const COURT = new RegExp(String.raw`(?:${NAME} ){1,4}(?:Crown Court|(?:and ${NAME} )?Magistrates['\u2019]? Court|Youth Court|Sheriff Court|County Court|Combined Court)|(?:Crown|Magistrates['\u2019]?|Youth|Sheriff) Court (?:at|in|sitting at) ${NAME}(?: ${NAME}){0,2}`, 'gu')
const POLICE = new RegExp(String.raw`(?:${NAME} (?:and )?){1,4}(?:Police|Constabulary)(?: Service)?`, 'gu')
const STREET = /\b\d{1,4}[A-Za-z]? (?:\p{Lu}[\p{L}'\u2019-]{1,24} ){1,3}(?:Road|Street|Lane|Avenue|Close|Drive|Court|Gardens|Grove|Place|Terrace|Way|Crescent|Rise|Row|Square|Mews|Walk|Hill|Park|Yard|Brae|View|Green)\b/gu

/**
 * Finds what must be replaced before a letter may be read by a panel: every form of every name of the case and of the
 * letter, addresses, references, dates of birth and contact details.
 *
 * @param people everybody whom the letter names
 */
export function redactionOf(result: CheckResult, people: readonly PersonMention[], lexicon: Lexicon, options: RedactOptions): Redaction {
  const { identities, details } = identitiesOf(result, people)
  const replacements: Replacement[] = []
  for (const block of result.letter.document.blocks) {
    for (const found of [...detailsIn(block, details), ...formsIn(block, options), ...addressIn(block, result), ...namesIn(block, identities, lexicon)]) {
      const clash = replacements.findIndex((other) => other.block === block && other.from < found.to && found.from < other.to)
      if (clash === -1) replacements.push(found)
      else {
        const other = replacements[clash] as Replacement
        if (found.from < other.from || found.to > other.to) replacements[clash] = { ...other, from: Math.min(other.from, found.from), to: Math.max(other.to, found.to) }
      }
    }
  }
  replacements.sort((a, b) => a.block.index - b.block.index || a.from - b.from)
  return { replacements: merged(replacements), unsure: unsureIn(result, replacements, lexicon) }
}

/** Replacements that grew into one another become one. */
function merged(sorted: readonly Replacement[]): Replacement[] {
  const out: Replacement[] = []
  for (const one of sorted) {
    const last = out.at(-1)
    if (last && last.block === one.block && one.from < last.to) last.to = Math.max(last.to, one.to)
    else out.push({ ...one })
  }
  return out
}

function detailsIn(block: Block, details: readonly Detail[]): Replacement[] {
  const folded = block.text.toLowerCase().replace(/\s/g, ' ')
  return details.flatMap(({ label, text }) => {
    const wanted = text.toLowerCase().replace(/\s+/g, ' ')
    const found: Replacement[] = []
    if (wanted === '') return found
    for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + wanted.length)) {
      const edge = (char: string | undefined): boolean => char === undefined || !/[\p{L}\p{N}]/u.test(char)
      if (edge(folded[at - 1]) && edge(folded[at + wanted.length])) found.push({ block, from: at, to: at + wanted.length, label })
    }
    return found
  })
}

function formsIn(block: Block, options: RedactOptions): Replacement[] {
  const found: Replacement[] = []
  const add = (label: string, pattern: RegExp): void => {
    for (const match of block.text.matchAll(pattern)) found.push({ block, from: match.index, to: match.index + match[0].length, label })
  }
  for (const [label, pattern] of FORMS) add(label, pattern)
  for (const match of block.text.matchAll(BIRTH)) {
    const date = match[1] as string
    const from = match.index + match[0].length - date.length
    found.push({ block, from, to: from + date.length, label: '[date of birth]' })
  }
  add('[address]', STREET)
  if (options.courts) add('the court', COURT)
  if (options.police) add('the police force', POLICE)
  return found
}

/** The lines of the addressee after the name, whether or not the case knows them. */
function addressIn(block: Block, result: CheckResult): Replacement[] {
  const lines = result.letter.paragraphs.filter((paragraph) => paragraph.part === 'addressee')
  return lines.slice(1).flatMap((line) => (line.block === block ? [{ block, from: line.from, to: line.to, label: '[address]' }] : []))
}

const WORD = /\p{L}[\p{L}'\u2019-]*/gu
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|professor|prof|sir|dame|lord|lady|rev|reverend|pc|dc|ds|di|dci|sergeant|sgt|inspector|constable|judge|hhj)$/i

interface Token {
  text: string
  from: number
  to: number
  fold: string
}

/** Every form of every name: with title, initials, possessive, in capitals, or misspelt by a letter. */
function namesIn(block: Block, identities: readonly Identity[], lexicon: Lexicon): Replacement[] {
  const tokens: Token[] = Array.from(block.text.matchAll(WORD), (match) => {
    const own = match[0].replace(/['\u2019]s?$/u, '')
    return { text: own, from: match.index, to: match.index + own.length, fold: foldName(own) }
  })
  const found: Replacement[] = []
  const owner = (token: Token, first: boolean): Identity | undefined =>
    /^\p{Lu}/u.test(token.text) ? identities.find((identity) => identity.names.some((name) => isPart(token, name, first, lexicon))) : undefined
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const opens = i === 0 || /[.?!:]\s*["'\u201C\u2018(]?\s*$/.test(block.text.slice(Math.max(0, token.from - 6), token.from))
    const identity = owner(token, opens)
    if (!identity) continue
    let start = i
    while (start > 0 && adjoin(block, tokens[start - 1] as Token, tokens[start] as Token) && (TITLE.test((tokens[start - 1] as Token).text) || isInitial(tokens[start - 1] as Token) || owner(tokens[start - 1] as Token, false) === identity)) start--
    let end = i
    while (end + 1 < tokens.length && adjoin(block, tokens[end] as Token, tokens[end + 1] as Token) && (owner(tokens[end + 1] as Token, false) === identity || (isInitial(tokens[end + 1] as Token) && end + 2 < tokens.length && owner(tokens[end + 2] as Token, false) === identity))) end++
    found.push({ block, from: (tokens[start] as Token).from, to: (tokens[end] as Token).to, label: identity.label })
    i = end
  }
  return found
}

function isInitial({ text }: Token): boolean {
  return /^\p{Lu}$/u.test(text) && text !== 'I' && text !== 'A'
}

function adjoin(block: Block, a: Token, b: Token): boolean {
  return /^(?:\.?[ \n]{1,2}|\.|-)$/.test(block.text.slice(a.to, b.from))
}

function isPart(token: Token, name: PersonName, opens: boolean, lexicon: Lexicon): boolean {
  const surname = name.surname ?? ''
  const parts = [...surname.split(/[\s-]+/), surname].map(foldName).filter((part) => part.length > 1 && !/^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn)$/.test(part))
  if (parts.some((part) => part === token.fold || (part.length > 6 && token.fold.length > 5 && !lexicon.has(token.text.toLowerCase()) && editDistance(part, token.fold, 2) < 2))) return true
  // A given name that is also a word ("Grace", "Will") is one only where a word would not have a capital.
  return name.given.map(foldName).some((given) => given.length > 2 && given === token.fold && !(opens && lexicon.has(token.text.toLowerCase())))
}

type PersonName = Identity['names'][number]

/** Two capitalised words in a row, inside a sentence, that are no words of the language and are not replaced. */
function unsureIn(result: CheckResult, replacements: readonly Replacement[], lexicon: Lexicon): Span[] {
  const unsure: Span[] = []
  for (const paragraph of result.letter.paragraphs) {
    if (!['subject', 'body', 'postscript', 'enclosure', 'signatory', 'contact'].includes(paragraph.part)) continue
    for (const { words } of paragraph.sentences) {
      for (let i = 1; i + 1 < words.length; i++) {
        const [a, b] = [words[i], words[i + 1]]
        if (!a || !b || a.kind !== 'word' || b.kind !== 'word' || !/^\p{Lu}\p{Ll}+$/u.test(a.text) || !/^\p{Lu}\p{Ll}/u.test(b.text)) continue
        if (lexicon.has(a.lower) || lexicon.has(b.lower)) continue
        if (replacements.some((one) => one.block === a.block && one.from < b.to && a.from < one.to)) continue
        unsure.push({ block: a.block, from: a.from, to: b.to })
        i++
      }
    }
  }
  return unsure
}

/**
 * The letter's source with the replacements made. Front matter tells of the case and is left out; so is what a Markdown
 * letter holds beside its text, which may name people too: comments, tags, the targets of links, pictures.
 */
export function redactText({ source, format, blocks, frontMatter }: Document, { replacements }: Redaction): string {
  const ranges = replacements.map((one) => ({ ...sourceRange(one), text: labelAt(one) }))
  if (frontMatter) ranges.push({ start: 0, end: frontMatterEnd(source, frontMatter), text: '' })
  if (format === 'markdown') ranges.push(...besideText(source, blocks))
  let out = ''
  let at = 0
  for (const { start, end, text } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    out += source.slice(at, start) + text
    at = end
  }
  return (out + source.slice(at)).trimStart()
}

function frontMatterEnd(source: string, { text, offset }: NonNullable<Document['frontMatter']>): number {
  const close = /\r?\n---[ \t]*(?:\r?\n|$)/g
  close.lastIndex = offset + text.length
  const match = close.exec(source)
  return match ? match.index + match[0].length : offset + text.length
}

/** Markup that its reader does not see, in the order in which it is looked for; what has no end reaches to the next words that are seen. */
const BESIDE: ReadonlyArray<readonly [pattern: RegExp, text: string]> = [
  [/<!--[^]*?(?:-->|$)/g, ''],
  [/!\[[^\]]*(?:\](?:\([^)]*\)?)?|$)/g, '[picture]'],
  [/\]\([^)]+\)?/g, '](#)'],
  [/<\/?[a-z][^>]*>?/gi, ''],
]

function besideText(source: string, blocks: readonly Block[]): Array<{ start: number; end: number; text: string }> {
  const seen = new Uint8Array(source.length)
  for (const { starts, ends } of blocks) starts.forEach((start, i) => seen.fill(1, start, ends[i]))
  const found: Array<{ start: number; end: number; text: string }> = []
  for (let from = seen.indexOf(0); from !== -1; ) {
    const next = seen.indexOf(1, from)
    const to = next === -1 ? source.length : next
    let gap = source.slice(from, to)
    for (const [pattern, text] of BESIDE) {
      for (const match of gap.matchAll(pattern)) found.push({ start: from + match.index, end: from + match.index + match[0].length, text })
      // What is found is blanked, so that no later pattern finds a part of it.
      gap = gap.replace(pattern, (whole) => ' '.repeat(whole.length))
    }
    from = next === -1 ? -1 : seen.indexOf(0, next)
  }
  return found
}

/** At the start of a sentence a label has a capital; after "Dear" it stands without its article. */
export function labelAt({ block, from, label }: Replacement): string {
  const before = block.text.slice(0, from)
  if (label === 'the complainant' && /\bdear\s+$/i.test(before)) return 'Complainant'
  return /(?:^|[.?!]\s+|\n)$/.test(before) ? label.charAt(0).toUpperCase() + label.slice(1) : label
}
