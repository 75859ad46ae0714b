import type { OutcomesDictionary } from '../dictionary/outcomes.ts'
import type { Word } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'

/** Words of a sentence that decide a complaint in plain speech rather than in the words of the complaints policy. */
export interface Verdict {
  /** Index of the first word of the verdict ("justified", "reject", "no substance in"). */
  start: number
  /** Index past its last word. */
  end: number
  /** What it decides, negation taken into account. */
  upholds: boolean
}

/**
 * How a verdict is built into its sentence.
 *
 * `predicate` said of the complaint with "is", "as" or after a verb of finding ("well founded"); `verb` what the
 * complaint itself does ("fails"); `act` what the writer does with it ("reject"); `substance` what is or is not in it
 * ("no merit in"); `side` for whom the writer finds ("in your favour").
 */
type Form = 'predicate' | 'verb' | 'act' | 'substance' | 'side'

interface Lexicon {
  verdicts: PhraseSet<{ form: Form; upholds: boolean }>
  grievances: ReadonlySet<string>
  parts: ReadonlySet<string>
  sides: ReadonlySet<string>
  finding: ReadonlySet<string>
  linking: ReadonlySet<string>
  bodies: ReadonlySet<string>
}

const LEXICONS = new WeakMap<OutcomesDictionary, Lexicon>()

function lexiconOf(dictionary: OutcomesDictionary): Lexicon {
  let lexicon = LEXICONS.get(dictionary)
  if (!lexicon) {
    const { verdicts } = dictionary
    lexicon = {
      verdicts: new PhraseSet(
        verdicts.phrases.flatMap(({ form, is, find }) => find.map((phrase) => [phrase, { form, upholds: is === 'upheld' }] as const)),
        dictionary.lists,
      ),
      grievances: new Set(verdicts.grievances),
      parts: new Set(verdicts.parts),
      sides: new Set(verdicts.sides),
      finding: new Set(verdicts.finding),
      linking: new Set(verdicts.linking),
      bodies: new Set(verdicts.bodies),
    }
    LEXICONS.set(dictionary, lexicon)
  }
  return lexicon
}

const FIRST_PERSON = new Set(['i', 'we', "i've", "we've", "i'm", "we're", "i'd", "we'd"])
const NEGATIVE = new Set(['not', 'cannot', 'never', 'unable', 'neither', 'nor', 'none', 'no', 'without', 'decline', 'declined', 'hardly'])
const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'has', 'have', 'had', 'as', 'stands', 'stand', 'remains', 'remain', "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't"])
const PAST = new Set(['was', 'were', 'had'])
const MODALS = new Set(['may', 'might', 'will', 'would', 'could', 'need', 'can'])
const OWNERS = new Set(['your', 'the', 'this', 'that', 'these', 'those', 'each', 'both', 'every', 'either', 'neither', 'no', 'none', 'any', 'all', 'her', 'his', 'their'])
const THIRD = new Set(['his', 'her', 'their'])
/** Words that may begin what a complaint is about. */
const TAILS = new Set(['about', 'that', 'of', 'against', 'concerning', 'regarding', 'over', 'in', 'as', 'on', 'you', 'we', 'which', 'relating', 'made', 'raised', 'from', 'with', 'under', 'at', 'to', 'where', 'when', 'i'])
/** Words after which a clause of its own begins. */
const LEADS = new Set(['that', 'and', 'but', 'so', 'as', 'is', 'because', 'since', 'for', 'yet', 'although', 'though', 'while', 'whilst', 'whereas', 'thus', 'hence', 'therefore', 'accordingly', 'of', 'overall', 'otherwise', 'consequently', 'then', 'now', 'was'])
const PRONOUNS = new Set(['it', 'they', 'them', 'that', 'this', 'both', 'each', 'none', 'neither', 'one', 'yours', 'these', 'those', 'all'])
const RELATIVES = new Set(['that', 'which', 'one'])

/**
 * The verdicts of a sentence on the complaint or a part of it. What a court, or the complainant, made of it is none.
 *
 * @param words the words of one sentence
 */
export function verdictsIn(words: readonly Word[], dictionary: OutcomesDictionary): Verdict[] {
  const lexicon = lexiconOf(dictionary)
  const verdicts: Verdict[] = []
  for (const { value, start, end } of lexicon.verdicts.findLongest(words)) {
    const before = verdicts.at(-1)
    if (before && start < before.end) continue
    const negated = read(words, start, end, value.form, lexicon, before)
    if (negated !== undefined) verdicts.push({ start, end, upholds: value.upholds !== negated })
  }
  return verdicts
}

/** Whether a verdict is negated; undefined when the words are none. */
function read(words: readonly Word[], start: number, end: number, form: Form, lexicon: Lexicon, before: Verdict | undefined): boolean | undefined {
  if (isLabelled(words, start, end) && form === 'predicate') return isNegative(words[start - 1])
  switch (form) {
    case 'predicate':
    case 'verb':
      return readPredicate(words, start, form, lexicon, before)
    case 'act':
      return readAct(words, start, end, lexicon)
    case 'substance': {
      const object = objectAt(words, end, lexicon, true)
      return object === undefined || isOf(words, start, lexicon) ? undefined : negatives(words, chainStart(words, start, lexicon), start) % 2 === 1
    }
    case 'side': {
      const chain = chainStart(words, start, lexicon)
      const near = words.slice(Math.max(0, chain - SIDE_REACH), start)
      const ours = FIRST_PERSON.has(words[chain - 1]?.lower ?? '') || near.some(({ lower }, i) => (lower === 'my' || lower === 'our') && near.slice(i + 1, i + 3).some((one) => FINDINGS.has(one.lower)))
      const linked = words.slice(chain, start).some(({ lower }) => BE.has(lower))
      if (isOf(words, chain, lexicon) || !(ours || (linked && subjectOf(words, chain, lexicon)) || (before && words[start - 1]?.lower === 'and'))) return undefined
      return negatives(words, chain, start) % 2 === 1
    }
  }
}

/** How far before "in your favour" the writer's finding is named. */
const SIDE_REACH = 26
const FINDINGS = new Set(['finding', 'findings', 'decision', 'conclusion', 'view', 'result', 'ruling', 'verdict', 'judgment', 'answer'])

/** "Complaint 5 (the letter): rejected." */
function isLabelled(words: readonly Word[], start: number, end: number): boolean {
  let first = start
  while (first > 0 && isNegative(words[first - 1])) first--
  const next = words[end]
  return first > 0 && /:|\s[-\u2013\u2014]\s/.test(gapBefore(words, first)) && (next === undefined || /[.,;)]/.test(gapBefore(words, end)))
}

/** Said of the complaint with "is", "as" or after a verb of finding. */
function readPredicate(words: readonly Word[], start: number, form: Form, lexicon: Lexicon, before: Verdict | undefined): boolean | undefined {
  const chain = chainStart(words, start, lexicon)
  const link = words.slice(chain, start)
  if (link.some(({ lower }) => MODALS.has(lower)) || isOf(words, chain, lexicon)) return undefined
  const odd = negatives(words, chain, start) % 2 === 1
  const linked = form === 'verb' || link.some(({ lower }) => BE.has(lower))
  const last = words[chain - 1]
  // "… but fails in every other respect", "… and one to be justified"
  if (before && form === 'predicate' && link.length === 0 && (last?.lower === 'and' || last?.lower === 'but') && words.slice(before.end, start).length <= 12) return false
  if (before && linked && (last === undefined || last.lower === 'but' || last.lower === 'and' || gapBefore(words, chain).includes(',') || link[0]?.lower === 'to')) return odd
  if (last && PRONOUNS.has(last.lower) && linked && hasGrievance(words, chain - 1, lexicon)) return odd
  if (last && LEFT_OVER.has(last.lower) && linked && words[chain - 2]?.lower === 'the') return odd
  const noun = subjectOf(words, chain, lexicon)
  if (noun === undefined) {
    const all = /^(?:two|three|four|five|six|seven|eight|nine|ten|\d+)$/.test(last?.lower ?? '') && ['all', 'other', 'both', 'these', 'remaining'].includes(words[chain - 2]?.lower ?? '')
    if (all && linked && hasGrievance(words, chain - 2, lexicon)) return odd
    const found = last?.kind === 'number' || COUNTS.has(last?.lower ?? '') ? lexicon.finding.has(words[chain - 2]?.lower ?? '') : false
    return found && linked && hasGrievance(words, chain - 1, lexicon) ? odd : undefined
  }
  const embedded = lexicon.finding.has(words[noun.start - 1]?.lower ?? '') || lexicon.finding.has(words[noun.start - 2]?.lower ?? '')
  if (!linked && !embedded) return undefined
  if (SOFT.has(words[start]?.lower ?? '') && !/^(?:complaint|grievance|allegation|ground|part|head|limb|element|aspect)s?$/.test(words[noun.at]?.lower ?? '')) return undefined
  if (words[start]?.lower === 'accepted' && TAKEN.has(words[start + 1]?.lower ?? '')) return undefined
  if (noun.third && link.some(({ lower }) => PAST.has(lower))) return undefined
  if (isLegal(words, noun.at) && (noun.owner !== 'your' || noun.third) && link.some(({ lower }) => PAST.has(lower)) && !embedded) return undefined
  const outer = embedded ? clauseFrom(words, noun.start) : noun.start
  return (negatives(words, outer, noun.start) + negatives(words, chain, start)) % 2 === 1 || isNone(words, noun)
}

/** "The others fail." */
const LEFT_OVER = new Set(['others', 'rest', 'remainder'])

/** Words of approval that give a result of a complaint, but not of a mere concern or criticism. */
/** "Accepted at stage two on 3 June": taken in, and not found right. */
const TAKEN = new Set(['at', 'on', 'by', 'as', 'into', 'for', 'out', 'late', 'outside', 'although', 'though', 'under', 'from'])
const SOFT = new Set(['valid', 'legitimate', 'accepted', 'supported'])

/** Where the clause before a place begins, at most eight words back. */
function clauseFrom(words: readonly Word[], at: number): number {
  let from = at
  while (from > Math.max(0, at - 8) && !/[,;:.]/.test(gapBefore(words, from))) from--
  return from
}

const COUNTS = new Set('one two three four five six seven eight nine ten some most'.split(' '))

/** "An allegation", "a ground": the word is one of the courts as well. */
function isLegal(words: readonly Word[], at: number): boolean {
  return /^(?:allegations?|grounds?|accusations?|contentions?)$/.test(words[at]?.lower ?? '')
}

/** "None of your complaints is justified", "neither complaint was justified". */
function isNone(words: readonly Word[], noun: Noun): boolean {
  return words.slice(noun.start, noun.at).some(({ lower }) => lower === 'none' || lower === 'neither' || lower === 'no')
}

/** What the writer does with the complaint. */
function readAct(words: readonly Word[], start: number, end: number, lexicon: Lexicon): boolean | undefined {
  const weak = WEAK.has(words[start]?.form.bare ?? '')
  const chain = chainStart(words, start, lexicon)
  if (words.slice(chain, start).some(({ lower }) => MODALS.has(lower) && lower !== 'can')) return undefined
  const subject = words[chain - 1]?.lower ?? ''
  const first = FIRST_PERSON.has(subject) || ((subject === 'and' || subject === 'but') && goesOn(words, chain - 1))
  if (!first && !(words[start]?.lower.endsWith('s') && !isOf(words, chain, lexicon))) return undefined
  let odd = negatives(words, Math.max(0, chain - 4), start)
  const object = objectAt(words, end, lexicon, !weak)
  if (object === undefined) {
    // "Your complaint about the letter I dismiss", "it is one that I sustain", "not one that I can endorse"
    if (!first || !(end === words.length || /[.,;:)]/.test(gapBefore(words, end)) || words[end]?.lower === 'and')) return undefined
    const relative = RELATIVES.has(words[chain - 2]?.lower ?? '')
    if (!hasGrievance(words, chain - 1, lexicon) || !(relative || subjectOf(words, chain - 1, lexicon))) return undefined
    odd = negatives(words, Math.max(0, chain - 6), start)
  } else if (object === 'pronoun' && !hasGrievance(words, chain, lexicon) && words[end]?.lower !== 'yours') return undefined
  return odd % 2 === 1
}

/** "I have considered and reject …", "I uphold the first and must reject the others": the subject stands before the first verb. */
function goesOn(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 14); i--) {
    if (/[;:.?!]/.test(gapBefore(words, i + 1))) return false
    const { lower } = words[i] as Word
    if (FIRST_PERSON.has(lower)) return true
    if (lower === 'you' || lower === 'who') return false
  }
  return false
}

/** Acts that say little of a mere point or concern: "I accept your point" gives no result. */
const WEAK = new Set(['accept', 'accepts', 'accepted', 'agree', 'agrees', 'agreed', 'disagree', 'support', 'supports', 'endorse', 'endorses', 'concede', 'allow', 'refuse', 'sustain', 'substantiate'])

/**
 * What comes after a verb as its object: a grievance, or a pronoun that may stand for one.
 *
 * @param start index of the first word after the verb
 * @param parts whether "this point" and "your concern" count too
 */
function objectAt(words: readonly Word[], start: number, lexicon: Lexicon, parts: boolean): 'noun' | 'pronoun' | undefined {
  const next = words[start]?.lower ?? ''
  for (let i = start; i < Math.min(words.length, start + 7); i++) {
    if (i > start && /[.,;:?!]/.test(gapBefore(words, i))) break
    const { lower } = words[i] as Word
    if (lexicon.grievances.has(lower)) return i === start || isBacked(words, i, lexicon) || (parts && i > start) ? owned(words, start, i) : undefined
    if (lexicon.parts.has(lower) && (isQualified(words, i, lexicon) || (parts && i > start))) return owned(words, start, i)
    if ((STOPS.has(lower) && !(i === start && isThing(words[i + 1]?.lower ?? '', lexicon))) || FIRST_PERSON.has(lower)) break
  }
  if (next === 'the' && ['others', 'rest', 'remainder'].includes(words[start + 1]?.lower ?? '')) return 'pronoun'
  if (next === 'what' && words[start + 1]?.lower === 'you') return parts ? 'noun' : undefined
  const after = words[start + 1]
  return ['it', 'them', 'that', 'both', 'yours', 'these', 'neither'].includes(next) && (after === undefined || /[.,;:]/.test(gapBefore(words, start + 1)) || ['and', 'but', 'in', 'for', 'too', 'also', 'as', 'because'].includes(after.lower)) ? 'pronoun' : undefined
}

const STOPS = new Set(['that', 'to', 'about', 'with', 'by', 'when', 'because', 'why', 'how', 'from', 'for'])

function isThing(lower: string, lexicon: Lexicon): boolean {
  return lexicon.grievances.has(lower) || lexicon.parts.has(lower)
}

function owned(words: readonly Word[], start: number, at: number): 'noun' | undefined {
  return words.slice(start, at).some(({ lower }) => OWNERS.has(lower) || lower.endsWith("'s") || isNumber(lower)) || (words[at + 1] !== undefined && isNumber((words[at + 1] as Word).lower)) ? 'noun' : undefined
}

/** A grievance that an act of accepting may be done to. */
function isBacked(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  return !/^(?:concern|concerns|criticism|criticisms|contention|contentions)$/.test((words[at] as Word).lower) || isQualified(words, at, lexicon)
}

/** "This part of your complaint", "point 3", "the second head", "the service element". */
function isQualified(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  const of = words[at + 1]?.lower === 'of' && words.slice(at + 2, at + 5).some(({ lower }) => lexicon.grievances.has(lower))
  return of || isNumber(words[at + 1]?.lower ?? '') || lexicon.sides.has(words[at - 1]?.lower ?? '')
}

function isNumber(lower: string): boolean {
  return /^(?:\d{1,2}[a-z]?|[b-h]|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth)$/.test(lower)
}

/** Where the words that link a verdict to its subject begin: forms of "be", negatives, adverbs, verbs of finding. */
function chainStart(words: readonly Word[], start: number, lexicon: Lexicon): number {
  let at = start
  while (at > 0) {
    const { lower } = words[at - 1] as Word
    if (at < start && /[;:.?!]/.test(gapBefore(words, at))) break
    if (!lexicon.linking.has(lower) && !BE.has(lower) && !NEGATIVE.has(lower) && !MODALS.has(lower) && !lower.endsWith("n't") && !(lower.length > 4 && lower.endsWith('ly'))) break
    at--
  }
  return at
}

function negatives(words: readonly Word[], from: number, to: number): number {
  return words.slice(from, to).filter((word) => isNegative(word)).length
}

function isNegative(word: Word | undefined): boolean {
  return word !== undefined && (NEGATIVE.has(word.lower) || word.lower.endsWith("n't"))
}

interface Noun {
  /** Index of the first word of the phrase: its article or owner. */
  start: number
  at: number
  owner: string
  /** True for a complaint that is not the reader's own. */
  third: boolean
}

/** The grievance of which something is said by the words that begin at `chain`. */
function subjectOf(words: readonly Word[], chain: number, lexicon: Lexicon): Noun | undefined {
  for (let at = chain - 1; at >= Math.max(0, chain - REACH); at--) {
    if (/[;.?!]/.test(gapBefore(words, at + 1)) || (at + 1 < chain && gapBefore(words, at + 1).includes(':'))) return undefined
    const { lower } = words[at] as Word
    if (!lexicon.grievances.has(lower) && !(lexicon.parts.has(lower) && (isQualified(words, at, lexicon) || OWNERS.has(words[at - 1]?.lower ?? '')))) continue
    const noun = nounAt(words, at, lexicon)
    if (noun && begins(words, noun.start, lexicon) && tails(words, at + 1, chain, lexicon)) return noun
  }
  return undefined
}

/** How far before its verb a subject may stand. */
const REACH = 34

function nounAt(words: readonly Word[], at: number, lexicon: Lexicon): Noun | undefined {
  for (let i = at; i >= Math.max(0, at - 6); i--) {
    if (i < at && /[,;:.]/.test(gapBefore(words, i + 1))) return undefined
    const { lower } = words[i] as Word
    const third = THIRD.has(lower) || (lower.endsWith("'s") && i < at)
    if (OWNERS.has(lower) || third) {
      // "this part of your complaint", "none of the points", "your client's complaint"
      let start = i
      for (let j = i - 1; j >= Math.max(0, i - 5); j--) {
        const one = (words[j] as Word).lower
        if (words[start - 1]?.lower !== 'of') break
        if (OWNERS.has(one) || isNumber(one)) start = j
        else if (one !== 'of' && one !== 'and' && !lexicon.parts.has(one) && !lexicon.sides.has(one)) break
      }
      return { start, at, owner: lower, third }
    }
    if (i === at && isNumber(words[at + 1]?.lower ?? '')) return { start: at, at, owner: '', third: false }
    if (i < at && lexicon.parts.has(lower) && words[i + 1]?.lower !== 'of') return undefined
  }
  return undefined
}

/** Whether a subject may begin here: at the start of a clause or after a verb of finding. */
function begins(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  const before = words[at - 1]
  if (before && at <= OPENING && OPENERS.has(words[0]?.lower ?? '')) return true
  return before === undefined || /[,;:.?!()\u2013\u2014]/.test(gapBefore(words, at)) || LEADS.has(before.lower) || lexicon.finding.has(before.lower)
}

/** "In the result the complaint …": words that open a sentence before its subject. */
const OPENING = 7
const OPENERS = new Set(['in', 'on', 'for', 'after', 'at', 'by', 'upon', 'under', 'having', 'given', 'this', 'taking'])

/** Whether the words between a subject and its verb only say what the complaint is about. */
function tails(words: readonly Word[], from: number, to: number, lexicon: Lexicon): boolean {
  if (from >= to) return true
  const first = words[from] as Word
  if (!TAILS.has(first.lower) && !isNumber(first.lower) && !/[,(]/.test(gapBefore(words, from))) return false
  const tail = words.slice(from, to)
  if (first.lower === 'to' && tail.slice(0, 3).some(({ lower }) => lexicon.bodies.has(lower))) return false
  for (const [i, word] of tail.entries()) {
    if (i > 0 && gapBefore(words, from + i).includes(',') && (FIRST_PERSON.has(word.lower) || word.lower === 'but')) return false
    if (i > 0 && (word.lower === 'and' || word.lower === 'but') && (FIRST_PERSON.has(tail[i + 1]?.lower ?? ''))) return false
  }
  // "your complaint that the decision was not justified": the verb is that of the complaint's matter.
  return first.lower !== 'that' || tail.slice(1).some(({ lower }) => FINITE.has(lower) || (lower.length > 4 && lower.endsWith('ed')))
}

const FINITE = new Set('is are was were has have had do does did can could will would should might may must went got gave told said took kept left made put sent came knew lost felt spoke wrote rang let ran stood drew paid heard held chose'.split(' '))

/** Whether a court or another body, or the complainant, is the one who finds. */
function isOf(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 12); i--) {
    if (i < at - 1 && /[;:.?!]/.test(gapBefore(words, i + 1))) return false
    const { lower } = words[i] as Word
    if (FIRST_PERSON.has(lower) || lexicon.grievances.has(lower)) return false
    if (lexicon.bodies.has(lower)) return true
  }
  return false
}

/** Whether a grievance of the reader's is named before a place. */
function hasGrievance(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  for (let i = at - 1; i >= Math.max(0, at - REACH); i--) {
    if (lexicon.grievances.has((words[i] as Word).lower) && nounAt(words, i, lexicon)) return true
  }
  return false
}

/** The characters between a word and the one before it. */
export function gapBefore(words: readonly Word[], i: number): string {
  const before = words[i - 1]
  const word = words[i]
  return before && word ? word.sentence.plain.slice(before.to - word.sentence.from, word.from - word.sentence.from) : ''
}
