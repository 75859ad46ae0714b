import { bare, traitOf } from '../letter/form.ts'
import type { Word } from '../letter/types.ts'

/**
 * The phrase language of the dictionaries, made to be read by people who do not program. Words part with spaces and
 * match whole words in any case and with straight or curly apostrophes.
 *
 * - `sorry|apologise` either word; `(did not|failed to)` either phrase; `[very|so]` may be left out
 * - `apologi*` any word that begins so; `*ed` any word that ends so
 * - `...` up to five words of any kind; `...12` up to twelve
 * - `#` a number, in figures or words
 * - `@reader` any phrase of the named list
 * - a word in capitals (`OIC`) matches only in capitals; `=May` matches only as written
 *
 * Matching takes time in proportion to the text: gaps are bounded and nothing crosses a sentence.
 */
type Node =
  | { type: 'word'; test: (word: Word) => boolean; firsts: ReadonlySet<string> | undefined }
  | { type: 'gap'; max: number }
  | { type: 'seq'; parts: Node[] }
  | { type: 'alt'; options: Node[] }
  | { type: 'opt'; part: Node }

/** Named lists that patterns refer to with `@name`. */
export type PhraseLists = Readonly<Record<string, readonly string[]>>

/** A pattern that cannot be read, with the place in it. */
export class PhraseError extends Error {
  override name = 'PhraseError'
}

const NUMBER_WORDS = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred twenty-eight twenty-one both'.split(' '),
)

/** A match of a phrase over a run of words of one sentence. */
export interface Match<T> {
  value: T
  words: Word[]
  /** Index of the first word in the list that was searched. */
  start: number
  /** Index past the last word. */
  end: number
}

/** A phrase that is read when a word that it may begin with is first met. */
interface Entry<T> {
  pattern: string
  value: T
  node: Node | undefined
  /** What the phrase begins with, when that is plain words; undefined until it is first looked for. */
  lead: Lead | undefined
  /** Traits of plain words that must stand in the sentence; undefined until the phrase is first looked for. */
  plain: readonly number[] | undefined
  /** Sets of words of each of which one must stand in the sentence; worked out once the phrase was tried often. */
  needs: readonly Traits[] | undefined
  tries: number
}

/** Plain words with which a phrase begins: they are compared without reading the rest of it. */
interface Lead {
  /** For each word after the first, those that may stand there. */
  words: ReadonlyArray<readonly string[]>
  /** Then one of these, after no more than so many others. */
  later: { within: number; words: readonly string[] } | undefined
  /** Whether the phrase is nothing but `words`. */
  whole: boolean
}

/** A phrase that may begin with words that cannot be listed, such as a number. */
interface Loose<T> {
  entry: Entry<T>
  /** Whether it may begin with a word; undefined when it may begin with any. */
  opens: ((word: Word) => boolean) | undefined
}

/** Phrases by the words that they may begin with. */
interface Index<T> {
  byFirst: Map<string, Entry<T>[]>
  anywhere: Loose<T>[]
}

/** What begins with a form: shared where nothing does. */
const NOTHING: readonly never[] = []

/** Whether phrases of a set may begin with a form; 0 until it was asked. */
const OPENS_NOTHING = 1
const OPENS_SOME = 2

/** Many phrases, searched for at once. */
export class PhraseSet<T> {
  #entries: Iterable<readonly [pattern: string, value: T]> | undefined
  #index: Index<T> | undefined
  readonly #lists: PhraseLists
  #opening: Uint8Array = new Uint8Array(512)
  readonly #openedBy = new Map<number, ReadonlyArray<Entry<T>>>()

  /**
   * Nothing is read before the first search: of all the phrases of the dictionaries a letter meets few.
   *
   * @param entries patterns and what each stands for
   * @param lists lists that the patterns may name
   */
  constructor(entries: Iterable<readonly [pattern: string, value: T]>, lists: PhraseLists = {}) {
    this.#entries = entries
    this.#lists = lists
  }

  /** @throws {PhraseError} when the beginning of a pattern cannot be read */
  #indexed(): Index<T> {
    if (this.#index) return this.#index
    const index: Index<T> = { byFirst: new Map(), anywhere: [] }
    for (const [pattern, value] of this.#entries ?? []) {
      const entry: Entry<T> = { pattern, value, node: undefined, lead: undefined, plain: undefined, needs: undefined, tries: 0 }
      const firsts = plainFirsts(pattern) ?? new Beginning(pattern, this.#lists).firsts()
      if (firsts === undefined) index.anywhere.push({ entry, opens: openerOf(this.#nodeOf(entry)) })
      else {
        for (const first of firsts) {
          const list = index.byFirst.get(first)
          if (list) list.push(entry)
          else index.byFirst.set(first, [entry])
        }
      }
    }
    this.#entries = undefined
    this.#index = index
    return index
  }

  /** The phrases that may begin with a word, asked for once for each form. */
  #beginningWith(word: Word): ReadonlyArray<Entry<T>> {
    const { id } = word.form
    if (id === undefined) return this.#look(word)
    if (id >= this.#opening.length) {
      const longer = new Uint8Array(Math.max(this.#opening.length * 2, id + 1))
      longer.set(this.#opening)
      this.#opening = longer
    }
    const known = this.#opening[id]
    if (known === OPENS_NOTHING) return NOTHING
    if (known === OPENS_SOME) return this.#openedBy.get(id) ?? NOTHING
    const found = this.#look(word)
    this.#opening[id] = found.length === 0 ? OPENS_NOTHING : OPENS_SOME
    if (found.length > 0) this.#openedBy.set(id, found)
    return found
  }

  #look(word: Word): ReadonlyArray<Entry<T>> {
    const { byFirst, anywhere } = this.#indexed()
    const certain = byFirst.get(word.form.bare) ?? NOTHING
    let all: Entry<T>[] | undefined
    for (const { entry, opens } of anywhere) if (!opens || opens(word)) (all ??= [...certain]).push(entry)
    return all ?? certain
  }

  /**
   * Finds every phrase in a run of words of one sentence. At each word the longest match of each phrase is given.
   *
   * @param words the words of a sentence, or a part of them
   * @throws {PhraseError} when a pattern cannot be read: its beginning at the first search, the rest when what
   *   it begins with is first met
   */
  find(words: readonly Word[]): Match<T>[] {
    return this.#search(words, Number.POSITIVE_INFINITY)
  }

  /** The first match, or undefined. */
  first(words: readonly Word[]): Match<T> | undefined {
    return this.#search(words, 1)[0]
  }

  #search(words: readonly Word[], most: number): Match<T>[] {
    this.#indexed()
    const matches: Match<T>[] = []
    for (let i = 0; i < words.length; i++) {
      const { id } = (words[i] as Word).form
      if (id !== undefined && this.#opening[id] === OPENS_NOTHING) continue
      for (const entry of this.#beginningWith(words[i] as Word)) {
        const end = this.#endOf(entry, words, i)
        if (end > i && matches.push({ value: entry.value, words: words.slice(i, end), start: i, end }) >= most) return matches
      }
    }
    return matches
  }

  /** The end of the longest match of a phrase that may begin with the word at `at`, or -1. */
  #endOf(entry: Entry<T>, words: readonly Word[], at: number): number {
    const lead = (entry.lead ??= leadOf(entry.pattern))
    const { length } = lead.words
    if (at + length >= words.length) return -1
    for (let i = 0; i < length; i++) if (!(lead.words[i] as readonly string[]).includes((words[at + 1 + i] as Word).form.bare)) return -1
    if (lead.whole) return at + 1 + length
    if (lead.later && !stands(lead.later, words, at + 1 + length)) return -1
    entry.plain ??= plainNeeds(entry.pattern)
    if (!meets(words, entry.plain, entry.needs)) return -1
    const node = entry.node ?? this.#nodeOf(entry)
    if (++entry.tries === OFTEN) entry.needs = needsOf(node).map(traitsOf).filter(isTelling)
    return longest(node, words, at)
  }

  /** Matches that do not overlap: the longest at each place wins. */
  findLongest(words: readonly Word[]): Match<T>[] {
    const all = this.find(words).sort((a, b) => a.start - b.start || b.end - a.end)
    const kept: Match<T>[] = []
    let reached = 0
    for (const match of all) {
      if (match.start < reached) continue
      kept.push(match)
      reached = match.end
    }
    return kept
  }

  #nodeOf(entry: Entry<T>): Node {
    entry.node ??= compile(entry.pattern, this.#lists)
    return entry.node
  }
}

/**
 * The traits of some words, a bit for each of 256. A phrase needs one word or another of a set in the sentence; where
 * the sentence has the trait of none of them, the phrase need not be looked for, nor even be read.
 */
type Traits = Uint32Array

/** How often a phrase is tried before it pays to work out all that it needs. */
const OFTEN = 16

function traitsOf(words: Iterable<string>): Traits {
  const traits = new Uint32Array(8)
  for (const one of words) addTrait(traits, traitOf(one))
  return traits
}

function addTrait(traits: Traits, trait: number): void {
  traits[trait >> 5] = (traits[trait >> 5] as number) | (1 << (trait & 31))
}

/** Whether traits tell anything: those of very many words are met by any sentence. */
function isTelling(traits: Traits): boolean {
  let words = 0
  for (const bits of traits) for (let left = bits; left !== 0; left &= left - 1) words++
  return words <= 128
}

let metWords: readonly Word[] | undefined
const metTraits: Traits = new Uint32Array(8)

/** Whether a run of words has each trait, and one of each set of traits, that is needed. */
function meets(words: readonly Word[], plain: readonly number[], needs: readonly Traits[] | undefined): boolean {
  if (words !== metWords) {
    metTraits.fill(0)
    for (const one of words) addTrait(metTraits, one.form.trait)
    metWords = words
  }
  for (const trait of plain) if (((metTraits[trait >> 5] as number) & (1 << (trait & 31))) === 0) return false
  return needs === undefined || needs.every(meetsOne)
}

function meetsOne(need: Traits): boolean {
  for (let i = 0; i < 8; i++) if (((need[i] as number) & (metTraits[i] as number)) !== 0) return true
  return false
}

/** Traits of the plain words of a pattern that stand outside all brackets and choices. */
function plainNeeds(pattern: string): number[] {
  const tokens = tokensOf(pattern)
  const needs: number[] = []
  let depth = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string
    if (token === '(' || token === '[') depth++
    else if (token === ')' || token === ']') depth--
    else if (depth === 0 && tokens[i - 1] !== '|' && tokens[i + 1] !== '|' && /^[a-z][a-z'\u2019-]*$/.test(token)) {
      needs.push(traitOf(bare(token.replaceAll('\u2019', "'"))))
    }
  }
  return needs
}

/** The sets of words of each of which a match has one. */
function needsOf(node: Node): Array<ReadonlySet<string>> {
  switch (node.type) {
    case 'word':
      return node.firsts ? [node.firsts] : []
    case 'gap':
    case 'opt':
      return []
    case 'seq':
      return node.parts.flatMap(needsOf)
    case 'alt': {
      const all = new Set<string>()
      for (const option of node.options) {
        const [least] = needsOf(option).sort((a, b) => a.size - b.size)
        if (!least) return []
        for (const one of least) all.add(one)
      }
      return [all]
    }
  }
}

/** The end of the longest match that begins at `at`, or -1. */
function longest(node: Node, words: readonly Word[], at: number): number {
  if (node.type === 'word') return at < words.length && node.test(words[at] as Word) ? at + 1 : -1
  const ends = match(node, words, at)
  if (typeof ends === 'number') return ends
  let most = -1
  for (const end of ends) if (end > most) most = end
  return most
}

/** Where a match may end: one place (-1 for none), or several. Each set is at most as long as the sentence. */
type Ends = number | Set<number>

/** Steps from one place through a node. */
function match(node: Node, words: readonly Word[], at: number): Ends {
  switch (node.type) {
    case 'word':
      return at < words.length && node.test(words[at] as Word) ? at + 1 : -1
    case 'gap': {
      const last = Math.min(at + node.max, words.length)
      const ends = new Set<number>()
      for (let i = at; i <= last; i++) ends.add(i)
      return ends
    }
    case 'seq': {
      let here: Ends = at
      for (let i = 0; i < node.parts.length; i++) {
        const part = node.parts[i] as Node
        const next = node.parts[i + 1]
        if (part.type === 'gap' && next && typeof here === 'number') {
          here = matchWithin(next, words, here, part.max)
          i++
        } else here = matchAll(part, words, here)
        if (here === -1) return -1
      }
      return here
    }
    case 'alt': {
      let ends: Ends = -1
      for (const option of node.options) ends = join(ends, match(option, words, at))
      return ends
    }
    case 'opt':
      return join(at, match(node.part, words, at))
  }
}

/** Steps through a gap and the node after it, without listing the places between. */
function matchWithin(node: Node, words: readonly Word[], from: number, max: number): Ends {
  const last = Math.min(from + max, words.length)
  let ends: Ends = -1
  for (let at = from; at <= last; at++) ends = join(ends, match(node, words, at))
  return ends
}

/** Steps from every place through a node. */
function matchAll(node: Node, words: readonly Word[], from: Ends): Ends {
  if (typeof from === 'number') return match(node, words, from)
  let ends: Ends = -1
  for (const at of from) ends = join(ends, match(node, words, at))
  return ends
}

function join(a: Ends, b: Ends): Ends {
  if (a === -1) return b
  if (b === -1 || a === b) return a
  const both = new Set<number>(typeof a === 'number' ? [a] : a)
  if (typeof b === 'number') both.add(b)
  else for (const end of b) both.add(end)
  return both
}

const ONE = "[A-Za-z][a-z'\\u2019-]*"
const SOME = `${ONE}(?:\\|${ONE})*`
/** A plain word, or several to choose from, with or without brackets. What stands before `|` may be one of a choice that goes on. */
const ELEMENT = new RegExp(`(?:\\((${SOME})\\)|(${SOME}))(?: (?!\\|)|$)`, 'y')
/** A gap, or plain words that may be left out. */
const SPACE = new RegExp(`(?:\\.\\.\\.(\\d{1,2})?|\\[${SOME}\\]) (?!\\|)`, 'y')

/** The words that an element stands for. */
function wordsOf([, bracketed, open]: RegExpExecArray): string[] {
  const text = (bracketed ?? (open as string)).toLowerCase().replaceAll('\u2019', "'")
  return text.includes('|') ? [...new Set(text.split('|').map(bare))] : [bare(text)]
}

/** Whether one of some words stands at a place or soon after. */
function stands({ within, words: wanted }: NonNullable<Lead['later']>, words: readonly Word[], at: number): boolean {
  const last = Math.min(at + within, words.length - 1)
  for (let i = at; i <= last; i++) if (wanted.includes((words[i] as Word).form.bare)) return true
  return false
}

const NO_LEAD: Lead = { words: [], later: undefined, whole: false }

/** The plain words that a pattern begins with. */
function leadOf(pattern: string): Lead {
  let at = 0
  const element = (): string[] | undefined => {
    ELEMENT.lastIndex = at
    const found = ELEMENT.exec(pattern)
    if (!found) return undefined
    at = ELEMENT.lastIndex
    return wordsOf(found)
  }
  if (!element()) return NO_LEAD
  const words: string[][] = []
  while (at < pattern.length) {
    const next = element()
    if (!next) break
    words.push(next)
  }
  if (at === pattern.length) return { words, later: undefined, whole: true }
  let within = 0
  while (true) {
    SPACE.lastIndex = at
    const space = SPACE.exec(pattern)
    if (!space) break
    at = SPACE.lastIndex
    within += space[0].startsWith('[') ? 1 : Number(space[1] ?? 5)
  }
  const last = within > 0 ? element() : undefined
  return { words, later: last && { within, words: last }, whole: false }
}

/** The words that a pattern may begin with when it begins with plain words, told without reading the rest. */
function plainFirsts(pattern: string): readonly string[] | undefined {
  ELEMENT.lastIndex = 0
  const found = ELEMENT.exec(pattern)
  return found ? wordsOf(found) : undefined
}

const listFirsts = new WeakMap<PhraseLists, Map<string, ReadonlySet<string> | undefined>>()

const TOKEN = /\s*([()[\]|]|[^\s()[\]|]+)/y

/** Reads no more of a pattern than is needed to tell which words a match can begin with. */
class Beginning {
  readonly #pattern: string
  readonly #lists: PhraseLists
  #at = 0

  constructor(pattern: string, lists: PhraseLists) {
    this.#pattern = pattern
    this.#lists = lists
  }

  /** The words, or undefined when it could be any. */
  firsts(): ReadonlySet<string> | undefined {
    const found = new Set<string>()
    return this.#choices(found, undefined) === 'some' ? found : undefined
  }

  /** The next token; it stays to be read when `stay`. */
  #next(stay = false): string | undefined {
    TOKEN.lastIndex = this.#at
    const token = TOKEN.exec(this.#pattern)
    if (!stay) this.#at = token ? TOKEN.lastIndex : this.#pattern.length
    return token?.[1]
  }

  /**
   * Adds the words that the choices up to a closing mark can begin with.
   *
   * @returns `any` when it could be any word
   */
  #choices(found: Set<string>, until: string | undefined): 'some' | 'any' {
    let open = true
    while (true) {
      const token = this.#next()
      if (token === undefined || token === until) return open ? 'any' : 'some'
      if (token === '|') {
        if (open) return 'any'
        open = true
      } else if (open) {
        const begun = this.#element(token, found, until === undefined)
        if (begun === 'any') return 'any'
        if (begun === 'some') {
          if (until === undefined) return 'some'
          open = false
        }
      } else if (token === '(' || token === '[') this.#skip()
    }
  }

  /** One element; outside brackets also those joined to it by `|`. */
  #element(token: string, found: Set<string>, outside: boolean): 'some' | 'any' | 'optional' {
    let kind: 'some' | 'any' | 'optional' = 'some'
    if (token === '(') kind = this.#choices(found, ')')
    else if (token === '[') kind = this.#choices(found, ']') === 'any' ? 'any' : 'optional'
    else if (!addFirsts(token, this.#lists, found)) kind = 'any'
    if (!outside) return kind
    while (kind !== 'any' && this.#next(true) === '|') {
      this.#next()
      const other = this.#next()
      if (kind === 'optional' || other === undefined || this.#element(other, found, false) !== 'some') kind = 'any'
    }
    return kind
  }

  /** Passes over what is left of brackets. */
  #skip(): void {
    for (let depth = 1; depth > 0; ) {
      const token = this.#next()
      if (token === undefined) return
      if (token === '(' || token === '[') depth++
      else if (token === ')' || token === ']') depth--
    }
  }
}

/**
 * Adds the words that a word of a pattern stands for.
 *
 * @returns false when they cannot be listed
 */
function addFirsts(token: string, lists: PhraseLists, found: Set<string>): boolean {
  if (token.startsWith('@')) {
    const words = firstsOfList(token.slice(1), lists)
    for (const one of words ?? []) found.add(one)
    return words !== undefined
  }
  if (token === '#' || token.startsWith('...') || token.endsWith('*') || (token.startsWith('*') && token.length > 1)) return false
  found.add(token.startsWith('=') && token.length > 1 ? bare(token.slice(1).toLowerCase()) : bare(token.toLowerCase().replace(/[\u2018\u2019]/g, "'")))
  return true
}

/** The words that a list can begin with; undefined when it could be any, and when the list cannot be read. */
function firstsOfList(name: string, lists: PhraseLists): ReadonlySet<string> | undefined {
  let known = listFirsts.get(lists)
  if (!known) {
    known = new Map()
    listFirsts.set(lists, known)
  }
  if (known.has(name)) return known.get(name)
  // A list that refers to itself meets this first, and is then refused when its phrases are read.
  known.set(name, undefined)
  const found = new Set<string>()
  for (const entry of lists[name] ?? []) {
    const firsts = plainFirsts(entry) ?? new Beginning(entry, lists).firsts()
    if (!firsts) return undefined
    for (const one of firsts) found.add(one)
  }
  if (found.size > 0) known.set(name, found)
  return known.get(name)
}

/** A test of the words that a match can begin with, or undefined when nothing can be told from the first word. */
function openerOf(node: Node): ((word: Word) => boolean) | undefined {
  switch (node.type) {
    case 'word':
      return node.test
    case 'gap':
    case 'opt':
      return undefined
    case 'alt':
      return either(node.options.map(openerOf))
    case 'seq': {
      const parts: Array<((word: Word) => boolean) | undefined> = []
      for (const part of node.parts) {
        parts.push(openerOf(part.type === 'opt' ? part.part : part))
        if (part.type !== 'opt') return either(parts)
      }
      return undefined
    }
  }
}

function either(tests: ReadonlyArray<((word: Word) => boolean) | undefined>): ((word: Word) => boolean) | undefined {
  const known = tests.filter((test) => test !== undefined)
  if (known.length < tests.length) return undefined
  return known.length === 1 ? known[0] : (word) => known.some((test) => test(word))
}

const readLists = new WeakMap<PhraseLists, Map<string, Node>>()

/** The lists being read, outermost first: one that comes again refers to itself. */
const reading: string[] = []

function listNode(name: string, lists: PhraseLists, pattern: string): Node {
  let known = readLists.get(lists)
  if (!known) {
    known = new Map()
    readLists.set(lists, known)
  }
  const before = known.get(name)
  if (before) return before
  const list = lists[name]
  if (!list || list.length === 0) throw new PhraseError(`there is no list "@${name}" (in "${pattern}")`)
  if (reading.includes(name)) throw new PhraseError(`lists refer to one another in a circle in "${pattern}"`)
  reading.push(name)
  try {
    const node = choice(list.map((entry) => compile(entry, lists)))
    known.set(name, node)
    return node
  } finally {
    reading.pop()
  }
}

/** A choice of options; plain words among them become one test. */
function choice(options: Node[]): Node {
  const plain = options.filter((option): option is PlainWord => option.type === 'word' && 'plain' in option)
  if (plain.length < 2) return options.length === 1 ? (options[0] as Node) : { type: 'alt', options }
  const words = new Set(plain.flatMap((option) => [...option.plain]))
  const one: PlainWord = { type: 'word', plain: words, firsts: words, test: (word) => words.has(word.form.bare) }
  const rest = options.filter((option) => !plain.includes(option as PlainWord))
  return rest.length === 0 ? one : { type: 'alt', options: [one, ...rest] }
}

/** A test for certain words in any case. */
type PlainWord = Extract<Node, { type: 'word' }> & { plain: ReadonlySet<string> }

function tokensOf(pattern: string): string[] {
  return pattern.match(/[()[\]|]|[^\s()[\]|]+/g) ?? []
}

/** Reads a pattern. */
function compile(pattern: string, lists: PhraseLists): Node {
  const tokens = tokensOf(pattern)
  let at = 0
  const sequence = (until: string | undefined): Node => {
    const options: Node[] = []
    let parts: Node[] = []
    const close = (): void => {
      if (parts.length === 0) throw new PhraseError(`an empty choice in "${pattern}"`)
      options.push(parts.length === 1 ? (parts[0] as Node) : { type: 'seq', parts })
      parts = []
    }
    while (at < tokens.length) {
      const token = tokens[at++] as string
      if (token === until) {
        close()
        return choice(options)
      }
      if (token === '(') parts.push(sequence(')'))
      else if (token === '[') parts.push({ type: 'opt', part: sequence(']') })
      else if (token === ')' || token === ']') throw new PhraseError(`"${token}" without its opening in "${pattern}"`)
      else if (token === '|') {
        if (until === undefined) {
          const left = parts.pop()
          if (!left) throw new PhraseError(`"|" with nothing before it in "${pattern}"`)
          const next = tokens[at++]
          if (next === undefined || next === '|') throw new PhraseError(`"|" with nothing after it in "${pattern}"`)
          const right = next === '(' ? sequence(')') : word(next, lists, pattern)
          parts.push(choice(left.type === 'alt' ? [...left.options, right] : [left, right]))
        } else close()
      } else parts.push(word(token, lists, pattern))
    }
    if (until !== undefined) throw new PhraseError(`a missing "${until}" in "${pattern}"`)
    close()
    return choice(options)
  }
  return sequence(undefined)
}

function word(token: string, lists: PhraseLists, pattern: string): Node {
  const gap = /^\.\.\.(\d{1,2})?$/.exec(token)
  if (gap) return { type: 'gap', max: gap[1] ? Number(gap[1]) : 5 }
  if (token.startsWith('@')) return listNode(token.slice(1), lists, pattern)
  if (token === '#') return { type: 'word', test: (one) => one.kind === 'number' || NUMBER_WORDS.has(one.lower), firsts: undefined }
  if (token.startsWith('=') && token.length > 1) {
    const exact = token.slice(1)
    return { type: 'word', test: (one) => one.text === exact, firsts: new Set([bare(exact.toLowerCase())]) }
  }
  if (isAcronym(token)) return { type: 'word', test: (one) => bare(one.text) === token, firsts: new Set([token.toLowerCase()]) }
  const lower = token.toLowerCase().replace(/[\u2018\u2019]/g, "'")
  if (lower.length > 1 && lower.endsWith('*')) {
    const stem = lower.slice(0, -1)
    return { type: 'word', test: (one) => one.lower.startsWith(stem), firsts: undefined }
  }
  if (lower.length > 1 && lower.startsWith('*')) {
    const tail = lower.slice(1)
    return { type: 'word', test: (one) => one.form.bare.endsWith(tail), firsts: undefined }
  }
  const wanted = bare(lower)
  const plain = new Set([wanted])
  const node: PlainWord = { type: 'word', plain, firsts: plain, test: (one) => one.form.bare === wanted }
  return node
}

/** Two capitals or more, and nothing but capitals, digits and the marks between them. */
function isAcronym(token: string): boolean {
  let capitals = 0
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i)
    if (code >= 65 && code <= 90) capitals++
    else if (!((code >= 48 && code <= 57) || code === 38 || code === 45 || code === 47)) return false
  }
  return capitals > 1
}
