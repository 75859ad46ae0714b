import type { CheckResult } from '../check.ts'
import { ANSWER_KEYS, QUESTIONS } from '../scorecard/questions.ts'
import { html, page } from './html/shell.ts'
import { letterSection } from './html/letter.ts'
import { csvCell } from './tables/write.ts'
import { answerWords, caseLine, ratingWords } from './words.ts'

/** A letter that may be drawn, with the stratum that it belongs to. */
export interface Candidate {
  path: string
  stratum: string
}

/**
 * Draws a sample that is the same for the same letters, size and seed: one of each stratum first, as far as the size
 * allows, the larger strata before the smaller; then the rest in proportion to the strata.
 *
 * @param size how many to draw
 * @param seed any whole number
 */
export function drawSample<T extends Candidate>(candidates: readonly T[], size: number, seed: number): T[] {
  const chance = generator(seed)
  const strata = new Map<string, T[]>()
  for (const one of candidates.toSorted((a, b) => compare(a.path, b.path))) {
    const list = strata.get(one.stratum)
    if (list) list.push(one)
    else strata.set(one.stratum, [one])
  }
  const pools = [...strata.entries()].sort(([a, x], [b, y]) => y.length - x.length || compare(a, b)).map(([, list]) => shuffled(list, chance))
  const wanted = Math.min(size, candidates.length)
  const quotas = shareOut(pools.map((pool) => pool.length), wanted)
  return pools.flatMap((pool, i) => pool.slice(0, quotas[i])).sort((a, b) => compare(a.path, b.path))
}

/** Shares a number out over strata: one each first, the rest by largest remainder, never more than a stratum holds. */
function shareOut(sizes: readonly number[], wanted: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const quotas: number[] = sizes.map((_, i) => (i < wanted ? 1 : 0))
  let left = wanted - quotas.reduce((sum, quota) => sum + quota, 0)
  while (left > 0) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    sizes.forEach((size, i) => {
      const quota = quotas[i] as number
      if (quota >= size) return
      const short = (size * wanted) / total - quota
      if (short > most) {
        most = short
        best = i
      }
    })
    if (best === -1) break
    quotas[best] = (quotas[best] as number) + 1
    left--
  }
  return quotas
}

/** Order by code, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function shuffled<T>(list: readonly T[], chance: () => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}

/** Numbers from 0 to 1 that depend on the seed alone (the mulberry32 generator). */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The list of a sample as CSV. */
export function sampleCsv(rows: ReadonlyArray<{ path: string; area: string; stage: string; reference: string; rating: string; findings: number }>): string {
  const lines = [['number', 'letter', 'area', 'stage', 'reference', 'rating found', 'findings']]
  rows.forEach((row, i) => lines.push([String(i + 1), row.path, row.area, row.stage, row.reference, row.rating, String(row.findings)]))
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/**
 * The page of a sampled letter with an assurance form for the line manager: each question with what letterlint found,
 * and room for the manager's own answer and remarks, to be filled in on paper or in a browser's print.
 */
export function assurancePage(number: number, path: string, result: CheckResult, version: string, organisations: ReadonlyMap<string, string>): string {
  const rows = ANSWER_KEYS.map((key) => {
    const { answer, reason } = result.answers[key]
    return html`<tr><th scope="row">${/^Q\d/.test(key) && html`<span class="soft">${key}</span> `}${QUESTIONS[key].asks}</th><td>${answerWords(answer)}</td><td>${reason}</td><td class="short"></td><td class="short"></td></tr>`
  })
  const body = html`<h2>Assurance form</h2>
<table class="stack"><tbody><tr><th scope="row">Letter</th><td>${path}</td></tr><tr><th scope="row">Reference</th><td>${result.facts.reference?.value ?? 'not known'}</td></tr><tr><th scope="row">Checked by (name and role)</th><td></td></tr><tr><th scope="row">Date</th><td></td></tr></tbody></table>
<div class="scroll" tabindex="0" role="region" aria-label="Assurance form"><table><thead><tr><th scope="col">Question</th><th scope="col">Found by letterlint</th><th scope="col">Why</th><th scope="col">Manager: agree?</th><th scope="col">Remarks</th></tr></thead><tbody>${rows}<tr><th scope="row"><span class="soft">Q35</span> Overall rating</th><td>${ratingWords(result.rating.answer)}</td><td>${result.rating.reason}</td><td></td><td></td></tr></tbody></table></div>
<table class="stack keep"><tbody><tr><th scope="row">Fit to send as it is?</th><td>Yes / No, because</td></tr><tr><th scope="row">What the writer should take from it</th><td></td></tr><tr><th scope="row">Lesson to record for the unit</th><td></td></tr></tbody></table>
${letterSection({ path, result }, 1, true, organisations)}`
  return page(`Sampled letter ${number}`, html`<p class="soft">${caseLine(result, organisations)}</p>`, body, `Made by letterlint ${version} on this machine; nothing was sent anywhere. The manager decides.`)
}
