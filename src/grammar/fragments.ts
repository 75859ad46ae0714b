import { AUXILIARY, FINITE, NOUN, TAG } from './tags.ts'
import { can, is, only, type Slip, spanFrom, type Tagged, type Token } from './tokens.ts'

const OPENERS = ['although', 'though', 'whereas', 'whilst', 'while', 'because', 'unless', 'since', 'if', 'when']
const WITHOUT_VERB = ['having', 'following', 'regarding', 'despite', 'concerning']

/**
 * Half a sentence that stands alone: "All of which the judge had read.", "Although the court refused.", "Having read
 * the file." Answers in a word or two ("None at all.") are clear and meant, so a fragment is marked only where its
 * first word promises more.
 *
 * @param previous the sentence before in the paragraph
 */
export function* fragments({ sentence, tokens, end }: Tagged, previous: Tagged | undefined): Generator<Slip<'fragment'>> {
  const first = tokens[0]
  const last = tokens.at(-1)
  const { kind } = sentence.paragraph
  if (!first || !last || kind !== 'paragraph' || tokens.length < 3 || !end.startsWith('.') || tokens.some((token) => token.word.quoted)) return
  if (previous?.end.includes('?')) return
  if (leadingWhich(tokens) || linkOnly(tokens) || (opensOnly(tokens) && plainly(tokens)) || (WITHOUT_VERB.includes(first.lower) && tokens.length > 4 && verbs(tokens) === 0)) yield { kind: 'fragment', at: spanFrom(first, last) }
}

/** "Which the court refused", "All of which the judge had read"; not "Which is why", an accepted turn, nor "Which of them came is not known". */
function leadingWhich(tokens: readonly Token[]): boolean {
  const of = is(tokens[0], 'all', 'some', 'none', 'most', 'both', 'neither', 'many', 'much') && is(tokens[1], 'of') && is(tokens[2], 'which', 'whom')
  if (!of && !is(tokens[0], 'which', 'whom')) return false
  const next = tokens[of ? 3 : 1]
  if (!next || next.before !== '') return false
  // "Which brings me to the meeting.": a turn from one matter to the next.
  if (!of && is(next, 'brings', 'leaves', 'takes', 'means')) return false
  if (!of && can(next, TAG.be) && is(tokens[2], 'why', 'what', 'where', 'how')) return false
  if (!of && (can(next, NOUN | TAG.adjective | TAG.ing) || is(next, 'of'))) return false
  return can(next, AUXILIARY | TAG.determiner | TAG.possessive | TAG.subject | TAG.object | TAG.name) || only(next, FINITE)
}

const LINKS = ['due', 'owing', 'notwithstanding', 'having', 'despite', 'given']

/** "Due to the officer being on leave.", "Having read the file and spoken to the lawyer.": nothing that could be its verb. */
function linkOnly(tokens: readonly Token[]): boolean {
  if (!is(tokens[0], ...LINKS) || tokens.length < 6 || (is(tokens[0], 'due', 'owing') && !is(tokens[1], 'to'))) return false
  const that = is(tokens[1], 'that')
  return tokens.slice(that ? 2 : 1).every((token, i, rest) => {
    const previous = rest[i - 1]
    if (is(token, 'being', 'having', 'been', 'be', 'done', 'doing')) return true
    if (can(token, AUXILIARY) || can(token, TAG.subject & ~TAG.object)) return false
    // "Read" and "put" may be participles after "having".
    if (only(token, FINITE)) return is(tokens[0], 'having') && can(token, TAG.participle) && (previous === undefined || can(previous, TAG.coordinator | TAG.adverb))
    return true
  })
}

function opensOnly(tokens: readonly Token[]): boolean {
  // "Since January a second person has checked each": a time follows, and the clause stands on its own.
  if (is(tokens[0], 'since') && !can(tokens[1], TAG.subject)) return false
  return is(tokens[0], ...OPENERS) && can(tokens[1], TAG.determiner | TAG.possessive | TAG.subject | TAG.name | TAG.nouns | TAG.indefinite) && tokens.length >= 4
}

/** Whether one clause is all there is: no mark within, and one verb. */
function plainly(tokens: readonly Token[]): boolean {
  return tokens.every((token, i) => i === 0 || token.before === '') && verbs(tokens) === 1
}

/** How many words could head a clause; a run of auxiliaries and their verb counts once. */
function verbs(tokens: readonly Token[]): number {
  let count = 0
  let inGroup = false
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (can(token, AUXILIARY) && !is(token, 'being', 'having', 'be', 'been', 'doing', 'done')) {
      if (!inGroup) count++
      inGroup = true
    } else if (can(token, FINITE)) {
      const previous = tokens[i - 1]
      const noun = can(token, NOUN) && can(previous, TAG.determiner | TAG.possessive | TAG.adjective | TAG.preposition)
      if (only(previous, TAG.to)) inGroup = false
      else if (!noun && !inGroup) count++
      inGroup = false
    } else if (!can(token, TAG.adverb | TAG.not) && !is(token, 'been', 'be', 'being')) inGroup = false
  }
  return count
}

const JOINERS = ['however', 'therefore', 'consequently', 'nevertheless', 'moreover', 'furthermore', 'hence']
/** After these a clause may stand between commas: "The file was, I am told, lost". */
const ASIDES = ['am', 'think', 'believe', 'hope', 'fear', 'know', 'understand', 'said', 'say', 'says', 'suppose', 'suspect', 'admit', 'accept', 'assume', 'gather', 'regret', 'must', 'would', 'feel', 'may', 'might', 'seems', 'seem', 'appears']

/** Words that take up what was just said as the subject of a new sentence: "this was because", "there is no note". */
const TAKES_UP = ['this', 'that', 'there']

/**
 * Two whole sentences joined with a comma, where the second begins with "however" or the like, with "this" or "there",
 * or with a pronoun; three joined with two commas; and "however" between two with no mark at all.
 */
export function* splices({ sentence, tokens, end }: Tagged): Generator<Slip<'splice'>> {
  if (sentence.paragraph.kind !== 'paragraph' || !/^[.]/.test(end) || tokens.some((token) => token.word.quoted)) return
  const commas = tokens.flatMap((token, i) => (token.before === '' ? [] : [i]))
  const bare = tokens.findIndex((token, i) => i > 3 && is(token, 'however') && token.before === '' && tokens[i + 1]?.before === '')
  if (bare !== -1 && commas.length === 0 && independent(tokens, 0, bare) && wholeClause(tokens, bare + 1, tokens.length) && can(tokens[bare + 2], AUXILIARY)) {
    yield { kind: 'splice', at: spanFrom(tokens[bare - 1] as Token, tokens[bare + 1] as Token) }
    return
  }
  const [at, second] = commas
  if (at === undefined || tokens[at]?.before !== ',' || at < 3) return
  if (commas.length === 2 && second !== undefined && tokens[second]?.before === ',' && !is(tokens[second], 'and', 'but', 'or') && second - at > 3 && tokens.length - second > 3 && independent(tokens, 0, at) && independent(tokens, at, second) && wholeClause(tokens, second, tokens.length) && !is(tokens[at + 1], ...ASIDES)) {
    yield { kind: 'splice', at: spanFrom(tokens[at - 1] as Token, tokens[at + 1] as Token) }
    return
  }
  const joiner = is(tokens[at], ...JOINERS)
  const marks = commas.filter((i) => i !== at && !(joiner && i === at + 1))
  if (marks.length > 0) return
  const subject = joiner ? at + 1 : at
  if (!wholeClause(tokens, 0, at) || !wholeClause(tokens, subject, tokens.length)) return
  const first = tokens[subject] as Token
  // "Within a month, that is by 4 May" only says it again.
  const takesUp = is(first, ...TAKES_UP) && !(is(first, 'that') && is(tokens[subject + 1], 'is')) && (can(tokens[subject + 1], TAG.be | TAG.have) || is(tokens[subject + 1], 'meant', 'means')) && independent(tokens, 0, at)
  if (!joiner && !takesUp && !(first.word.text === 'I' || is(first, 'we', 'he', 'she', 'they', 'it'))) return
  if (!joiner && !independent(tokens, 0, at)) return
  if (!joiner && (is(tokens[subject + 1], ...ASIDES) || is(tokens[0], 'had', 'should', 'were', 'could', 'the') && can(tokens[1], TAG.subject))) return
  const opening = tokens[at - 1] as Token
  // Between short clauses a comma alone seldom misleads, so that it is no more than a suggestion.
  yield { kind: 'splice', at: spanFrom(opening, tokens[Math.min(subject + 1, tokens.length - 1)] as Token), ...(joiner || takesUp ? {} : { severity: 'info' as const }) }
}

/** Whether a run of words is a sentence of its own: no word in it makes it lean on what follows. */
function independent(tokens: readonly Token[], from: number, to: number): boolean {
  const run = tokens.slice(from, to)
  if (run.some((token, i) => can(token, TAG.wh) || (can(token, TAG.subordinator) && !can(token, TAG.preposition) && !(i > 0 && is(token, 'that'))) || (i > 0 && is(token, 'not', 'no', 'the') && is(run[i + 1], 'only', 'more', 'longer', 'less')))) return false
  return wholeClause(tokens, from, to)
}

/** Whether a run of words begins with a subject and its verb. */
function wholeClause(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from]
  if (!first) return false
  if (can(first, TAG.subject) || first.word.text === 'I' || is(first, 'this', 'there', 'that')) {
    let j = from + 1
    while (j < to && only(tokens[j], TAG.adverb)) j++
    return j < to && (can(tokens[j], AUXILIARY) || can(tokens[j], TAG.past) || only(tokens[j], FINITE)) && !is(tokens[j], 'being', 'having')
  }
  if (!can(first, TAG.determiner | TAG.possessive)) return false
  for (let j = from + 1; j < Math.min(to, from + 7); j++) {
    const token = tokens[j] as Token
    if (can(token, TAG.wh | TAG.subordinator) && !can(token, TAG.preposition)) return false
    if (can(token, AUXILIARY)) return !is(token, 'being', 'having')
    if (only(token, TAG.past)) return true
    // "The defendant pleaded guilty": not "the officer involved in it", which describes.
    if (only(token, TAG.past | TAG.participle) && can(tokens[j - 1], NOUN) && j + 1 < to && !can(tokens[j + 1], TAG.preposition)) return true
  }
  return false
}
