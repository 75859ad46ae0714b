/**
 * What a letter tells the reader about the next stage: the offers to go further, to whom, by when, and whether the
 * process is said to be over.
 *
 * An offer is a sentence in which the reader may act and which either speaks of a reader who is not satisfied or
 * names a next stage. A time counts as the reader's limit when it stands in an offer, or in a sentence beside one, and
 * the nearest act is the reader's: "we will answer in 20 working days" is the office's time. Other limits in a letter
 * (a court's, the sentence scheme's, the conduct office's) stand elsewhere and are never read.
 */
import type { Calendar } from '../calendar/index.ts'
import type { Period } from '../case/profile.ts'
import type { NextStageDictionary } from '../dictionary/next-stage.ts'
import type { Letter, Paragraph, Sentence, Span, Word } from '../letter/types.ts'
import { type Match, PhraseSet } from '../phrase/index.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'
import { isDateField, templateFields } from './fields.ts'
import { deadlineOf, findPeriods } from './time.ts'

/** A sentence that lets the reader go further. */
export interface Offer {
  sentence: Sentence
  /** From the words that let the reader act to the end of the clause. */
  span: Span
  /** Ids of the routes that it names, in order. */
  routes: string[]
}

/** A time limit for the reader. */
export interface Limit {
  span: Span
  text: string
  /** For a period. */
  period?: Period
  /** For a date: the last day that it allows. */
  iso?: string
  /** The weekday that the writer put beside the date. */
  weekday?: string
  /** True for a placeholder of a template that stands for the last date. */
  field?: boolean
}

/** A statement that the process is over. */
export interface End {
  sentence: Sentence
  span: Span
}

export interface NextStage {
  offers: Offer[]
  limits: Limit[]
  ends: End[]
  /** The file is closed without a word of the process. */
  closing?: Span
  /** Routes named in the offers or beside them. */
  routesNear: string[]
  /** "There is no time limit." */
  unlimited?: Span
  /** True when an offer is confined to the parts about service. */
  serviceOnly: boolean
  /** An offer that takes in every part, the legal ones too. */
  everyPart?: Span
}

/** A route and how surely its words name the next stage. */
interface NamedRoute {
  id: string
  force: 'strong' | 'plain' | 'weak'
}

interface Sets {
  may: PhraseSet<true>
  dissatisfied: PhraseSet<true>
  headings: PhraseSet<true>
  offers: PhraseSet<true>
  openings: PhraseSet<true>
  routes: PhraseSet<NamedRoute>
  closed: PhraseSet<true>
  office: PhraseSet<true>
  reader: PhraseSet<true>
  ends: PhraseSet<true>
  closings: PhraseSet<true>
  service: PhraseSet<true>
  every: PhraseSet<true>
  elsewhere: PhraseSet<true>
  reply: PhraseSet<true>
  otherBusiness: PhraseSet<true>
  history: PhraseSet<true>
  unlimited: PhraseSet<true>
  imperative: ReadonlySet<string>
}

const made = new WeakMap<NextStageDictionary, Sets>()

function setsOf(dictionary: NextStageDictionary): Sets {
  const known = made.get(dictionary)
  if (known) return known
  const lists: Record<string, string[]> = { ...dictionary.lists, 'period-word': dictionary['period-words'] }
  const set = (phrases: readonly string[]): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const), lists)
  const sets: Sets = {
    may: set(lists['may'] ?? []),
    dissatisfied: set(dictionary.dissatisfied),
    headings: set(dictionary.headings),
    offers: set(dictionary.offers),
    openings: set(dictionary.openings),
    routes: new PhraseSet(
      dictionary.routes.flatMap((route) =>
        (['strong', 'plain', 'weak'] as const).flatMap((force) => (route[force] ?? []).map((phrase): [string, NamedRoute] => [phrase, { id: route.id, force }])),
      ),
      lists,
    ),
    closed: set(dictionary['closed-routes']),
    office: set(dictionary['office-acts']),
    reader: set(dictionary['reader-acts']),
    ends: set(dictionary.ends),
    closings: set(dictionary.closings),
    service: set(dictionary['service-only']),
    every: set(dictionary['every-part']),
    elsewhere: set(dictionary.elsewhere),
    reply: set(lists['reply'] ?? []),
    otherBusiness: set(dictionary['other-business']),
    history: set(dictionary.history),
    unlimited: set(dictionary.unlimited),
    imperative: new Set(lists['imperative']),
  }
  made.set(dictionary, sets)
  return sets
}

/** What the letter says of the next stage. */
export const nextStage = defineEvidence('next stage', (context): NextStage => {
  const { letter, dictionaries, calendar, facts } = context
  const sets = setsOf(dictionaries['next-stage'])
  const certain = findOffers(letter, sets)
  const base = letter.date?.iso ?? facts.sent?.value
  const offers = certain.length > 0 ? certain : likelyOffers(letter, sets, calendar, base)
  const near = sentencesNear(offers, letter)
  const found: NextStage = {
    offers,
    limits: near.flatMap((sentence) => limitsIn(sentence, offers, letter, sets, calendar, base)),
    routesNear: near.flatMap((sentence) => (sets.history.first(own(sentence)) ? [] : openRoutes(own(sentence), sets).map((route) => route.id))),
    ends: findEnds(letter, sets),
    serviceOnly: near.some((sentence) => sets.service.first(own(sentence)) !== undefined),
  }
  if (context.template) {
    for (const field of context.evidence(templateFields).fields) {
      const { at } = field
      if (!at || !isDateField(field, dictionaries.template) || !near.some((one) => one.block === at.block && one.from <= at.from && at.to <= one.to)) continue
      found.limits.push({ span: at, text: at.block.text.slice(at.from, at.to), field: true })
    }
  }
  const closing = firstSpan(letter.body.sentences, sets.closings)
  if (closing) found.closing = closing
  const unlimited = firstSpan(near, sets.unlimited)
  if (unlimited) found.unlimited = unlimited
  const every = firstSpan(offers.map((offer) => offer.sentence), sets.every)
  if (every) found.everyPart = every
  return found
})

/** The words that are the writer's own. */
function own(sentence: Sentence): Word[] {
  return sentence.words.some((word) => word.quoted) ? sentence.words.filter((word) => !word.quoted) : sentence.words
}

function firstSpan(sentences: readonly Sentence[], set: PhraseSet<true>): Span | undefined {
  for (const sentence of sentences) {
    const match = set.first(own(sentence))
    if (match) return spanOf(match.words)
  }
  return undefined
}

function findOffers(letter: Letter, sets: Sets): Offer[] {
  const offers: Offer[] = []
  let heading = false
  for (const paragraph of letter.body.paragraphs) {
    if (paragraph.kind === 'heading') {
      heading = sets.headings.first(paragraph.words) !== undefined
      continue
    }
    if (paragraph.kind === 'quote') continue
    let before = false
    for (const sentence of paragraph.sentences) {
      const words = own(sentence)
      const dissatisfied = sets.dissatisfied.first(words) !== undefined
      const offer = offerIn(sentence, words, sets, dissatisfied, heading, before)
      if (offer) offers.push(offer)
      before = dissatisfied || offer !== undefined
    }
  }
  return offers
}

function offerIn(sentence: Sentence, words: Word[], sets: Sets, dissatisfied: boolean, heading: boolean, before: boolean): Offer | undefined {
  const act = actIn(words, sets)
  if (!act) return undefined
  const routes = openRoutes(words, sets)
  if (routes.some((route) => route.id === 'victims-right-to-review') && (!dissatisfied || routes.length === 1)) return undefined
  const strong = routes.some(({ force }) => force === 'strong')
  const named = routes.some(({ force }) => force !== 'weak')
  const history = sets.history.first(words) !== undefined
  if (!dissatisfied && !(named && !history) && !((heading || before) && routes.length > 0)) return undefined
  if (!strong && sets.elsewhere.first(words) && !sets.reply.first(words) && !routes.some((route) => OWN.has(route.id))) return undefined
  return { sentence, span: spanOfOffer(sentence, act, routes), routes: [...new Set(routes.map((route) => route.id))] }
}

/** From the words that let the reader act to the end of their clause, the route and any "as soon as you can". */
function spanOfOffer(sentence: Sentence, act: Word[], routes: ReadonlyArray<{ to: number }>): Span {
  const from = (act[0] as Word).from
  return { block: sentence.block, from, to: Math.max(clauseEnd(sentence, act), ...routes.map((route) => route.to)) }
}

/**
 * Offers that say neither that the reader is not satisfied nor what the next stage is: near the end of the letter, a
 * sentence that bids the reader act by a date or within a time, or names somebody senior.
 */
function likelyOffers(letter: Letter, sets: Sets, calendar: Calendar, base: string | undefined): Offer[] {
  const last = letter.body.paragraphs.filter((paragraph) => paragraph.kind !== 'heading').slice(-3)
  return last.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence) => {
      const words = own(sentence)
      const act = actIn(words, sets, openRoutes(words, sets).some(({ force }) => force !== 'weak'))
      if (!act || sets.elsewhere.first(words) || sets.history.first(words)) return []
      const routes = openRoutes(words, sets)
      const offer: Offer = { sentence, span: spanOfOffer(sentence, act, routes), routes: [...new Set(routes.map((route) => route.id))] }
      const timed = sets.otherBusiness.first(words) === undefined && limitsIn(sentence, [offer], letter, sets, calendar, base).length > 0
      return timed || offer.routes.length > 0 ? [offer] : []
    }),
  )
}

/** The words that let or bid the reader act; "there is no further right of review" does not. */
function actIn(words: Word[], sets: Sets, openings = true): Word[] | undefined {
  const bidden = words.find((word, i) => sets.imperative.has(word.lower) && (i === 0 || /^[,:;] ?$/.test(textBetween(words[i - 1] as Word, word))))
  const ends = [...sets.ends.find(words)]
  const allowed = [...sets.offers.find(words)].find((match) => !negated(match) && !ends.some((end) => end.start < match.end && match.start < end.end))
  if (bidden && (!allowed || bidden.index < (allowed.words[0] as Word).index)) return [bidden]
  if (allowed || !openings) return allowed?.words
  return [...sets.openings.find(words)].find((match) => !negated(match) && !ends.some((end) => end.start < match.end && match.start < end.end))?.words
}

/** Routes that no other body shares. */
const OWN = new Set(['commissioner', 'chief-executive', 'iopc', 'ombudsman', 'panel'])

function textBetween(before: Word, after: Word): string {
  return before.block.text.slice(before.to, after.from).replace(/\s+/g, ' ')
}

/** "You may not ask"; but "please do not hesitate" and "if we do not hear from you" bid the reader act. */
function negated({ words }: Match<unknown>): boolean {
  return words.some(({ lower }, i) => (lower === 'not' || lower === 'never') && words[i + 1]?.lower !== 'hesitate' && words[i + 1]?.lower !== 'hear' && words[i - 1]?.lower !== 'do')
}

/** Routes that the sentence offers; one that it names only as closed is left out. */
function openRoutes(words: Word[], sets: Sets): Array<NamedRoute & { to: number }> {
  const closed = [...sets.closed.find(words)]
  const may = [...sets.may.find(words)]
  return surest([...sets.routes.find(words)])
    .filter((match) => {
      const shut = closed.some((other) => match.start < other.end && other.start < match.end)
      return !shut || may.some((other) => other.end <= match.start && match.start - other.end <= 12)
    })
    .map((match) => ({ ...match.value, to: (match.words.at(-1) as Word).to }))
}

const FORCES = ['strong', 'plain', 'weak'] as const

/** Matches that do not overlap, in order: the surer one wins, then the earlier, then the longer. */
function surest(matches: Array<Match<NamedRoute>>): Array<Match<NamedRoute>> {
  const kept: Array<Match<NamedRoute>> = []
  const byForce = matches.toSorted((a, b) => FORCES.indexOf(a.value.force) - FORCES.indexOf(b.value.force) || a.start - b.start || b.end - a.end)
  for (const match of byForce) if (!kept.some((other) => match.start < other.end && other.start < match.end)) kept.push(match)
  return kept.sort((a, b) => a.start - b.start)
}

function clauseEnd(sentence: Sentence, act: Word[]): number {
  const last = act.at(-1) as Word
  const rest = sentence.plain.slice(last.to - sentence.from)
  const stop = rest.search(/[,;:.](?:\s|$)/)
  return stop === -1 ? sentence.to : last.to + stop
}

/** The offers and the sentences beside them, in order: where the reader's limit stands. */
function sentencesNear(offers: Offer[], letter: Letter): Sentence[] {
  const near = new Set<Sentence>()
  const { paragraphs } = letter.body
  for (const { sentence } of offers) {
    const { sentences } = sentence.paragraph
    for (const other of sentences.slice(Math.max(0, sentence.index - 2), sentence.index + 5)) near.add(other)
    const at = paragraphs.indexOf(sentence.paragraph)
    for (let i = at + 1; i < Math.min(paragraphs.length, at + 4); i++) {
      const next = paragraphs[i] as Paragraph
      if (next.kind === 'heading') break
      for (const other of next.sentences.slice(0, 3)) near.add(other)
    }
  }
  return letter.body.sentences.filter((sentence) => near.has(sentence))
}

function limitsIn(sentence: Sentence, offers: Offer[], letter: Letter, sets: Sets, calendar: Calendar, base: string | undefined): Limit[] {
  const words = own(sentence)
  const isOffer = offers.some((offer) => offer.sentence === sentence)
  if (!isOffer && sets.elsewhere.first(words) && openRoutes(words, sets).length === 0) return []
  const limits: Limit[] = []
  const within = ({ from, to }: Span): boolean => from >= sentence.from && to <= sentence.to
  for (const mention of findPeriods(sentence.paragraph)) {
    if (!within(mention) || !isReaders(mention, words, sets, isOffer)) continue
    if (!PERIOD_LEAD.test(before(sentence, mention)) && !/^(?:'s?)? ?(?:from|of|after|to|in which|following|starting|beginning|limit|deadline|window)\b|^ ?[:,]? ?(?:that|this)?(?: is|'s) (?:how long|what|the time|the limit|all)\b/.test(after(sentence, mention))) continue
    limits.push({ span: withLead(sentence, mention), text: mention.text, period: mention.period })
  }
  const hasPeriod = limits.length > 0
  for (const date of letter.dates) {
    if (date.block !== sentence.block || !within(date)) continue
    const deadline = deadlineOf(date, (month, day) => nextYear(base, month, day), calendar)
    if (!deadline || (/^[(:]/.test(deadline.lead) && !hasPeriod && !/deadline|last|date/.test(sentence.lower))) continue
    if (!isReaders(date, words, sets, isOffer)) continue
    const limit: Limit = { span: { block: date.block, from: date.from - (/^(?:by|until|till|before|(?:no|not) later)/.test(deadline.lead) ? deadline.lead.length : 0), to: date.to }, text: date.text, iso: deadline.iso }
    if (date.weekday) limit.weekday = date.weekday
    limits.push(limit)
  }
  return limits
}

/** The year in which a day without a year next falls. */
function nextYear(base: string | undefined, month: number, day: number): number {
  const year = Number((base ?? '2026').slice(0, 4))
  return base !== undefined && `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` < base.slice(5) ? year + 1 : year
}

const PERIOD_LEAD = /(?:\b(?:within|in|by|inside|before|until|have|has|is|are|of|for|after|than|up to|until|next|you've|got|and|or|given|allows?|the|at least|only|whichever)|[(,:])(?: (?:the )?(?:a )?(?:maximum|period|next|space|total)(?: of)?| about| the)? ?$/

function before(sentence: Sentence, { from }: Span): string {
  return sentence.lower.slice(Math.max(0, from - sentence.from - 40), from - sentence.from)
}

function after(sentence: Sentence, { to }: Span): string {
  return sentence.lower.slice(to - sentence.from, to - sentence.from + 30)
}

function withLead(sentence: Sentence, span: Span): Span {
  const lead = /\b(?:within|in|no later than|not later than|not more than) (?:a period of |the next )?$/.exec(before(sentence, span))?.[0] ?? ''
  const tail = /^ (?:from|of|after) (?:the )?date (?:of|at the head of|on) this (?:letter|e-?mail|reply)/.exec(sentence.lower.slice(span.to - sentence.from, span.to - sentence.from + 60))?.[0] ?? ''
  return { block: span.block, from: span.from - lead.length, to: span.to + tail.length }
}

/**
 * Whether a time is the reader's. The nearest act before it decides, within its own part of the sentence first; where
 * none stands before it, the nearest after it. In an offer a time with no act near is the reader's.
 */
function isReaders(span: Span, words: Word[], sets: Sets, isOffer: boolean): boolean {
  const readers = [...sets.reader.find(words)]
  const offices = [...sets.office.find(words)].filter((match) => match.words.at(-2)?.lower !== 'you' && !match.words.some((word) => word.lower === 'not' || word.lower === 'cannot'))
  const reader = readers.filter((match) => !offices.some((other) => other.start < match.start && match.start < other.end))
  const office = offices.filter((match) => !readers.some((other) => (other.start < match.start && match.start < other.end) || isAskedFor(match, other, words)))
  const distance = (match: Match<true>, side: 'before' | 'after'): number => {
    const first = match.words[0] as Word
    const last = match.words.at(-1) as Word
    if (side === 'before') return last.from < span.from ? Math.max(0, span.from - last.to) : Number.POSITIVE_INFINITY
    return first.from >= span.to ? first.from - span.to : Number.POSITIVE_INFINITY
  }
  for (const side of ['before', 'after'] as const) {
    const nearest = (matches: Array<Match<true>>): number => Math.min(Number.POSITIVE_INFINITY, ...matches.map((match) => distance(match, side)))
    const [mine, theirs] = [nearest(reader), nearest(office)]
    if (mine === Number.POSITIVE_INFINITY && theirs === Number.POSITIVE_INFINITY) continue
    return mine <= theirs
  }
  return isOffer
}

/** "You may ask for it to be reviewed": what is asked for is no act of the office's own. */
function isAskedFor(office: Match<true>, reader: Match<true>, words: readonly Word[]): boolean {
  const between = words.slice(reader.end, office.start)
  return office.words[0]?.lower === 'be' && reader.end <= office.start && between.length <= 8 && !between.some((word) => OWN_CLAUSE.has(word.lower))
}

const OWN_CLAUSE = new Set(['and', 'which', 'who', 'will', 'we', 'should', 'must'])

function findEnds(letter: Letter, sets: Sets): End[] {
  return letter.body.sentences.flatMap((sentence) => {
    const words = [...sets.ends.find(own(sentence))].flatMap((match) => match.words).toSorted((a, b) => a.from - b.from)
    return words.length > 0 ? [{ sentence, span: spanOf(words) }] : []
  })
}
