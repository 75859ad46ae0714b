import type { OutcomesDictionary } from '../dictionary/outcomes.ts'
import type { Paragraph, Sentence, Span, Word } from '../letter/types.ts'
import { type Match, PhraseSet } from '../phrase/index.ts'
import { defineEvidence, spanOf } from '../rule/define-rule.ts'
import { type AnsweredPart, partsOf } from './answered-parts.ts'
import { gapBefore, verdictsIn } from './verdicts.ts'

/** What a statement decides. `undecided`: the writer says in terms that no result can be given. */
export type Polarity = 'upheld' | 'partly' | 'not-upheld' | 'resolved' | 'undecided'

/** What a statement of result is about. */
export type Scope =
  /** The complaint as a whole, or every point of it. */
  | { kind: 'whole' }
  /** Points by number: `1`, `2a`, `3`; ordinals and roman numerals are given as figures. */
  | { kind: 'points'; numbers: string[] }
  /** The part of the letter in which it stands ("this part"). */
  | { kind: 'here' }
  /** What the other statements leave over ("the rest"). */
  | { kind: 'rest' }
  /** A matter named in words ("your complaint about the letter"), or several ("… or your complaint about the call"). */
  | { kind: 'topic'; words: string[]; matters: number }

/**
 * Whether a statement gives the result of this complaint now.
 *
 * `decision` it does; `conditional` promised, hypothetical or asked ("whether it is upheld"); `earlier` an earlier
 * reply gave it; `other` something else was upheld, or by somebody else; `quoted` not the writer's words; `policy` a
 * general account of how complaints end.
 */
export type Standing = 'decision' | 'conditional' | 'earlier' | 'other' | 'quoted' | 'policy'

/** One statement of a result. The span covers the clause that states it. */
export interface OutcomeStatement extends Span {
  polarity: Polarity
  scope: Scope
  standing: Standing
  /** `own` for the words of the complaints policy (upheld); `service` for the police's (acceptable); `loose` for others. */
  vocabulary: 'own' | 'service' | 'loose'
  /** The word on which it turns. */
  word: Word
  sentence: Sentence
  paragraph: Paragraph
  /** The part of the letter in which it stands, when the letter answers in parts. */
  part?: AnsweredPart
}

/** A phrase that shows the writer's view without stating a result. */
export interface Judgement extends Span {
  kind: 'fault' | 'correct' | 'hedge' | 'elsewhere'
  words: Word[]
  sentence: Sentence
  /** True for regret at the lateness of this very reply, which is no part of the complaint. */
  ownDelay: boolean
}

/** What a letter says of the results of the complaint. */
export interface Outcomes {
  /** Every statement with the words of a result, real or not, in the order of the letter. */
  statements: OutcomeStatement[]
  /** The statements that decide something of this complaint. */
  decisions: OutcomeStatement[]
  /** The statement on the whole complaint, where there is one. */
  whole?: OutcomeStatement
  /** The parts in which the letter answers, with what decides each. */
  parts: Array<AnsweredPart & { decisions: OutcomeStatement[]; judgements: Judgement[]; elsewhere: boolean }>
  /** The writer's findings of fault or of correctness, and the places where no view is taken. */
  judgements: Judgement[]
  /** True when anything is decided as upheld or partly upheld. */
  anyUpheld: boolean
  /** True when the letter finds fault, whether or not it states a result. */
  anyFault: boolean
}

/**
 * Finds every statement of a result in the letter. Source: HMCPSI, CPS handling of complaints (2023), 7.11; for the
 * words of other bodies, the Police (Complaints and Misconduct) Regulations 2020 and the Scottish ombudsman's model
 * procedure.
 */
export const outcomes = defineEvidence<Outcomes>('outcomes', ({ letter, dictionaries, facts }) => {
  const vocabulary = vocabularyOf(dictionaries.outcomes)
  const organisation = facts.organisation?.value
  const paragraphs = letter.body.paragraphs
  const parts = partsOf(paragraphs, dictionaries.outcomes)
  const statements = paragraphs.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence) => statementsOf(sentence, vocabulary, organisation, facts.letter?.value === 'stage-two')),
  )
  for (const statement of statements) {
    const part = parts.find((one) => one.paragraphs.includes(statement.paragraph))
    if (part) {
      statement.part = part
      // "I do not uphold your complaint" under one of several heads decides that head.
      if (statement.scope.kind === 'whole' && statement.polarity !== 'partly' && part.index < parts.length - 1 && part.by !== 'opener' && !SUMMING.test(statement.sentence.lower)) statement.scope = { kind: 'here' }
    }
    if (!part && statement.vocabulary === 'service' && statement.scope.kind === 'here') statement.scope = { kind: 'whole' }
  }
  const judgements = letter.body.sentences.flatMap((sentence) => judgementsOf(sentence, vocabulary))
  statements.push(...shortAnswers(letter.body.sentences, statements), ...turns(letter.body.sentences, statements, vocabulary))
  statements.sort((a, b) => a.paragraph.index - b.paragraph.index || a.from - b.from)
  const decisions = statements.filter((statement) => statement.standing === 'decision')
  eachItsOwn(decisions)
  const whole = decisions.findLast((statement) => statement.scope.kind === 'whole')
  return {
    statements,
    decisions,
    ...(whole ? { whole } : {}),
    parts: parts.map((part) => {
      const own = judgements.filter((judgement) => part.paragraphs.includes(judgement.sentence.paragraph))
      // The paragraphs after an opener may have moved on to another matter.
      const core = part.by === 'opener' ? own.filter((judgement) => judgement.sentence.paragraph === part.paragraphs[0]) : own
      return {
        ...part,
        decisions: decisions.filter((decision) => decides(decision, part)),
        judgements: own,
        elsewhere: core.some(({ kind }) => kind === 'elsewhere') && !core.some(({ kind }) => kind === 'fault' || kind === 'correct'),
      }
    }),
    judgements,
    anyUpheld: decisions.some(({ polarity }) => polarity === 'upheld' || polarity === 'partly'),
    anyFault: judgements.some((judgement) => judgement.kind === 'fault' && !judgement.ownDelay),
  }
})

/**
 * "This complaint is upheld", said of each of several matters in paragraphs of their own, decides the matter of its
 * paragraph.
 */
function eachItsOwn(decisions: readonly OutcomeStatement[]): void {
  const own = decisions.filter(({ scope, sentence }) => scope.kind === 'whole' && THIS.test(sentence.lower) && !SUMMING.test(sentence.lower))
  if (new Set(own.map(({ paragraph }) => paragraph)).size > 1) for (const one of own) one.scope = { kind: 'here' }
}

const THIS = /\bthis complaint\b/

/** A question that a result was asked for: "You ask me to uphold it." "Do I uphold your complaint?" */
const ASKS = /\byou (?:have )?(?:ask|asked|invite|invited|want|wanted|urge|urged|would like|wish|wished|requested|request)\b|\?\s*$|^(?:the question|what remains|it remains|whether|should|do|does|can|is|are)\b|\bwould (?:require|be (?:wrong|unfair|unjust|right|easy))\b|\b(?:anything|something|ground|grounds|reason|reasons|basis|evidence) (?:that|which|on which|to)\b/

/** A short answer to it, at the start of a sentence or after a break. */
const ANSWER =
  /^\W*(?:(?:and|but|so|in my view|in my judgment|having done so|for the reasons (?:above|given)|with regret|regrettably|i am sorry to say),? )*(?:(?<yes>yes|(?:i|we) (?:do(?: so)?|can|have(?: done so)?|will(?: do so)?|am|should)|(?:the|my|our) answer (?:is|must be) (?:that i do|yes)|it (?:is|should|does)|they (?:are|do)|you were)|(?<no>no|(?:i|we) (?:do not|don't|cannot|can't|have not|haven't|am not|are not able|will not|shall not|decline|must decline|have decided not)(?: (?:done|do|able))?(?: so)?(?: to)?|(?:the|my|our) answer (?:is|must be) (?:that i do not|no)|it (?:is not|should not|does not)|they (?:are not|do not)|not so|(?:i |we )?(?:have )?(?:could |can )?(?:found|find|see) (?:none|nothing)))(?=[.,;:!]|$| because| for | and )/

/** Results that stand in a short answer to a question: "You ask me to uphold your complaint. I do not." */
function shortAnswers(sentences: readonly Sentence[], statements: readonly OutcomeStatement[]): OutcomeStatement[] {
  return statements.flatMap((statement) => {
    const { sentence, word, standing } = statement
    if (standing === 'decision' || standing === 'quoted' || standing === 'policy' || !ASKS.test(sentence.lower)) return []
    const at = word.to - sentence.from
    const rest = sentence.lower.slice(at).split(/[;:?]|\.(?=\s)|,? (?=(?:and|but) )/)
    const next = sentences[sentences.indexOf(sentence) + 1]
    const places = [...rest.slice(1), ...(next && next.paragraph === sentence.paragraph ? next.lower.split(/[;:]|, (?=so )/) : [])]
    const found = places.map((text) => ANSWER.exec(text.trim())?.groups).find((groups) => groups !== undefined)
    if (!found) return []
    return [{ ...statement, standing: 'decision' as const, polarity: found['yes'] === undefined ? ('not-upheld' as const) : statement.polarity === 'not-upheld' ? ('not-upheld' as const) : statement.polarity }]
  })
}

/** Sentences that turn round the result of the sentence before. */
function turns(sentences: readonly Sentence[], statements: readonly OutcomeStatement[], vocabulary: Vocabulary): OutcomeStatement[] {
  return sentences.flatMap((sentence, i) => {
    const before = statements.findLast((statement) => statement.sentence === sentences[i - 1])
    const turn = before && !statements.some((statement) => statement.sentence === sentence) ? turned(sentence, before, vocabulary) : undefined
    return turn ? [turn] : []
  })
}

/** Words by which a statement speaks of everything, wherever it stands. */
const SUMMING = /\b(?:in full|overall|entire|entirety|whole|wholly|all|each|both|every|none|neither|summary|conclusion|conclude)\b/

/** Whether a decision gives the result of a part: it stands there, or names its number. */
function decides(decision: OutcomeStatement, part: AnsweredPart): boolean {
  if (decision.part?.index === part.index) return true
  if (decision.scope.kind === 'points') return decision.scope.numbers.includes(part.number ?? String(part.index + 1))
  if (decision.scope.kind !== 'topic') return false
  const about = new Set(decision.scope.words.filter((word) => word.length > 3 && !COMMON.has(word)))
  return (part.paragraphs[0] as Paragraph).sentences[0]?.words.some((word) => about.has(word.lower)) ?? false
}

/** Words too common to tell one topic from another. */
const COMMON = new Set(['that', 'this', 'with', 'your', 'about', 'were', 'from', 'have', 'which', 'when', 'what', 'they', 'their', 'there', 'complaint', 'case', 'court', 'been', 'told', 'made', 'crown', 'service', 'police', 'prosecutor', 'matter', 'whether', 'being', 'after', 'before', 'would', 'should'])

interface Vocabulary {
  dictionary: OutcomesDictionary
  recitals: PhraseSet<true>
  ourselves: ReadonlySet<string>
  refusals: PhraseSet<true>
  objects: ReadonlySet<string>
  others: ReadonlySet<string>
  earlier: PhraseSet<true>
  conditions: PhraseSet<true>
  judgements: PhraseSet<Judgement['kind']>
}

const VOCABULARIES = new WeakMap<OutcomesDictionary, Vocabulary>()

function vocabularyOf(dictionary: OutcomesDictionary): Vocabulary {
  let vocabulary = VOCABULARIES.get(dictionary)
  if (!vocabulary) {
    const set = (phrases: readonly string[]): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const), dictionary.lists)
    vocabulary = {
      dictionary,
      recitals: set(dictionary.verdicts.recitals),
      ourselves: new Set(dictionary.ourselves),
      refusals: set(dictionary.refusals),
      objects: new Set(dictionary.objects),
      others: new Set(dictionary.others),
      earlier: set(dictionary.earlier),
      conditions: set(dictionary.conditions),
      judgements: new PhraseSet(
        dictionary.judgements.flatMap(({ id, find }) => find.map((phrase) => [phrase, id] as const)),
        dictionary.lists,
      ),
    }
    VOCABULARIES.set(dictionary, vocabulary)
  }
  return vocabulary
}

const OWN = new Set(['uphold', 'upholds', 'upheld', 'upholding'])
const FIRST_PERSON = new Set(['i', 'we', "i've", "we've", "i'm", "we're"])
const NEGATIVE = new Set(['not', 'cannot', 'never', 'unable', 'neither', 'nor', 'none', 'no', 'nothing', 'without', 'decline', 'declined', 'declining', 'refuse', 'refused'])
const PARTLY = new Set(['partly', 'partially', 'part'])
/** Words that may stand between a negative and the word that it negates. */
const BETWEEN = new Set(
  'do does did has have had been be being is am are was were able to in any way decided prepared persuaded going proposing therefore accordingly partly partially fully it feel a position can could should would will so also either i we my you find see found ground grounds reason reasons basis cause for likewise that this as here now also hereby recorded marked logged entered noted classed closed me us being one something merit merits deserve warrant judgement judgment view opinion consequently thus hence wholly or part whole thereby myself there is enough sufficient properly simply as think believe consider agree accept say your complaint point issue the of these those circumstances case on which with'.split(
    ' ',
  ),
)

/** One word that may state a result, with the words of its clause. */
interface Hit {
  at: number
  /** Index past the last of its words. */
  end: number
  /** Whether its negation has been taken into account. */
  settled: boolean
  polarity: 'for' | 'against' | 'resolved'
  vocabulary: OutcomeStatement['vocabulary']
}

function statementsOf(sentence: Sentence, vocabulary: Vocabulary, organisation: string | undefined, stageTwo: boolean): OutcomeStatement[] {
  const { words } = sentence
  const hits = hitsOf(words, vocabulary, organisation)
  const statements: OutcomeStatement[] = []
  hits.forEach((hit, n) => {
    const previous = hits[n - 1]
    const next = hits[n + 1]
    let from = previous ? clauseStart(words, previous.at, hit.at) : 0
    for (let i = hit.at; i > from; i--) if (stopsBefore(words, i)) from = i
    let to = next ? clauseStart(words, hit.at, next.at) : words.length
    for (let i = hit.at + 1; i < to; i++) if (stopsBefore(words, i)) to = i
    const statement = statementOf(sentence, hit, from, to, vocabulary, previous ? statements.at(-1) : undefined, stageTwo)
    if (statements.at(-1)?.standing === 'policy' && statement.standing === 'decision' && words.slice(from, hit.at).every((word) => !FIRST_PERSON.has(word.lower))) statement.standing = 'policy'
    statements.push(statement)
    const tail = ellipsis(sentence, hit.at, next ? to : words.length, statement, vocabulary)
    if (tail) statements.push(tail)
  })
  return statements
}

function hitsOf(words: readonly Word[], vocabulary: Vocabulary, organisation: string | undefined): Hit[] {
  const hits: Hit[] = []
  const add = (at: number, polarity: Hit['polarity'], vocabulary: Hit['vocabulary']): void => {
    hits.push({ at, end: at + 1, settled: false, polarity, vocabulary })
  }
  const isPolice = organisation === undefined || /police|constabulary/.test(organisation)
  const near = (at: number, test: (word: Word) => boolean, back: number, on: number): boolean => words.slice(Math.max(0, at - back), at + on + 1).some(test)
  words.forEach((word, at) => {
    if (OWN.has(word.lower)) add(at, 'for', 'own')
    else if ((word.lower === 'acceptable' || word.lower === 'unacceptable') && isPolice && near(at, (one) => one.lower === 'service' || one.lower === 'head', 14, 0))
      add(at, word.lower === 'acceptable' ? 'against' : 'for', 'service')
    else if (word.lower === 'answer' && isPolice && words[at - 1]?.lower === 'to' && words[at - 2]?.lower === 'case') add(at, 'for', 'service')
    else if (word.lower === 'resolved' && organisation !== 'cps' && near(at, (one) => one.lower === 'complaint', 8, 0)) add(at, 'resolved', 'own')
  })
  for (const { start, end, upholds } of verdictsIn(words, vocabulary.dictionary)) {
    if (!joined(words, start) && !hits.some(({ at }) => at >= start && at < end)) hits.push({ at: start, end, settled: true, polarity: upholds ? 'for' : 'against', vocabulary: 'loose' })
  }
  return hits.sort((a, b) => a.at - b.at)
}

/** True for the second word of "uphold nor reject" and the like, which belongs to the first. */
function joined(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).some((word) => OWN.has(word.lower))
}

/** Where the clause of the hit at `next` begins: after the last break between it and the hit at `previous`. */
function clauseStart(words: readonly Word[], previous: number, next: number): number {
  for (let i = next; i > previous + 1; i--) if (breaksBefore(words, i)) return i
  return previous + 1
}

const JOINING = new Set(['and', 'but', 'while', 'whereas', 'whilst', 'though', 'although', 'yet', 'so'])

/** A stop within what the parser took for one sentence ("points 1 and 3. I do not uphold…"), or a mark as strong. */
function stopsBefore(words: readonly Word[], i: number): boolean {
  return /[.?!;]/.test(gapBefore(words, i)) || (/^\d+\.$/.test(words[i - 1]?.text ?? '') && /^\p{Lu}/u.test(words[i]?.text ?? ''))
}

/** Whether a clause may end before word `i`. A comma or "and" between numbers joins a list and ends nothing. */
function breaksBefore(words: readonly Word[], i: number): boolean {
  const word = words[i]
  if (!word || i === 0) return true
  const gap = gapBefore(words, i)
  if (/[.?!;:()]|\s[-\u2013\u2014]\s/.test(gap)) return true
  const led = JOINING.has(word.lower) ? words[i + 1] : word
  if (led && (numberOf(led) !== undefined || isOrdinal(led))) return false
  return JOINING.has(word.lower) || (gap.includes(',') && !NEGATIVE.has(word.lower))
}

function isOrdinal(word: Word): boolean {
  return ORDINALS.includes(word.lower)
}

function statementOf(sentence: Sentence, hit: Hit, from: number, to: number, vocabulary: Vocabulary, previous: OutcomeStatement | undefined, stageTwo: boolean): OutcomeStatement {
  const { words, paragraph } = sentence
  const left = words.slice(from, hit.at)
  const right = words.slice(hit.end, to)
  const elliptic = previous !== undefined && (left.every((word) => NEGATIVE.has(word.lower) || BETWEEN.has(word.lower) || JOINING.has(word.lower)) || isContrast(left, previous)) && !right.slice(0, 3).some((word, i) => (vocabulary.objects.has(word.lower) && !(word.lower === 'part' && right[i - 1]?.lower === 'in')) || isOrdinal(word) || numberOf(word) !== undefined)
  return {
    ...spanOf(words.slice(from, to)),
    polarity: polarityOf(hit, left, right, vocabulary),
    scope: (elliptic || (previous && left.some((word) => word.lower === 'extent'))) && !left.some((word) => FIRST_PERSON.has(word.lower)) ? previous.scope : scopeOf(left, right, paragraph, vocabulary),
    standing: elliptic && !left.some((word) => FIRST_PERSON.has(word.lower)) ? previous.standing : hit.settled ? plainStanding(words, hit, left, right, vocabulary) : standingOf(words[hit.at] as Word, left, right, vocabulary, stageTwo),
    vocabulary: hit.vocabulary,
    word: words[hit.at] as Word,
    sentence,
    paragraph,
  }
}

/** "Upheld as to the delay, not upheld as to bias": the second result of one subject. */
function isContrast(left: readonly Word[], previous: OutcomeStatement): boolean {
  const last = left.at(-1)
  return previous.sentence.words[previous.word.index]?.lower === 'upheld' && last !== undefined && NEGATIVE.has(last.lower) && !left.some((word) => BE.has(word.lower) || FIRST_PERSON.has(word.lower))
}

function polarityOf(hit: Hit, left: readonly Word[], right: readonly Word[], vocabulary: Vocabulary): Polarity {
  if (hit.polarity === 'resolved') return 'resolved'
  const beside = [...left.slice(-3), ...right.slice(0, 12)]
  if (left.slice(-4).some((word) => word.lower === 'neither') && right.slice(0, 2).some((word) => word.lower === 'nor' || word.lower === 'or')) return 'undecided'
  const negated = isNegated(left) || isRefusal(left, vocabulary)
  if (hit.vocabulary === 'service' && left.some((word) => word.lower === 'determine' || word.lower === 'decide') && left.some((word) => NEGATIVE.has(word.lower))) return 'undecided'
  const upheld = (hit.polarity === 'for') !== (negated && !hit.settled)
  const partly = (hit.polarity === 'for' && !negated && isLimited(left, right)) || /\bnot (?:every|all)\b/.test(textOf(left.slice(0, 6))) || LIMITED.test(textOf(left.slice(-6))) || LIMITED.test(textOf(right.slice(0, 8))) || beside.some((word, i) => PARTLY.has(word.lower) && isPartly(beside, i)) || isSome(left, right)
  if (partly && (!(negated && hit.vocabulary === 'own') || /\bnot (?:every|all)\b/.test(textOf(left.slice(0, 6))))) return 'partly'
  return upheld ? 'upheld' : 'not-upheld'
}

/** "In some respects", "to a limited extent". */
const LIMITED = /\b(?:in|to|on) (?:some|one|certain|several|a few|a limited|a certain|two|a single) (?:respects?|extent|degree|measure|points?)\b/

/** "Save for the last point", "so far as the delay is concerned but no further", "as regards the letter only". */
function isLimited(left: readonly Word[], right: readonly Word[]): boolean {
  const before = textOf(left.slice(0, 6))
  const after = textOf(right)
  return /^(?:apart from|except for|save for|with the exception of|leaving aside)\b/.test(before) || /\b(?:save (?:for|in|as|that)|with the exception of|apart from|except (?:for|as|in|that)|but no (?:further|more)|and no further)\b|\bonly$/.test(after)
}

function textOf(words: readonly Word[]): string {
  return words.map(({ lower }) => lower).join(' ')
}

/** "Part" means partly in "in part", "partly" and "partially", but not in "this part". */
function isPartly(words: readonly Word[], i: number): boolean {
  return (words[i] as Word).lower !== 'part' || words[i - 1]?.lower === 'in'
}

/** "Two of the four issues", "some of your points". */
function isSome(left: readonly Word[], right: readonly Word[]): boolean {
  for (const words of [left.slice(-9), right.slice(0, 9)]) {
    for (let i = 0; i + 2 < words.length; i++) {
      if (words[i + 1]?.lower !== 'of' || words[i]?.lower === 'all' || words[i]?.lower === 'each') continue
      const some = SOME.has(words[i]?.lower ?? '') || (COUNTS.has(words[i]?.lower ?? '') && words.slice(i + 2, i + 5).some((word) => COUNTS.has(word.lower)))
      if (some) return true
    }
  }
  return false
}

const SOME = new Set(['some', 'most', 'several', 'half', 'much', 'portion'])

function isNegated(left: readonly Word[]): boolean {
  for (let i = left.length - 1; i >= 0; i--) {
    const { lower } = left[i] as Word
    if (NEGATIVE.has(lower) || lower.endsWith("n't")) return true
    if (!BETWEEN.has(lower)) break
  }
  return left.some((word, i) => (word.lower === 'none' || word.lower === 'neither' || word.lower === 'nor' || (word.lower === 'no' && i === 0)) && i <= 4)
}

const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'am', 'stands', 'stand'])
const PAST = new Set(['was', 'were', 'had', 'did', "didn't", "wasn't", "weren't"])

/** 'A finding of "upheld"': the result is named in quotation marks. */
const RECORDED = /\b(?:finding|result|outcome|decision|conclusion|recorded|marked|entered|logged)\b(?: (?:of|is|was|as|than|that|it|been|has|have|be|to|a|an|under|here))*(?: (?:not|partly|partially|fully))?$/

/** Whether a word states a result at all, and whose. */
function standingOf(word: Word, left: readonly Word[], right: readonly Word[], vocabulary: Vocabulary, stageTwo: boolean): Standing {
  if (word.quoted) return RECORDED.test(textOf(left.slice(-8))) ? 'decision' : 'quoted'
  if (isRecital(word.sentence.words, word.index, vocabulary)) return 'earlier'
  if (word.lower === 'upholding' && left.every((one) => NEGATIVE.has(one.lower)) && right.some((one) => one.lower === 'would')) return 'conditional'
  const subject = left.findLastIndex((one, i) => FIRST_PERSON.has(one.lower) || (vocabulary.ourselves.has(one.lower) && isTheirs(left, i, word)) || (FINDINGS.has(one.lower) && ['my', 'our'].includes(left[i - 1]?.lower ?? '') && left.at(-1)?.lower === 'to'))
  const objectAt = left.findLastIndex((one) => vocabulary.objects.has(one.lower))
  const otherAt = left.findLastIndex((one) => vocabulary.others.has(one.lower))
  const passive = (left.at(-1)?.lower !== 'to' && left.slice(-4).some((one) => BE.has(one.lower))) || left.slice(-3).some((one) => one.lower === 'as')
  if ((subject !== -1 || left.at(-1)?.lower === 'to') && right[0]?.lower === 'what' && right[1]?.lower === 'you') return 'decision'
  if (decidedElsewhere(right, passive, vocabulary)) return 'other'
  if (isRefusal(left, vocabulary)) return 'decision'
  const aboutOther = objectAt !== -1 && ABOUT.has(left[objectAt + 1]?.lower ?? '')
  if (passive && otherAt > objectAt && !aboutOther && left.length - otherAt <= 8 && !left.slice(otherAt).some((one) => POINTING.has(one.lower))) return 'other'
  if (!passive && subject === -1 && left.length > 0 && !labelled(left, right) && !left.slice(-3).some((one) => NEGATIVE.has(one.lower)) && right.length > 0)
    return right.slice(0, 4).some((one) => vocabulary.objects.has(one.lower)) ? 'earlier' : 'other'
  const named = word.lower.endsWith('acceptable') || [...left.slice(-9), ...right.slice(0, 9)].some((one) => vocabulary.objects.has(one.lower) || (one.lower === 'one' && ABOUT.has(one.sentence.words[one.index + 1]?.lower ?? '')) || (isBracketed(one) && numberOf(one) !== undefined))
  if (!named && !left.some((one) => vocabulary.objects.has(one.lower)) && !left.slice(-6).some((one) => POINTING.has(one.lower)) && !right.slice(0, 2).some((one) => POINTING.has(one.lower)) && !labelled(left, right)) return 'other'
  if (subject === -1 && (isPolicy(left) || isEither(right))) return 'policy'
  const clause = left.slice(Math.max(0, left.findLastIndex((one, i) => i > 0 && breaksBefore(one.sentence.words, one.index))))
  const conditional = labelled(left, right) ? undefined : vocabulary.conditions.first(clause)
  if (conditional && !(subject > left.indexOf(conditional.words.at(-1) as Word) && left.length - subject <= 4 && conditional.words[0]?.lower === 'whether' && left.some((one) => one.lower === 'so'))) return 'conditional'
  if (left[0]?.lower === 'should' || (passive && left.at(-1)?.lower !== 'as' && left.slice(-4).some((one) => one.lower === 'will'))) return 'conditional'
  const past = left.slice(-4).some((one) => PAST.has(one.lower)) || (word.lower === 'upheld' && subject !== -1 && subject === left.length - 1)
  if (past && vocabulary.earlier.first([...left, ...right.slice(0, 8)])) return 'earlier'
  if (past && passive && subject === -1 && stageTwo) return 'earlier'
  if (subject === -1 && left.slice(-4).some((one) => ['had', 'did', "didn't", "hadn't"].includes(one.lower))) return 'earlier'
  return 'decision'
}

/** "Nothing that would permit me to uphold it": a refusal in other words, which ends where the result is named. */
function isRefusal(left: readonly Word[], vocabulary: Vocabulary): boolean {
  return [...vocabulary.refusals.find(left)].some(({ end }) => end === left.length)
}

/** The standing of a verdict in plain words, whose subject and object are known. */
function plainStanding(words: readonly Word[], hit: Hit, left: readonly Word[], right: readonly Word[], vocabulary: Vocabulary): Standing {
  if ((words[hit.at] as Word).quoted) return 'quoted'
  if (isRecital(words, hit.at, vocabulary)) return 'other'
  const start = left.findLastIndex((one, i) => i > 0 && /[;:()]/.test(gapBefore(words, one.index)))
  const clause = words.slice(start === -1 ? 0 : (left[start] as Word).index, hit.at)
  if (isConditional(clause, vocabulary)) return 'conditional'
  if (left.slice(-5).some((one) => PAST.has(one.lower)) && vocabulary.earlier.first([...left, ...right.slice(0, 8)])) return 'earlier'
  return 'decision'
}

/** Whether a condition governs the last words of a clause; one that a comma closes does not ("If it helps, I accept…"). */
function isConditional(clause: readonly Word[], vocabulary: Vocabulary): boolean {
  const first = clause[0]?.lower
  if (first === 'where' || first === 'should') return true
  const condition = [...vocabulary.conditions.find(clause)].findLast(({ words, end }) => words[0]?.lower !== 'would' || !SOFTENED.has(clause[end]?.lower ?? ''))
  if (!condition) return false
  if (condition.words[0]?.lower === 'if' || condition.words[0]?.lower === 'unless') return true
  return !clause.slice(condition.end).some((one) => FIRST_PERSON.has(one.lower) && gapBefore(one.sentence.words, one.index).includes(','))
}

/** "I would class it as justified" is no condition. */
const SOFTENED = new Set(['class', 'describe', 'say', 'call', 'regard', 'rate', 'count', 'put', 'therefore', 'accordingly', 'assess', 'consider', 'characterise'])

/** "You say that your complaint was rejected": what the complainant or somebody else says. */
function isRecital(words: readonly Word[], at: number, vocabulary: Vocabulary): boolean {
  const before = words.slice(0, at)
  const recital = [...vocabulary.recitals.find(before)].at(-1)
  if (!recital) return false
  const since = before.slice(recital.end)
  return !since.some((one, i) => FIRST_PERSON.has(one.lower) || /[;:?]/.test(gapBefore(words, one.index)) || (i > 0 && (one.lower === 'but' || one.lower === 'and') && gapBefore(words, one.index).includes(',')))
}

/** "My decision is to uphold" speaks for the writer. */
const FINDINGS = new Set(['decision', 'conclusion', 'finding', 'view', 'intention'])

/** "The office has upheld", "the Area upholds": the body that writes speaks of itself by name. */
function isTheirs(left: readonly Word[], at: number, word: Word): boolean {
  const between = left.slice(at + 1)
  return between.length <= 4 && (word.lower === 'upholds' || between[0]?.lower === 'has' || between[0]?.lower === 'does') && between.every((one) => BETWEEN.has(one.lower) || NEGATIVE.has(one.lower))
}

/** The words that say what a complaint is about: the matter, not the thing that is upheld. */
const ABOUT = new Set(['about', 'that', 'concerning', 'regarding', 'against', 'over'])

/** "Upheld by the Crown Court", "upheld on appeal", "was upheld in the Crown Court". */
function decidedElsewhere(right: readonly Word[], passive: boolean, vocabulary: Vocabulary): boolean {
  if (passive && (right[0]?.lower === 'in' || right[0]?.lower === 'at') && right.slice(1, 4).some((one) => vocabulary.others.has(one.lower))) return true
  const agent = right.slice(0, 4).findIndex((one) => one.lower === 'by' || one.lower === 'on')
  return agent !== -1 && right.slice(agent + 1, agent + 7).some((one) => vocabulary.others.has(one.lower))
}

const POSSESSIVE = new Set(['your', 'these', 'those', 'both', 'the', 'of', 'two', 'three', 'four', 'his', 'her', 'their'])

/** "Complaints are upheld", "a complaint may be upheld". */
function isPolicy(left: readonly Word[]): boolean {
  return (
    left.some((one, i) => (one.lower === 'complaints' && !(left[i - 1] && POSSESSIVE.has((left[i - 1] as Word).lower))) || (one.lower === 'complaint' && ['a', 'any', 'every'].includes(left[i - 1]?.lower ?? ''))) ||
    left.slice(-3).some((one) => one.lower === 'may' || one.lower === 'might') ||
    left.slice(0, 5).some((one) => one.lower === 'policy' || one.lower === 'procedure' || one.lower === 'scheme')
  )
}

/** "Upheld, either in full or in part": an account of how complaints end, and no result. */
function isEither(right: readonly Word[]): boolean {
  const or = right.slice(0, 7).findIndex((word) => word.lower === 'or')
  if (or > 1 && right[or + 1]?.lower === 'not' && right.slice(0, or).some((word) => PARTLY.has(word.lower))) return true
  return or > 1 && ['full', 'whole', 'wholly', 'fully'].includes(right[or - 1]?.lower ?? '') && right.slice(or + 1, or + 3).some((word) => PARTLY.has(word.lower))
}

const POINTING = new Set(['this', 'that', 'it', 'these', 'both', 'all', 'each', 'none', 'neither', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'latter', 'former', 'them', 'outcome', 'result', 'service', 'last', 'everything'])

/** "Outcome: upheld", "Issue 2 - not upheld", "Not telling you of the hearing: upheld". */
function labelled(left: readonly Word[], right: readonly Word[]): boolean {
  const next = right[0]
  if (right.length > 4 && !(left.length > 0 && next && /^[,.;(]/.test(gapBefore(next.sentence.words, next.index)))) return false
  // "Upheld.", "Upheld in part.": the result stands alone.
  if (left.length === 0) return right.every((word) => PARTLY.has(word.lower) || ['in', 'full', 'fully', 'wholly'].includes(word.lower))
  const sentence = (left[0] as Word).sentence
  // "Complaint upheld."
  const label = left.slice(Math.max(0, left.findLastIndex((word) => gapBefore(word.sentence.words, word.index).includes(':'))))
  if (label.length <= 3 && label.every((word) => NOUNS.has(word.lower) || NEGATIVE.has(word.lower) || numberOf(word) !== undefined || PARTLY.has(word.lower)) && NOUNS.has(label[0]?.lower ?? '')) return true
  const start = left.findLast((word) => !NEGATIVE.has(word.lower) && !PARTLY.has(word.lower) && word.lower !== 'in' && word.lower !== 'fully' && word.lower !== 'wholly')
  if (!start) return true
  const result = sentence.words[start.index + 1]
  return result !== undefined && /[:\u2013\u2014]|\s-\s/.test(gapBefore(sentence.words, result.index))
}

/** "…, but not your complaint about the decision"; "…; the rest is not"; "…, but the part about the letter is". */
function ellipsis(sentence: Sentence, at: number, to: number, before: OutcomeStatement, vocabulary: Vocabulary): OutcomeStatement | undefined {
  if (before.standing !== 'decision' || before.polarity === 'undecided') return undefined
  const { words } = sentence
  for (let i = at + 1; i < to; i++) {
    const { lower } = words[i] as Word
    const butNot = CONTRASTING.has(lower) && words[i + 1]?.lower === 'not'
    if (!butNot && !(JOINING.has(lower) || /[,;:\u2013\u2014]/.test(gapBefore(words, i)) || RESTS.has(lower))) continue
    const rest = words.slice(i, to)
    const verb = butNot ? undefined : shortVerb(rest, before.polarity, vocabulary)
    if (butNot ? !rest.slice(0, 8).some((word) => vocabulary.objects.has(word.lower) || POINTING.has(word.lower)) : verb === undefined) continue
    return elliptical(rest, before, RESTS.has(lower) || RESTS.has(words[i + 1]?.lower ?? '') ? { kind: 'rest' } : scopeOf([], rest, sentence.paragraph, vocabulary))
  }
  return undefined
}

/** A sentence that only turns the result before it round for another part: "The legal element is not." */
function turned(sentence: Sentence, before: OutcomeStatement, vocabulary: Vocabulary): OutcomeStatement | undefined {
  const { words } = sentence
  if (words.length === 0 || words.length > MOST_SHORT || before.standing !== 'decision' || shortVerb(words, before.polarity, vocabulary) === undefined) return undefined
  return elliptical(words, before, words.some((word) => RESTS.has(word.lower)) ? { kind: 'rest' } : scopeOf([], words, sentence.paragraph, vocabulary))
}

/** Words of a sentence that says no more than that another part is not upheld. */
const MOST_SHORT = 16

/** What earlier statements leave over. */
const RESTS = new Set(['rest', 'remainder', 'others', 'everything'])
const CONTRASTING = new Set(['but', 'though', 'although', 'and', 'yet', 'while'])

/** "The other two are not", "the part about the letter has": a subject with a verb that leaves its result to be supplied. */
function shortVerb(words: readonly Word[], polarity: Polarity, vocabulary: Vocabulary): Word | undefined {
  const last = words.at(-1) as Word
  const not = last.lower === 'not' || last.lower.endsWith("n't")
  const verb = last.lower === 'not' ? words.at(-2) : last
  if (!verb || !SHORT_VERBS.has(verb.lower.replace(/n't$/, '')) || not === (polarity === 'not-upheld')) return undefined
  const answer = words.slice(0, last.lower === 'not' ? -2 : -1)
  // "… while the legal part I do not"
  const subject = not && FIRST_PERSON.has(answer.at(-1)?.lower ?? '') ? answer.slice(0, -1) : answer
  if (subject.some((word) => FIRST_PERSON.has(word.lower))) return undefined
  return subject.slice(0, 7).some((word) => vocabulary.objects.has(word.lower) || RESTS.has(word.lower) || isOrdinal(word) || ['other', 'one', 'ones', 'that', 'latter', 'legal', 'service', 'second'].includes(word.lower)) ? verb : undefined
}

const SHORT_VERBS = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'does', 'do', 'did'])

function elliptical(words: readonly Word[], before: OutcomeStatement, scope: Scope): OutcomeStatement {
  const word = words[0] as Word
  const { sentence } = word
  return {
    ...spanOf([...words]),
    polarity: before.polarity === 'not-upheld' ? 'upheld' : 'not-upheld',
    scope,
    standing: 'decision',
    vocabulary: before.vocabulary,
    word,
    sentence,
    paragraph: sentence.paragraph,
  }
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
const COUNTS = new Map('one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, String(i + 1)]))
const ROMANS = new Map('i ii iii iv v vi vii viii ix x'.split(' ').map((word, i) => [word, String(i + 1)]))
const NOUNS = new Set(['point', 'points', 'issue', 'issues', 'head', 'heads', 'part', 'parts', 'complaint', 'complaints', 'question', 'questions', 'concern', 'concerns', 'allegation', 'allegations', 'matter', 'matters', 'item', 'items', 'aspect', 'aspects', 'ground', 'grounds', 'element', 'elements', 'limb', 'limbs', 'number', 'numbers'])

function scopeOf(left: readonly Word[], right: readonly Word[], paragraph: Paragraph, vocabulary: Vocabulary): Scope {
  const colon = right.findIndex((word) => gapBefore(word.sentence.words, word.index).includes(':'))
  const clause = [...left, ...(colon === -1 ? right : right.slice(0, colon))]
  if (isAll(clause, left.length)) return { kind: 'whole' }
  const after = clause.slice(left.length)
  const active = left.some((word) => FIRST_PERSON.has(word.lower))
  const numbers = [active ? after : left, active ? left : after].map(numbersOf).find((list) => list.length > 0)
  if (numbers) return { kind: 'points', numbers }
  if (isSome(left, after)) return { kind: 'whole' }
  if (clause.slice(0, left.length + 8).some((word) => ['rest', 'remainder', 'others'].includes(word.lower))) return { kind: 'rest' }
  const before = (i: number): string => clause[i - 1]?.lower ?? ''
  const noun = nearestNoun(clause, left.length, vocabulary)
  if (noun !== -1 && WHOLE.has((clause[noun] as Word).lower)) {
    const about = SIDES.has(before(noun)) ? [before(noun)] : aboutOf(clause, noun)
    if (about.length > 0) return { kind: 'topic', words: about, matters: mattersOf(clause) }
    return ['this', 'that'].includes(before(noun)) && paragraph.number !== undefined ? { kind: 'here' } : { kind: 'whole' }
  }
  if (noun !== -1) {
    const part = noun
    const next = clause[part + 1]?.lower
    if (['this', 'that', 'these'].includes(before(part)) || next === 'too' || next === 'also') return { kind: 'here' }
    const about = aboutOf(clause, part)
    return about.length > 0 ? { kind: 'topic', words: about, matters: mattersOf(clause) } : { kind: 'here' }
  }
  if (labelled(left, right)) return labelOf(left, paragraph)
  return right[0]?.lower === 'it' && paragraph.number === undefined ? { kind: 'whole' } : { kind: 'here' }
}

/** The thing that is upheld: what follows an active verb closely, or else the last one before the word. */
function nearestNoun(clause: readonly Word[], at: number, vocabulary: Vocabulary): number {
  const isNoun = (word: Word, i: number): boolean => vocabulary.objects.has(word.lower) && !(word.lower === 'part' && clause[i - 1]?.lower === 'in')
  const after = clause.findIndex((word, i) => i >= at && i < at + 8 && isNoun(word, i))
  const before = clause.findLastIndex((word, i) => i < at && isNoun(word, i))
  if (before !== -1 && clause.slice(Math.max(0, at - 4), at).some((word) => BE.has(word.lower))) {
    const whole = clause.findLastIndex((word, i) => i < before && i >= before - 3 && isNoun(word, i))
    return whole !== -1 && clause[before - 1]?.lower !== 'this' && clause.slice(whole, before).some((word) => word.lower === 'of') ? whole : before
  }
  return after !== -1 ? after : before
}

/** Nouns for the complaint as a whole. */
const WHOLE = new Set(['complaint', 'complaints', 'review', 'request', 'grievance'])

/** A mixed complaint has a legal side and a service side. */
const SIDES = new Set(['service', 'legal', 'first', 'second', 'other'])

/** What a label ("Outcome: upheld") is the result of. */
function labelOf(left: readonly Word[], paragraph: Paragraph): Scope {
  const label = left.filter((word) => !NEGATIVE.has(word.lower) && !PARTLY.has(word.lower) && word.lower !== 'in')
  if (label.length === 0) return { kind: 'here' }
  if (label.length <= 4 && label.some((word) => ['outcome', 'result', 'decision', 'conclusion', 'overall'].includes(word.lower))) return { kind: paragraph.number === undefined ? 'whole' : 'here' }
  return { kind: 'topic', words: label.map((word) => word.lower), matters: 1 }
}

/** How many matters a clause names: "your complaint about the date or your complaint about the trial" names two. */
function mattersOf(clause: readonly Word[]): number {
  return Math.max(1, clause.filter((word, i) => NOUNS.has(word.lower) && ABOUT.has(clause[i + 1]?.lower ?? '')).length)
}

/** What a complaint is about: the words after "about", "that", "as to" … */
function aboutOf(clause: readonly Word[], noun: number): string[] {
  const next = clause[noun + 1]?.lower
  const start = ['about', 'that', 'concerning', 'regarding', 'against', 'over', 'in', 'as', 'of', 'so'].includes(next ?? '') ? noun + 2 : -1
  if (start === -1 || (next === 'in' && ['full', 'part', 'its', 'whole', 'so'].includes(clause[start]?.lower ?? '')) || (next === 'as' && clause[start]?.lower === 'a')) return []
  if (next === 'of' && clause.slice(start, start + 3).some((word) => word.kind === 'number' || word.lower === 'complaint')) return []
  if (next === 'against' && clause.slice(start, start + 4).some((word) => ['cps', 'us', 'crown'].includes(word.lower))) return []
  if (next === 'about' && clause[start]?.lower === 'us') return []
  return clause.slice(start, start + 12).map((word) => word.lower)
}

/** Whether the words speak of every point or of the whole complaint. */
function isAll(clause: readonly Word[], at: number): boolean {
  return clause.some(({ lower }, i) => {
    if (lower === 'any') return i >= at && i < at + 3 && isNegated(clause.slice(0, at)) && clause.slice(i + 1, i + 6).some((word) => NOUNS.has(word.lower))
    if (lower === 'all' || lower === 'everything') return clause[i - 1]?.lower !== 'at' && clause[i + 1]?.lower !== 'the' && (i < at + 4)
    if (!['each', 'every', 'none', 'neither', 'both'].includes(lower) || i === at - 1) return false
    return BE.has(clause[i + 1]?.lower ?? '') || clause.slice(i + 1, i + 7).some((word) => NOUNS.has(word.lower))
  })
}

/** The numbers of the points that a clause names, in figures. */
function numbersOf(clause: readonly Word[]): string[] {
  const numbers: string[] = []
  for (let i = 0; i < clause.length; i++) {
    const { lower } = clause[i] as Word
    if (NOUNS.has(lower)) {
      let last: string | undefined
      for (let j = i + 1; j < clause.length && j < i + 24; j++) {
        const one = clause[j] as Word
        const number = numberOf(one)
        if (number !== undefined) {
          if (clause[j - 1]?.lower === 'to' && last !== undefined) for (let k = Number(last) + 1; k < Number(number) && k < 30; k++) numbers.push(String(k))
          numbers.push(number)
          last = number
        } else if (!['and', 'to', 'or', 'also', 'numbers', 'number'].includes(one.lower) || (j === i + 1 && one.lower !== 'number' && one.lower !== 'numbers')) break
      }
    }
    const bracketed = isBracketed(clause[i] as Word) ? numberOf(clause[i] as Word) : undefined
    if (bracketed !== undefined) numbers.push(bracketed)
    const ordinal = ORDINALS.indexOf(lower)
    if (ordinal !== -1 && isPointing(clause, i)) numbers.push(String(ordinal + 1))
  }
  return [...new Set(numbers)]
}

/** An ordinal that names a point: "the second part", "the first is", "first, second and fourth heads". */
function isPointing(clause: readonly Word[], i: number): boolean {
  const next = clause[i + 1]
  if (!next) return true
  if (NOUNS.has(next.lower) || BE.has(next.lower) || next.lower === 'of' || NEGATIVE.has(next.lower)) return true
  const after = next.lower === 'and' || next.lower === 'or' ? clause[i + 2] : next
  return after !== undefined && (isOrdinal(after) || (after.lower === 'the' && isOrdinal(clause[clause.indexOf(after) + 1] ?? after)))
}

/** "(1)", "(b)": the writer's own mark of a point. */
function isBracketed(word: Word): boolean {
  const { plain, from } = word.sentence
  return plain[word.from - from - 1] === '(' && plain[word.to - from] === ')'
}

function numberOf(word: Word): string | undefined {
  const lower = word.lower.replace(/\.$/, '')
  // A lone "a" is an article unless it stands in brackets.
  if (lower === 'a' && isBracketed(word)) return lower
  if (/^\d{1,2}[a-z]?$/.test(lower) || /^[b-h]$/.test(lower)) return lower
  return COUNTS.get(lower) ?? (word.text === 'I' ? undefined : ROMANS.get(lower))
}

/** Shows of the writer's view in a sentence, the longest at each place. */
function judgementsOf(sentence: Sentence, vocabulary: Vocabulary): Judgement[] {
  const recites = RECITAL.test(sentence.lower)
  const own = vocabulary.judgements
    .findLongest(sentence.words)
    .filter((match) => !match.words.some((word) => word.quoted) && !(recites && match.value === 'fault'))
  return own.map((match: Match<Judgement['kind']>) => ({
    ...spanOf(match.words),
    kind: match.value,
    words: match.words,
    sentence,
    ownDelay: OWN_DELAY.test(sentence.lower),
  }))
}

/** A sentence that says what the complainant said: its "should have" is not the writer's. */
const RECITAL = /^(?:you (?:also |go on to |further )?(?:say|said|state|stated|ask|asked|complain|complained|suggest|feel|felt|believe|allege|told us|wrote)\b|your (?:complaint|concern) is that)/

/** A sentence about the lateness of this reply. */
const OWN_DELAY = /\b(?:this|my|our|your) (?:full |final )?(?:reply|answer|response|letter)\b[^.]{0,80}\b(?:late|by \d|reached you|been sent|delay|due|working days)\b|\byou (?:should|ought to) have had (?:this|my)\b|\ba reply (?:was|had) (?:been |fallen )?due\b|\byou of the delay\b/
