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
  | { type: 'word'; test: (word: Word) => boolean; first: string | undefined }
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

/** Many phrases, searched for at once. */
export class PhraseSet<T> {
  readonly #byFirst = new Map<string, Array<{ node: Node; value: T }>>()
  readonly #anywhere: Array<{ node: Node; value: T }> = []

  /**
   * @param entries patterns and what each stands for
   * @param lists lists that the patterns may name
   * @throws {PhraseError} when a pattern cannot be read
   */
  constructor(entries: Iterable<readonly [pattern: string, value: T]>, lists: PhraseLists = {}) {
    for (const [pattern, value] of entries) {
      const node = compile(pattern, lists)
      const firsts = firstWords(node)
      if (firsts === undefined) this.#anywhere.push({ node, value })
      else {
        for (const first of firsts) {
          const list = this.#byFirst.get(first)
          if (list) list.push({ node, value })
          else this.#byFirst.set(first, [{ node, value }])
        }
      }
    }
  }

  /**
   * Finds every phrase in a run of words of one sentence. At each word the longest match of each phrase is given.
   *
   * @param words the words of a sentence, or a part of them
   */
  *find(words: readonly Word[]): Generator<Match<T>> {
    for (let i = 0; i < words.length; i++) {
      const key = bare((words[i] as Word).lower)
      for (const list of [this.#byFirst.get(key), this.#anywhere]) {
        if (!list) continue
        for (const { node, value } of list) {
          const end = longest(node, words, i)
          if (end > i) yield { value, words: words.slice(i, end), start: i, end }
        }
      }
    }
  }

  /** The first match, or undefined. */
  first(words: readonly Word[]): Match<T> | undefined {
    for (const match of this.find(words)) return match
    return undefined
  }

  /** Matches that do not overlap: the longest at each place wins. */
  findLongest(words: readonly Word[]): Match<T>[] {
    const all = [...this.find(words)].sort((a, b) => a.start - b.start || b.end - a.end)
    const kept: Match<T>[] = []
    let reached = 0
    for (const match of all) {
      if (match.start < reached) continue
      kept.push(match)
      reached = match.end
    }
    return kept
  }
}

/** A word without a possessive's closing apostrophe. */
function bare(lower: string): string {
  return lower.endsWith("'") ? lower.slice(0, -1) : lower
}

/** The end of the longest match that begins at `at`, or -1. */
function longest(node: Node, words: readonly Word[], at: number): number {
  const ends = match(node, words, [at])
  return ends.length === 0 ? -1 : Math.max(...ends)
}

/** Steps a set of positions through a node; each set is at most as long as the sentence, so the work is bounded. */
function match(node: Node, words: readonly Word[], from: number[]): number[] {
  switch (node.type) {
    case 'word': {
      const next: number[] = []
      for (const at of from) if (at < words.length && node.test(words[at] as Word)) next.push(at + 1)
      return next
    }
    case 'gap': {
      const next = new Set<number>()
      for (const at of from) for (let i = at; i <= Math.min(at + node.max, words.length); i++) next.add(i)
      return [...next]
    }
    case 'seq': {
      let here = from
      for (const part of node.parts) {
        here = match(part, words, here)
        if (here.length === 0) return here
      }
      return here
    }
    case 'alt': {
      const next = new Set<number>()
      for (const option of node.options) for (const end of match(option, words, from)) next.add(end)
      return [...next]
    }
    case 'opt': {
      const next = new Set(from)
      for (const end of match(node.part, words, from)) next.add(end)
      return [...next]
    }
  }
}

/** The words that a match can begin with, or undefined when it could be any. */
function firstWords(node: Node): Set<string> | undefined {
  switch (node.type) {
    case 'word':
      return node.first === undefined ? undefined : new Set([node.first])
    case 'gap':
    case 'opt':
      return undefined
    case 'alt': {
      const all = new Set<string>()
      for (const option of node.options) {
        const firsts = firstWords(option)
        if (!firsts) return undefined
        for (const first of firsts) all.add(first)
      }
      return all
    }
    case 'seq': {
      const all = new Set<string>()
      for (const part of node.parts) {
        const firsts = firstWords(part.type === 'opt' ? part.part : part)
        if (!firsts) return undefined
        for (const first of firsts) all.add(first)
        if (part.type !== 'opt') return all
      }
      return undefined
    }
  }
}

/** Reads a pattern. */
function compile(pattern: string, lists: PhraseLists, depth = 0): Node {
  if (depth > 8) throw new PhraseError(`lists refer to one another in a circle in "${pattern}"`)
  const tokens = pattern.match(/[()[\]|]|[^\s()[\]|]+/g) ?? []
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
        return options.length === 1 ? (options[0] as Node) : { type: 'alt', options }
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
          const right = next === '(' ? sequence(')') : word(next, lists, pattern, depth)
          parts.push(left.type === 'alt' ? { type: 'alt', options: [...left.options, right] } : { type: 'alt', options: [left, right] })
        } else close()
      } else parts.push(word(token, lists, pattern, depth))
    }
    if (until !== undefined) throw new PhraseError(`a missing "${until}" in "${pattern}"`)
    close()
    return options.length === 1 ? (options[0] as Node) : { type: 'alt', options }
  }
  return sequence(undefined)
}

function word(token: string, lists: PhraseLists, pattern: string, depth: number): Node {
  const gap = /^\.\.\.(\d{1,2})?$/.exec(token)
  if (gap) return { type: 'gap', max: gap[1] ? Number(gap[1]) : 5 }
  if (token.startsWith('@')) {
    const list = lists[token.slice(1)]
    if (!list || list.length === 0) throw new PhraseError(`there is no list "${token}" (in "${pattern}")`)
    return { type: 'alt', options: list.map((entry) => compile(entry, lists, depth + 1)) }
  }
  if (token === '#') return { type: 'word', test: (one) => one.kind === 'number' || NUMBER_WORDS.has(one.lower), first: undefined }
  if (token.startsWith('=') && token.length > 1) {
    const exact = token.slice(1)
    return { type: 'word', test: (one) => one.text === exact, first: exact.toLowerCase() }
  }
  if (/^(?=.*[A-Z].*[A-Z])[A-Z0-9&/-]+$/.test(token)) return { type: 'word', test: (one) => bare(one.text) === token, first: token.toLowerCase() }
  const lower = token.toLowerCase().replace(/[\u2018\u2019]/g, "'")
  if (lower.length > 1 && lower.endsWith('*')) {
    const stem = lower.slice(0, -1)
    return { type: 'word', test: (one) => one.lower.startsWith(stem), first: undefined }
  }
  if (lower.length > 1 && lower.startsWith('*')) {
    const tail = lower.slice(1)
    return { type: 'word', test: (one) => bare(one.lower).endsWith(tail), first: undefined }
  }
  return { type: 'word', test: (one) => bare(one.lower) === bare(lower), first: bare(lower) }
}
