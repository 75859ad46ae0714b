/**
 * Misspelt words, American spellings, and real words where another was meant.
 *
 * Every word outside quotation marks is looked up. What the dictionary lacks is American when its British form is a
 * word; else it is misspelt. A capital makes a word a name, which is never marked, unless it begins a sentence or is
 * one of the words that letters write with capitals, and is near a common word. Words that stand for other words are
 * found by the words around them (`dictionaries/confusions.yaml`).
 *
 * Let pass: a word that is near nothing common and that may be a term of the trade or of the region (a suggestion only),
 * what the complainant wrote without being near a common word, references, addresses, and one name spelt two ways
 * (rule `addressing`).
 */
import { britishOf } from '../src/dictionary/american.ts'
import { confusionsIn } from '../src/dictionary/confusions.ts'
import type { Correction, Lexicon } from '../src/dictionary/lexicon.ts'
import { sureCorrection } from '../src/dictionary/sure.ts'
import { grammarSlips } from '../src/evidence/grammar-slips.ts'
import { beginsSentence, isCapitalised, NAME_PARTS, namesEvidence } from '../src/evidence/names.ts'
import type { Paragraph, Span, Word } from '../src/letter/types.ts'
import { TITLE } from '../src/letter/names.ts'
import { textOf } from '../src/read/locate.ts'
import { defineRule, spanOf } from '../src/rule/define-rule.ts'
import type { Context, Report } from '../src/rule/types.ts'

type Message = 'misspelt' | 'american' | 'confused' | 'parted' | 'unknown'

/** Parts in which nothing is looked up. */
const SKIPPED: ReadonlySet<Paragraph['part']> = new Set<Paragraph['part']>(['reference', 'date', 'addressee', 'email-header'])

/**
 * How far a misspelling may be from a word (`Correction.cost`) for words that are at least so common
 * (`Correction.common`), and the shortest misspelling for which that holds. Of the misspellings that people make these
 * keep nineteen in twenty; of right words that are only missing from the dictionary they let most go.
 */
const NEAR: ReadonlyArray<readonly [cost: number, common: number, length: number]> = [
  [12, 40, 2],
  [16, 70, 5],
  [24, 95, 8],
]
/** As much for a word with a capital that begins a sentence: it is more often a name. */
const NEAR_CAPITAL: typeof NEAR = [
  [8, 85, 6],
  [13, 95, 7],
]
/** As much for a word with a capital elsewhere, near one that letters write with a capital. */
const NEAR_FIELD: typeof NEAR = [
  [7, 1, 5],
  [12, 1, 7],
]
const NEAR_FIELD_COST = Math.max(...NEAR_FIELD.map(([cost]) => cost))
const NEAR_FIELD_LENGTH = Math.min(...NEAR_FIELD.map(([, , length]) => length))

export default defineRule<Message>(
  {
    id: 'spelling',
    question: 'Q22',
    answers: ['Q22'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), Annex C, question 22',
    summary: 'Every word is spelt as British English spells it, and is the word that was meant',
    messages: {
      misspelt: '"{word}" is misspelt.{write}',
      american: '"{word}" is the American spelling. British English has "{british}".',
      confused: '"{word}" is a word, but here "{meant}" seems to be meant.',
      parted: '"{word}" is written as one word: "{meant}".',
      unknown: '"{word}" is in no dictionary. Check it, and add it to your list of words if it is right.',
    },
  },
  function* (context) {
    const marked: Span[] = []
    for (const report of reports(context)) {
      if (report.at && report.severity !== 'info') marked.push(report.at)
      yield report
    }
    yield marked.length > 0
      ? { answer: 'Q22', value: 'yes', reason: marked.length === 1 ? 'One word is misspelt.' : `${marked.length} words are misspelt.`, evidence: marked }
      : { answer: 'Q22', value: 'no', reason: 'Every word was looked up and none is misspelt.' }
  },
)

function* reports(context: Context): Generator<Report<Message>> {
  const { letter, dictionaries } = context
  const checker = new Checker(context)
  yield* soundAlikes(context)
  for (const paragraph of letter.paragraphs) {
    if (SKIPPED.has(paragraph.part)) continue
    const names = NAME_PARTS.has(paragraph.part)
    for (const sentence of paragraph.sentences) {
      const confused = new Set<Word>()
      const confusions = names || paragraph.part === 'salutation' ? [] : confusionsIn(sentence.words, dictionaries.confusions)
      for (const { words, write } of confusions) {
        const at = spanOf(words)
        const text = textOf(at)
        const meant = likeCase(text, write)
        for (const word of words) confused.add(word)
        yield { message: words.length > 1 ? 'parted' : 'confused', at, values: { word: text, meant }, suggestions: [meant] }
      }
      for (const word of sentence.words) {
        const report = confused.has(word) ? undefined : checker.look(word, names)
        if (report) yield report
      }
    }
  }
}

/** "Their" for "there", "who's" for "whose": what the grammar of the sentence shows to be another word. */
function* soundAlikes({ evidence }: Context): Generator<Report<Message>> {
  for (const { kind, at, suggestions = [] } of evidence(grammarSlips)) {
    if (kind !== 'sound-alike') continue
    yield { message: 'confused', at, values: { word: textOf(at), meant: suggestions[0] ?? '' }, suggestions }
  }
}

/** Parts that a hyphen joins to a word and that are no words alone. */
const JOINED = new Set(['co', 'pre', 'post', 'anti', 'non', 'multi', 'semi', 'ex', 're', 'de', 'sub', 'un', 'mid', 'pro', 'e', 'eth', 'ish'])
/** Small words within foreign names: "van der Berg". */
const PARTICLES = new Set(['van', 'von', 'de', 'der', 'den', 'del', 'della', 'di', 'da', 'dos', 'du', 'la', 'le', 'el', 'al', 'bin', 'ibn', 'ap', 'ferch', 'y', 'ter', 'ten', 'abu', 'bint', 'nic'])
/** Verbs that follow a person's name. */
const PERSON_VERBS = new Set('said told was is has had did does wrote rang asked went came gave made took saw says tells will would and of'.split(' '))
/** Contractions without their apostrophe: `doesnt`, `youre`, `thats`. */
const CONTRACTED = /(?:nt|re|ve|ll|[iy]m|d)$|^(?:that|what|here|there|who|how|where|when|he|she|let|men|women|man|woman|children|everyone|someone|anyone|somebody|everybody)s$/
/** Beginnings that make a new word of any word. */
const PREFIX = /^(?:un|re|non)(?=[a-z]{6})/

class Checker {
  readonly #lexicon: Lexicon
  readonly #context: Context
  readonly #capitals: ReadonlySet<string>
  /** Words that letters write with a capital, and those that the field uses most, in lower case. */
  readonly #field: ReadonlySet<string>
  readonly #known = new Map<string, boolean>()
  #names: ReadonlySet<string> | undefined

  constructor(context: Context) {
    this.#context = context
    this.#lexicon = context.lexicon
    const { capitalised, common } = context.dictionaries.words
    this.#capitals = new Set(capitalised.map((word) => word.toLowerCase()))
    this.#field = new Set([...this.#capitals, ...common])
  }

  /** What is wrong with a word, if anything. `inName` is true where names and addresses stand. */
  look(word: Word, inName: boolean): Report<Message> | undefined {
    if (word.kind !== 'word' || word.quoted || /\d/.test(word.text)) return undefined
    const text = plainLetters(word.text)
    if (text.length < 2 || !/[a-z]/i.test(text) || this.#accepts(text)) return undefined
    const capital = isCapitalised(word)
    const capitals = !capital && text === text.toUpperCase()
    if (PARTICLES.has(word.lower) && this.#besideName(word)) return undefined
    const british = this.#british(text)
    if (capital || capitals) {
      if (this.#isName(word)) return undefined
      if (capitals && (text.length < 6 || !this.#amongCapitals(word))) return undefined
      const begins = !inName && (capitals || beginsSentence(word) || this.#inHeading(word))
      if (british !== undefined) return (begins && !this.#nextIsName(word)) || this.#capitals.has(british.toLowerCase()) ? american(word, british) : undefined
      if (this.#lacksApostrophe(text)) return undefined
      const nearest = this.#nearest(text)
      if (!nearest || nearest.word.includes(' ') || this.#lexicon.rare(text)) return undefined
      const field = this.#field.has(nearest.word.toLowerCase()) && isNear(text, nearest, NEAR_FIELD) && !this.#besideName(word)
      const asPerson = PERSON_VERBS.has(word.sentence.words[word.index + 1]?.lower ?? '')
      const common = begins && isNear(text, nearest, NEAR_CAPITAL) && !this.#nextIsName(word) && !(asPerson && nearest.cost > 7)
      return common || (field && (begins || this.#capitals.has(nearest.word.toLowerCase()))) ? misspelt(word, this.#lexicon) : undefined
    }
    if (british !== undefined) return american(word, british)
    if (this.#lacksApostrophe(text) || this.#inFacts(word)) return undefined
    const nearest = this.#nearest(text)
    if (nearest && this.#nameInSmallLetters(text, nearest)) return undefined
    if (nearest && isNear(text, nearest, this.#besideUnknown(word) ? NEAR_CAPITAL : NEAR) && !this.#derived(text) && !this.#passes(word, text, nearest)) return misspelt(word, this.#lexicon)
    if (this.#lexicon.rare(text)) return undefined
    return { message: 'unknown', at: word, values: { word: word.text }, severity: 'info' }
  }

  /** Whether a word, whole or part by part, is right. */
  #accepts(text: string): boolean {
    let known = this.#known.get(text)
    if (known === undefined) this.#known.set(text, (known = this.#right(text)))
    return known
  }

  #right(text: string): boolean {
    const { has } = this.#lexicon
    if (has(text)) return true
    const owner = /^(.+?)(?:'s|s')$/i.exec(text)
    if (owner && has(owner[1] as string)) return true
    if (text.endsWith("'") && has(text.slice(0, -1))) return true
    const short = /^(.+)'(?:d|ll|ve|re|d've)$/i.exec(text)
    if (short && has(short[1] as string)) return true
    if (!/[-/.\u2010\u2011\u2013&]/.test(text)) return false
    if (has(text.replace(/[-\u2010\u2011]/g, ''))) return true
    return text.split(/[-/.\u2010\u2011\u2013&]/).every((part) => part.length < 2 || JOINED.has(part.toLowerCase()) || this.#accepts(part) || (part.endsWith('ed') && (has(part.slice(0, -2)) || has(part.slice(0, -1)))))
  }

  /** A place or a person in small letters, which a careless writer leaves without its capital: not a misspelling. */
  #nameInSmallLetters(text: string, nearest: Correction): boolean {
    return this.#lexicon.has(text.charAt(0).toUpperCase() + text.slice(1)) && !this.#capitals.has(nearest.word.toLowerCase())
  }

  /** A rare but right word, or one that the complainant uses: only a slip when it is next to a word of the field. */
  #passes(word: Word, text: string, nearest: Correction): boolean {
    if (this.#lexicon.rare(text)) return !(nearest.cost <= 8 && nearest.common >= 140)
    return (this.#context.complaint?.vocabulary.has(word.lower) ?? false) && !isNear(text, nearest, NEAR_CAPITAL)
  }

  /** Whether a heading writes most of its words with capitals, so that a capital makes no name. */
  #inHeading(word: Word): boolean {
    const { paragraph, words } = word.sentence
    if (paragraph.kind !== 'heading' && paragraph.part !== 'subject') return false
    const before = words[word.index - 1]
    const next = words[word.index + 1]
    const plain = (other: Word | undefined): boolean => other === undefined || !isCapitalised(other) || this.#field.has(other.lower)
    return plain(before) && plain(next) && !/^[rv]\.?$/.test(before?.lower ?? '')
  }

  #british(text: string): string | undefined {
    const lower = text.toLowerCase()
    const owner = /^(.+?)('s|s')$/.exec(lower)
    const { american } = this.#context.dictionaries
    const british = britishOf(owner ? (owner[1] as string) : lower, american, (word) => this.#lexicon.has(word))
    if (british !== undefined) return british + (owner ? owner[2] : '')
    if (!lower.includes('-')) return undefined
    let changed = false
    const parts = lower.split('-').map((part) => {
      if (this.#accepts(part) || JOINED.has(part)) return part
      const other = britishOf(part, american, (word) => this.#lexicon.has(word))
      if (other !== undefined) changed = true
      return other
    })
    return changed && parts.every((part) => part !== undefined) ? parts.join('-') : undefined
  }

  #nearest(text: string): Correction | undefined {
    const wrong = this.#wrongPart(text)
    return wrong === undefined ? undefined : this.#lexicon.corrections(wrong)[0]
  }

  /** The part of a word that is no word, in small letters when it is all in capitals. */
  #wrongPart(text: string): string | undefined {
    const wrong = text.includes('-') ? text.split('-').find((part) => !this.#accepts(part) && !JOINED.has(part.toLowerCase())) : text
    return wrong !== undefined && wrong === wrong.toUpperCase() ? wrong.toLowerCase() : wrong
  }

  /** Whether a word is made of a word and a beginning that any word takes: not in the dictionary, and no mistake. */
  #derived(text: string): boolean {
    const rest = text.replace(PREFIX, '')
    return rest !== text && this.#lexicon.has(rest) && this.#lexicon.common(rest) > 80
  }

  /** `doesnt` and its like lack an apostrophe, which rule `grammar` marks. */
  #lacksApostrophe(text: string): boolean {
    const initial = text.charAt(0).toUpperCase() + text.slice(1)
    return CONTRACTED.test(text) && [1, 2].some((i) => [text, initial].some((form) => this.#lexicon.has(`${form.slice(0, -i)}'${form.slice(-i)}`)))
  }

  #isName(word: Word): boolean {
    this.#names ??= this.#context.evidence(namesEvidence)
    const parts = plainName(word.lower).split('-')
    if (parts.some((part) => part.length > 1 && (this.#names as ReadonlySet<string>).has(part)) && !this.#onlyAsThis(word)) return true
    return false
  }

  /** Whether a word with a capital within a sentence is itself the only reason to take it for a name. */
  #onlyAsThis(word: Word): boolean {
    // A correction takes longer to find than what is known of the case.
    if (this.#context.complaint?.vocabulary.has(word.lower) || this.#inFacts(word)) return false
    const text = plainLetters(word.text)
    const near = (nearest: Correction | undefined): boolean => nearest !== undefined && isNear(text, nearest, NEAR_FIELD) && this.#capitals.has(nearest.word.toLowerCase())
    const wrong = this.#wrongPart(text)
    // Most names are near nothing, which a search for what is near tells soonest.
    return wrong !== undefined && text.length >= NEAR_FIELD_LENGTH && near(this.#lexicon.nearestWithin(wrong, NEAR_FIELD_COST)) && near(this.#nearest(text))
  }

  /** Whether a word belongs to the names of bodies and posts, or is one of them misspelt ("Independant Asessor"). */
  #titleWord(word: Word): boolean {
    if (this.#capitals.has(word.lower)) return true
    const text = plainLetters(word.text)
    if (text.length < NEAR_FIELD_LENGTH || this.#accepts(text)) return false
    const nearest = this.#lexicon.nearestWithin(text, NEAR_FIELD_COST)
    return nearest !== undefined && this.#capitals.has(nearest.word.toLowerCase()) && isNear(text, nearest, NEAR_FIELD)
  }

  #inFacts(word: Word): boolean {
    const { letter, facts } = this.#context
    const texts = [
      facts.complainant?.value.name, facts.addressee?.value.join(' '), facts.area?.value, facts.unit?.value,
      ...(facts.protected?.value ?? []).map((one) => one.text), letter.salutation?.text, letter.signatory?.text,
    ]
    return texts.some((text) => text !== undefined && wordsOf(text).includes(plainName(word.lower)))
  }

  #besideName(word: Word): boolean {
    const next = word.sentence.words[word.index + 1]
    const before = word.sentence.words[word.index - 1]
    const isName = (other: Word | undefined): boolean => other !== undefined && isCapitalised(other) && !beginsSentence(other) && !this.#titleWord(other)
    return isName(next) || isName(before) || TITLE.test(before?.text ?? '')
  }

  /** Whether the word before or after is no English word either: the letter speaks Welsh or Latin there. */
  #besideUnknown(word: Word): boolean {
    const { words } = word.sentence
    return [words[word.index - 1], words[word.index + 1]].some(
      (other) => other !== undefined && other.kind === 'word' && !isCapitalised(other) && /[a-z]/.test(other.lower) && !this.#accepts(plainLetters(other.text)),
    )
  }

  #nextIsName(word: Word): boolean {
    const next = word.sentence.words[word.index + 1]
    return next !== undefined && isCapitalised(next) && word.block.text.slice(word.to, next.from).trim() === '' && word.sentence.paragraph.kind !== 'heading' && word.sentence.paragraph.part !== 'subject' && !this.#titleWord(next)
  }

  /** Whether the words around one in capitals are in capitals too: a heading, not an acronym. */
  #amongCapitals(word: Word): boolean {
    const { words } = word.sentence
    const long = words.filter((one) => one.kind === 'word' && one.text.length > 3)
    return long.length > 1 && long.filter((one) => one.text === one.text.toUpperCase()).length > long.length / 2
  }
}

/** Whether a correction is near enough to call a word misspelt. */
function isNear(text: string, nearest: Correction, limits: typeof NEAR): boolean {
  return limits.some(([cost, common, length]) => nearest.cost <= cost && nearest.common >= common && text.length >= length)
}

function american(word: Word, british: string): Report<Message> {
  const write = likeCase(word.text, british)
  return { message: 'american', at: word, values: { word: word.text, british: write }, suggestions: [write], fix: write }
}

function misspelt(word: Word, lexicon: Lexicon): Report<Message> {
  const suggestions = lexicon.suggest(plainLetters(word.text)).map((one) => likeCase(word.text, one))
  const first = suggestions[0]
  const sure = sureCorrection(word.text, lexicon)
  return { message: 'misspelt', at: word, values: { word: word.text, write: first ? ` Did you mean "${first}"?` : '' }, suggestions, ...(sure === undefined ? {} : { fix: sure }) }
}

/** A replacement with the capitals of what it replaces. */
function likeCase(written: string, word: string): string {
  if (written.length > 1 && written === written.toUpperCase()) return word.toUpperCase()
  const first = written.charAt(0)
  return first !== first.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** A word with straight apostrophes and without accents: the dictionary has none. */
function plainLetters(text: string): string {
  return text.replace(/[\u2018\u2019\u02BC]/g, "'").normalize('NFD').replace(/\p{M}/gu, '')
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

function plainName(lower: string): string {
  return lower.replace(/'s$|'$/, '')
}
