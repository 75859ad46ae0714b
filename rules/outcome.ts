/**
 * A reply says in terms whether the complaint, or each part of it, is upheld, upheld in part or not upheld.
 *
 * The statements come from the evidence `outcomes`. One on the whole complaint settles it. Otherwise each part in
 * which the letter answers must be decided, there or in a summary, or belong to another body. Where nothing is
 * decided, the letter's findings of fault or of correctness make the result inferable; where it takes no side, or
 * speaks of one of many points only, it cannot be told.
 *
 * Let pass on purpose: a part known only by a paragraph's first words counts as undecided only after another part has
 * been decided, or where the writer gives a view in it, because a letter also tells back what the complainant said
 * ("You say that you had not slept").
 */
import { admissions } from '../src/evidence/admissions.ts'
import { type Judgement, outcomes, type Outcomes, type OutcomeStatement } from '../src/evidence/outcomes.ts'
import type { Paragraph } from '../src/letter/types.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Yield } from '../src/rule/types.ts'

type Part = Outcomes['parts'][number]

export default defineRule(
  {
    id: 'outcome',
    question: 'outcome',
    answers: ['outcome'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraph 7.11',
    summary: 'The letter says whether the complaint is upheld, upheld in part or not upheld',
    inTemplates: false,
    messages: {
      implied: 'The result has to be guessed from what you found. Say in so many words whether the complaint is upheld, upheld in part or not upheld.',
      missing: 'The reader cannot tell whether the complaint is upheld. Decide each point, and say whether it is upheld, upheld in part or not upheld.',
      partial: 'You decide some points, but not {part}. Say whether it is upheld, upheld in part or not upheld.',
      contradictory: 'This contradicts what you say elsewhere: "{other}". Give one result for each point.',
    },
    options: {
      /** Findings of fault or correctness below which, for each part of the letter, no result can be inferred. */
      findingsForEachPart: 0.1,
      /** Paragraphs with findings that it takes to outweigh one in which the writer takes no side. */
      findingsForEachHedge: 2,
    },
  },
  function* ({ letter, facts, evidence, options }): Generator<Yield<'implied' | 'missing' | 'partial' | 'contradictory'>> {
    const kind = facts.letter
    if (kind?.value === 'holding' || kind?.value === 'acknowledgement') {
      yield kind.sure
        ? { answer: 'outcome', value: 'na', reason: 'A letter of this kind does not decide the complaint.' }
        : { answer: 'outcome', value: 'unknown', reason: 'This looks like a holding letter or an acknowledgement, which need give no result; say in the case file which it is.' }
      return
    }
    const found = evidence(outcomes)
    const last = lastOfAnswer(letter.body.paragraphs)
    const [one, other] = contradiction(found) ?? []
    if (one && other) yield { message: 'contradictory', at: one, values: { other: short(other) } }

    if (found.decisions.length > 0) {
      const open = undecided(found)
      const names = open.length > 0 ? open.map((part) => nameOf(part)).join(', ') : leavesRest(found) ? 'the other matters that you answer' : ''
      if (names === '') {
        yield { answer: 'outcome', value: 'explicit', reason: 'The letter says in terms what is upheld and what is not.', evidence: found.decisions.slice(0, 8) }
        return
      }
      const after = open[0]?.paragraphs.at(-1) ?? last
      yield {
        message: 'partial',
        ...(after ? { after } : {}),
        values: { part: names },
        sample: 'I uphold this part of your complaint because … / I do not uphold this part of your complaint because …',
      }
      yield { answer: 'outcome', value: 'partial', reason: `Some points are decided in terms, but not ${names}.`, evidence: found.decisions.slice(0, 8) }
      return
    }

    const views = found.judgements.filter(isView)
    const hedges = found.judgements.filter((one) => one.kind === 'hedge')
    const viewed = new Set([...views, ...evidence(admissions).mistakes].map(({ sentence }) => sentence.paragraph)).size
    const enough = viewed > Number(options['findingsForEachHedge']) * new Set(hedges.map(({ sentence }) => sentence.paragraph)).size && viewed / Math.max(1, found.parts.length) >= Number(options['findingsForEachPart'])
    const place = last ? { after: last } : {}
    if (enough) {
      const upheld = found.anyFault ? 'I uphold your complaint because …' : 'For these reasons I do not uphold your complaint.'
      yield { message: 'implied', ...place, sample: upheld }
      yield { answer: 'outcome', value: 'implicit', reason: 'The letter never says whether the complaint is upheld; its findings let one infer it.', evidence: views.slice(0, 4) }
    } else {
      yield { message: 'missing', ...place, sample: 'I uphold your complaint in part: I uphold your point about …, because …; I do not uphold your point about …, because …' }
      yield { answer: 'outcome', value: 'missing', reason: 'The letter gives no result and too few findings to infer one.', evidence: hedges.slice(0, 4) }
    }
  },
)

/** A paragraph on what the reader can do next. */
const FORWARD = /^(?:if|should) you\b|\b(?:stage two|dissatisfied|not satisfied|still unhappy|ombudsman|independent assessor|ask for a review)\b/

/** The writer's view of what was done, as against regret at a late reply and what the reader can do next. */
function isView({ kind, ownDelay, sentence }: Judgement): boolean {
  return (kind === 'fault' || kind === 'correct') && !ownDelay && !FORWARD.test(sentence.paragraph.lower) && !FORWARD.test(sentence.lower)
}

/** The parts that no statement decides and that do not belong to another body. */
function undecided({ decisions, whole, parts }: Outcomes): Part[] {
  if (whole) return []
  if (decisions.some(({ scope }) => scope.kind === 'rest')) return []
  const first = Math.min(...decisions.map(({ paragraph }) => paragraph.index))
  const open = parts.filter((part) => {
    if (part.decisions.length > 0 || part.elsewhere || isRequest(part)) return false
    return part.by !== 'opener' || (part.paragraphs[0]?.index ?? 0) > first || part.judgements.some(isView)
  })
  if (decisions.some((decision) => speaksOfAll(decision)) || sumsUp(decisions, parts)) return []
  // A summary by topic ("I uphold your complaint about the messages") may name the parts in other words.
  const topics = decisions.reduce((sum, { scope, part }) => sum + (scope.kind === 'topic' && part === undefined ? scope.matters : 0), 0)
  return topics > 1 && topics >= open.length ? [] : open
}

/** "None of the three is upheld", "no part of the complaint", "all your points". */
const OF_ALL = /\b(?:none of (?:the|these|those|your|them)|no part of (?:the|your) complaint|not one of (?:the|these|your)|(?:neither|all|each|every|both)(?: one)?(?: of)?(?: the| your| these| those)? ?(?:two|three|four|five|six|seven|points|parts|complaints|heads|matters|issues|concerns|grounds))\b/

function speaksOfAll({ sentence }: OutcomeStatement): boolean {
  return OF_ALL.test(sentence.lower)
}

/** Words with which a writer draws the sum. */
const SUM = /\b(?:it follows|accordingly|therefore|overall|in (?:sum|summary|short|conclusion|all|the circumstances|the result|the end)|for (?:these|those|all these|the above) reasons|to sum up|taken together|having weighed)\b/

/**
 * Whether a paragraph after the last point gives the result of the complaint: in words that draw the sum, or by
 * setting what is upheld against what is not.
 */
function sumsUp(decisions: readonly OutcomeStatement[], parts: readonly Part[]): boolean {
  const answering = parts.filter(({ paragraphs }) => !FORWARD.test(paragraphs[0]?.lower ?? ''))
  const last = answering.at(-1)
  const start = last?.paragraphs[0]?.index ?? 0
  const closing = decisions.filter(({ paragraph }) => (paragraph.index > start || (last?.by === 'number' && paragraph.index === start)) && /\bcomplaints?\b/.test(paragraph.lower))
  return closing.some((one) => /\bcomplaint\b/.test(one.sentence.lower) && SUM.test(one.paragraph.lower) && !/\bthis (?:part|point|aspect|element|ground|issue|head)\b/.test(one.sentence.lower)) || closing.some((one) => closing.some((other) => other.paragraph === one.paragraph && opposed(one, other)))
}

/**
 * A letter without heads or numbers that decides "this part" once, and then finds fault or none in further paragraphs.
 */
function leavesRest({ decisions, whole, parts, judgements }: Outcomes): boolean {
  const [first, ...more] = decisions
  if (!first || whole || more.length > 0 || speaksOfAll(first) || parts.some(({ by }) => by !== 'opener') || first.scope.kind === 'topic') return false
  return judgements.filter(isView).some(({ sentence }) => sentence.paragraph.index > first.paragraph.index)
}

/** A request for a meeting or a copy is granted or refused, and not upheld. */
function isRequest(part: Part): boolean {
  return part.paragraphs.slice(0, 2).some(({ lower }) => /^[^.]{0,80}\b(?:meet|meeting|see you|sit(?:ting)? down|come (?:in|and see)|someone to (?:speak|talk)|apology|taxi|fare|payment|refund)\b/.test(lower))
}

/** Two statements that give the same thing different results. */
function contradiction({ decisions }: Outcomes): [OutcomeStatement, OutcomeStatement] | undefined {
  for (const [i, one] of decisions.entries()) {
    for (const other of decisions.slice(0, i)) {
      if (opposed(one, other) && sameScope(one, other)) return [one, other]
    }
  }
  return undefined
}

function opposed(one: OutcomeStatement, other: OutcomeStatement): boolean {
  const results = new Set([one.polarity, other.polarity])
  return results.has('upheld') && results.has('not-upheld')
}

/** Words that limit a result to a side of the point. */
const LIMITS = /\b(?:so far as|as to|rest of|extent|in respect of|as regards|only|against|insofar)\b/

function sameScope(one: OutcomeStatement, other: OutcomeStatement): boolean {
  if (LIMITS.test(one.sentence.lower) || LIMITS.test(other.sentence.lower)) return false
  if (one.scope.kind === 'whole' && other.scope.kind === 'whole') return true
  const numbers = numbersOf(one)
  return numbers.length > 0 && one.scope.kind === 'points' !== (other.scope.kind === 'points' && one.part === other.part) && numbersOf(other).some((number) => numbers.includes(number))
}

/** The points that a statement decides, by their own numbers. */
function numbersOf(statement: OutcomeStatement): string[] {
  if (statement.scope.kind === 'points') return statement.scope.numbers
  return statement.scope.kind === 'here' && statement.part?.number !== undefined ? [statement.part.number] : []
}

function nameOf(part: Part): string {
  return part.number === undefined ? `"${part.title.replace(/(?<![".])[".]+$/, '')}"` : `point ${part.number}`
}

function short(statement: OutcomeStatement): string {
  const text = statement.sentence.text.replace(/\s+/g, ' ')
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`
}

/** The last paragraph before the letter turns to what the reader can do next. */
function lastOfAnswer(paragraphs: readonly Paragraph[]): Paragraph | undefined {
  const next = paragraphs.findIndex((paragraph, i) => i > 1 && FORWARD.test(paragraph.lower))
  const before = paragraphs.slice(0, next === -1 ? paragraphs.length : next).filter((paragraph) => paragraph.kind !== 'heading')
  return before.at(-1) ?? paragraphs.at(-1)
}
