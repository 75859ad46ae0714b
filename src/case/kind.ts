import type { Letter } from '../letter/types.ts'
import type { ComplaintKind, LetterKind } from './types.ts'

/** Something read from the letter's own words; `sure` when the letter says it in terms. */
export interface Reading<T> {
  value: T
  sure: boolean
}

/** A reply of this many words answers the complaint; acknowledgements and holding letters are shorter. */
const SHORT = 420

const STAGE_TWO_TITLE = /\bstage (?:two|2)\b|\b(?:second|final) stage\b|\bsecond look\b|\blooked at again\b/
const STAGE_ONE_TITLE = /\bstage (?:one|1)\b|\bfirst stage\b/
const DECIDED = /\b(?:not |partly |partially |part )?uph(?:e|o)ld(?:ing)?\b(?! on appeal)/
/** "You will have it by 3 July", "a response will be issued", "she will write to you". */
const PROMISE =
  /\b(?:will|shall|aim to|hope to|expect to)\b(?: \S+){0,5}? (?:have (?:it|a|our|the|my|her|his)|get (?:it|a|our|the)|receive (?:it|a|our|the)|hear|write|reply|answer|respond|send (?:you|it|her|his|a|our|the)|look into|look at|consider|tell you)\b|\b(?:reply|response|answer|letter|findings)\b[^.]{0,30}\b(?:will|shall) (?:be|come|reach|follow)\b|\b(?:reply|response|answer|letter|findings)\b[^.]{0,40}\bby (?:\d|mon|tue|wed|thu|fri)/
/** Why it will be late, or that it will; sentences that begin "if" only say what would happen. */
const LATE =
  /\b(?:not|never|unable|cannot|can't|won't|shan't)\b[^.]{0,50}\b(?:ready|possible|able|manage|let you have|to (?:reply|respond|answer|send)|send you|complete[d]?)\b|\b(?:cannot|can't) (?:yet )?(?:reply|respond|answer|send|give)\b|\b(?:unable|not able) to (?:reply|respond|answer|send|give|complete)\b|\blater than (?:that|we|i)\b|\blonger than\b|\b(?:more|further|extra|additional) time\b|\bhold-?up\b|\bkeep(?:ing)? you waiting\b|\bdelay in (?:reply|answer|send|respond|complet)|\bfor the delay\b|\bis taking longer\b|\bneed(?:s|ed)? (?:a little |some |rather )?longer\b|\bby the date (?:that )?(?:we|i) gave\b/
/** What is late: the reply, and not something in the case. */
const REPLY = /\b(?:repl(?:y|ied)|answers?|responses?|respond|letter|findings|outcome|write|by then|that date|be later|ready)\b/
const CONDITION = /^["'\s]*(?:if|should|unless|where|in case)\b/
const EARLIER_REPLY =
  /\bat stage (?:two|2)\b|\bstage (?:two|2) (?:review|reply|response|complaint)\b|\b(?:stage (?:one|1)|first|earlier|previous) (?:reply|answer|letter|response|decision)\b|\b(?:looked?|considered|reviewed|examined|gone through|complaint) (?:at )?(?:it |them |again |your complaint |the complaint |your case |the case )?(?:again|afresh)\b|\blook again at\b|\bsecond (?:stage|look)\b|\bgave you at stage (?:one|1)\b|\bnot satisfied with (?:the|our|my) (?:stage|first|reply|letter)\b/
const LAST_STEP =
  /\bindependent assessor\b|\bpublic services ombudsman\b|\bspso\b|\b(?:end of|end to) (?:the|our|this)\b[^.]{0,40}\b(?:process|procedure)\b|\b(?:process|procedure)\b[^.]{0,30}\b(?:at an end|to an end|is complete|has ended|is exhausted)\b|\bno (?:further|other) (?:stage|review|appeal)\b|\bno stage after\b|\bsecond stage is complete\b|\bthere is no further stage\b/
const OFFER =
  /\b(?:ask|asked|request|want|wish|like|take|taken|write|refer|escalate|go|goes|move|considered?|review(?:ed)?|look(?:ed)?|appeal)\b[^.]{0,100}\b(?:stage (?:two|2)|second stage|second look)\b|\b(?:stage (?:two|2)|second stage)\b[^.]{0,60}\b(?:by|within|if you|where|at which|is open|write|request)\b|\bcalled? (?:this )?stage (?:two|2)\b/
const OTHER_REVIEW = /\breview\b[^.]{0,40}\b(?:police, fire and crime )?commissioner\b|\bour chief executive\b|\bthe chief executive of\b/

/**
 * What kind of letter it is, by its title, by what it decides or promises, and by the next step that it offers.
 *
 * @returns undefined for a letter without a body
 */
export function letterKindOf(letter: Letter): Reading<LetterKind> | undefined {
  const { sentences, words } = letter.body
  if (words.length === 0) return undefined
  const title = letter.paragraphs.filter((paragraph) => ['subject', 'letterhead', 'reference'].includes(paragraph.part)).map((paragraph) => paragraph.lower).join('\n')
  const lines = sentences.map((sentence) => sentence.lower.replace(/ {2,}/g, ' '))
  const decided = lines.some((line) => DECIDED.test(line))
  if (!decided && words.length < SHORT) {
    if (/\backnowledge?ment\b/.test(title)) return { value: 'acknowledgement', sure: true }
    const late = lines.some((line) => LATE.test(line) && REPLY.test(line) && !CONDITION.test(line))
    const promised = lines.some((line) => PROMISE.test(line))
    const offered = lines.some((line) => (OFFER.test(line) || LAST_STEP.test(line)) && !/\brecorded\b/.test(line))
    if (!offered && /\bholding (?:letter|reply)\b/.test(title)) return { value: 'holding', sure: true }
    if (!offered && (late || promised)) return { value: late ? 'holding' : 'acknowledgement', sure: promised && !late && words.length < SHORT / 2 && /\bthank you\b|\bgrateful\b/.test(lines.slice(0, 2).join(' ')) }
  }
  if (STAGE_TWO_TITLE.test(title)) return { value: 'stage-two', sure: true }
  if (STAGE_ONE_TITLE.test(title)) return { value: 'stage-one', sure: true }
  const opening = lines.slice(0, Math.max(3, Math.ceil(lines.length * 0.35)))
  const close = lines.slice(Math.floor(lines.length * 0.6))
  const again = opening.some((line) => EARLIER_REPLY.test(line))
  const last = close.some((line) => LAST_STEP.test(line))
  const offer = close.some((line) => OFFER.test(line) || OTHER_REVIEW.test(line))
  const second = close.some((line) => OFFER.test(line))
  if (last && !second) return { value: 'stage-two', sure: again }
  if (again && !second) return { value: 'stage-two', sure: false }
  return { value: 'stage-one', sure: offer && second && !again && !last }
}

/**
 * Whether the complaint is about a legal decision, the service, or both, where the reply says so in terms. What it
 * talks of is no guide: most replies speak of both the decision and the letters about it.
 */
export function complaintKindOf(letter: Letter): Reading<ComplaintKind> | undefined {
  const lines = letter.body.sentences.map((sentence) => sentence.lower.replace(/ {2,}/g, ' '))
  const text = lines.slice(Math.floor(lines.length * 0.5)).join('\n')
  const ends = /\b(?:legal|prosecuted|decisions?|charg\w+|plea)\b[^.\n]{0,120}\b(?:final|to an end|at an end|end of|no further)\b|\b(?:end of|final|no further)\b[^.\n]{0,120}\b(?:legal|decisions?)\b/.test(text)
  const service = /\b(?:service|our letters|letters?|treated|that part|way (?:in which|that) (?:we|you))\b[^.\n]{0,140}\bassessor\b|\bassessor\b[^.\n]{0,140}\b(?:service|that part|our letters)\b/.test(text)
  if (ends && service) return { value: 'mixed', sure: true }
  if (/\bservice\b[^.\n]{0,60}\b(?:not|rather than)\b[^.\n]{0,20}\blegal\b/.test(text)) return { value: 'service', sure: true }
  if (/\bcomplaint (?:is|was) about (?:a |our |the )?(?:legal )?decisions?\b/.test(text)) return { value: 'legal', sure: false }
  return undefined
}
