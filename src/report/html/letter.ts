import type { CheckResult } from '../../check.ts'
import { isWrapped } from '../../letter/parts.ts'
import type { Paragraph, Span } from '../../letter/types.ts'
import { Lines } from '../../read/locate.ts'
import type { Finding, Severity } from '../../rule/types.ts'
import { ANSWER_KEYS, QUESTIONS } from '../../scorecard/questions.ts'
import { TIME_QUESTIONS, type TimeKey } from '../../scorecard/timeliness.ts'
import { answerWords, caseLine, placeOf, ratingWords, type Standing, standingOf } from '../words.ts'
import { html, type Markup, page } from './shell.ts'

/** A checked letter with the path that people know it by. */
export interface PagedLetter {
  path: string
  result: CheckResult
}

const STANDING: Readonly<Record<Standing, string>> = { good: 'Good', mend: 'Mend', look: 'Look', na: 'Not applicable' }
const SEVERITY: Readonly<Record<Severity, { tag: string; class: string }>> = {
  error: { tag: 'Mend', class: 'mend' }, warning: { tag: 'Look', class: 'look' }, info: { tag: 'Consider', class: 'info' },
}

/**
 * A page for letters: for each the scorecard, the issues of the complaint, and the letter as its reader sees it, with the
 * finding beside each marked place.
 *
 * @param letters in the order in which they are shown
 * @param version of letterlint
 * @param organisations names of organisations by id
 */
export function lettersPage(letters: readonly PagedLetter[], version: string, organisations: ReadonlyMap<string, string>): string {
  const title = letters.length === 1 ? `Check of ${letters[0]?.path}` : `Check of ${letters.length} letters`
  const contents =
    letters.length > 1 &&
    html`<nav class="contents" aria-label="Letters"><ul>${letters.map(({ path, result }, i) => html`<li><a href="#letter-${i + 1}">${path}</a>: ${ratingWords(result.rating.answer)}</li>`)}</ul></nav>`
  const body = html`${contents}${letters.map((letter, i) => letterSection(letter, i + 1, letters.length > 1, organisations))}`
  const lead = html`<p class="soft">${letters.length === 1 && letters[0] ? `${caseLine(letters[0].result, organisations)}.` : 'Scorecards and places to mend.'} This page may name people: keep it as you keep the letter.</p>`
  return page(title, lead, body, `Made by letterlint ${version} on this machine; nothing was sent anywhere. A person decides.`)
}

/** One letter's part of a page. */
export function letterSection({ path, result }: PagedLetter, number: number, titled: boolean, organisations: ReadonlyMap<string, string>): Markup {
  const id = `letter-${number}`
  return html`<article class="letter" id="${id}" aria-label="${path}">
${titled && html`<h2>${path}</h2><p class="soft">${caseLine(result, organisations)}</p>`}
${banner(result)}
${result.contradictions.map(({ message }) => html`<p class="banner look"><span>Check the dates of the case: ${message}</span></p>`)}
<h2>Scorecard</h2>
${scorecardTable(result, id, titled ? `Scorecard of ${path}` : 'Scorecard')}
${timeTable(result)}
${issueTable(result)}
<h2>The letter</h2>
${absent(result, id)}
<div class="sheet">${letterRows(result, id)}</div>
</article>`
}

function banner({ rating }: CheckResult): Markup {
  const kind = { better: 'good', adequate: 'look', 'not-met': 'mend', unknown: 'look' }[rating.answer]
  return html`<div class="banner ${kind}"><p><strong>Overall (question 35): ${ratingWords(rating.answer)}</strong></p><p>${rating.reason}</p>${
    rating.advice.length > 0 && html`<p>What would raise it most:</p><ol>${rating.advice.map((one) => html`<li>${one}</li>`)}</ol>`
  }</div>`
}

function scorecardTable(result: CheckResult, id: string, label: string): Markup {
  const rows = ANSWER_KEYS.map((key) => {
    const question = QUESTIONS[key]
    const { answer, reason, evidence } = result.answers[key]
    const standing = standingOf(key, answer, (question as { good?: string }).good)
    const links = evidence.filter((one): one is number => typeof one === 'number').slice(0, 6)
    const quotes = evidence.filter((one): one is string => typeof one === 'string').slice(0, 2)
    return html`<tr><th scope="row">${/^Q\d/.test(key) && html`<span class="soft">${key}</span> `}${question.asks}</th><td class="short"><span class="tag ${standing}">${STANDING[standing]}</span></td><td class="short">${answerWords(answer)}</td><td>${reason}${
      links.length > 0 && html` <span class="soft">See ${links.map((one, i) => html`${i > 0 && ', '}<a href="#${id}-finding-${one + 1}">${one + 1}</a>`)}.</span>`
    }${quotes.map((quote) => html` <q>${quote}</q>`)}</td></tr>`
  })
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="stack"><thead><tr><th scope="col">Question</th><th scope="col">Standing</th><th scope="col">Answer</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function timeTable(result: CheckResult): Markup | undefined {
  const keys = (Object.keys(TIME_QUESTIONS) as TimeKey[]).filter((key) => !['unknown', 'na'].includes(result.timeliness[key].answer))
  if (keys.length === 0) return undefined
  return html`<h2>Timeliness</h2><table class="stack"><thead><tr><th scope="col">Question</th><th scope="col">Answer</th><th scope="col">Why</th></tr></thead><tbody>${keys.map(
    (key) => html`<tr><th scope="row"><span class="soft">${key}</span> ${TIME_QUESTIONS[key]}</th><td>${result.timeliness[key].answer}</td><td>${result.timeliness[key].reason}</td></tr>`,
  )}</tbody></table>`
}

function issueTable(result: CheckResult): Markup | undefined {
  const issues = result.issues
  if (!issues || issues.length === 0) return undefined
  const words = { yes: ['good', 'Answered'], mentioned: ['look', 'Only mentioned'], no: ['mend', 'Not answered'], unsure: ['look', 'A person must look'] } as const
  return html`<h2>Issues of the complaint</h2><table class="stack"><thead><tr><th scope="col">Issue</th><th scope="col">Standing</th><th scope="col">Where</th><th scope="col" class="number">How sure</th></tr></thead><tbody>${issues.map((issue) => {
    const [kind, says] = words[issue.addressed]
    return html`<tr><td><q>${issue.text}</q></td><td><span class="tag ${kind}">${says}</span></td><td>${issue.paragraphs.length > 0 ? `Paragraph ${issue.paragraphs.slice(0, 3).map((one) => one.block.index + 1).join(', ')}` : 'Nowhere'}</td><td class="number">${Math.round(issue.confidence * 100)}%</td></tr>`
  })}</tbody></table>`
}

/** Findings for which no words can be marked: something is missing, or they are of the letter as a whole. */
function absent(result: CheckResult, id: string): Markup | undefined {
  const list = result.findings.flatMap((finding, i) => (finding.span ? [] : [{ finding, number: i + 1 }]))
  if (list.length === 0) return undefined
  return html`<h3>Missing, or of the letter as a whole</h3><ul class="notes">${list.map(({ finding, number }) => note(finding, number, id, finding.after && `It belongs after paragraph ${finding.after.block.index + 1}.`))}</ul>`
}

function letterRows(result: CheckResult, id: string): Markup[] {
  const { paragraphs } = result.letter
  const lines = new Lines(result.letter.document.source)
  return paragraphs.map((paragraph, i) => {
    const found = result.findings.flatMap((finding, n) => (finding.span && within(finding.span, paragraph) ? [{ finding, number: n + 1, span: finding.span }] : []))
    const next = paragraphs[i + 1]
    const kind = paragraph.kind === 'line' ? (next && next.kind === 'line' && next.part === paragraph.part ? 'line' : 'line last') : paragraph.kind
    // On paper a heading stays with what it heads, and a block of lines in one piece.
    const joined = paragraph.kind === 'heading' || kind === 'line'
    return html`<div class="row${joined && ' joined'}"><div class="words ${kind}${isWrapped(paragraph.text) && ' wrapped'}">${paragraph.block.marker !== undefined && paragraph.kind === 'item' && `${paragraph.block.marker} `}${markedText(paragraph, found, id)}</div>${
      found.length > 0 ? html`<ul class="notes">${found.map(({ finding, number, span }) => note(finding, number, id, placeOf(span, result.letter.document, lines)))}</ul>` : html`<div></div>`
    }</div>`
  })
}

function within(span: Span, paragraph: Paragraph): boolean {
  return span.block === paragraph.block && span.from >= paragraph.from && span.from < paragraph.to
}

/** The paragraph's text with its marked words; where marks overlap, the text between two edges is marked once. */
function markedText(paragraph: Paragraph, found: ReadonlyArray<{ finding: Finding; number: number; span: Span }>, id: string): Markup[] {
  const edges = new Set([paragraph.from, paragraph.to])
  for (const { span } of found) {
    edges.add(Math.max(span.from, paragraph.from))
    edges.add(Math.min(span.to, paragraph.to))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const begun = new Set<number>()
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1] as number
    const text = paragraph.block.text.slice(from, to)
    const over = found.filter(({ span }) => span.from <= from && to <= span.to)
    if (over.length === 0) return html`${text}`
    const strongest = over.toSorted((a, b) => rank(b.finding) - rank(a.finding))[0] as (typeof over)[number]
    const ends = over.filter(({ span, number }) => Math.min(span.to, paragraph.to) === to && !begun.has(number))
    for (const { number } of ends) begun.add(number)
    return html`<mark class="${SEVERITY[strongest.finding.severity].class}">${text}${ends.map(({ number }) => html`<sup id="${id}-mark-${number}"><a href="#${id}-finding-${number}" aria-label="Finding ${number}">${number}</a></sup>`)}</mark>`
  })
}

function rank({ severity }: Finding): number {
  return { error: 3, warning: 2, info: 1 }[severity]
}

function note(finding: Finding, number: number, id: string, place: string | undefined | false): Markup {
  const { tag, class: kind } = SEVERITY[finding.severity]
  return html`<li class="${kind}" id="${id}-finding-${number}"><p class="name">${finding.span ? html`<a href="#${id}-mark-${number}" aria-label="Finding ${number}: back to the words">${number}</a>` : number}. ${tag}: ${finding.rule} <span class="soft">(${finding.question}${place && `, ${place}`})</span></p><p>${finding.message}</p>${
    finding.suggestions.length > 0 && html`<p class="write">Write: <strong>${finding.suggestions.join(' or ')}</strong></p>`
  }${finding.sample !== undefined && html`<p class="write">For example: <em>${finding.sample}</em></p>`}</li>`
}
