import { answerWords, ratingWords } from '../words.ts'
import type { Rating } from '../../scorecard/questions.ts'
import { html, type Markup, page } from '../html/shell.ts'
import { safeText } from '../safe.ts'
import type { Count, Grouping, QuestionTable, Tables } from './collect.ts'

/** A share as the inspection prints it: one decimal. */
export function percentText(percent: number | undefined): string {
  return percent === undefined ? '' : `${percent.toFixed(1)}%`
}

function countText({ count, percent }: Count): string {
  return percent === undefined ? `${count}` : `${count} (${percentText(percent)})`
}

function answerName(table: QuestionTable, answer: string): string {
  return table.key === 'Q35' ? ratingWords(answer as Rating) : answerWords(answer)
}

const BASE = 'Percentages are of the letters to which a question applies; "unknown" stays in the count.'

/** The tables as Markdown. */
export function markdownTables(tables: Tables): string {
  const out = [`# Letters checked: ${tables.letters}`, '', BASE, '']
  if (tables.unreadable.length > 0) out.push(`${tables.unreadable.length} could not be read: ${tables.unreadable.map(({ path }) => cell(path)).join(', ')}`, '')
  const table = (question: QuestionTable): void => {
    out.push(`## ${/^Q\d/.test(question.key) ? `${question.key} ` : ''}${question.asks}`, '')
    out.push(`| Answer | ${tables.columns.map((column) => `${column.name} (${column.letters})`).join(' | ')} | 2023, all | 2023, stage one | 2023, stage two |`)
    out.push(`| --- | ${tables.columns.map(() => '---: |').join(' ')} ---: | ---: | ---: |`)
    for (const row of question.answers) out.push(`| ${cell(answerName(question, row.answer))} | ${row.columns.map(countText).join(' | ')} | ${row.national.map(percentText).join(' | ')} |`)
    out.push('')
  }
  table(tables.ratings)
  for (const { by, groups } of tables.groupings) {
    out.push(`## By ${cell(by)}`, '', `| ${cell(by)} | Letters | Better | Adequate | Not met | A person must decide |`, '| --- | ---: | ---: | ---: | ---: | ---: |')
    for (const group of groups) out.push(`| ${cell(group.name)} | ${group.letters} | ${['better', 'adequate', 'not-met', 'unknown'].map((rating) => countText(group.ratings[rating] as Count)).join(' | ')} |`)
    out.push('')
  }
  if (tables.trend) {
    out.push(`## By ${tables.trend.by}`, '', `| ${tables.trend.by} | Letters | Better | Adequate | Not met | A person must decide |`, '| --- | ---: | ---: | ---: | ---: | ---: |')
    for (const period of tables.trend.periods) out.push(`| ${period.name} | ${period.letters} | ${['better', 'adequate', 'not-met', 'unknown'].map((rating) => countText(period.ratings[rating] as Count)).join(' | ')} |`)
    out.push('')
  }
  for (const question of tables.questions) table(question)
  out.push('## Commonest findings', '', '| Finding | Letters | Times | Examples |', '| --- | ---: | ---: | --- |')
  for (const kind of tables.commonest) out.push(`| ${kind.rule}, ${kind.messageId} | ${kind.letters} | ${kind.count} | ${kind.examples.map((one) => cell(one)).join('; ')} |`)
  out.push('', `National rates: ${tables.nationalSource}.`, '')
  return out.join('\n')
}

/** Text in a Markdown table: no pipe ends the cell and no markup takes effect. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\|`*_<>[\]#]/g, (char) => `\\${char}`)
}

/** The tables as one long list in CSV (RFC 4180), one count a line. */
export function csvTables(tables: Tables): string {
  const lines: Array<Array<string | number>> = [['section', 'group', 'question', 'answer', 'letters', 'count', 'percent', 'national 2023 percent']]
  for (const question of [tables.ratings, ...tables.questions]) {
    for (const row of question.answers) {
      row.columns.forEach((count, i) => lines.push(['questions', tables.columns[i]?.name ?? '', question.key, row.answer, tables.columns[i]?.letters ?? 0, count.count, decimal(count.percent), decimal(row.national[i])]))
    }
  }
  for (const { by, groups } of tables.groupings) {
    for (const group of groups) {
      for (const [rating, count] of Object.entries(group.ratings)) lines.push([by, group.name, 'Q35', rating, group.letters, count.count, decimal(count.percent), ''])
      for (const [key, count] of Object.entries(group.good)) lines.push([by, group.name, key, 'good', group.letters, count.count, decimal(count.percent), ''])
    }
  }
  for (const period of tables.trend?.periods ?? []) {
    for (const [rating, count] of Object.entries(period.ratings)) lines.push([tables.trend?.by ?? '', period.name, 'Q35', rating, period.letters, count.count, decimal(count.percent), ''])
  }
  for (const kind of tables.commonest) lines.push(['findings', kind.rule, kind.messageId, '', kind.letters, kind.count, '', ''])
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function decimal(percent: number | undefined): string {
  return percent === undefined ? '' : percent.toFixed(1)
}

/**
 * A cell that a spreadsheet takes as text: what would begin a formula is led by an apostrophe, also after a semicolon, a
 * tab or a line end, at which a spreadsheet set to another country, or told so, begins a cell of its own, quoted or not.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const parts = safeText(value).split(/([;|\t\n])/)
  const text = parts.map((part) => (/^ *[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/.test(part) ? `'${part}` : part)).join('')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The tables as a page. */
export function htmlTables(tables: Tables, version: string): string {
  const lead = html`<p class="soft">${BASE}</p>`
  const body = html`
${tables.unreadable.length > 0 && html`<div class="banner look"><p><strong>${tables.unreadable.length} could not be read</strong></p><ul>${tables.unreadable.map(({ path, message }) => html`<li>${path}: ${message}</li>`)}</ul></div>`}
<h2>Overall rating</h2>
${ratingChart(tables)}
${questionMarkup(tables.ratings, tables)}
${tables.groupings.map((grouping) => groupMarkup(grouping))}
${tables.trend && html`<h2>By ${tables.trend.by}</h2>${trendChart(tables.trend)}${ratingsTable(tables.trend.by, tables.trend.periods)}`}
<h2>Each question</h2>
${tables.questions.map((question) => html`<h3>${/^Q\d/.test(question.key) && html`<span class="soft">${question.key}</span> `}${question.asks}</h3>${questionMarkup(question, tables)}`)}
<h2>Commonest findings</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Commonest findings"><table><thead><tr><th scope="col">Finding</th><th scope="col" class="number">Letters</th><th scope="col" class="number">Times</th><th scope="col">Examples</th></tr></thead><tbody>${tables.commonest.map(
    (kind) => html`<tr><th scope="row">${kind.rule}, ${kind.messageId}</th><td class="number">${kind.letters}</td><td class="number">${kind.count}</td><td>${kind.examples.map((one, i) => html`${i > 0 && '; '}<q>${one}</q>`)}</td></tr>`,
  )}</tbody></table></div>
<p class="soft">National rates: ${tables.nationalSource}.</p>`
  return page(`Letters checked: ${tables.letters}`, lead, body, `Made by letterlint ${version} on this machine; nothing was sent anywhere. Examples may hold words of letters.`)
}

function questionMarkup(question: QuestionTable, tables: Tables): Markup {
  return html`<div class="scroll keep" tabindex="0" role="region" aria-label="${question.asks}"><table><thead><tr><th scope="col">Answer</th>${tables.columns.map((column) => html`<th scope="col" class="number">${column.name} (${column.letters})</th>`)}<th scope="col" class="number">2023, all</th><th scope="col" class="number">2023, stage one</th><th scope="col" class="number">2023, stage two</th></tr></thead><tbody>${question.answers.map(
    (row) => html`<tr><th scope="row">${answerName(question, row.answer)}</th>${row.columns.map((count) => html`<td class="number">${countText(count)}</td>`)}${row.national.map((percent) => html`<td class="number">${percentText(percent)}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

function groupMarkup({ by, groups }: Grouping): Markup {
  return html`<h2>By ${by}</h2>${ratingsTable(by, groups)}`
}

function ratingsTable(by: string, groups: ReadonlyArray<{ name: string; letters: number; ratings: Readonly<Record<string, Count>> }>): Markup {
  const ratings = ['better', 'adequate', 'not-met', 'unknown'] as const
  // On paper a short table stays in one piece; a long one may run over, and repeats its head.
  const kept = groups.length <= 16 && ' keep'
  return html`<div class="scroll${kept}" tabindex="0" role="region" aria-label="Ratings by ${by}"><table><thead><tr><th scope="col">${by.charAt(0).toUpperCase()}${by.slice(1)}</th><th scope="col" class="number">Letters</th>${ratings.map((rating) => html`<th scope="col" class="number">${ratingWords(rating)}</th>`)}</tr></thead><tbody>${groups.map(
    (group) => html`<tr><th scope="row">${group.name}</th><td class="number">${group.letters}</td>${ratings.map((rating) => html`<td class="number">${countText(group.ratings[rating] as Count)}</td>`)}</tr>`,
  )}</tbody></table></div>`
}

/** Colours that can be told apart in print and by people who do not see red and green apart; each is also named. */
const COLOURS: Readonly<Record<string, string>> = { better: '#1b6033', adequate: '#6fa8dc', 'not-met': '#b3541e', unknown: '#9aa3a9' }

function ratingChart(tables: Tables): Markup {
  const bars = tables.columns.flatMap((column, i) => [
    { name: column.name, shares: tables.ratings.answers.map((row) => ({ rating: row.answer, percent: row.columns[i]?.percent ?? 0 })) },
    { name: `${column.name}, 2023`, shares: tables.ratings.answers.map((row) => ({ rating: row.answer, percent: row.national[i] ?? 0 })) },
  ])
  const height = bars.length * 34 + 40
  const says = bars.map((bar) => `${bar.name}: ${bar.shares.filter((share) => share.percent > 0).map((share) => `${ratingWords(share.rating as Rating)} ${share.percent.toFixed(0)}%`).join(', ')}`).join('. ')
  return html`<figure tabindex="0"><svg viewBox="0 0 760 ${height}" width="760" height="${height}" role="img" aria-label="Ratings as shares of letters. ${says}.">${bars.map((bar, i) => {
    let x = 170
    return html`<text x="0" y="${i * 34 + 22}">${bar.name}</text>${bar.shares.map((share) => {
      const width = share.percent * 5.8
      const at = x
      x += width
      return width === 0 ? html`` : html`<rect x="${at.toFixed(1)}" y="${i * 34 + 4}" width="${width.toFixed(1)}" height="26" fill="${COLOURS[share.rating]}"/>${width > 34 && html`<text x="${(at + width / 2).toFixed(1)}" y="${i * 34 + 22}" text-anchor="middle" style="fill:${share.rating === 'adequate' || share.rating === 'unknown' ? '#000' : '#fff'}">${share.percent.toFixed(0)}%</text>`}`
    })}`
  })}${Object.entries(COLOURS).map(([rating, colour], i) => html`<rect x="${170 + i * 150}" y="${height - 24}" width="14" height="14" fill="${colour}"/><text x="${190 + i * 150}" y="${height - 12}">${rating === 'unknown' ? 'Person decides' : rating === 'better' ? 'Better' : ratingWords(rating as Rating)}</text>`)}</svg></figure>`
}

/** The share of letters that are adequate or better, period by period. */
function trendChart({ by, periods }: NonNullable<Tables['trend']>): Markup {
  const width = 760
  const height = 240
  const x = (i: number): number => 50 + (i * (width - 80)) / Math.max(1, periods.length - 1)
  const y = (percent: number): number => 200 - percent * 1.8
  const shares = periods.map((period) => (period.ratings['better']?.percent ?? 0) + (period.ratings['adequate']?.percent ?? 0))
  const every = Math.ceil(periods.length / 8)
  return html`<figure tabindex="0"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Share of letters that are adequate or better, by ${by}. ${periods.map((period, i) => `${period.name}: ${(shares[i] ?? 0).toFixed(0)}%`).join(', ')}.">${[0, 50, 100].map(
    (mark) => html`<line x1="50" x2="${width - 30}" y1="${y(mark)}" y2="${y(mark)}" stroke="#9aa3a9" stroke-width="1"/><text x="0" y="${y(mark) + 5}">${mark}%</text>`,
  )}<polyline fill="none" stroke="#1d6fa5" stroke-width="3" points="${shares.map((share, i) => `${x(i).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}"/>${periods.map((period, i) => html`<circle cx="${x(i).toFixed(1)}" cy="${y(shares[i] ?? 0).toFixed(1)}" r="4" fill="#1d6fa5"/>${i % every === 0 && html`<text x="${x(i).toFixed(1)}" y="228" text-anchor="middle">${period.name}</text>`}`)}</svg><figcaption>Adequate or better, by ${by}.</figcaption></figure>`
}
