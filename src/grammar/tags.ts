/** The parts of speech that a word can play, as bits, so that a word can hold several until its neighbours decide. */
export const TAG = {
  /** Singular or uncountable noun. */
  noun: 1,
  /** Plural noun. */
  nouns: 2,
  /** Base form of a verb: `send`. */
  base: 4,
  /** Third person singular: `sends`. */
  third: 8,
  /** Past tense: `sent`, `went`. */
  past: 16,
  /** Past participle: `sent`, `gone`. */
  participle: 32,
  /** The form in -ing. */
  ing: 64,
  adjective: 128,
  adverb: 256,
  /** A determiner that is no possessive: `the`, `each`, `these`. */
  determiner: 512,
  preposition: 1024,
  /** A pronoun that can be a subject alone: `I`, `he`. */
  subject: 2048,
  /** A pronoun that can be an object: `him`, `you`, `it`. */
  object: 4096,
  /** `my`, `your`, or a noun with its apostrophe. */
  possessive: 8192,
  modal: 16_384,
  to: 32_768,
  coordinator: 65_536,
  /** A word that opens a clause: `because`, `that`, `when`. */
  subordinator: 131_072,
  /** `which`, `who`, `what` and the like. */
  wh: 262_144,
  number: 524_288,
  /** A name: capital letter within a sentence. */
  name: 1_048_576,
  be: 2_097_152,
  have: 4_194_304,
  do: 8_388_608,
  not: 16_777_216,
  /** An indefinite pronoun: `everyone`, `nothing`. */
  indefinite: 33_554_432,
  /** Not in the word lists. */
  unknown: 67_108_864,
} as const

export const NOUN = TAG.noun | TAG.nouns | TAG.name
/** Open-class verb forms that can head a clause. */
export const FINITE = TAG.base | TAG.third | TAG.past
export const VERB = FINITE | TAG.participle | TAG.ing
export const AUXILIARY = TAG.be | TAG.have | TAG.do | TAG.modal

const { noun, nouns, determiner, preposition, subject, object, possessive, modal, to, coordinator, subordinator, wh, number, be, have, adverb, adjective, not, indefinite, past, participle, third, base } = TAG

/** The words that hold a sentence together; none of them is looked up in the word lists. */
const CLOSED: ReadonlyArray<readonly [number, string]> = [
  [determiner, 'a an the every these those another any some no each either neither both all half several many few most more less fewer such enough certain own various much little'],
  [determiner | subordinator, 'that'],
  [determiner, 'this'],
  [possessive, 'my your our their its whose'],
  [possessive | object, 'her his'],
  [subject, 'i he she we they'],
  [subject | object, 'you it'],
  [object, 'me him us them mine yours hers ours theirs myself yourself himself herself itself ourselves yourselves themselves'],
  [indefinite, 'everyone everybody everything someone somebody something anyone anybody anything nobody nothing none no-one'],
  [preposition, 'of in at by from with without within into onto upon under over through during about against between among amongst across along around behind below beneath beside besides beyond despite except inside outside near off out past per regarding concerning toward towards throughout underneath via up down on above amid notwithstanding aboard alongside opposite'],
  [preposition | subordinator, 'for as like than before after until till since because'],
  [to, 'to'],
  [modal, 'will would shall should can could may might must ought cannot'],
  [be, 'be am is are was were been being'],
  [have, 'have has had having'],
  [TAG.do, 'do does did'],
  [TAG.do | participle, 'done'],
  [TAG.do | TAG.ing, 'doing'],
  [coordinator, 'and or but nor'],
  [coordinator | adverb, 'so yet'],
  [subordinator, 'if although though while whilst whereas unless lest whether when whenever where wherever why how whereby once provided'],
  [wh, 'which who whom what whoever whatever whichever'],
  [not, 'not'],
  [number, 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen'],
  [adverb, 'here there then now very too also just only even still already again ever never quite rather almost always often however therefore thus hence moreover furthermore nevertheless nonetheless instead together perhaps maybe sometimes soon today tomorrow yesterday yes please later earlier afterwards away back twice otherwise altogether indeed meanwhile likewise else once'],
  [adjective | adverb, 'first last next second third fourth fifth sixth well far long early late hard better worse best worst straight right close direct enough'],
  [noun, 'other'],
  [nouns, 'others people police'],
  [past | participle, 'said'],
  [third, 'says'],
  [base | past | participle, 'let'],
  [adjective, 'same'],
]

/** Tags of the words that hold a sentence together. */
export const CLOSED_WORDS: ReadonlyMap<string, number> = (() => {
  const map = new Map<string, number>()
  for (const [tags, list] of CLOSED) for (const word of list.split(' ')) map.set(word, (map.get(word) ?? 0) | tags)
  return map
})()

const NEGATED: Readonly<Record<string, number>> = {
  "isn't": be, "aren't": be, "wasn't": be, "weren't": be, "hasn't": have, "haven't": have, "hadn't": have, "don't": TAG.do, "doesn't": TAG.do,
  "didn't": TAG.do, "won't": modal, "wouldn't": modal, "can't": modal, "couldn't": modal, "shan't": modal, "shouldn't": modal, "mustn't": modal, "mightn't": modal, "needn't": modal, "oughtn't": modal,
}

/** The tags of a contraction such as `wasn't` or `they're`, or undefined. */
export function contracted(lower: string): number | undefined {
  if (Object.hasOwn(NEGATED, lower)) return (NEGATED[lower] as number) | not
  const match = /^(i|you|he|she|it|we|they|that|there|who|what|here)'(m|re|s|ve|ll|d)$/.exec(lower)
  if (!match) return undefined
  return subject | { m: be, re: be, s: be | have, ve: have, ll: modal, d: modal | have }[match[2] as 'm' | 're' | 's' | 've' | 'll' | 'd']
}
