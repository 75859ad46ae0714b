import type { StandardParagraphsDictionary, StockTopic } from '../dictionary/standard-paragraphs.ts'
import type { Paragraph, Sentence, Span, Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'
import { defineEvidence } from '../rule/define-rule.ts'

/** What a stretch of general text is about. */
interface About {
  words: number
  /** The topics recognised in it, those with most phrases first. */
  topics: StockTopic[]
  /** Which of the institutions it speaks of: `police`, `prosecution`, `courts`, `code`, `victims`, `people`, `system`. */
  institutions: string[]
  /** True when it begins with words that announce a general account. */
  led: boolean
}

/** A run of sentences of one paragraph that speaks of the system in general and not of this case. */
export interface StockRun extends Span, About {
  paragraph: Paragraph
  sentences: Sentence[]
  /** Share of the paragraph's words that the run holds, from 0 to 1. */
  share: number
}

/** General text that a reader meets in one go: runs of paragraphs that follow one another. */
export interface StockBlock extends About {
  runs: StockRun[]
  /** True when the runs fill their paragraphs. */
  fills: boolean
}

/** General text in a letter. */
export interface Stock {
  /** Blocks in the order of the letter. */
  blocks: StockBlock[]
  /** Words of the body. */
  total: number
  /** Whether a sentence speaks in general terms, without a tie to this case. */
  isGeneral(sentence: Sentence): boolean
}

/**
 * Finds general text: sentences about police, prosecutors, courts, victims or the Code that hold nothing of this case.
 * Source: HMCPSI, CPS handling of complaints (2023), 7.5 to 7.8.
 *
 * A sentence is general when it names an institution or a stock topic and has no tie to the case: no "you", no person,
 * place, day or sum, no word that points at this case, no event told in the past. The sentence that leads into a general
 * account ("It may help if I…") belongs to it.
 */
export const stock = defineEvidence<Stock>('stock', ({ letter, dictionaries }) => {
  const vocabulary = vocabularyOf(dictionaries['standard-paragraphs'])
  const blocks: StockBlock[] = []
  let open: StockRun[] = []
  const close = (): void => {
    if (open.length > 0) blocks.push(blockOf(open, true, vocabulary))
    open = []
  }
  for (const paragraph of letter.body.paragraphs) {
    if (paragraph.kind === 'heading') continue
    const run = paragraph.kind === 'quote' ? undefined : runIn(paragraph, vocabulary)
    if (run && run.share >= MOST) open.push(run)
    else {
      close()
      if (run) blocks.push(blockOf([run], false, vocabulary))
    }
  }
  close()
  return { blocks, total: letter.body.words.length, isGeneral: (sentence) => isGeneral(sentence, vocabulary) }
})

function blockOf(runs: StockRun[], fills: boolean, vocabulary: Vocabulary): StockBlock {
  return { runs, fills, ...aboutOf(runs.flatMap(({ sentences }) => sentences), vocabulary) }
}

function aboutOf(sentences: readonly Sentence[], vocabulary: Vocabulary): About {
  const first = sentences[0] as Sentence
  return {
    words: wordsOf(sentences),
    topics: topicsOf(sentences, vocabulary),
    institutions: institutionsOf(sentences, vocabulary),
    led: vocabulary.leads.first(first.words)?.start === 0,
  }
}

interface Vocabulary {
  institutions: PhraseSet<string>
  leads: PhraseSet<true>
  ties: PhraseSet<true>
  strong: PhraseSet<StockTopic>
  key: PhraseSet<StockTopic>
}

const VOCABULARIES = new WeakMap<StandardParagraphsDictionary, Vocabulary>()

function vocabularyOf(dictionary: StandardParagraphsDictionary): Vocabulary {
  let vocabulary = VOCABULARIES.get(dictionary)
  if (!vocabulary) {
    const set = (phrases: readonly string[]): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const))
    const topics = (kind: 'strong' | 'key'): PhraseSet<StockTopic> => new PhraseSet(dictionary.topics.flatMap((topic) => topic[kind].map((phrase) => [phrase, topic] as const)))
    vocabulary = {
      institutions: new PhraseSet(Object.entries(dictionary.institutions).flatMap(([name, phrases]) => phrases.map((phrase) => [phrase, name] as const))),
      leads: set(dictionary.leads),
      ties: set(dictionary.ties),
      strong: topics('strong'),
      key: topics('key'),
    }
    VOCABULARIES.set(dictionary, vocabulary)
  }
  return vocabulary
}

/**
 * The general text of a paragraph, with its lead: from the first general sentence to the last when they fill most of
 * it, and else the longest unbroken run.
 */
function runIn(paragraph: Paragraph, vocabulary: Vocabulary): StockRun | undefined {
  const { sentences } = paragraph
  const general = sentences.filter((sentence) => isGeneral(sentence, vocabulary))
  if (general.length === 0) return undefined
  const kept = sentences.map((sentence, i) => general.includes(sentence) || isLead(sentence, vocabulary) || (i > 0 && isFiller(sentence, vocabulary)))
  const first = kept.indexOf(true)
  const last = kept.lastIndexOf(true)
  const filling = sentences.filter((_, i) => kept[i])
  if (wordsOf(filling) >= MOST * paragraph.words.length) return runOf(paragraph, sentences.slice(first, last + 1), filling, vocabulary)
  let best: Sentence[] = []
  let run: Sentence[] = []
  for (const [i, sentence] of sentences.entries()) {
    run = kept[i] ? [...run, sentence] : []
    if (wordsOf(run) > wordsOf(best) && run.some((one) => general.includes(one))) best = run
  }
  return runOf(paragraph, best, best, vocabulary)
}

/** The share of a paragraph's words from which its general sentences fill it. */
const MOST = 0.75

function runOf(paragraph: Paragraph, spanned: readonly Sentence[], sentences: Sentence[], vocabulary: Vocabulary): StockRun {
  const start = spanned[0] as Sentence
  const about = aboutOf(sentences, vocabulary)
  return {
    block: start.block,
    from: start.from,
    to: (spanned.at(-1) as Sentence).to,
    paragraph,
    sentences,
    share: about.words / Math.max(1, paragraph.words.length),
    ...about,
  }
}

function wordsOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.words.length, 0)
}

function isGeneral(sentence: Sentence, vocabulary: Vocabulary): boolean {
  const words = withoutLead(sentence, vocabulary)
  if (words.length < 4 || isTied(words, vocabulary)) return false
  return vocabulary.institutions.first(words) !== undefined || vocabulary.strong.first(words) !== undefined
}

/** A short sentence amid general ones that names nobody and ties to nothing ("Each must be met."). */
function isFiller(sentence: Sentence, vocabulary: Vocabulary): boolean {
  return !isTied(withoutLead(sentence, vocabulary), vocabulary)
}

/** A sentence that does no more than announce a general account. */
function isLead(sentence: Sentence, vocabulary: Vocabulary): boolean {
  const match = vocabulary.leads.first(sentence.words)
  return match !== undefined && match.start <= 3 && sentence.words.length <= 32
}

/** The words of a sentence without those that only announce or soften it: "By way of background, the police are…". */
function withoutLead(sentence: Sentence, vocabulary: Vocabulary): Word[] {
  const leads = vocabulary.leads.findLongest(sentence.words)
  if (leads.length === 0) return sentence.words
  const left = sentence.words.filter((word) => !leads.some(({ start, end }) => word.index >= start && word.index < end))
  const [first] = left
  return leads[0]?.start === 0 && (first?.lower === 'i' || first?.lower === 'we') ? left.slice(1) : left
}

const READER = new Set(['you', 'your', 'yours', 'yourself', "you're", "you've", "you'll", "you'd", 'my', 'me', 'mine', 'i', "i've", "i'm"])
const PAST = new Set(['was', 'were', 'had', 'did', "didn't", "wasn't", "weren't", "hadn't"])
/** Pasts that are never a participle, and those that are one only after "be" or "have" or before "by". */
const EVENTS = new Set('gave took went came wrote saw knew chose drove became rang spoke fell began'.split(' '))
const EITHER_PAST = new Set('said told made found heard sent left held kept thought felt got paid met brought lost decided asked considered concluded accepted refused agreed offered explained'.split(' '))
const AUXILIARY = new Set(['is', 'are', 'be', 'been', 'being', 'was', 'were', 'has', 'have', 'had', 'having'])
/** Verbs of the founding of an institution: the past that a general account tells. */
const FOUNDING = new Set(['created', 'established', 'formed', 'founded', 'introduced', 'set', 'began'])
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'pc', 'dc', 'ds', 'di', 'sgt', 'sergeant', 'constable', 'inspector', 'detective', 'dr'])
/** Words that the names of institutions and laws are made of, and so no person or place of this case. */
const NAMES = new Set(
  'crown prosecution service services cps code codes prosecutors prosecutor director public prosecutions attorney general parliament act acts sentencing council court courts magistrates supreme england wales scotland scottish northern ireland british police majesty majestys his her hm tribunals ministry justice home office procurator fiscal lord advocate victims crime practice criminal system independent assessor complaints review right rights government state king queen ombudsman commissioner fire chief constable constables judge judges district deputy bar european convention human human-rights january february march april may june july august september october november december annex youth offences offenders revenue customs communication liaison victim witness care unit criminal high appeal appeals copfs bst'.split(
    ' ',
  ),
)

/** Whether a sentence, or part of one, has a tie to this case. */
function isTied(words: readonly Word[], vocabulary: Vocabulary): boolean {
  if (words.some((word) => READER.has(word.lower) || (word.kind === 'code' && !/[.@]/.test(word.text)))) return true
  if (words.filter((word) => word.quoted).length > TERM) return true
  if (tellsPast(words)) return true
  if (words.some(isParticular)) return true
  for (const match of vocabulary.ties.find(words)) if (!isEither(words, match.start, match.end) && !isRelative(words, match.start)) return true
  return false
}

/** Words after which the past may stand in a general account: "whether the accused was responsible". */
const OPENING = new Set(['whether', 'which', 'who', 'whom', 'that', 'when', 'where', 'if', 'any', 'unless', 'how', 'what', 'since'])

/** Whether the sentence tells an event of the past in its main clause, the founding of an institution apart. */
function tellsPast(words: readonly Word[]): boolean {
  if (words.some((word) => FOUNDING.has(word.lower))) return false
  return words.some((word, i) => {
    const before = words.slice(Math.max(0, i - 8), i)
    if (before.some((one) => OPENING.has(one.lower))) return false
    if (PAST.has(word.lower)) return before.at(-1)?.lower !== 'being'
    if (EVENTS.has(word.lower)) return true
    return EITHER_PAST.has(word.lower) && words[i + 1]?.lower !== 'by' && !before.slice(-4).some((one) => AUXILIARY.has(one.lower))
  })
}

/** "He or she" is anybody. */
function isEither(words: readonly Word[], start: number, end: number): boolean {
  const around = words.slice(Math.max(0, start - 2), end + 2).map((word) => word.lower)
  return around.includes('or') && (around.includes('he') || around.includes('his') || around.includes('him')) && (around.includes('she') || around.includes('her'))
}

/** Words in quotation marks up to which they name a term ("realistic prospect of conviction") and quote nobody. */
const TERM = 8

/** "The one that the prosecutor applied": a clause that defines, and tells no event. */
function isRelative(words: readonly Word[], start: number): boolean {
  return words[start - 1]?.lower === 'the' && OPENING.has(words[start - 2]?.lower ?? '')
}

/** A name of a person or place, a date, a sum or a time of day. */
function isParticular(word: Word, i: number, words: readonly Word[]): boolean {
  if (TITLES.has(word.lower.replace(/\.$/, '')) && /^\p{Lu}/u.test(word.text) && word.lower !== 'constable' && word.lower !== 'inspector') return true
  if (/^[£$€]\d|^\d{1,2}[.:]\d\d$|^\d{1,2}(?:am|pm)$/.test(word.lower)) return true
  if (word.kind === 'number' && MONTHS.has(words[i + 1]?.lower ?? '')) return true
  if (i === 0 || word.index === 0 || !/^\p{Lu}\p{Ll}/u.test(word.text)) return false
  if (isOfficial(words, i)) return false
  return !NAMES.has(word.lower.replace(/'s$|'$/, '').replace(/\.$/, '')) && !afterStop(word)
}

/** The name of a force, of a law or of an Area of the service: "Essex Police", "the Bail Act", "CPS Wessex". */
function isOfficial(words: readonly Word[], i: number): boolean {
  return words.slice(i + 1, i + 4).some((word) => /^(?:police|constabulary|act|regulations|rules)$/.test(word.lower) && /^\p{Lu}/u.test(word.text)) || words.slice(Math.max(0, i - 3), i).some((word) => word.text === 'CPS')
}

const MONTHS = new Set('january february march april may june july august september october november december'.split(' '))

function afterStop(word: Word): boolean {
  const before = word.sentence.words[word.index - 1]
  return before === undefined || /[.?!:]/.test(word.sentence.plain.slice(before.to - word.sentence.from, word.from - word.sentence.from))
}

/** The topics of a run: one strong phrase, or two others, makes a topic. */
function topicsOf(sentences: readonly Sentence[], vocabulary: Vocabulary): StockTopic[] {
  const scores = new Map<StockTopic, number>()
  for (const { words } of sentences) {
    for (const { value } of vocabulary.strong.find(words)) scores.set(value, (scores.get(value) ?? 0) + 2)
    for (const { value } of vocabulary.key.find(words)) scores.set(value, (scores.get(value) ?? 0) + 1)
  }
  return [...scores].filter(([, score]) => score >= 2).sort((a, b) => b[1] - a[1]).map(([topic]) => topic)
}

function institutionsOf(sentences: readonly Sentence[], vocabulary: Vocabulary): string[] {
  return [...new Set(sentences.flatMap(({ words }) => [...vocabulary.institutions.find(words)].map(({ value }) => value)))]
}
