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
import { grammarSlips } from '../src/evidence/grammar-slips.ts'
import { textOf } from '../src/read/locate.ts'
import { defineRule } from '../src/rule/define-rule.ts'

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
  function* ({ evidence }) {
    const kept = evidence(grammarSlips).filter(({ kind }) => kind !== 'sound-alike')
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
