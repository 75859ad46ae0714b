import type { Acronym, AcronymDictionary, JargonDictionary, JargonTerm } from '../dictionary/jargon.ts'
import type { Paragraph, Sentence, Span, Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import type { Context } from '../rule/types.ts'
import { isExplained } from './explained.ts'

/** A term of law or of the office at its first use in a letter. */
export interface JargonUse {
  span: Span
  /** As the writer put it. */
  text: string
  kind: 'term' | 'acronym' | 'section'
  level: JargonTerm['level']
  /** What it means, when the dictionaries know. */
  means?: string
  /** What to write instead. */
  write: readonly string[]
  /** Why it need not be marked, or undefined when it stands unexplained. */
  excuse?: 'explained' | 'spelt-out' | 'reader-uses-it' | 'name-of-offence' | 'reader-of-the-trade'
}

interface Terms {
  phrases: PhraseSet<JargonTerm | 'ordinary'>
  clear: Map<JargonTerm, PhraseSet<true>>
}

const termSets = new WeakMap<JargonDictionary, Terms>()
const acronymMaps = new WeakMap<AcronymDictionary, { listed: Map<string, Acronym>; known: Set<string>; ranks: Set<string> }>()

function termsOf(dictionary: JargonDictionary): Terms {
  let made = termSets.get(dictionary)
  if (!made) {
    made = {
      phrases: new PhraseSet<JargonTerm | 'ordinary'>([
        ...dictionary.ordinary.map((pattern) => [pattern, 'ordinary'] as const),
        ...dictionary.terms.flatMap((term) => term.find.map((pattern) => [pattern, term] as const)),
      ]),
      clear: new Map(dictionary.terms.flatMap((term) => (term.clear ? [[term, new PhraseSet(term.clear.map((one) => [one, true as const]))] as const] : []))),
    }
    termSets.set(dictionary, made)
  }
  return made
}

function acronymsOf(dictionary: AcronymDictionary): { listed: Map<string, Acronym>; known: Set<string>; ranks: Set<string> } {
  let made = acronymMaps.get(dictionary)
  if (!made) {
    made = {
      listed: new Map(dictionary.acronyms.map((one) => [one.letters, one])),
      known: new Set(dictionary.known),
      ranks: new Set(dictionary.ranks),
    }
    acronymMaps.set(dictionary, made)
  }
  return made
}

/** A place where a term stands, and how to tell whether it may stand there. */
interface Occurrence {
  /** The same for every form of one term. */
  key: string
  use: Omit<JargonUse, 'excuse'>
  excuse(): JargonUse['excuse']
}

/** A sentence with those around it. */
interface Place {
  sentence: Sentence
  next: Sentence | undefined
  previous: Sentence | undefined
  /** Ranges that a longer term has taken. */
  taken: Array<{ from: number; to: number }>
}

/** An explanation may follow within so many sentences of the first use: the letter names a thing, then turns to it. */
const SOON = 6
/** A letter with more terms than this is no letter; looking on would only take time. */
const MANY = 200

/**
 * Every term of law or of the office in the body of a letter, once each, at its first use in the writer's own words.
 * A use is excused when it is explained in place, spelt out, the reader's own word, or the name of an offence; a
 * term that a police officer would know is excused to a police officer.
 */
export const jargon = defineEvidence<JargonUse[]>('jargon', (context) => {
  const uses = new Map<string, { use: JargonUse; sentence: number }>()
  const sentences = context.letter.body.sentences
  for (const [i, sentence] of sentences.entries()) {
    if (isShouted(sentence.text)) continue
    const place: Place = { sentence, next: sentences[i + 1], previous: sentences[i - 1], taken: [] }
    const found = [...terms(place, context), ...sections(place, context), ...acronyms(place, context)]
    for (const { key, use, excuse } of found.sort((a, b) => a.use.span.from - b.use.span.from)) {
      const first = uses.get(key)
      if (first ? first.use.excuse !== undefined || first.sentence === i || i > first.sentence + SOON : uses.size >= MANY) continue
      const because = excuse()
      if (!first) uses.set(key, { use: because ? { ...use, excuse: because } : use, sentence: i })
      else if (because) first.use.excuse = because
    }
  }
  return Array.from(uses.values(), ({ use }) => use)
})

function* terms({ sentence, next, previous, taken }: Place, context: Context): Generator<Occurrence> {
  const { phrases, clear } = termsOf(context.dictionaries.jargon)
  for (const { value, words } of phrases.findLongest(sentence.words)) {
    const first = words[0] as Word
    const last = words.at(-1) as Word
    taken.push({ from: first.from, to: last.to })
    if (value === 'ordinary' || first.quoted) continue
    yield {
      key: value.term,
      use: {
        span: { block: first.block, from: first.from, to: last.to },
        text: first.block.text.slice(first.from, last.to),
        kind: 'term',
        level: value.level,
        means: value.means,
        write: value.write.split(';').map((one) => one.trim()),
      },
      excuse() {
        if (isMadeClear(clear.get(value), [sentence, next, previous]) || paraphrased(value, sentence, words, next)) return 'explained'
        if (isExplained(sentence, first.from - sentence.from, last.to - sentence.from, next, previous)) return 'explained'
        if (isReadersWord(value, words, context)) return 'reader-uses-it'
        return value.level === 'medium' && isOfTheTrade(context) ? 'reader-of-the-trade' : undefined
      },
    }
  }
}

/** An Act is cited by section: "section 9", "s.41(3)", "Schedule 3", "article 6". */
const SECTION = /(?<!['\w])(?:sections?|sub-?sections?|ss?\.?(?= ?\d)|sch(?:edules?|\.)|articles?|regulations?|rules?(?= \d{1,3}(?:\.\d|\b)))\s?\d{1,3}[A-Z]{0,2}(?:\.\d{1,2})?(?:\(\w{1,4}\)){0,3}(?!\d)/gi
/** The letter's own parts, and those of a form or leaflet, are no Act's. */
const OWN_PART = /^ (?:above|below|of (?:this|my|our|your|the|that) (?:letter|reply|complaint|form|leaflet|report|booklet|guide|e-?mail|response|claim))\b/
const OF_ACT = /^ of the (?:[A-Z][\w']+ |[a-z]{2,7} |\([A-Z]\w+\) ){0,12}Act(?: \d{4})?/
/** Words that make a section part of the name of an offence. */
const OFFENCE_BEFORE = /\b(?:contrary to|offences? (?:of [\w ,'-]{3,80} )?under|charged? (?:of [\w ,'-]{3,80} )?under|an offence in|assault,? |wounding,? |harm,? |harassment,? |stalking,? |as defined by) ?(?:the )?$/

function* sections({ sentence, next, previous, taken }: Place, context: Context): Generator<Occurrence> {
  for (const match of sentence.plain.matchAll(SECTION)) {
    const at = match.index
    const end = at + match[0].length
    const from = sentence.from + at
    const to = sentence.from + end
    if (taken.some((one) => one.from < to && from < one.to)) continue
    taken.push({ from, to })
    if (OWN_PART.test(sentence.lower.slice(end, end + 40)) || sentence.words.some((word) => word.quoted && word.from >= from && word.from < to)) continue
    const number = /^\D+(\d{1,3}[A-Z]{0,2})/.exec(match[0])?.[1]?.toUpperCase()
    const known = /^s(?:s|ection|ections)?\b/i.test(match[0]) ? context.dictionaries.jargon.sections.find((one) => one.number === number) : undefined
    yield {
      key: match[0].toLowerCase().replace(/^(?:s|ss|section|sections)\.?\s?/, 'section '),
      use: { span: { block: sentence.block, from, to }, text: sentence.text.slice(at, end), kind: 'section', level: 'high', write: known ? [known.write] : [], ...(known ? { means: known.provides } : {}) },
      excuse() {
        const act = OF_ACT.exec(sentence.plain.slice(end, end + 160))
        if (isExplained(sentence, at, end + (act?.[0].length ?? 0), next, previous)) return 'explained'
        if (OFFENCE_BEFORE.test(sentence.lower.slice(Math.max(0, at - 140), at))) return 'name-of-offence'
        return complaintText(context).includes(match[0].toLowerCase()) ? 'reader-uses-it' : undefined
      },
    }
  }
}

const ACRONYM = /^[A-Z](?:[A-Z]|[a-z](?=[A-Z])|&(?=[A-Z])){1,6}(?:s|'s|'d)?$/
const FORM = /^([A-Z]{2,4})\d{1,2}[A-Z]?s?$/
/** Two or more neighbours in capitals are emphasis or a heading, not acronyms. */
const CAPITALS = /^[A-Z]{2,}$/

function* acronyms({ sentence, next, previous, taken }: Place, context: Context): Generator<Occurrence> {
  const { listed, known, ranks } = acronymsOf(context.dictionaries.acronyms)
  for (const [i, word] of sentence.words.entries()) {
    if (word.kind !== 'word' || word.quoted) continue
    const text = word.text.replace(/\u2019/g, "'")
    const form = FORM.exec(text)
    if (!form && !ACRONYM.test(text)) continue
    const letters = text.replace(/'?[sd]$/, '').replace(/'$/, '')
    if (taken.some((one) => one.from <= word.from && word.to <= one.to)) continue
    const before = sentence.words[i - 1]
    const after = sentence.words[i + 1]
    const upper = letters.toUpperCase()
    const entry = form ? (listed.get(upper) ?? context.dictionaries.acronyms.forms.find((one) => one.letters === form[1])) : listed.get(upper)
    if (known.has(letters) || known.has(text) || isNameOrCode(word, before, after, entry !== undefined, context)) continue
    if (ranks.has(letters) && (!entry || (after && /^[A-Z][a-z]/.test(after.text)))) continue
    if (!entry && (form ? !before || /^[A-Z\d]/.test(before.text) : CAPITALS.test(before?.text ?? '') || CAPITALS.test(after?.text ?? ''))) continue
    if (!entry && !form && (letters !== upper || context.lexicon.has(letters.toLowerCase()))) continue
    yield {
      key: letters,
      use: {
        span: { block: word.block, from: word.from, to: word.to },
        text: word.text,
        kind: 'acronym',
        level: 'high',
        write: entry ? entry.write.split(';').map((one) => one.trim()) : [],
        ...(entry ? { means: entry.stands } : {}),
      },
      excuse() {
        if (isSpeltOut(letters, entry, word, context)) return 'spelt-out'
        if (isExplained(sentence, word.from - sentence.from, word.to - sentence.from, next, previous)) return 'explained'
        const { complaint } = context
        return complaint?.vocabulary.has(letters.toLowerCase()) || complaint?.vocabulary.has(word.lower) ? 'reader-uses-it' : undefined
      },
    }
  }
}

/** Initials in a name, parts of a postcode or number, a case name, a road. */
function isNameOrCode(word: Word, before: Word | undefined, after: Word | undefined, listed: boolean, context: Context): boolean {
  if (/^[A-Z]{1,2}\d{1,2}[A-Z]?$/.test(word.text) && !listed) return true
  if (after && (after.kind === 'number' || after.kind === 'code') && !listed) return true
  if (!listed && before?.lower === 'operation') return true
  if (!listed && word.text.length > 3 && context.letter.document.source.includes((word.text[0] as string) + word.text.slice(1).toLowerCase())) return true
  if (before && /^(?:ref|reference|number|marked|postcode|flat|unit|room|mr|mrs|ms|miss|dr|v)$/.test(before.lower)) return true
  if (!listed && after && /^[A-Z][a-z]/.test(after.text) && word.text.length === 2) return true
  return context.facts.complainant?.value.name?.split(/\s+/).includes(word.text) ?? false
}

/** An acronym is spelt out when its full form stands before it, or in brackets beside it, anywhere up to its first use. */
function isSpeltOut(letters: string, entry: Acronym | undefined, word: Word, context: Context): boolean {
  const own = word.sentence.paragraph
  const bracketed = new RegExp(`[a-z]['\u2019]?s? [^()\\n]{0,80}\\((?:[^()]{0,30}\\b)?${letters.replace('&', '\\&')}s?["'\u2019\u201D]?\\)`)
  for (const paragraph of context.letter.paragraphs) {
    if (paragraph.index > own.index) break
    const text = paragraph === own ? paragraph.text.slice(0, word.to - paragraph.from + 2) : paragraph.text
    if (bracketed.test(text)) return true
    const before = paragraph === own ? text.slice(0, word.from - paragraph.from) : text
    if (paragraph.part === 'letterhead' || letters.length < 3 || /\d/.test(letters)) continue
    if (entry && before.toLowerCase().replace(/[-\u2019]/g, (mark) => (mark === '-' ? ' ' : "'")).includes(entry.stands.toLowerCase().replace(/-/g, ' '))) return true
    if (hasInitials(before, letters)) return true
  }
  const after = word.sentence.text.slice(word.to - word.sentence.from, word.to - word.sentence.from + 160)
  const inside = /^['\u2019"\u201D]? ?\(([^()]{6,140})\)/.exec(after)?.[1]
  return inside !== undefined && (hasInitials(inside, letters) || (entry !== undefined && inside.toLowerCase().includes(entry.stands.toLowerCase())))
}

const SMALL = /^(?:of|the|and|for|to|in|on|a|an|at|by|with|or)$/i

/** Whether consecutive words, small ones apart, begin with the letters; capitalised where there are only two letters. */
function hasInitials(text: string, letters: string): boolean {
  const wanted = letters.replace(/[^A-Za-z]/g, '').toUpperCase()
  const words = text.match(/[A-Za-z][A-Za-z'\u2019]*/g) ?? []
  const big = words.filter((word) => !SMALL.test(word))
  for (const list of [big, words]) {
    const initials = list.map((word) => word[0] as string).join('')
    let at = initials.toUpperCase().indexOf(wanted)
    while (at !== -1) {
      const run = list.slice(at, at + wanted.length)
      if (run.every((word) => word.length > 1 && (/^[A-Z]/.test(word) || SMALL.test(word)))) return true
      at = initials.toUpperCase().indexOf(wanted, at + 1)
    }
  }
  return false
}

/** Whether the words that make a term plain stand near it. */
function isMadeClear(phrases: PhraseSet<true> | undefined, near: ReadonlyArray<Sentence | undefined>): boolean {
  return phrases !== undefined && near.some((sentence) => sentence !== undefined && phrases.first(sentence.words) !== undefined)
}

/** Words too common to show that a thing has been put in plain terms. */
const COMMON = new Set('the a an of to in on at for and or that which who it is are was be he him his they you your her our we with by from as not what how when where will would can could do does did has have had than court police case only one two there no some any all other more someone something somebody person people thing things say said says give gave go went make made take took put set kept keep it into out up its their them'.split(' '))

function stem(word: string): string {
  return word.replace(/'s$|'$/, '').replace(/(?:ing|ed|es|s|e)$/, '').slice(0, 7)
}

/** Whether the meaning, or an alternative, of a term stands in its own words in the same sentence or the next. */
function paraphrased(term: JargonTerm, sentence: Sentence, own: readonly Word[], next: Sentence | undefined): boolean {
  const around = new Set([...sentence.words.filter((word) => !own.includes(word)), ...(next?.words ?? [])].map((word) => stem(word.lower)))
  return [term.means, ...term.write.split(';')].some((plain) => {
    const wanted = [...new Set((plain.toLowerCase().match(/[a-z']+/g) ?? []).filter((word) => !COMMON.has(word)).map(stem))]
    const shared = wanted.filter((one) => around.has(one)).length
    return wanted.length >= 3 && shared / wanted.length >= 0.75
  })
}

const complaintTexts = new WeakMap<object, string>()

function complaintText({ complaint }: Context): string {
  if (!complaint) return ''
  let text = complaintTexts.get(complaint)
  if (text === undefined) {
    text = complaint.letter.paragraphs.map((paragraph: Paragraph) => paragraph.lower).join('\n')
    complaintTexts.set(complaint, text)
  }
  return text
}

/** Long words of terms that show nothing when the reader uses them. */
const EVERYDAY = new Set('evidence sentence sentences statement statements prosecution prosecutor complaint magistrates defendant criminal material response decision procedure proceedings original personal offender offenders officers interest interests summary property account evidential hearings conduct assessment'.split(' '))

const stemSets = new WeakMap<object, Set<string>>()

function complaintStems(complaint: NonNullable<Context['complaint']>): Set<string> {
  let stems = stemSets.get(complaint)
  if (!stems) {
    stems = new Set([...complaint.vocabulary].filter((word) => word.length > 6).map(stem))
    stemSets.set(complaint, stems)
  }
  return stems
}

const complaintTerms = new WeakMap<object, Set<JargonTerm>>()

/** Whether the reader uses the term, in any of its forms. */
function isReadersWord(term: JargonTerm, words: readonly Word[], { complaint, dictionaries }: Context): boolean {
  if (!complaint) return false
  const telling = words.map((word) => word.lower).filter((word) => word.length > 7 && !EVERYDAY.has(word)).map(stem)
  if (telling.some((one) => complaintStems(complaint).has(one))) return true
  let terms = complaintTerms.get(complaint)
  if (!terms) {
    terms = new Set()
    for (const paragraph of complaint.letter.paragraphs) {
      for (const sentence of paragraph.sentences) {
        for (const { value } of termsOf(dictionaries.jargon).phrases.find(sentence.words)) if (value !== 'ordinary') terms.add(value)
      }
    }
    complaintTerms.set(complaint, terms)
  }
  return terms.has(term)
}

/** True for a reader who works with these terms. */
function isOfTheTrade({ facts }: Context): boolean {
  return facts.complainant?.value.role === 'police' && facts.complainant.sure
}

/** True when most of a sentence is in capitals: a heading that was not set as one. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  return letters.length > 4 && capitals.length / letters.length > 0.6
}
