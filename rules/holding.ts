/**
 * A holding letter says why the reply is late and gives the new date; an acknowledgement says what happens next and
 * by when.
 *
 * The new date is one that lies after the letter and stands behind a promise of the office in the same sentence. Not
 * taken for it: the date that will be missed ("we told you to expect our reply by"), a date in the reason ("on leave
 * until"), a period, and "as soon as". A reason counts when the reader can picture it: what is awaited and from whom,
 * who is away, what has to be read. "The matter is complex" does not.
 */
import type { HoldingDictionary } from '../src/dictionary/holding.ts'
import { outcomes } from '../src/evidence/outcomes.ts'
import { deadlineOf, findPeriods, lastDay } from '../src/evidence/time.ts'
import type { DateMention, Sentence, Span, Word } from '../src/letter/types.ts'
import { PhraseSet } from '../src/phrase/index.ts'
import { defineRule, spanOf } from '../src/rule/define-rule.ts'
import type { Context } from '../src/rule/types.ts'

interface Sets {
  promises: PhraseSet<true>
  late: PhraseSet<true>
  causes: PhraseSet<true>
  weak: PhraseSet<true>
  vague: PhraseSet<true>
  timeless: PhraseSet<true>
}

const made = new WeakMap<HoldingDictionary, Sets>()

function setsOf(dictionary: HoldingDictionary): Sets {
  const known = made.get(dictionary)
  if (known) return known
  const set = (phrases: readonly string[]): PhraseSet<true> => new PhraseSet(phrases.map((phrase) => [phrase, true] as const), dictionary.lists)
  const sets = { promises: set(dictionary.promises), late: set(dictionary.late), causes: set(dictionary.causes), weak: set(dictionary['weak-causes']), vague: set(dictionary.vague), timeless: set(dictionary.timeless) }
  made.set(dictionary, sets)
  return sets
}

export default defineRule(
  {
    id: 'holding',
    question: 'holding-reason',
    answers: ['holding-reason', 'holding-date'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraph 6.12 and Annex C, questions 16 and 17',
    summary: 'A holding letter gives the reason and the new date; an acknowledgement says what happens next',
    inTemplates: false,
    messages: {
      'no-reason': 'The letter does not say why the reply is late. Say what is still needed and from whom, or who is away and until when.',
      'vague-reason': 'This does not tell the reader why. Say what is still needed and from whom, or who is away and until when.',
      'no-date': 'The letter gives no new date. Say on which day the reply will be sent.',
      'not-a-date': 'This is no date. Say on which day the reply will be sent.',
      'past-date': 'The date promised is not after the date of the letter. Give a date that is still to come.',
      'no-next-step': 'An acknowledgement should say who will look into the complaint and by what date the reader will hear.',
    },
  },
  function* (context) {
    const { letter, facts, dictionaries } = context
    const kind = facts.letter
    // Told from the letter alone, a holding letter and an acknowledgement are too much alike for an answer.
    const guessed = kind?.from === 'letter' && (kind.value === 'holding' || kind.value === 'acknowledgement')
    if (guessed || (!kind?.sure && context.evidence(outcomes).decisions.length === 0)) {
      const reason = 'Say what kind of letter this is, so that the question can be answered.'
      yield { answer: 'holding-reason', value: 'unknown', reason }
      yield { answer: 'holding-date', value: 'unknown', reason }
      return
    }
    if (!kind?.sure || kind.value !== 'holding') {
      const reason = 'This is not a holding letter.'
      yield { answer: 'holding-reason', value: 'na', reason }
      yield { answer: 'holding-date', value: 'na', reason }
      if (!kind?.sure || kind.value !== 'acknowledgement') return
    }
    const sets = setsOf(dictionaries.holding)
    const { sentences } = letter.body
    const last = letter.body.paragraphs.at(-1)
    const absent = last ? { after: last } : {}
    const promised = promisedDate(context, sets)
    if (kind.value === 'acknowledgement') {
      const base = letter.date?.iso ?? facts.sent?.value ?? ''
      const later = letter.dates.some((date) => date.exists && sentences.some((sentence) => within(date, sentence)) && (date.iso ?? withYear(date, base)) > base)
      const timed = later || sentences.some((sentence) => sets.promises.first(own(sentence)) && findPeriods(sentence.paragraph).some((period) => within(period, sentence)))
      if (!timed) yield { message: 'no-next-step', ...absent, sample: '[Name and post] will look into your complaint and write to you by [date].' }
      return
    }
    const reason = reasonIn(sentences, sets)
    if (reason) yield { answer: 'holding-reason', value: 'yes', reason: 'The letter says why the reply is late.', evidence: [reason] }
    else {
      const vague = firstIn(sentences, sets.vague)
      const late = firstIn(sentences, sets.late)
      const sample = 'I am sorry that this is taking longer than we said. I am waiting for [what] from [whom], which I expect by [date].'
      if (vague) yield { message: 'vague-reason', at: vague, sample }
      else yield { message: 'no-reason', ...(late ? { at: late } : absent), sample }
      yield { answer: 'holding-reason', value: 'no', reason: vague ? 'The reason given is too general.' : 'No reason is given for the delay.' }
    }
    if (promised.date) {
      yield { answer: 'holding-date', value: 'yes', reason: 'The letter gives the date by which the reply will come.', evidence: [promised.date] }
      return
    }
    const sample = 'You will have my full reply by [day and date].'
    if (promised.past) yield { message: 'past-date', at: promised.past, sample }
    else if (promised.timeless) yield { message: 'not-a-date', at: promised.timeless, suggestions: promised.suggestion ? [promised.suggestion] : [], sample }
    else yield { message: 'no-date', ...absent, sample }
    yield { answer: 'holding-date', value: 'no', reason: promised.past ? 'The date promised is not after the date of the letter.' : 'No date is given for the reply.' }
  },
)

function own(sentence: Sentence): Word[] {
  return sentence.words.filter((word) => !word.quoted)
}

function within({ from, to, block }: Span, sentence: Sentence): boolean {
  return block === sentence.block && from >= sentence.from && to <= sentence.to
}

function firstIn(sentences: readonly Sentence[], set: PhraseSet<true>): Span | undefined {
  for (const sentence of sentences) {
    const match = set.first(own(sentence))
    if (match) return spanOf(match.words)
  }
  return undefined
}

/** A cause, in a sentence that does not merely recount the complaint. */
function reasonIn(sentences: readonly Sentence[], sets: Sets): Span | undefined {
  let late = false
  for (const sentence of sentences) {
    const before = late
    late = sets.late.first(own(sentence)) !== undefined && !/\bwhy\b|\byou (?:asked|ask|say|complain|said)\b/.test(sentence.lower)
    if (sentence.paragraph.kind === 'item' || /^(?:you (?:asked|ask|complain|say|said|told|wrote|raise|were|are|have|had|came|found|describe|state|want|also|gave|sent)|thank you|thanks|your (?:complaint|e-?mail|letter) (?:of|about|says|asks)|i (?:was|am) (?:very |so )?sorry to (?:read|hear|learn))/.test(sentence.lower)) continue
    const words = own(sentence)
    const vague = [...sets.vague.find(words)]
    const cause = [...sets.causes.find(words), ...(late || before ? sets.weak.find(words) : [])].find((match) => !vague.some((other) => other.start <= match.end + 1 && match.start <= other.end) && !words.slice(Math.max(0, match.start - 3), match.end).some((word) => word.lower === 'why' || word.lower === 'whether'))
    if (cause) return spanOf(cause.words)
  }
  return undefined
}

interface Promised {
  date?: Span
  past?: Span
  /** A time that is no date, in a promise. */
  timeless?: Span
  /** The date that a promised period comes to. */
  suggestion?: string
}

function promisedDate({ letter, facts, calendar, profile }: Context, sets: Sets): Promised {
  const base = letter.date?.iso ?? facts.sent?.value
  const found: Promised = {}
  for (const sentence of letter.body.sentences) {
    const words = own(sentence)
    const promises = [...sets.promises.find(words)]
    if (promises.length === 0) continue
    for (const date of letter.dates) {
      if (!within(date, sentence) || !date.exists) continue
      const promise = promises.filter((match) => (match.words[0] as Word).to <= date.from).toSorted((a, b) => b.start - a.start)[0]
      if (!promise || !leads(date, promise.words, calendar) || refused(words, promise.start, promise.end, date)) continue
      const iso = date.iso ?? withYear(date, base)
      if (base && iso <= base) found.past ??= date
      else {
        found.date = date
        return found
      }
    }
    const timeless = sets.timeless.first(words)
    if (timeless && !refused(words, promises[0]?.start ?? 0, promises[0]?.end ?? 0, timeless.words[0] as Word)) {
      found.timeless ??= spanOf(timeless.words)
      const period = findPeriods(sentence.paragraph).find((one) => within(one, sentence))
      if (period && base) found.suggestion ??= `by ${calendar.spell(lastDay(calendar, base, period.period, profile?.nation ?? 'england-and-wales'), true)}`
    }
  }
  return found
}

/** Whether the date is the promise's: "by" it, or "on" it close behind the promise. */
function leads(date: DateMention, promise: readonly Word[], calendar: Context['calendar']): boolean {
  if (deadlineOf(date, () => 2000, calendar)) return true
  const before = date.paragraph.lower.slice(Math.max(0, date.from - date.paragraph.from - 8), date.from - date.paragraph.from)
  const moved = promise.some((word) => word.lower === 'to') && /\bto $/.test(before) && /^(?:extended|put|moved|deferred|postponed|reset|changed)$/.test((promise[0] as Word).lower)
  return (/\bon $/.test(before) && date.from - (promise[0] as Word).to < 100) || moved
}

/**
 * "It will not be with you by 3 May", "we told you to expect it by 3 May": the words of the promise and those about
 * it. What stands before "will" is no part of it: "the reply that was due today will be sent by 3 May".
 */
function refused(words: readonly Word[], start: number, end: number, before: Span): boolean {
  let first = start
  if (!/^(?:will|shall)$|'ll$/.test(words[start]?.lower ?? '')) while (first > Math.max(0, start - 3) && !/^(?:now|but|and|so)$/.test(words[first - 1]?.lower ?? '')) first--
  return words
    .slice(first, Math.min(end + 1, start + 8))
    .some(({ from, lower }, i, near) => from < before.from && (NEGATION.has(lower) || lower.endsWith("n't")) && near[i - 1]?.lower !== 'or' && !(lower === 'due' && near[i - 1]?.lower === 'now'))
}

const NEGATION = new Set(['not', 'had', 'cannot', 'unable', 'never', 'told', 'said', 'hoped', 'was', 'were', 'due', 'owe', 'promised', 'until', 'could', 'wrote'])

function withYear(date: DateMention, base: string | undefined): string {
  const monthDay = `${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
  const year = Number((base ?? '2026').slice(0, 4))
  return `${base !== undefined && monthDay < base.slice(5) ? year + 1 : year}-${monthDay}`
}
