/**
 * Slips of grammar that trip a reader up.
 *
 * Each check in `src/grammar` looks for one kind of slip and speaks only where the words cannot be read as right. Words
 * quoted from the complaint are not the writer's and are passed over. Taste, the passive voice and dated but correct
 * English are never marked: inverted conditionals, subjunctives, absolute constructions, "need do".
 *
 * The parts of speech come from word lists and the neighbours of each word (`src/grammar`), which costs a few
 * milliseconds. Ready-made taggers and checkers were measured and left aside: wink-nlp takes 350 ms to load; harper.js
 * takes seconds and half a gigabyte, and found fewer than half of the slips planted in letters.
 */
import retextIndefiniteArticle from 'retext-indefinite-article'
import retextRepeatedWords from 'retext-repeated-words'
import { taggedSentences } from '../src/evidence/tagged.ts'
import { agreement } from '../src/grammar/agreement.ts'
import { apostrophes } from '../src/grammar/apostrophes.ts'
import { determiners } from '../src/grammar/determiners.ts'
import { fragments, splices } from '../src/grammar/fragments.ts'
import { missingWords } from '../src/grammar/missing-words.ts'
import { doubled, wrongArticle } from '../src/grammar/published.ts'
import { phraseSlips } from '../src/grammar/phrases.ts'
import { otherSubjects, pronounAgreement, pronounCase } from '../src/grammar/pronouns.ts'
import type { Slip, Tagged } from '../src/grammar/tokens.ts'
import { verbForms } from '../src/grammar/verb-forms.ts'
import { wordsOf } from '../src/grammar/words.ts'
import type { Block } from '../src/read/types.ts'
import { textOf } from '../src/read/locate.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import { runPublished } from '../src/rule/published.ts'

export default defineRule(
  {
    id: 'grammar',
    question: 'Q23',
    answers: ['Q23'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), Annex C, question 23',
    summary: 'The letter has no errors of grammar',
    messages: {
      agreement: 'The verb does not agree with its subject. With "{subject}" it is "{verb}".',
      'verb-form': 'The form of the verb is wrong. {why}',
      'missing-word': 'A word is missing. {why}',
      apostrophe: 'The apostrophe is missing or out of place. {why}',
      confused: 'A word that sounds alike is in the place of the right one. {why}',
      pronoun: 'The wrong form of the pronoun. {why}',
      negative: 'Two negatives where one is meant. {why}',
      'extra-word': 'A word too many, or in the wrong number. {why}',
      preposition: 'The wrong small word. {why}',
      doubled: 'The word "{word}" stands twice. Take one out.',
      article: 'Before "{next}" the article is "{article}".',
      number: 'Singular and plural are mixed. {why}',
      fragment: 'This is not a whole sentence. Join it to the one before, or give it a verb of its own.',
      splice: 'Two sentences are joined with a comma. Use a full stop, or a joining word such as "and" or "because".',
    },
  },
  function* ({ letter, dictionaries, evidence }) {
    const words = wordsOf(dictionaries)
    const slips: Slip[] = []
    let previous: Tagged | undefined
    for (const sentence of evidence(taggedSentences)) {
      slips.push(...phraseSlips(sentence, dictionaries), ...verbForms(sentence, words), ...pronounAgreement(sentence, words), ...pronounCase(sentence), ...otherSubjects(sentence), ...agreement(sentence, words))
      slips.push(...apostrophes(sentence, words), ...missingWords(sentence, words), ...determiners(sentence, words))
      slips.push(...fragments(sentence, previous?.sentence.paragraph === sentence.sentence.paragraph ? previous : undefined), ...splices(sentence))
      previous = sentence
    }
    for (const paragraph of letter.body.paragraphs) {
      if (paragraph.kind === 'heading') continue
      for (const one of runPublished(retextRepeatedWords, paragraph)) slips.push(...doubled(one, paragraph))
      for (const one of runPublished(retextIndefiniteArticle, paragraph)) slips.push(...wrongArticle(one, paragraph))
    }
    const kept = withoutOverlaps(slips)
    for (const { kind, at, values, suggestions, fix, severity } of kept) {
      yield { message: kind as never, at, ...(severity ? { severity } : {}), ...(values ? { values } : {}), ...(suggestions ? { suggestions } : {}), ...(fix === undefined ? {} : { fix }) }
    }
    const errors = kept.filter(({ severity }) => severity !== 'info')
    const [first] = errors
    if (first) {
      yield { answer: 'Q23', value: 'yes', reason: errors.length === 1 ? `There is an error of grammar: "${textOf(first.at)}".` : `There are ${errors.length} errors of grammar.`, evidence: errors.map(({ at }) => at) }
    } else yield { answer: 'Q23', value: 'no', reason: 'No error of grammar was found.' }
  },
)

/** Keeps the first of slips that share words: the checks run from the most certain to the least. */
function withoutOverlaps(slips: readonly Slip[]): Slip[] {
  const kept = new Map<Block, Slip[]>()
  for (const slip of slips) {
    const { block, from, to } = slip.at
    const others = kept.get(block) ?? []
    kept.set(block, others)
    // Slips come sentence by sentence, so that only the latest can share words.
    if (!others.slice(-40).some(({ at }) => at.from < to && from < at.to)) others.push(slip)
  }
  return [...kept.values()].flat()
}
