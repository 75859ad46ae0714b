import type { Dictionaries } from '../dictionary/index.ts'
import { CLOSED_WORDS, contracted, TAG } from './tags.ts'

/** What is known of words alone, before their neighbours are looked at. */
export interface Words {
  /** The parts that a word can play. */
  tagsOf(lower: string): number
  /** The plain form of a verb, or undefined. */
  verbOf(lower: string): string | undefined
  /** The singular of a plural noun, or undefined. */
  singularOf(lower: string): string | undefined
  pluralOf(lower: string): string
  /** The past participle of a verb in its plain form. */
  participleOf(verb: string): string
  /** The third person singular of a verb in its plain form. */
  thirdOf(verb: string): string
  isVerb(base: string): boolean
  isNoun(singular: string): boolean
  /** The named lists of the grammar dictionary. */
  list(name: keyof Dictionaries['grammar']['lists']): ReadonlySet<string>
}

const made = new WeakMap<object, Words>()

/** The words of some dictionaries; made once for each set of dictionaries. */
export function wordsOf(dictionaries: Dictionaries): Words {
  let words = made.get(dictionaries)
  if (!words) made.set(dictionaries, (words = make(dictionaries)))
  return words
}

const split = (text: string): string[] => text.split(/\s+/).filter(Boolean)

function make({ grammar, 'grammar-words': parts }: Dictionaries): Words {
  const nouns = new Set(split(parts.nouns))
  const verbs = new Set(split(parts.verbs))
  const adjectives = new Set(split(parts.adjectives))
  const adverbs = new Set(split(parts.adverbs))
  const participles = new Map<string, string>()
  const irregular = new Map<string, { verb: string; tags: number }>()
  for (const line of grammar['irregular-verbs']) {
    const [verb = '', past = '', participle = ''] = line.split(' ')
    verbs.add(verb)
    const [first = ''] = participle.split('/')
    participles.set(verb, first)
    const add = (form: string, tags: number): void => {
      irregular.set(form, { verb, tags: tags | (irregular.get(form)?.tags ?? 0) })
    }
    for (const form of past.split('/')) add(form, TAG.past)
    for (const form of participle.split('/')) add(form, TAG.participle)
  }
  const plurals = new Map<string, string>()
  const singulars = new Map<string, string>()
  for (const line of grammar['irregular-plurals']) {
    const [singular = '', plural = ''] = line.split(' ')
    plurals.set(singular, plural)
    singulars.set(plural, singular)
    nouns.add(singular)
  }
  const lists = new Map(Object.entries(grammar.lists).map(([name, text]) => [name, new Set(split(text))]))
  const singular = lists.get('singular') as Set<string>
  const unchanging = lists.get('unchanging') as Set<string>
  const cache = new Map<string, number>()
  const doubled = new Set(split(grammar['doubling-verbs']))

  /** The stem of a form with one of the endings -s, -ed, -ing, that is in a list. */
  const stem = (form: string, ending: 's' | 'ed' | 'ing', list: ReadonlySet<string>): string | undefined => {
    if (!form.endsWith(ending) || form.length < ending.length + 2) return undefined
    const cut = form.slice(0, -ending.length)
    if (ending === 's') {
      if (form.endsWith('ies') && list.has(`${form.slice(0, -3)}y`)) return `${form.slice(0, -3)}y`
      if (/(?:s|x|z|ch|sh|o)es$/.test(form) && list.has(form.slice(0, -2))) return form.slice(0, -2)
      return list.has(cut) && !/(?:s|x|z|ch|sh)$/.test(cut) ? cut : undefined
    }
    if (list.has(`${cut}e`)) return `${cut}e`
    if (ending === 'ed' && cut.endsWith('i') && list.has(`${cut.slice(0, -1)}y`)) return `${cut.slice(0, -1)}y`
    if (list.has(cut) && !cut.endsWith('e')) return cut
    if (cut.at(-1) === cut.at(-2) && list.has(cut.slice(0, -1))) return cut.slice(0, -1)
    return undefined
  }

  /** "Lower", "clearest": an adjective compared. */
  const compares = (lower: string): boolean => {
    const cut = /^(.{2,})(?:er|est)$/.exec(lower)?.[1]
    if (cut === undefined) return false
    return adjectives.has(cut) || adjectives.has(`${cut}e`) || (cut.endsWith('i') && adjectives.has(`${cut.slice(0, -1)}y`)) || (cut.at(-1) === cut.at(-2) && adjectives.has(cut.slice(0, -1)))
  }

  const openTags = (lower: string): number => {
    let tags = 0
    const form = irregular.get(lower)
    // "Spoke", "rose", "saw": in a letter these are past tenses, not things.
    if (form?.tags === TAG.past && !verbs.has(form.verb === 'lie' ? '' : lower)) return TAG.past
    if (form?.tags === TAG.past && ['saw', 'fell', 'bore', 'rose'].includes(lower)) return TAG.past
    if (unchanging.has(lower)) tags |= TAG.noun | TAG.nouns
    else if (singulars.has(lower) || stem(lower, 's', nouns)) tags |= TAG.nouns
    else if (nouns.has(lower)) tags |= /[^siu]s$/.test(lower) && !singular.has(lower) ? TAG.noun | TAG.nouns : TAG.noun
    if (verbs.has(lower)) tags |= TAG.base
    if (stem(lower, 's', verbs)) tags |= TAG.third
    // "Sent", "left", "found": the coins and leavings of a dictionary do not occur in letters.
    if (form) tags = (verbs.has(lower) ? tags : tags & ~TAG.noun) | form.tags
    const past = stem(lower, 'ed', verbs)
    if (past && !participles.has(past)) tags |= TAG.past | TAG.participle
    if (stem(lower, 'ing', verbs)) tags |= TAG.ing
    if (adjectives.has(lower) || compares(lower)) tags |= TAG.adjective
    if (adverbs.has(lower)) tags |= TAG.adverb
    return tags || guess(lower)
  }

  const tagsOf = (lower: string): number => {
    const closed = CLOSED_WORDS.get(lower) ?? contracted(lower)
    if (closed !== undefined) return closed
    let tags = cache.get(lower)
    if (tags === undefined) cache.set(lower, (tags = openTags(lower)))
    return tags
  }

  return {
    tagsOf,
    verbOf: (lower) => (verbs.has(lower) ? lower : (irregular.get(lower)?.verb ?? stem(lower, 's', verbs) ?? stem(lower, 'ed', verbs) ?? stem(lower, 'ing', verbs))),
    singularOf: (lower) => singulars.get(lower) ?? stem(lower, 's', nouns),
    pluralOf: (lower) => plurals.get(lower) ?? withS(lower),
    participleOf: (verb) => participles.get(verb) ?? withEd(verb, doubled),
    thirdOf: (verb) => (verb === 'have' ? 'has' : verb === 'be' ? 'is' : withS(verb)),
    isVerb: (base) => verbs.has(base),
    isNoun: (singular) => nouns.has(singular),
    list: (name) => lists.get(name) as ReadonlySet<string>,
  }
}

/** Adds -s as nouns and verbs do. */
function withS(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$|(?:^|[^aeio])o$/.test(word) ? `${word}es` : `${word}s`
}

function withEd(verb: string, doubled: ReadonlySet<string>): string {
  if (verb.endsWith('e')) return `${verb}d`
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`
  return doubled.has(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`
}

/** What the ending of a word that is in no list makes likely. */
function guess(lower: string): number {
  const { unknown } = TAG
  if (/\d|^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-/.test(lower)) return TAG.number
  if (lower.endsWith("'s") || lower.endsWith("s'")) return TAG.possessive
  if (lower.endsWith('ly')) return unknown | TAG.adverb
  if (lower.endsWith('ing')) return unknown | TAG.ing | TAG.noun
  if (lower.endsWith('ed')) return unknown | TAG.past | TAG.participle | TAG.adjective
  if (/(?:tion|sion|ment|ness|ity|ship|hood|ance|ence|ism)$/.test(lower)) return unknown | TAG.noun
  if (/(?:tions|sions|ments|nesses|ities|ships|ances|ences)$/.test(lower)) return unknown | TAG.nouns
  if (/(?:ous|ful|able|ible|ical|less|ish|ive|ary)$/.test(lower)) return unknown | TAG.adjective
  if (/[^s]s$/.test(lower)) return unknown | TAG.nouns | TAG.third | TAG.noun
  return unknown | TAG.noun | TAG.adjective | TAG.base
}
