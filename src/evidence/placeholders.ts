import type { PlaceholdersDictionary } from '../dictionary/placeholders.ts'
import type { Paragraph, Span } from '../letter/types.ts'
import { quotedRanges } from '../letter/quotes.ts'
import { PhraseSet } from '../phrase/index.ts'
import { defineEvidence } from '../rule/define-rule.ts'

/** Something of a template, or of a note to a colleague, that was left in. */
export interface Placeholder extends Span {
  kind: 'blank' | 'instruction' | 'alternatives' | 'no-name'
  paragraph: Paragraph
}

const SQUARE = /\[([^[\]\n]{0,160})\]/g
/** A merge field: «Name», <<name>>, {{name}}, {name}, <Name of court>; never an address or a piece of markup. */
const FIELD = /\u00AB[^\u00AB\u00BB\n]{1,40}\u00BB|<<[^<>\n]{1,60}>>|\{\{[^{}\n]{1,60}\}\}|\$?\{[A-Za-z][^{}\n]{0,40}\}|<(?!\/?(?:b|i|u|p|br|em|strong|span|div|a|sup|sub|h[1-6]|ul|ol|li|table|tr|td)\b)[A-Za-z][^<>@:/\n.]{0,40}>|%[A-Z_]{3,30}%|\{%[^{}%\n]{1,60}%\}/g
/** How a part of a template begins that is kept or taken out as a whole: `[OPTIONAL: …]`, `[IF LATE: …]`. */
export const OPTIONAL = /\[\s?(?:OPTIONAL(?: [^[\]:\n]{1,40})?|(?:IF|Optional|If) [^[\]:\n]{1,60})\s?:/g
const RUN = /(?:(?<![\w/])(?:[Xx]{2,}|[Dd]{2}|[Mm]{2})|(?<![\w/#])#{2,}|(?<![\w/?])\?{2,})(?:[/.-](?:[Xx]{2,}|[Mm]{2}|[Yy]{2,4}|\d{4}|\d{2}|#{2,})){1,2}(?![\w/])|(?<![\w/.@-])X{2,12}(?![\w/@-])|(?<![\w/.@-])x{3,12}(?![\w/@-])|(?<!\w)#{2,12}(?!\w)|_{3,}|\.{6,}|\u2026{2,}|(?<=\s)\?{2,}(?=[\s.,)]|$)|\?{3,}|\b\d{0,2}[Xx]{1,2}(?:st|nd|rd|th)? (?:of )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/gi
const SLASHED = /(?<![\w/.@:-])[A-Za-z]+(?:-[A-Za-z]+)?(?: ?\/ ?[A-Za-z]+(?:-[A-Za-z]+)?){1,3}(?: upheld)?(?![\w/@])/g
/** `upheld/not upheld`, `was/was not`, `have/have not`. */
const NEGATED = /(?<![\w/])([A-Za-z]{2,14}) ?\/ ?(?:not \1|\1 not|un\1|partly \1|partially \1)\b/gi
const EMPTY_NAME = /^dear(?: (?:mr|mrs|ms|miss|mx|dr|mr\/mrs|mr\/ms|mrs\/ms|mr\/mrs\/ms|mr\/mrs\/miss\/ms)\.?)?\s*[,:]?$/i
const ROMAN_BEFORE = /\b(?:part|chapter|article|schedule|title|volume|annex|section)\s+$/i

const made = new WeakMap<PlaceholdersDictionary, { phrases: PhraseSet<true>; alternatives: ReadonlySet<string>; kept: RegExp; blank: RegExp }>()

function prepared(dictionary: PlaceholdersDictionary): NonNullable<ReturnType<typeof made.get>> {
  let one = made.get(dictionary)
  if (!one) {
    const starts = (words: readonly string[]): RegExp => new RegExp(`^(?:${words.map(escaped).join('|')})(?![\\p{L}'-])`, 'iu')
    one = {
      phrases: new PhraseSet(dictionary.phrases.flatMap((entry) => entry.find.map((pattern) => [pattern, true] as const))),
      alternatives: new Set(dictionary.alternatives.map((text) => text.toLowerCase())),
      kept: starts(dictionary.kept),
      blank: starts(dictionary.blank),
    }
    made.set(dictionary, one)
  }
  return one
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

/** Every placeholder in the letter, head and foot included, in order. */
export const placeholdersEvidence = defineEvidence<Placeholder[]>('placeholders', ({ letter, dictionaries, template }) => {
  const { phrases, alternatives, kept, blank } = prepared(dictionaries.placeholders)
  const found: Placeholder[] = []
  for (const paragraph of letter.paragraphs) {
    if (paragraph.kind === 'quote') continue
    const { text } = paragraph
    const quoted = quotedRanges(text)
    const inQuotes = (at: number): boolean => quoted.some((range) => at >= range.from && at < range.to)
    const add = (kind: Placeholder['kind'], from: number, to: number): void => {
      const one = { kind, block: paragraph.block, from: paragraph.from + from, to: paragraph.from + to, paragraph }
      if (!found.some((other) => other.block === one.block && other.from < one.to && one.from < other.to)) found.push(one)
    }
    for (const match of text.matchAll(SQUARE)) {
      const inner = (match[1] as string).trim()
      if (template && match[0].search(OPTIONAL) === 0) continue
      if (isBlankBracket(inner, text.slice(match.index + match[0].length), inQuotes(match.index), kept, blank)) add('blank', match.index, match.index + match[0].length)
    }
    for (const match of text.matchAll(FIELD)) {
      if (match[0].startsWith('\u00AB') && /[.!?,]|\s\S+\s\S+\s\S+\s/.test(match[0])) continue
      add('blank', match.index, match.index + match[0].length)
    }
    for (const match of text.matchAll(RUN)) {
      if (/^x+$/i.test(match[0]) && (ROMAN_BEFORE.test(text.slice(0, match.index)) || inQuotes(match.index) || /^x+$/.test(match[0]) && paragraph.part !== 'body')) continue
      if (/^[_.\u2026]/.test(match[0]) && (paragraph.part === 'signatory' || paragraph.part === 'sign-off' || inQuotes(match.index))) continue
      if (match[0].startsWith('?') && inQuotes(match.index)) continue
      add('blank', match.index, match.index + match[0].length)
    }
    for (const match of text.matchAll(NEGATED)) if (!inQuotes(match.index)) add('alternatives', match.index, match.index + match[0].length)
    for (const match of text.matchAll(SLASHED)) {
      if (!inQuotes(match.index) && alternatives.has(match[0].replace(/ ?\/ ?/g, '/').toLowerCase())) add('alternatives', match.index, match.index + match[0].length)
    }
    for (const sentence of paragraph.sentences) {
      for (const { words } of phrases.findLongest(sentence.words.filter((word) => !word.quoted))) {
        const first = words[0]
        const last = words.at(-1)
        if (first && last) add('instruction', first.from - paragraph.from, last.to - paragraph.from)
      }
    }
    if (paragraph.part === 'salutation' && EMPTY_NAME.test(paragraph.plain)) add('no-name', 0, text.length)
  }
  for (const { kind, block, from, to } of letter.document.notices) {
    if (kind !== 'blank' || !block || from === undefined || to === undefined) continue
    const paragraph = letter.paragraphs.find((one) => one.block === block && one.from <= from && from < one.to)
    if (paragraph && !found.some((other) => other.block === block && other.from < to && from < other.to)) found.push({ kind, block, from, to, paragraph })
  }
  return found.sort((a, b) => a.block.index - b.block.index || a.from - b.from)
})

/** Whether a pair of square brackets holds a blank or a note, and not a citation, a reference or an inserted word. */
function isBlankBracket(inner: string, after: string, quoted: boolean, kept: RegExp, blank: RegExp): boolean {
  if (/^[\s._\u2026\u2022\u25CF*-]*$/.test(inner)) return !quoted
  if (/^\d{4}$/.test(inner) || /^\d{1,3}$/.test(inner)) return false
  if (/^[A-Z]{1,6}(?:[/ -][A-Z\d]{1,8}){1,5}$/.test(inner) && /\d/.test(inner)) return false
  if (after.startsWith('(')) return false
  if (blank.test(inner)) return !quoted || /^(?:insert|enter|tbc|xx|to be|delete)\b/i.test(inner)
  if (quoted) return false
  if (inner.endsWith('?')) return true
  if (kept.test(inner)) return false
  if (/^https?:|@/.test(inner)) return false
  // The letters of a note's author ("[JS: ask the police]"), capitals alone ("[COURT]"), or a few plain words.
  return /^[A-Z]{2,3}\s?:/.test(inner) || /^[A-Z][A-Z _-]{2,40}$/.test(inner) || (/^\p{L}/u.test(inner) && inner.split(/\s+/).length <= 12)
}
