/**
 * A paragraph of stock text stands in the letter without bearing on the complaint.
 *
 * The evidence `stock` finds runs of general sentences and their topics. Marked are runs long enough to wade through,
 * on the topics that the inspectors met (how the system works, the Code and its tests, trials and sentencing) whatever
 * the complaint, unless a short account of the Code is applied to the evidence straight after; and longer runs on other
 * topics (disclosure, special measures, schemes) when the complaint speaks of nothing of the kind.
 *
 * Let pass on purpose: a sentence or two, which the inspectors do not mind; a general sentence amid the facts of the
 * case; the rule on which a complaint turns, even at length; the next step at the end of the letter.
 */
import { outcomes } from '../src/evidence/outcomes.ts'
import { stock, type StockBlock, type StockRun } from '../src/evidence/stock.ts'
import { listed } from '../src/listed.ts'
import type { StockTopic } from '../src/dictionary/standard-paragraphs.ts'
import type { Complaint } from '../src/case/complaint.ts'
import type { Facts } from '../src/case/types.ts'
import type { Letter, Sentence } from '../src/letter/types.ts'
import { PhraseSet } from '../src/phrase/index.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Yield } from '../src/rule/types.ts'

interface Limits {
  fewestWords: number
  shareOfParagraph: number
  longRun: number
  oneTopic: number
  otherTopics: number
  applied: number
}

export default defineRule(
  {
    id: 'standard-paragraph',
    question: 'standard-paragraphs',
    answers: ['standard-paragraphs'],
    severity: 'warning',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 7.5 to 7.8',
    summary: 'Stock text about the system, the Code or the courts bears on the complaint',
    messages: {
      unneeded:
        'Stock text about {topics}: {words} words, {share}% of the letter{place}. It says nothing of this case and is not clearly relevant to {complaint}. Leave it out unless {unless}, or say in one sentence how it applies here.',
    },
    options: {
      /** Words below which general text is too short to be in the reader's way. */
      fewestWords: 30,
      /** Share of a paragraph that must be general before the paragraph counts as stock. */
      shareOfParagraph: 0.75,
      /** Words from which a run counts whatever its share of the paragraph. */
      longRun: 50,
      /** Words from which a run counts that keeps to one topic of the system or the Code. */
      oneTopic: 40,
      /** Words from which a run on a topic other than the system and the Code counts. */
      otherTopics: 40,
      /** Words up to which an account of the Code passes when the letter then applies it. */
      applied: 70,
    },
  },
  function* ({ letter, facts, complaint, dictionaries, evidence, options }): Generator<Yield<'unneeded'>> {
    const found = evidence(stock)
    const limits = options as unknown as Limits
    const { decisions, judgements } = evidence(outcomes)
    const answered = Math.min(...[...decisions, ...judgements.filter(({ ownDelay }) => !ownDelay)].filter(({ sentence }) => !found.isGeneral(sentence)).map(({ sentence }) => sentence.paragraph.index))
    const unneeded = found.blocks.filter((block) => isUnneeded(block, limits, letter, complaint, found.isGeneral)).flatMap((block) => marksOf(block, limits))
    for (const run of unneeded) {
      const topics = namedTopics(run, dictionaries['standard-paragraphs'].topics)
      yield {
        message: 'unneeded',
        at: run,
        values: {
          topics: listed(topics.map(({ title }) => title)),
          words: run.words,
          share: Math.round((100 * run.words) / Math.max(1, found.total)),
          place: run.paragraph.index < answered ? ', before the answer' : '',
          complaint: complaintIn(facts),
          unless: topics[0]?.unless ?? 'what the complainant asks is who does what',
        },
      }
    }
    const words = unneeded.reduce((sum, run) => sum + run.words, 0)
    if (unneeded.length > 0 && !complaint) {
      yield { answer: 'standard-paragraphs', value: 'unknown', reason: 'General text stands in the letter. Whether it bears on the complaint can only be told with the complaint.', evidence: unneeded }
    } else if (unneeded.length > 0) {
      const share = Math.round((100 * words) / Math.max(1, found.total))
      yield { answer: 'standard-paragraphs', value: 'yes', reason: `Stock text that is not clearly relevant takes up ${words} words, ${share}% of the letter.`, evidence: unneeded }
    } else yield { answer: 'standard-paragraphs', value: 'no', reason: 'No long stretch of general text stands in the letter without bearing on the complaint.' }
  },
)

/** The paragraphs of a block to mark: those long enough by themselves, or the first when none is. */
function marksOf({ runs }: StockBlock, limits: Limits): StockRun[] {
  const long = runs.filter((run) => run.words >= limits.fewestWords)
  return long.length > 0 ? long : runs.slice(0, 1)
}

function isUnneeded(block: StockBlock, limits: Limits, letter: Letter, complaint: Complaint | undefined, isGeneral: (sentence: Sentence) => boolean): boolean {
  const { words, fills, topics, institutions, led } = block
  if (words < (fills ? limits.fewestWords : limits.longRun)) return false
  const core = topics.filter((topic) => topic.core)
  const raised = complaint !== undefined && topics.some((topic) => raises(complaint, topic))
  if (core.length >= 2) return (fills || !raised || words >= 2 * limits.longRun) && !isApplied(block, core, limits, letter, isGeneral)
  if (!fills || raised) return false
  if (core.length === 1 && words >= limits.oneTopic) return true
  if (institutions.includes('police') && (institutions.includes('prosecution') || institutions.includes('courts'))) return true
  if (words < limits.otherTopics) return false
  return (topics.length > 0 && complaint !== undefined) || led || institutions.filter((name) => INSTITUTIONS.has(name)).length >= 3
}

/** Those who take part, of whom a general account speaks together. */
const INSTITUTIONS = new Set(['police', 'prosecution', 'courts', 'code', 'victims'])

/** The topics of the Code, which a letter may state in order to apply them. */
const CODE = new Set(['SP2', 'SP3', 'SP4'])

/** A short account of the Code that the next sentences apply to this case. */
function isApplied({ words, runs }: StockBlock, core: readonly StockTopic[], limits: Limits, letter: Letter, isGeneral: (sentence: Sentence) => boolean): boolean {
  if (words > limits.applied || core.some(({ id }) => !CODE.has(id))) return false
  const last = runs.at(-1)?.sentences.at(-1) as Sentence
  const at = letter.body.sentences.indexOf(last)
  return letter.body.sentences.slice(at + 1, at + 6).some((sentence) => !isGeneral(sentence) && core.some((topic) => phrasesOf(topic).topic.first(sentence.words) !== undefined))
}

interface TopicPhrases {
  topic: PhraseSet<true>
  issue: PhraseSet<true>
}

const PHRASES = new WeakMap<StockTopic, TopicPhrases>()

function phrasesOf(topic: StockTopic): TopicPhrases {
  let phrases = PHRASES.get(topic)
  if (!phrases) {
    const set = (list: readonly string[]): PhraseSet<true> => new PhraseSet(list.map((phrase) => [phrase, true] as const))
    phrases = { topic: set([...topic.strong, ...topic.key]), issue: set(topic.issue) }
    PHRASES.set(topic, phrases)
  }
  return phrases
}

/** Whether the complaint speaks of what a topic is about. */
function raises(complaint: Complaint, topic: StockTopic): boolean {
  const { issue } = phrasesOf(topic)
  return complaint.letter.paragraphs.some(({ sentences }) => sentences.some(({ words }) => issue.first(words) !== undefined))
}

/** The topics to name in a message: the main ones, those of the inspectors' list first. */
function namedTopics(run: StockRun, all: readonly StockTopic[]): StockTopic[] {
  const core = run.topics.filter((topic) => topic.core)
  const named = (core.length > 0 ? core : run.topics).slice(0, 3)
  return named.length > 0 ? named : all.filter(({ id }) => id === 'SP1')
}

/** How the message calls the complaint. */
function complaintIn({ complaint, complainant }: Facts): string {
  if (complainant?.value.role === 'police') return 'a reader from the police, who knows it'
  return complaint?.sure && complaint.value !== 'mixed' ? `a ${complaint.value} complaint` : 'this complaint'
}
