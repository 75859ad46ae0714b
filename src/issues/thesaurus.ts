import type { ThesaurusData } from '../dictionary/thesaurus.ts'
import type { Lexicon } from '../dictionary/lexicon.ts'
import type { Word } from '../letter/types.ts'
import { stem } from './stem.ts'

/** A word or phrase that says something of the subject. */
export interface Term {
  /** The stem of a single word; undefined for a phrase of the thesaurus. */
  stem: string | undefined
  /** Groups of the thesaurus, by index. */
  groups: readonly number[]
  /** How much its presence or absence says, from 0. */
  weight: number
  /** The words themselves. */
  words: readonly Word[]
  /**
   * True for a name, an amount or a date: that the reply has it too shows that it speaks of the same thing, but a reply
   * may well answer without repeating it.
   */
  detail?: true
}

/** A word of a phrase, by its stem or, where the dictionary says so, as it is; or a gap. */
type Part = { by: 'stem' | 'word'; text: string } | { by: 'gap' }

interface Phrase {
  entry: string
  group: number
  parts?: readonly Part[]
}

const MONTHS: ReadonlyMap<string, number> = new Map(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, i) => [name, i + 1]))

function isMonth(lower: string): boolean {
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/.test(lower)
}

/** A sum, or a number long enough not to be repeated by chance. */
function isAmount(word: Word): boolean {
  return /\d{3}|\d[.,]\d\d/.test(word.text) || /[£$€]\s?$/.test(word.block.text.slice(Math.max(0, word.from - 2), word.from))
}

function isDetail(word: Word, groups: readonly number[]): boolean {
  return word.kind === 'number' || (groups.length === 0 && word.index > 0 && /^[A-Z][a-z]/.test(word.text))
}

const GROUP_WEIGHT = { heavy: 2, normal: 1, light: 0.3 } as const
const GAP = 3
/** Stems kept, so that a batch of any size takes the same memory. */
const REMEMBERED = 20_000

const NONE: readonly never[] = []

/** The thesaurus, indexed for look-up by stem. */
export class Thesaurus {
  readonly weights: readonly number[]
  readonly #forms = new Map<string, string>()
  readonly #stems = new Map<string, string>()
  readonly #empty: ReadonlySet<string>
  readonly #single = new Map<string, number[]>()
  /** Groups by words that count only as they are, whatever their stem. */
  readonly #exact = new Map<string, number[]>()
  readonly #phrases = new Map<string, Phrase[]>()

  readonly #common: (word: string) => number

  /**
   * @param data the dictionary
   * @param common how common a word is in English, 0 to 255
   */
  constructor(data: ThesaurusData, common: (word: string) => number) {
    this.#common = common
    for (const [plain, forms] of Object.entries(data.forms)) for (const form of forms) this.#forms.set(form, plain)
    this.#empty = new Set(data.empty.split(/\s+/))
    this.weights = data.groups.map((group) => GROUP_WEIGHT[group.weight ?? 'normal'])
    for (const [group, { words }] of data.groups.entries()) {
      for (const entry of words) {
        const gap = entry.indexOf(' ')
        if (gap === -1) {
          if (entry.startsWith('=')) pushOnce(this.#exact, entry.slice(1), group)
          else pushOnce(this.#single, this.stem(entry), group)
        }
        else push(this.#phrases, this.stem(entry.slice(entry.startsWith('=') ? 1 : 0, gap)), { entry, group })
      }
    }
  }

  /** The parts of a phrase, found when a text first has its first word: most texts have few. */
  #partsOf(phrase: Phrase): readonly Part[] {
    phrase.parts ??= phrase.entry
      .toLowerCase()
      .split(' ')
      .map((word) => (word === '...' ? { by: 'gap' } : word.startsWith('=') ? { by: 'word', text: word.slice(1) } : { by: 'stem', text: this.stem(word) }))
    return phrase.parts
  }

  /** The stem of a word, irregular forms brought to the plain one. */
  stem(lower: string): string {
    let known = this.#stems.get(lower)
    if (known === undefined) {
      if (this.#stems.size >= REMEMBERED) this.#stems.clear()
      this.#stems.set(lower, (known = stem(this.#plain(lower))))
    }
    return known
  }

  /** The plain form of an irregular one; without a possessive or the full stop of a hasty writer. */
  #plain(lower: string): string {
    let bare = lower.endsWith('.') ? lower.slice(0, -1) : lower
    if (bare.endsWith("'s")) bare = bare.slice(0, -2)
    return this.#forms.get(bare) ?? bare
  }

  /** The terms of a run of words, phrases first. */
  terms(words: readonly Word[]): Term[] {
    const terms = this.#subjects(words)
    for (const [i, word] of words.entries()) {
      const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word.lower)?.[1]
      if (day === undefined) continue
      const next = words[i + 1]
      const after = next ? MONTHS.get(next.lower.slice(0, 3)) : undefined
      const before = MONTHS.get(words[i - 1]?.lower.slice(0, 3) ?? '')
      const month = next && after !== undefined && isMonth(next.lower) ? after : before !== undefined && isMonth((words[i - 1] as Word).lower) ? before : undefined
      if (month !== undefined) terms.push({ stem: `${Number(day)}/${month}`, groups: [], weight: 1.2, words: [word], detail: true })
    }
    return terms
  }

  #subjects(words: readonly Word[]): Term[] {
    const stems = words.map((word) => this.stem(word.lower))
    const terms: Term[] = []
    for (let i = 0; i < words.length; i++) {
      const first = stems[i] as string
      let groups: Map<number, number> | undefined
      for (const phrase of this.#phrases.get(first) ?? NONE) {
        const end = phraseEnd(this.#partsOf(phrase), stems, words, i)
        if (end !== -1) (groups ??= new Map()).set(phrase.group, Math.max(groups.get(phrase.group) ?? 0, end))
      }
      if (groups) {
        const all = [...groups.keys()]
        terms.push({ stem: undefined, groups: all, weight: Math.max(...all.map((group) => this.weights[group] as number)), words: words.slice(i, Math.max(...groups.values())) })
      }
      const word = words[i] as Word
      const exact = this.#exact.get(word.lower)
      const alike = this.#single.get(first) ?? NONE
      const single = exact ? [...new Set([...alike, ...exact])] : alike
      const weight = this.#weightOf(word, single)
      if (weight > 0) terms.push({ stem: first, groups: single, weight, words: [word], ...(isDetail(word, single) ? { detail: true } : {}) })
    }
    return terms
  }

  #weightOf(word: Word, groups: readonly number[]): number {
    if (word.kind === 'code') return 0
    if (word.kind === 'number') return isAmount(word) ? 1 : 0.15
    if (groups.length > 0) {
      const weights = groups.map((group) => this.weights[group] as number)
      return weights.some((weight) => weight < 1) ? weights.reduce((sum, weight) => sum + Math.min(1, weight), 0) / weights.length : Math.max(...weights)
    }
    const plain = this.#plain(word.lower)
    if (this.#empty.has(word.lower) || this.#empty.has(plain) || plain.length < 3) return 0
    const common = this.#common(plain)
    return common >= 140 ? 0.4 : common >= 115 ? 0.6 : 0.8
  }
}

/** Where a phrase that begins at `at` ends, or -1. */
function phraseEnd(phrase: readonly Part[], stems: readonly string[], words: readonly Word[], at: number): number {
  let here = at
  for (let i = 0; i < phrase.length; i++) {
    const part = phrase[i] as Part
    if (part.by === 'gap') {
      const next = phrase[++i] as Part
      const until = Math.min(here + GAP, stems.length - 1)
      while (here <= until && !stands(next, stems, words, here)) here++
      if (here > until) return -1
    } else if (!stands(part, stems, words, here)) return -1
    here++
  }
  return here
}

function stands(part: Part, stems: readonly string[], words: readonly Word[], at: number): boolean {
  if (part.by === 'stem') return stems[at] === part.text
  return part.by === 'word' && words[at]?.lower === part.text
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** The groups come in order, so that one listed twice is the last. */
function pushOnce(map: Map<string, number[]>, key: string, group: number): void {
  if (map.get(key)?.at(-1) !== group) push(map, key, group)
}

const made = new WeakMap<ThesaurusData, Thesaurus>()

/** The thesaurus of a dictionary, indexed once. */
export function thesaurusOf(data: ThesaurusData, lexicon: Lexicon): Thesaurus {
  let thesaurus = made.get(data)
  if (!thesaurus) made.set(data, (thesaurus = new Thesaurus(data, (word) => lexicon.common(word))))
  return thesaurus
}

/** What makes two terms the same: their stem, or the groups of a phrase. */
export function keyOf(term: Term): string {
  return term.stem ?? `:${term.groups.join()}`
}
