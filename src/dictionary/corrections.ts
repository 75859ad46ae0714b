import { CHARACTER, CHILD_SHIFT, FINAL, LAST, RARE, type WordGraph } from './word-graph.ts'

/** A word that a misspelling may have been meant to be. */
export interface Correction {
  word: string
  /** How unlike the misspelling: about 10 for each letter that is wrong, less for slips that people often make. */
  cost: number
  /** How common the word is, 0 to 255. */
  common: number
}

/*
 * The costs count in tenths of an ordinary wrong letter. They follow what studies of British misspellers report
 * (Mitton, "English Spelling and the Computer", 1996): most slips are one letter left out, added, changed or swapped;
 * vowels are taken for one another; doubled letters go single and the reverse; letters that sound alike or lie side
 * by side on the keyboard are exchanged; the first letter is seldom wrong.
 */
const CHANGE = 12
const ADD = 9
const DROP = 10
const SWAP = 8
const VOWEL_CHANGE = 8
const SOUND_CHANGE = 7
const KEY_CHANGE = 10
const DOUBLE = 5
const VOWEL_LOST = 8
const SILENT = 6
const FIRST = 5
const CAPITAL = 4
const SPLIT = 10

const SIZE = 128
const QWERTY = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const ALIKE = ['ck', 'cs', 'sz', 'iy', 'jg', 'mn', 'fv', 'kq', 'dt', 'xs', 'uw', 'bp', 'xc', 'kx', 'ey', 'zx', 'tc', 'lr', 'ph', 'wh']
const VOWELS = 'aeiou'

/** Letters of the misspelling, letters of the word, cost: spellings of one sound. */
const SOUNDS: ReadonlyArray<readonly [typed: string, meant: string, cost: number]> = [
  ['f', 'ph', 6], ['f', 'gh', 8], ['ph', 'f', 6], ['k', 'ch', 7], ['ch', 'k', 8], ['sh', 'ti', 7], ['sh', 'ci', 7], ['sh', 'si', 8],
  ['s', 'sc', 6], ['sc', 's', 6], ['c', 'sc', 6], ['s', 'ps', 8], ['n', 'kn', 8], ['n', 'gn', 8], ['ck', 'k', 5], ['k', 'ck', 5],
  ['c', 'ck', 6], ['ck', 'c', 6], ['kw', 'qu', 7], ['cs', 'x', 7], ['ks', 'x', 7], ['x', 'cs', 7], ['x', 'cc', 7], ['x', 'ks', 8],
  ['ch', 'tch', 6], ['tch', 'ch', 6], ['j', 'dg', 7], ['g', 'dg', 6], ['dg', 'g', 7], ['er', 're', 6], ['re', 'er', 6], ['el', 'le', 5],
  ['le', 'el', 5], ['al', 'le', 7], ['le', 'al', 7], ['ie', 'ei', 4], ['ei', 'ie', 4], ['ee', 'ea', 6], ['ea', 'ee', 6], ['ee', 'ie', 6],
  ['ee', 'ei', 6], ['y', 'ie', 7], ['ie', 'y', 7], ['y', 'ey', 6], ['ey', 'y', 6], ['or', 'our', 6], ['ur', 'our', 7], ['ur', 'er', 6],
  ['er', 'ur', 6], ['er', 'ar', 6], ['ar', 'er', 6], ['er', 'or', 6], ['or', 'er', 6], ['ou', 'o', 7], ['o', 'ou', 7], ['u', 'ou', 7],
  ['oo', 'u', 8], ['u', 'oo', 8], ['ew', 'u', 8], ['aw', 'au', 7], ['au', 'aw', 7], ['or', 'au', 9], ['ai', 'a', 7], ['a', 'ai', 7],
  ['ay', 'ai', 7], ['a', 'ei', 8], ['i', 'y', 6], ['y', 'i', 6], ['i', 'ie', 7], ['s', 'c', 6], ['s', 'ss', 5], ['c', 's', 6],
  ['t', 'ght', 8], ['ite', 'ight', 8], ['sion', 'tion', 4], ['tion', 'sion', 4], ['cion', 'tion', 5], ['ent', 'ant', 4], ['ant', 'ent', 4],
  ['ence', 'ance', 4], ['ance', 'ence', 4], ['able', 'ible', 4], ['ible', 'able', 4], ['ly', 'ally', 6], ['ally', 'ly', 7], ['ally', 'ily', 7],
  ['cede', 'ceed', 5], ['ceed', 'cede', 5], ['w', 'wh', 6], ['wh', 'w', 6], ['r', 'wr', 8], ['r', 'rh', 6], ['g', 'gu', 7], ['u', 'ui', 7],
  ['full', 'ful', 4], ['ful', 'full', 4], ['de', 'di', 6], ['di', 'de', 6], ['c', 'qu', 9], ['m', 'mb', 7], ['m', 'mn', 7], ['d', 'ed', 8],
  ['us', 'ous', 6], ['ious', 'eous', 5], ['eous', 'ious', 5], ['shun', 'tion', 8], ['ture', 'cher', 9], ['cher', 'ture', 8], ['ical', 'icle', 5], ['icle', 'ical', 5],
]

/** What each bit of a common word's rank counts against a rarer one: see `commonness`, twelve steps for each. */
const RARITY = 0.9 / 12
const UNLISTED = 20

/** How much less likely than the first a correction may be. */
const WORTH = 9

interface Sound {
  typed: string
  meant: string
  cost: number
}

interface Tables {
  change: Uint8Array
  /** By the last letter of what was meant. */
  sounds: Array<Sound[] | undefined>
}
let tables: Tables | undefined

/** Made when the first correction is asked for: most letters need none. */
function tablesOf(): Tables {
  if (tables) return tables
  const change = new Uint8Array(SIZE * SIZE).fill(CHANGE)
  const set = (a: string, b: string, cost: number): void => {
    for (const [x, y] of [[a, b], [b, a]] as const) {
      const at = x.charCodeAt(0) * SIZE + y.charCodeAt(0)
      change[at] = Math.min(change[at] as number, cost)
    }
  }
  QWERTY.forEach((row, r) => {
    for (let i = 0; i < row.length; i++) {
      if (i > 0) set(row[i] as string, row[i - 1] as string, KEY_CHANGE)
      for (const j of [i - 1, i]) {
        const below = QWERTY[r + 1]?.[j]
        if (below) set(row[i] as string, below, KEY_CHANGE)
      }
    }
  })
  for (const a of VOWELS) for (const b of VOWELS) set(a, b, VOWEL_CHANGE)
  for (const pair of ALIKE) set(pair[0] as string, pair[1] as string, SOUND_CHANGE)
  for (let i = 0; i < SIZE; i++) change[i * SIZE + i] = 0
  const sounds: Tables['sounds'] = []
  for (const [typed, meant, cost] of SOUNDS) (sounds[meant.charCodeAt(meant.length - 1)] ??= []).push({ typed, meant, cost })
  tables = { change, sounds }
  return tables
}

/** The longest word that is corrected: beyond this it is no misspelling. */
const LONGEST = 28
/** The greatest cost looked for, in turn until something likely is found. */
const LIMITS = [12, 19, Number.POSITIVE_INFINITY]
/** How far a letter's place may move. */
const BAND = 3
const FAR = 30_000

/**
 * Finds the words that a misspelling was most probably meant to be: walks the word list once, keeping for each
 * beginning what it costs to make it of the beginnings of the misspelling, and leaves a branch when it can no longer
 * win.
 *
 * @param word as written
 * @param graph the word list
 * @param offered how many to give at most
 * @param within the greatest cost that is of interest; when none is given, whatever is likely
 */
export function correctionsOf(word: string, graph: WordGraph, offered: number, within?: number): Correction[] {
  const written = word.replaceAll('\u2019', "'")
  const possessive = /^(.{2,})('s|s')$/.exec(written)
  const core = possessive ? (possessive[1] as string) : written
  const typed = core.toLowerCase()
  if (typed.length > LONGEST || typed.length < 2 || !/^[a-z0-9'-]+$/.test(typed)) return []
  const search = new Search(typed, graph, offered, core !== typed ? 0 : CAPITAL)
  search.run(within === undefined ? LIMITS : [within])
  const found = search.results()
  const ending = possessive ? (possessive[2] as string) : ''
  return found.map((one) => ({ ...one, word: cased(core, one.word) + ending }))
}

/** Gives a correction the capitals of what was written. */
function cased(written: string, word: string): string {
  if (written.length > 1 && written === written.toUpperCase()) return word.toUpperCase()
  const first = written.charAt(0)
  return first !== first.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

interface Candidate extends Correction {
  score: number
}

class Search {
  readonly #n: number
  readonly #codes: Uint8Array
  readonly #rows: Int16Array[]
  readonly #path = new Uint8Array(LONGEST + BAND + 4)
  readonly #top: Candidate[] = []
  #limit = 0
  readonly #typed: string
  readonly #graph: WordGraph
  readonly #offered: number
  /** What a capital costs that was not written. */
  readonly #capital: number
  readonly #change = tablesOf().change
  /** The spellings of sounds that the misspelling holds. */
  readonly #sounds: Array<Sound[] | undefined>
  /** What it costs to leave out each typed letter. */
  readonly #extra: Uint8Array

  constructor(typed: string, graph: WordGraph, offered: number, capital: number) {
    this.#capital = capital
    this.#typed = typed
    this.#graph = graph
    this.#offered = offered
    this.#n = typed.length
    this.#sounds = tablesOf().sounds.map((list) => {
      const held = list?.filter((sound) => typed.includes(sound.typed))
      return held && held.length > 0 ? held : undefined
    })
    this.#codes = Uint8Array.from(typed, (char) => char.charCodeAt(0))
    this.#rows = Array.from({ length: this.#n + BAND + 2 }, () => new Int16Array(this.#n + 1))
    this.#extra = Uint8Array.from(typed, (char, i) => {
      if (i > 0 && char === typed[i - 1]) return DOUBLE
      return char === 'e' && i === typed.length - 1 ? SILENT + 1 : char === "'" || char === '-' ? SILENT : DROP
    })
  }

  run(limits: readonly number[]): void {
    const first = this.#rows[0] as Int16Array
    first[0] = 0
    for (let j = 1; j <= this.#n; j++) first[j] = j <= BAND ? (first[j - 1] as number) + (this.#extra[j - 1] as number) + (j === 1 ? FIRST : 0) : FAR
    const most = Math.min(28, 8 + this.#n * 4)
    for (const limit of limits) {
      this.#limit = Math.min(limit, most)
      this.#top.length = 0
      this.#walk(this.#graph.root, 1, 0, 0)
      const best = this.#top[0]
      if (best && best.score - WORTH <= limit) break
    }
    this.#split()
  }

  results(): Correction[] {
    return this.#top.map(({ word, cost, common }) => ({ word, cost, common }))
  }

  #walk(node: number, depth: number, index: number, capitals: number): void {
    const n = this.#n
    const { edges } = this.#graph
    const change = this.#change
    const sounds = this.#sounds
    const extra = this.#extra
    const codes = this.#codes
    const above = this.#rows[depth - 1] as Int16Array
    const row = this.#rows[depth] as Int16Array
    const path = this.#path
    const previous = depth > 1 ? (path[depth - 1] as number) : 0
    const lowest = Math.max(1, depth - BAND)
    const highest = Math.min(n, depth + BAND)
    for (let at = node; ; at++) {
      const edge = edges[at] as number
      const raw = edge & CHARACTER
      const upper = raw >= 65 && raw <= 90
      const code = upper ? raw + 32 : raw
      path[depth] = code
      const missing = code === previous ? DOUBLE : code === 101 || code === 104 ? SILENT + 1 : isVowel(code) ? VOWEL_LOST : ADD
      const extraCapital = upper ? this.#capital : 0
      let least = FAR
      if (lowest === 1) {
        row[0] = Math.min(FAR, (above[0] as number) + missing + (depth === 1 ? FIRST : 0))
        least = row[0] as number
      } else row[lowest - 1] = FAR
      for (let j = lowest; j <= highest; j++) {
        const letter = codes[j - 1] as number
        let cost = (above[j - 1] as number) + (change[letter * SIZE + code] as number)
        if (letter !== code && j === 1 && depth === 1) cost += FIRST
        const added = j < depth + BAND ? (above[j] as number) + missing : FAR
        if (added < cost) cost = added
        const dropped = (row[j - 1] as number) + (extra[j - 1] as number)
        if (dropped < cost) cost = dropped
        if (depth > 1 && j > 1 && letter === previous && codes[j - 2] === code && letter !== code) {
          const swapped = ((this.#rows[depth - 2] as Int16Array)[j - 2] as number) + SWAP
          if (swapped < cost) cost = swapped
        }
        row[j] = cost
        if (cost < least) least = cost
      }
      const rules = sounds[code]
      if (rules) {
        for (const rule of rules) {
          const start = depth - rule.meant.length
          if (start < 0 || !this.#ends(rule.meant, depth)) continue
          const from = this.#rows[start] as Int16Array
          const length = rule.typed.length
          const first = Math.max(length, lowest, start - BAND + length)
          const final = Math.min(highest, start + BAND + length)
          for (let j = first; j <= final; j++) {
            const cost = (from[j - length] as number) + rule.cost
            if (cost < (row[j] as number) && this.#typed.startsWith(rule.typed, j - length)) {
              row[j] = cost
              if (cost < least) least = cost
            }
          }
        }
      }
      if (highest < n) row[highest + 1] = FAR
      const here = index + this.#graph.before(at)
      if (least + capitals <= this.#limit) {
        const total = capitals + extraCapital
        if (edge & FINAL && depth >= n - BAND && (row[n] as number) + total <= this.#limit) this.#offer((row[n] as number) + total, here, at, depth)
        const child = edge >>> CHILD_SHIFT
        if (child !== 0 && depth < n + BAND) this.#walk(child, depth + 1, here + (edge & FINAL ? 1 : 0), total)
      }
      if (edge & LAST) return
    }
  }

  /** Whether the path so far ends in some letters. */
  #ends(letters: string, depth: number): boolean {
    const start = depth - letters.length
    for (let i = 0; i < letters.length; i++) if (this.#path[start + i + 1] !== letters.charCodeAt(i)) return false
    return true
  }

  #offer(cost: number, index: number, _edge: number, depth: number): void {
    const common = this.#graph.common(index)
    if (common === RARE) return
    const score = cost + (common === 0 ? UNLISTED : (255 - common) * RARITY)
    const last = this.#top.at(-1)
    if (last && this.#top.length >= this.#offered && score >= last.score) return
    let word = ''
    for (let i = 1; i <= depth; i++) word += String.fromCharCode(this.#path[i] as number)
    if (word.endsWith("'s")) return
    this.#insert({ word: this.#written(word, index), cost, common, score })
  }

  #insert(candidate: Candidate): void {
    const top = this.#top
    const same = top.findIndex((other) => other.word === candidate.word)
    if (same !== -1) {
      if ((top[same] as Candidate).score <= candidate.score) return
      top.splice(same, 1)
    }
    let at = top.length
    while (at > 0 && (top[at - 1] as Candidate).score > candidate.score) at--
    top.splice(at, 0, candidate)
    if (top.length > this.#offered) top.pop()
    const best = top[0] as Candidate
    const worst = top[top.length - 1] as Candidate
    this.#limit = Math.min(this.#limit, best.score + WORTH, top.length < this.#offered ? FAR : worst.score)
  }

  /** A word with its own capitals: the path is in lower case. */
  #written(lower: string, index: number): string {
    if (this.#graph.indexOf(lower) === index) return lower
    const name = lower.charAt(0).toUpperCase() + lower.slice(1)
    if (this.#graph.indexOf(name) === index) return name
    return lower.toUpperCase()
  }

  /** Two words run together. */
  #split(): void {
    const { common, indexOf } = { common: (index: number) => this.#graph.common(index), indexOf: (word: string) => this.#graph.indexOf(word) }
    for (let i = 1; i < this.#n; i++) {
      const left = indexOf(this.#typed.slice(0, i))
      const right = left === -1 ? -1 : indexOf(this.#typed.slice(i))
      if (right === -1) continue
      const rarest = Math.min(common(left), common(right))
      if (rarest < 120 || ((i === 1 && !'ai'.includes(this.#typed[0] as string)) || i === this.#n - 1)) continue
      this.#insert({ word: `${this.#typed.slice(0, i)} ${this.#typed.slice(i)}`, cost: SPLIT, common: rarest, score: SPLIT + (255 - rarest) * RARITY })
    }
  }
}

function isVowel(code: number): boolean {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117
}
