import retextIndefiniteArticle from 'retext-indefinite-article'
import retextRepeatedWords from 'retext-repeated-words'
import { agreement } from '../grammar/agreement.ts'
import { apostrophes } from '../grammar/apostrophes.ts'
import { determiners } from '../grammar/determiners.ts'
import { fragments, splices } from '../grammar/fragments.ts'
import { lostWords } from '../grammar/lost-words.ts'
import { missingWords } from '../grammar/missing-words.ts'
import { phraseSlips } from '../grammar/phrases.ts'
import { coupled, otherSubjects, pronounAgreement, pronounCase } from '../grammar/pronouns.ts'
import { plainSlips } from '../grammar/plain-slips.ts'
import { doubled, wrongArticle } from '../grammar/published.ts'
import { smallWords } from '../grammar/small-words.ts'
import type { Slip, Tagged } from '../grammar/tokens.ts'
import { verbForms } from '../grammar/verb-forms.ts'
import { wordsOf } from '../grammar/words.ts'
import type { Paragraph, Word } from '../letter/types.ts'
import type { Block } from '../read/types.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import { runPublished } from '../rule/published.ts'
import { taggedSentences } from './tagged.ts'

/**
 * Every slip of grammar in the body, none overlapping another. Those of the kind `sound-alike` ("their" for "there") are
 * words spelt as another word, and the rule `spelling` reports them.
 */
export const grammarSlips = defineEvidence<Slip[]>('grammar', ({ letter, dictionaries, evidence }) => {
  const words = wordsOf(dictionaries)
  const slips: Slip[] = []
  let previous: Tagged | undefined
  for (const sentence of evidence(taggedSentences)) {
    slips.push(...phraseSlips(sentence, dictionaries), ...verbForms(sentence, words))
    slips.push(...pronounAgreement(sentence, words), ...pronounCase(sentence), ...otherSubjects(sentence), ...coupled(sentence, words), ...agreement(sentence, words))
    slips.push(...apostrophes(sentence, words), ...missingWords(sentence, words), ...determiners(sentence, words))
    slips.push(...plainSlips(sentence, words), ...lostWords(sentence, words))
    slips.push(...smallWords(sentence, dictionaries['small-words']))
    slips.push(...fragments(sentence, previous?.sentence.paragraph === sentence.sentence.paragraph ? previous : undefined), ...splices(sentence))
    previous = sentence
  }
  for (const paragraph of letter.body.paragraphs) {
    if (paragraph.kind === 'heading') continue
    // The plugins visit every node of the tree: they are asked only where there is something for them to judge.
    if (anyTwice(paragraph)) for (const one of runPublished(retextRepeatedWords, paragraph)) slips.push(...doubled(one, paragraph))
    if (paragraph.words.some(isDoubtfulArticle)) for (const one of runPublished(retextIndefiniteArticle, paragraph)) slips.push(...wrongArticle(one, paragraph))
  }
  return withoutOverlaps(slips)
})

/** Whether a word follows itself. */
function anyTwice({ words }: Paragraph): boolean {
  return words.some(({ lower }, i) => lower === words[i - 1]?.lower)
}

/**
 * Whether a word is "a" or "an" and not certainly right: "a" is before a consonant other than "h", but for letters and
 * short words that may be spoken letter by letter ("an f", "an nhs"), and "an" before a vowel, but for "e" and "u"
 * ("a european", "a unit") and "on" ("a one").
 */
function isDoubtfulArticle({ lower, index, sentence }: Word): boolean {
  if (lower !== 'a' && lower !== 'an') return false
  const next = sentence.words[index + 1]
  return next !== undefined && !(lower === 'a' ? SURELY_A : SURELY_AN).test(next.text)
}

const SURELY_A = /^(?:[bcdgjkpqtvwyz]|[flmnrs][aeiouy][a-z]{2})/
const SURELY_AN = /^(?:[ai][a-z]|o[a-mo-z])/

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
