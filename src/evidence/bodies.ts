/**
 * What in a letter, or in the complaint behind it, belongs to another body, and whether the letter says how to reach
 * that body.
 *
 * A need arises where the letter sends the reader to another body, says that something of the reader's is that body's
 * business, or says that it is not the writer's to answer; and, where the letter is silent, from a complaint about
 * what only another body does (property that the police hold, how court staff behaved). A body named in the story, a
 * general account of who does what, and a decision of a judge or jury, against which only an appeal lies, make none.
 */
import type { Body, BodiesDictionary, SignpostingDictionary } from '../dictionary/bodies.ts'
import type { Letter, Paragraph, Sentence, Span, Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'
import type { Context } from '../rule/types.ts'
import { nextStage } from './next-stage.ts'

/** Something that belongs to another body. */
export interface Need {
  /** The body, when it is known. */
  body?: Body
  /** How the need shows. */
  from: 'sent' | 'belongs' | 'disclaimed' | 'complaint'
  /** The words of the letter; absent when the letter is silent. */
  span?: Span
  /** The paragraph of the letter in which it stands. */
  paragraph?: Paragraph
  /** What belongs to the body, for a need that only the complaint shows. */
  says?: string
  /** True when the letter says how to reach the body. */
  reachable: boolean
}

interface Sets {
  all: readonly Body[]
  bodies: PhraseSet<Body>
  loosely: PhraseSet<Body>
  sent: PhraseSet<true>
  there: PhraseSet<true>
  belongs: PhraseSet<true>
  disclaims: PhraseSet<true>
  decisions: PhraseSet<true>
  topics: PhraseSet<string>
  conduct: PhraseSet<true>
  safety: PhraseSet<true>
  contact: PhraseSet<true>
  ownContact: PhraseSet<true>
  pointing: PhraseSet<true>
  complained: Array<{ body: Body; all: Array<PhraseSet<true>>; unless: PhraseSet<true>; says: string }>
}

const made = new WeakMap<BodiesDictionary, Map<string, Sets>>()

function setsOf({ bodies: dictionary, signposting }: { bodies: BodiesDictionary; signposting: SignpostingDictionary }, organisation: string): Sets {
  const byOrganisation = made.get(dictionary) ?? new Map<string, Sets>()
  made.set(dictionary, byOrganisation)
  const known = byOrganisation.get(organisation)
  if (known) return known
  const others = dictionary.bodies.filter((body) => !body.organisations.includes(organisation))
  const body = others.flatMap((one) => one.names)
  const unnamed = others.filter((one) => one.names.length === 0)
  const lists = {
    ...signposting.lists,
    body,
    loosely: others.flatMap((one) => one.loosely),
    anyone: [...body, ...unnamed.flatMap((one) => one.loosely)],
    kinds: unnamed.filter((one) => one.topics.length === 0).flatMap((one) => one.loosely),
  }
  const set = (phrases: readonly string[]): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const), lists)
  const sets: Sets = {
    all: others,
    bodies: new PhraseSet(others.flatMap((body) => body.names.map((name) => [name, body] as const)), lists),
    loosely: new PhraseSet(others.flatMap((body) => body.loosely.map((name) => [name, body] as const)), lists),
    sent: set(signposting.sent),
    there: set(signposting['sent-there']),
    belongs: set(signposting.belongs),
    disclaims: set(signposting.disclaims),
    decisions: set(signposting.decisions),
    topics: new PhraseSet(Object.entries(signposting.topics).flatMap(([topic, phrases]) => phrases.map((phrase): [string, string] => [phrase, topic])), lists),
    conduct: set(signposting.conduct),
    safety: set(signposting.safety),
    contact: set(signposting.contact),
    ownContact: set(signposting['own-contact']),
    pointing: set(signposting.pointing),
    complained: signposting.complained.flatMap(({ body, all, unless, says }) => {
      const other = others.find((one) => one.id === body)
      return other ? [{ body: other, all: all.map(set), unless: set(unless), says }] : []
    }),
  }
  byOrganisation.set(organisation, sets)
  return sets
}

/** Everything in the case that belongs to another body. */
export const needs = defineEvidence('needs of other bodies', (context): Need[] => {
  const { letter, dictionaries, profile } = context
  const sets = setsOf(dictionaries, profile?.id ?? '')
  const offered = new Set(context.evidence(nextStage).offers.map((offer) => offer.sentence))
  const found: Need[] = []
  const raised = context.complaint && topicsOf(context.complaint.letter.body.words, sets)
  let before: Body | undefined
  for (const paragraph of letter.body.paragraphs) {
    if (paragraph.kind === 'quote') continue
    if (paragraph.kind === 'heading') {
      before = bodyIn(paragraph.words, sets)
      continue
    }
    const general = isBackground(paragraph)
    let named: Body | undefined
    for (const sentence of paragraph.sentences) {
      if (offered.has(sentence) || (offered.has(paragraph.sentences[sentence.index - 1] as Sentence) && !sets.bodies.first(sentence.words))) continue
      const words = sentence.words.filter((word) => !word.quoted)
      const here = bodyIn(words, sets)
      const need = sentTo(words, sets, here, named ?? before) ?? (general ? undefined : belongsTo(sentence, words, sets, here, named, raised))
      const reach = need && reachable(need.body, sentence, letter, sets, offered)
      if (need && reach !== undefined && (reach || !sets.safety.first(words))) found.push({ ...need, paragraph, reachable: reach })
      named = here ?? named
    }
    before = named
  }
  const kept = strongest(found)
  // A letter that takes care to send the reader on has thought of what belongs where; its asides are not held against it.
  if (kept.some((need) => need.from === 'sent' && need.reachable)) return kept.filter((need) => need.from === 'sent' || need.reachable)
  return [...kept, ...silent(context, sets, found)]
})

function bodyIn(words: readonly Word[], sets: Sets): Body | undefined {
  return sets.bodies.findLongest(words).at(-1)?.value
}

type Found = Pick<Need, 'body' | 'from' | 'span'>

/** The reader is sent to a body, by its name or by "them" for one named before. */
function sentTo(words: Word[], sets: Sets, here: Body | undefined, named: Body | undefined): Found | undefined {
  const sent = sets.sent.findLongest(words)[0]
  const body = sent && (bodyIn(sent.words, sets) ?? sets.loosely.first(sent.words)?.value)
  if (sent && body) return { body, from: 'sent', span: spanOf(sent.words) }
  const other = named ?? here ?? sets.loosely.first(words)?.value
  const there = other && sets.there.first(words)
  return there ? { body: other, from: 'sent', span: spanOf(there.words) } : undefined
}

/** Something is said to be another body's, or not to be the writer's. */
function belongsTo(sentence: Sentence, words: Word[], sets: Sets, here: Body | undefined, named: Body | undefined, raised: ReadonlySet<string> | undefined): Found | undefined {
  const about = isAboutReader(sentence) || sentence.paragraph.sentences.length === 1
  const decided = sets.decisions.first(words) !== undefined && sets.conduct.first(words) === undefined
  const belongs = sets.belongs.findLongest(words)[0]
  if (belongs && about && !decided) {
    const body = bodyIn(belongs.words, sets) ?? sets.loosely.first(belongs.words)?.value ?? here
    if (!raised || !body || body.topics.some((topic) => raised.has(topic))) return { ...(body ? { body } : {}), from: 'belongs', span: spanOf(belongs.words) }
  }
  const body = here ?? named ?? (POLICE_ADDRESS.test(sentence.lower) ? sets.all.find((one) => one.id === 'police') : undefined)
  if (hasContact(sentence, sets)) {
    const other = body ?? (sets.pointing.first(words) && sets.loosely.first(words)?.value)
    if (other) return { body: other, from: 'sent', span: { block: sentence.block, from: sentence.from, to: sentence.to } }
  }
  const disclaimed = sets.disclaims.findLongest(words)[0]
  if (!disclaimed || !about || decided) return undefined
  const near = sentence.paragraph.sentences.slice(Math.max(0, sentence.index - 2), sentence.index + 1)
  const topics = [...(body?.topics ?? []), ...near.flatMap((one) => [...topicsOf(one.words, sets)])]
  if (!topics.some((topic) => !raised || raised.has(topic))) return undefined
  return { ...(body ? { body } : {}), from: 'disclaimed', span: spanOf(disclaimed.words) }
}

function topicsOf(words: readonly Word[], sets: Sets): Set<string> {
  return new Set([...sets.topics.find(words)].map((match) => match.value))
}

/** A sentence about this reader's complaint, as against a general account: the reader is spoken to in it or just before. */
function isAboutReader({ paragraph, index }: Sentence): boolean {
  if (paragraph.number !== undefined || paragraph.kind === 'item') return true
  const near = paragraph.sentences.length <= 3 ? paragraph.sentences : paragraph.sentences.slice(Math.max(0, index - 2), index + 1)
  return near.some((sentence) => /\b(?:you|your|yours)\b/.test(sentence.lower))
}

const BACKGROUND = [
  'code for crown prosecutors', 'independent of', 'sentencing council', 'realistic prospect', 'public interest', 'jury of twelve',
  'twelve members', 'the police investigate', 'police are responsible for investigating', 'gather the evidence', 'gather evidence',
  'direction and control', 'hold the chief constable to account', 'council tax', 'pass sentence', 'bring them to justice',
  'created by', 'set up in', 'burden of proving', 'sure of guilt',
]

/** A stock account of who does what in the justice system. */
function isBackground({ lower }: Paragraph): boolean {
  return BACKGROUND.filter((phrase) => lower.includes(phrase)).length >= 2
}

/** A telephone number, in lower case text. */
export const TELEPHONE = /(?<![\d/])(?:\+44|\(?0)\d[\d ()-]{7,13}\d(?![\d/])|\b101\b|\b116 ?\d{3}\b/
/** An e-mail, web or postal address, in lower case text. */
export const ADDRESS =
  /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}|\bwww\.|https?:|\b[a-z][\w-]{1,40}\.(?:gov|police|org|co|nhs|example|com|scot)\b|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b|\bpo box \d|\b\d{1,4}[a-z]? [a-z'-]{3,20} (?:street|road|lane|avenue|square|row|place|parade|way|wharf|court)\b/

/** An address of a police force, which tells whose it is. */
const POLICE_ADDRESS = /[@.](?:[a-z-]{2,30}\.)?police\.(?:uk|example)\b/

/** Whether the letter says how to reach a body that a sentence speaks of. */
function reachable(body: Body | undefined, sentence: Sentence, letter: Letter, sets: Sets, offered: ReadonlySet<Sentence>): boolean {
  const { paragraph } = sentence
  const usable = (one: Sentence): boolean => !offered.has(one) && hasContact(one, sets)
  if (paragraph.sentences.slice(Math.max(0, sentence.index - 2)).some(usable)) return true
  const { paragraphs } = letter
  const at = paragraphs.indexOf(paragraph)
  for (let i = at + 1; i < Math.min(paragraphs.length, at + 5); i++) {
    const next = paragraphs[i] as Paragraph
    if (next.sentences.some((one) => offered.has(one)) || next.part === 'sign-off') break
    const lead = /^(?:they|their|it|its|you can (?:reach|contact|write|ring|call)|contact|the address|tel|telephone|phone|e-?mail|post|web|address|write|by)\b/.test(next.lower)
    const names = body !== undefined && sets.bodies.findLongest(next.words).some((match) => match.value === body)
    if ((lead || names || next.kind === 'item') && next.sentences.some(usable)) return true
    if (next.kind === 'heading' || (!lead && !names && next.kind !== 'item')) break
  }
  return body !== undefined && paragraphs.some((other) => other !== paragraph && other.part !== 'letterhead' && other.sentences.some((one) => usable(one) && namesBody(one, body, sets)))
}

/** What was found in a sentence: each is asked of it for every body that the letter speaks of. */
interface Known {
  contact?: boolean
  bodies?: ReadonlySet<Body>
}

const knownOf = new WeakMap<Sets, WeakMap<Sentence, Known>>()

function known(sentence: Sentence, sets: Sets): Known {
  let sentences = knownOf.get(sets)
  if (!sentences) knownOf.set(sets, (sentences = new WeakMap()))
  let one = sentences.get(sentence)
  if (!one) sentences.set(sentence, (one = {}))
  return one
}

function hasContact(sentence: Sentence, sets: Sets): boolean {
  return (known(sentence, sets).contact ??= findsContact(sentence, sets))
}

function namesBody(sentence: Sentence, body: Body, sets: Sets): boolean {
  return (known(sentence, sets).bodies ??= new Set(sets.bodies.findLongest(sentence.words).map((match) => match.value))).has(body)
}

function findsContact(sentence: Sentence, sets: Sets): boolean {
  if (sets.ownContact.first(sentence.words)) return false
  return TELEPHONE.test(sentence.lower) || ADDRESS.test(sentence.lower) || sets.contact.first(sentence.words) !== undefined
}

const STRENGTH: Readonly<Record<Need['from'], number>> = { sent: 3, belongs: 2, disclaimed: 1, complaint: 0 }

/**
 * One need for each body: it is met when any of its places says how to reach it. A need without a known body is met by
 * another in the same paragraph or the next.
 */
function strongest(found: readonly Need[]): Need[] {
  const kept: Need[] = []
  for (const body of new Set(found.flatMap((need) => need.body ?? []))) {
    const group = found.filter((need) => need.body === body)
    const best = group.toSorted((a, b) => STRENGTH[b.from] - STRENGTH[a.from])[0] as Need
    kept.push({ ...best, reachable: group.some((need) => need.reachable) })
  }
  for (const need of found) {
    if (need.body || kept.some((other) => other.from === 'sent')) continue
    const beside = kept.some((other) => other.paragraph && need.paragraph && Math.abs(other.paragraph.index - need.paragraph.index) <= 1)
    if (!beside) kept.push(need)
  }
  return kept
}

/** "The police told me that you lost it" is no complaint about the police. */
const SAID = new Set(['said', 'says', 'say', 'told', 'tell', 'tells', 'informed', 'explained', 'thought', 'knew'])

/** Needs that only the complaint shows, since the letter says nothing of them. */
function silent({ complaint, letter, facts }: Context, sets: Sets, found: readonly Need[]): Need[] {
  if (!complaint || facts.complainant?.value.role === 'police') return []
  const words = letter.body.paragraphs.filter((paragraph) => !isBackground(paragraph)).flatMap((paragraph) => paragraph.sentences)
  return sets.complained.flatMap(({ body, all, unless, says }): Need[] => {
    if (found.some((need) => need.body === body || !need.body) || words.some((sentence) => unless.first(sentence.words)) || takesBlame(letter, body, sets)) return []
    const raised = complaint.letter.body.sentences.some((sentence) => all.every((set) => [...set.find(sentence.words.filter((word) => !word.quoted))].some((match) => !match.words.some((word) => SAID.has(word.lower)))))
    return raised ? [{ body, from: 'complaint', says, reachable: false }] : []
  })
}

/** The letter speaks of the body and says in the same paragraph that the fault was its own. */
function takesBlame(letter: Letter, body: Body, sets: Sets): boolean {
  return letter.body.paragraphs.some(
    (paragraph) =>
      /\b(?:our (?:mistake|fault|error|failure)|(?:mistake|fault|failure|error|failing) (?:was|is) (?:our|ours)|(?:was|were|is) ours\b|we (?:should|ought|failed|did not|had not)|fault on our part)/.test(paragraph.lower) &&
      sets.bodies.findLongest(paragraph.words).some((match) => match.value === body),
  )
}
