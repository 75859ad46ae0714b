import type { Sentence } from '../letter/types.ts'

/** Characters looked at on each side of a term. */
const WINDOW = 320

/** Nouns that say what kind of thing a term is: "the form on which…", "an order that…". */
const KINDS =
  'accounts?|adults?|amounts?|approvals?|barristers?|bod(?:y|ies)|branch|cameras?|cases?|ceremony|charges?|checks?|computers?|courts?|crimes?|dates?|decisions?|defences?|departments?|detectives?|diar(?:y|ies)|documents?|duty|evidence|experts?|expressions?|forms?|hearings?|help|information|interviews?|judges?|jur(?:y|ies)|kinds?|laws?|lawyers?|letters?|lists?|magistrates?|managers?|meetings?|members?|names?|notes?|notices?|offences?|offices?|officers?|one|orders?|organisations?|pages?|papers?|part|payments?|people|periods?|permission|persons?|phrase|place|police|powers?|principles?|procedures?|process(?:es)?|promises?|proof|prosecutors?|punishments?|questions?|reasons?|records?|recordings?|reports?|requests?|reviews?|rights?|rules?|schemes?|screens?|sentences?|services?|solicitors?|sorts?|specialists?|staff|stages?|statements?|steps?|summar(?:y|ies)|systems?|teams?|terms?|tests?|things?|times?|trials?|types?|units?|volunteers?|warnings?|way|ways|words?|workers?'

const KIND = `\\b(?:${KINDS})\\b`
/** "an order", "the list of charges", "one of the two most senior lawyers". */
const NOUN_OF_KIND = `(?:an?|the|our|your|their|his|her|its|one|another|any|some|what|part|two|all|those)\\b(?: [\\w'-]+){0,6}? ?${KIND}`

/** What follows "is" or "are" when a thing is not defined but something is told of it. */
const TOLD =
  /^(?:on|at|in|due|held|heard|dated|signed|attached|enclosed|listed|fixed|now|not|still|being|with|available|sent|received|served|filed|prepared|from|by|before|after|over|under|likely|expected|there|here|yet|already|therefore|also|too|very|a matter|the case|the reason|a pity|important|clear|responsible|no |that you|that he|that she|\d)/

/** Verbs of a clause that tells of an event and so defines nothing. */
const EVENT = /\b(?:was|were|had|did|took|gave|went|came|said|told|sent|began|made|found|showed|stated|wrote)\b/

/** Opens a definition wherever it stands near the term. */
const SIGNAL =
  /^["')]{0,2}[^.;?!]{0,60}?(?:[,;:(\u2013\u2014-] ?(?:that is|that's|that being|this is|this being|which is to say|being an?|i\.? ?e\b|namely|basically|essentially|roughly|simply|put simply|simply put|put another way|in other words|in short|in effect|in plain|in everyday|in ordinary|in simple|to put it|short for|which stands for|standing for|or to put)|,? ?\(?\b(?:such as|for example,?|for instance,?|including) (?:an?|the|being|giving|having|sitting|your) |,? ?\(?\bmeaning (?!that you|that we|that the (?:hearing|trial|case))|\bby which (?:is|are|i|we|lawyers) (?:mean|meant)|\bexpression (?:which|that|for|meaning)|\bwhich (?:simply |just |here |broadly |in effect |in practice |really |in short |basically |roughly )?(?:means?|meant|stands? for)\b|\bthat (?:means|is to say)\b|\bis (?:short for|the (?:legal |technical |formal |proper )?(?:name|term|word|phrase|expression))\b|\bstands for\b|\bis (?:how|what) (?:we|the|lawyers|courts))/

/** ", which is an order that …", ", who decides …". */
const RELATIVE = /^["')]{0,2}(?: [\w'-]+){0,4}?,? (?:and )?(which|who|that)\b(?:,? (?:in (?:effect|law|practice|short|this setting|england|scotland|plain \w+|other words)|of course|for short|simply|usually|normally|often|generally|broadly|just|here),?)? ([^;?!]{3,200})/
const DEFINING_VERB =
  /^(?:means?|meant|lets?|allows?|gives?|sets? out|sets?|lists?|tells?|forbids?|stops?|orders?|requires?|makes?|decides?|covers?|helps?|keeps?|deals?|looks?|works?|happens?|describes?|protects?|limits?|controls?|runs?|handles?|supports?|collects?|recovers?|examines?|investigates?|prosecutes?|applies|concerns?|needs?|asks?|can|may|must|says? (?:what|how|who|whether)|records? (?:what|how|who)|shows? (?:what|how|who|where)|contains? the|takes? work|writes?|speaks?|conducts?|presents?|settles?|freezes?|bans?|adds?|checks?|brings?|reviews?|considers?|oversees?|manages?|provides?|carries|uses?|holds? the|would|will)\b/
const PREPOSITION_CLAUSE = /^["')]{0,2},? (?:by|under|in|at|through|for|with|on|from|to) (?:which|whom) ([^.;?!]{6,160})/
const PLACE_CLAUSE = /^["')]{0,2},? (?:which is |that is )?(?:where|when|whereby|whose) ([^.;?!]{6,160})/

/** How the next begins: it is tried first, since V8 takes long to prepare the whole, which is then seldom needed. */
const APPOSITION_OPENS = /^["')]{0,2},? ?(?:[,:]| [\u2013\u2014-] ?|[\u2013\u2014])/
const APPOSITION = new RegExp(`${APPOSITION_OPENS.source} ?(?:or |i mean |in effect |in short |basically |simply |just |now |really )?${NOUN_OF_KIND}(?: (?:that|which|who|whom|whose|where|when|by|of|for|to|in|on|at|from|with|about|between|before|after|under|used|held|kept|made|given|sent|set|fixed|dealing|responsible|appointed|giving|setting|listing|asking|telling|saying|showing|we|they|you|judges|lawyers|courts)\\b|[.;)]|$)`)
const OR_PLAIN = /^["')]{0,2},? ?[,(] ?or (?!not\b|to\b|whether\b|if\b|by\b|for\b|on\b|at\b|of\b)(?:[a-z'-]+[ ,.)]){1,9}/
const BRACKET = /^["')]{0,2}(?: [\w'-]+){0,3}? ?[([]([^()[\]]{4,400})[)\]]/
const AS_CALLED = /^["')]{0,2},? (?:as|is what|are what|being what) (?:it|this|that|they|these|we|lawyers?|the (?:law|courts?|police|rules?|trade)) (?:is|are|calls?|puts?|says?|has|have|knows?)\b/
const SUBJECT = /(?:^|[,;:(\u2013\u2014] ?|\band |\bbut |\bthat |\bbecause )(?:an? |the |to |any |our |your |such an? |the (?:term|word|words|phrase|expression) |legally,? |in (?:law|court|scotland|england|legal terms|practice),? )?["'(]{0,2}$/
const IS_DEFINED = /^["')]{0,2}(?: [\w'-]+)?,? (?:here |simply |just |only |really |in effect |usually |normally )?(?:(?:is|are) (?:simply |just |really |only |in effect |usually |normally |where |when |how |called )?(?:an?|the|to|what|when|where|how|one|our|another|that|those|any|part|something|someone|things?|people|arrangements?|evidence|help|extra|money|papers|rules|questions)\b|means?\b|meant\b|lets?\b|allows?\b|refers? to\b|happens? when\b|describes?\b|was (?:simply |just |only )?an? |were (?:simply |just )?the )/

const NAMED_BEFORE = new RegExp(
  `(?:(?:[,(]|\\b(?:is|are|was|were|be|been|being|often|sometimes|usually|also|commonly|generally|formally|what|now|still|we|lawyers?|courts?|law|police|prosecutors?|people|which|they|trade)|${KIND}) (?:call(?:ed|s)?|term(?:ed|s)?|name[ds]?|label(?:led|s)?|know as|describes? as|refer to as)|\\bknown(?: \\w+){0,2} as|\\b(?:described|referred to|spoken of|recorded) as|\\bcalls? (?:it|this|that|these|them|him|her)|\\b(?:legal|technical|formal|proper|official|court|police|usual|lawyers'|lawyer's) (?:name|term|word|words|phrase|title|label|expression|jargon|shorthand)(?: for (?:this|that|it|them))?(?: is| was| are|:|,)|\\b(?:name|term|word|phrase) (?:for (?:this|that|it) )?(?:is|was)|\\bin (?:legal|technical|court|police|office) (?:terms|language|jargon|shorthand),?|\\btechnically|\\bso-called|\\bby the name of|\\bwhat (?:is|are|was|we mean by)|\\bwe mean by|\\bmeant by|\\babbreviated (?:to|as)|\\bshortened to|\\bin the form of)(?: (?:the|an?|our|your|its))?(?: (?!to\\b|on\\b|for\\b|at\\b|by\\b|in\\b|before\\b|into\\b|about\\b|with\\b)[\\w-]+){0,2} ?["'(]{0,2}$`,
)
const BRACKETED_BEFORE = /[a-z]'?s? [a-z'-]+ ?[([](?:(?:the|an?|our|or|known as|called|your|that is|i\.?e\.?)[ ,])*["']?$/
const OR_BEFORE = /[a-z] [a-z'-]+,? (?:\(|, )?or (?:the |an? |in [\w ]{1,24}, |as [\w ]{1,30}, )?["']?$/
const PLAIN_BEFORE = new RegExp(`(?:^|[,;:(] ?|\\b)(?:an?|the|our|your)\\b(?: [\\w'-]+){0,4}? ?${KIND} [^,;.()]{4,120}(?:,| [\\u2013\\u2014-]|:) ?(?:the |an? |our |called |that is,? )?["']?$`)
const THIS_IS = /^["'(]{0,2}(?:this|that|it|these|those|they|both|which)(?: (?:is|are|was|were|would be)|'s)(?: (?:what|often|usually|sometimes|also|only|all|simply|just|known|called|as|we|lawyers|the law|call|calls|part|of|an?|the|our|your|rule|name|practice|idea|effect|meaning|requirement|doctrine|principle))*["']? ?$/

const NEXT_SIGNAL = /^["'(]{0,2}(?:in other words|put simply|simply put|in plain|in everyday|in ordinary|in simple|in short|that is[,: ]|that's|to put (?:it|that)|what (?:this|that) means|by (?:this|that)|basically|essentially|i mean|we mean|which means|(?:this|that|it|these|those|they)(?: \w+ly| just| only| also| simply| here)? (?:means?|meant|stands? for|lets?|allows?|happens? when|refers? to)\b)/
const NEXT_OPENS = /^["'(]{0,2}(?:this|that|it|these|those|they)(?: (?:is|are|was|were)|'s)/
const NEXT_IS = new RegExp(`${NEXT_OPENS.source}(?: simply| just| really| only| in effect| basically| the name for)? (?:${NOUN_OF_KIND}|(?:when|where|how|what|to|someone|something|people)\\b)`)

/** True when a clause speaks of how things are and not of what happened. */
function general(clause: string): boolean {
  return !EVENT.test(clause.split(',')[0] as string)
}

/** True when a bracket tells the reader something: two or more ordinary words. */
function telling(bracket: string): boolean {
  if (/^(?:see|page|ref|our|paragraph|section|s\.|dated|on|and|including|\d)/.test(bracket)) return false
  const words = bracket.match(/[a-z][a-z'-]+/g) ?? []
  return words.length >= 3 || (words.length === 2 && /^(?:an?|the|our|your)\b/.test(bracket))
}

/**
 * Whether a term is explained where it stands: in its own sentence, in the one before or in the one after, by any of
 * the ways that writers have (a bracket, a dash, an apposition, "which is", "that is to say", "known as", "this means").
 *
 * The windows are bounded, so the time does not grow with the letter.
 *
 * @param sentence the sentence of the term
 * @param from where the term begins in the sentence's text
 * @param to where it ends
 * @param next the sentence after it, when there is one
 * @param previous the sentence before it, when there is one
 */
export function isExplained(sentence: Sentence, from: number, to: number, next?: Sentence, previous?: Sentence): boolean {
  const after = sentence.lower.slice(to, to + WINDOW).replace(/[*_]/g, '')
  const before = sentence.lower.slice(Math.max(0, from - WINDOW), from).replace(/[*_]/g, '')
  return explainedAfter(after, before) || explainedBefore(before, after, previous) || explainedNext(sentence.lower.slice(from, to), next)
}

function explainedAfter(after: string, before: string): boolean {
  const bracket = BRACKET.exec(after)
  if (bracket && telling(bracket[1] as string)) return true
  if (SIGNAL.test(after) || AS_CALLED.test(after) || OR_PLAIN.test(after) || (APPOSITION_OPENS.test(after) && APPOSITION.test(after))) return true
  const relative = RELATIVE.exec(after)
  if (relative) {
    const clause = relative[2] as string
    const is = /^(?:is|are|was|were|would be|will be) (?:simply |just |really |only |usually |normally |in effect |broadly |here )?(.*)/.exec(clause)
    if (is) {
      const rest = is[1] as string
      if (!TOLD.test(rest) && (!/^(?:was|were)/.test(clause) || new RegExp(`^${NOUN_OF_KIND}`).test(rest)) && !/^\w{3,}(?:ed|en)\b/.test(rest)) return true
    } else if (relative[1] !== 'that' && DEFINING_VERB.test(clause) && general(clause)) return true
  }
  for (const pattern of [PREPOSITION_CLAUSE, PLACE_CLAUSE]) {
    const clause = pattern.exec(after)
    if (clause && general(clause[1] as string) && /\b(?:is|are|can|may|must|will|has|have|decides?|asks?|\w{2,}s)\b/.test(clause[1] as string) && !/^(?:you|he|she|it) (?:\w+ed)\b/.test(clause[1] as string)) return true
  }
  const defined = SUBJECT.test(before) ? IS_DEFINED.exec(after) : null
  return defined !== null && !TOLD.test(after.slice(defined[0].length).trimStart())
}

function explainedBefore(before: string, after: string, previous: Sentence | undefined): boolean {
  if (NAMED_BEFORE.test(before)) return true
  if (BRACKETED_BEFORE.test(before) && /^["']?(?: [a-z'-]+){0,3}[,)\]]/.test(after)) return true
  if (OR_BEFORE.test(before) && /^["']?(?: [a-z'-]+)?(?:[,;.)\]]|$| [\u2013\u2014])/.test(after)) return true
  if (PLAIN_BEFORE.test(before) && /^["']?(?:[,;.)]|$| [\u2013\u2014-])/.test(after)) return true
  return previous !== undefined && THIS_IS.test(before) && !/^ (?:on|at|in) /.test(after)
}

function explainedNext(term: string, next: Sentence | undefined): boolean {
  if (!next) return false
  const text = next.lower.slice(0, WINDOW)
  if (NEXT_SIGNAL.test(text) || (NEXT_OPENS.test(text) && NEXT_IS.test(text) && general(text.slice(0, 20)))) return true
  const head = term.split(/[\s(]/).findLast((word) => word.length > 2) ?? term
  const at = text.indexOf(head)
  if (at === -1 || at > 40) return false
  return SUBJECT.test(text.slice(0, at).replace(/(?<![\w'-])(?:[\w'-]+ ){0,3}$/, (words) => (term.includes(words.trim()) ? '' : words))) && IS_DEFINED.test(text.slice(at + head.length))
}
