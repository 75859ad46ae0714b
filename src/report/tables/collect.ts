import type { CheckResult } from '../../check.ts'
import type { Dictionaries } from '../../dictionary/index.ts'
import { textOf } from '../../read/locate.ts'
import { ANSWER_KEYS, QUESTIONS, RATINGS } from '../../scorecard/questions.ts'
import { TIME_QUESTIONS, type TimeKey } from '../../scorecard/timeliness.ts'

/** What the tables need of one letter: small, so that many letters fit in memory. */
export interface Row {
  path: string
  /** Values of the case by key, for grouping. */
  facts: Readonly<Record<string, string>>
  answers: Readonly<Record<string, string>>
  rating: string
  findings: ReadonlyArray<{ rule: string; messageId: string; severity: string; message: string; quote?: string }>
}

/** Rules of which no words are ever shown in tables. */
const SECRET = new Set(['confidentiality'])

/** The small record of a checked letter. */
export function rowOf(path: string, result: CheckResult): Row {
  const facts: Record<string, string> = {}
  for (const [key, fact] of [...Object.entries(result.facts), ...Object.entries(result.facts.other)]) {
    const value = (fact as { value?: unknown }).value
    if (typeof value === 'string' || typeof value === 'number') facts[key] = String(value)
  }
  const role = result.facts.complainant?.value.role
  if (role) facts['role'] = role
  return {
    path,
    facts,
    answers: Object.fromEntries([
      ...(Object.keys(TIME_QUESTIONS) as TimeKey[]).map((key) => [key, result.timeliness[key].answer]),
      ...ANSWER_KEYS.map((key) => [key, result.answers[key].answer]),
    ]),
    rating: result.rating.answer,
    findings: result.findings
      .filter((finding) => finding.severity !== 'info')
      .map(({ rule, messageId, severity, message, span }) => ({ rule, messageId, severity, message: SECRET.has(rule) ? '' : message, ...(span && !SECRET.has(rule) ? { quote: textOf(span).slice(0, 120) } : {}) })),
  }
}

/** Counts of one answer, with the share of the letters to which the question applies. */
export interface Count {
  count: number
  /** In per cent of the letters to which the question applies; undefined when there are none, or for "not applicable". */
  percent: number | undefined
}

/** One question over one group of letters. */
export interface QuestionTable {
  key: string
  asks: string
  /** Answers that occur, and the question's usual ones, each for every column. */
  answers: ReadonlyArray<{ answer: string; columns: readonly Count[]; national: readonly (number | undefined)[] }>
}

export interface Grouping {
  /** The key of the case. */
  by: string
  groups: ReadonlyArray<{ name: string; letters: number; ratings: Readonly<Record<string, Count>>; good: Readonly<Record<string, Count>> }>
}

/** Everything that a report says, ready to be written in any format. */
export interface Tables {
  letters: number
  unreadable: ReadonlyArray<{ path: string; message: string }>
  columns: ReadonlyArray<{ name: string; letters: number }>
  ratings: QuestionTable
  questions: readonly QuestionTable[]
  groupings: readonly Grouping[]
  trend: { by: 'month' | 'quarter'; periods: ReadonlyArray<{ name: string; letters: number; ratings: Readonly<Record<string, Count>> }> } | undefined
  commonest: ReadonlyArray<{ rule: string; messageId: string; count: number; letters: number; examples: readonly string[] }>
  nationalSource: string
}

export interface TableOptions {
  by: readonly string[]
  trend: 'month' | 'quarter'
}

const RATING_ORDER = [...RATINGS, 'unknown']

/**
 * Makes the inspection's tables of letters.
 *
 * @param rows one a letter
 * @param unreadable inputs that could not be checked
 * @param national the rates of 2023
 */
export function tablesOf(
  rows: readonly Row[],
  unreadable: Tables['unreadable'],
  options: TableOptions,
  national: Dictionaries['national-2023'],
): Tables {
  const stage = (kind: string): Row[] => rows.filter((row) => row.facts['letter'] === kind)
  const columns = [
    { name: 'All letters', key: 'overall', rows },
    { name: 'Stage one', key: 'stage-one', rows: stage('stage-one') },
    { name: 'Stage two', key: 'stage-two', rows: stage('stage-two') },
  ] as const
  const questionKeys = [...Object.keys(TIME_QUESTIONS), ...ANSWER_KEYS]
  return {
    letters: rows.length,
    unreadable,
    columns: columns.map((column) => ({ name: column.name, letters: column.rows.length })),
    ratings: {
      key: 'Q35',
      asks: 'Overall rating',
      answers: RATING_ORDER.map((rating) => ({
        answer: rating,
        columns: columns.map((column) => countOf(column.rows, (row) => row.rating, rating)),
        national: columns.map((column) => national.ratings[rating]?.[column.key]),
      })),
    },
    questions: questionKeys.map((key) => questionTable(key, columns, national)),
    groupings: options.by.map((by) => ({ by, groups: groupsOf(rows, by) })),
    trend: trendOf(rows, options.trend),
    commonest: commonestOf(rows),
    nationalSource: national.source,
  }
}

function questionTable(key: string, columns: ReadonlyArray<{ key: 'overall' | 'stage-one' | 'stage-two'; rows: readonly Row[] }>, national: Dictionaries['national-2023']): QuestionTable {
  const known = key in QUESTIONS ? (QUESTIONS[key as keyof typeof QUESTIONS].values as readonly string[]) : ['yes', 'no']
  const met = new Set(columns[0]?.rows.map((row) => row.answers[key] ?? 'unknown'))
  const order = [...known.filter((value) => value !== 'na'), ...[...met].filter((value) => !known.includes(value) && value !== 'unknown' && value !== 'na').sort(), 'unknown', 'na']
  const shown = order.filter((value) => met.has(value) || value === 'yes' || value === 'no' || value === 'unknown')
  const rate = national.rates[key]
  return {
    key,
    asks: key in TIME_QUESTIONS ? TIME_QUESTIONS[key as TimeKey] : QUESTIONS[key as keyof typeof QUESTIONS].asks,
    answers: [...new Set(shown)].map((answer) => ({
      answer,
      columns: columns.map((column) => countOf(column.rows, (row) => row.answers[key] ?? 'unknown', answer)),
      national: columns.map((column) => (rate?.answer === answer ? rate[column.key] : undefined)),
    })),
  }
}

function countOf(rows: readonly Row[], pick: (row: Row) => string, wanted: string): Count {
  let count = 0
  let base = 0
  for (const row of rows) {
    const value = pick(row)
    if (value === wanted) count++
    if (value !== 'na') base++
  }
  return { count, percent: wanted === 'na' || base === 0 ? undefined : (100 * count) / base }
}

function ratingsOf(rows: readonly Row[]): Record<string, Count> {
  return Object.fromEntries(RATING_ORDER.map((rating) => [rating, countOf(rows, (row) => row.rating, rating)]))
}

/** Letters by a key of the case, in order of name; those without it come last. */
function groupsOf(rows: readonly Row[], by: string): Grouping['groups'] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = row.facts[by] ?? 'not stated'
    const list = groups.get(name)
    if (list) list.push(row)
    else groups.set(name, [row])
  }
  return [...groups.entries()]
    .sort(([a], [b]) => Number(a === 'not stated') - Number(b === 'not stated') || a.localeCompare(b, 'en'))
    .map(([name, list]) => ({
      name,
      letters: list.length,
      ratings: ratingsOf(list),
      good: Object.fromEntries(
        ANSWER_KEYS.flatMap((key) => {
          const { good } = QUESTIONS[key] as { good?: string }
          return good === undefined ? [] : [[key, countOf(list, (row) => row.answers[key] ?? 'unknown', good)]]
        }),
      ),
    }))
}

function trendOf(rows: readonly Row[], by: 'month' | 'quarter'): Tables['trend'] {
  const periods = new Map<string, Row[]>()
  for (const row of rows) {
    const sent = row.facts['sent']
    if (!sent) continue
    const name = by === 'month' ? sent.slice(0, 7) : `${sent.slice(0, 4)} Q${Math.floor((Number(sent.slice(5, 7)) - 1) / 3) + 1}`
    const list = periods.get(name)
    if (list) list.push(row)
    else periods.set(name, [row])
  }
  if (periods.size < 2) return undefined
  return { by, periods: [...periods.entries()].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([name, list]) => ({ name, letters: list.length, ratings: ratingsOf(list) })) }
}

/** How many kinds of finding are listed. */
const COMMONEST = 15

function commonestOf(rows: readonly Row[]): Tables['commonest'] {
  const kinds = new Map<string, { rule: string; messageId: string; count: number; letters: Set<Row>; examples: string[] }>()
  for (const row of rows) {
    for (const finding of row.findings) {
      const id = `${finding.rule}/${finding.messageId}`
      const kind = kinds.get(id) ?? { rule: finding.rule, messageId: finding.messageId, count: 0, letters: new Set<Row>(), examples: [] }
      kinds.set(id, kind)
      kind.count++
      kind.letters.add(row)
      const example = finding.quote ?? finding.message
      if (kind.examples.length < 3 && example !== '' && !kind.examples.includes(example)) kind.examples.push(example)
    }
  }
  return [...kinds.values()]
    .sort((a, b) => b.letters.size - a.letters.size || b.count - a.count || a.rule.localeCompare(b.rule, 'en'))
    .slice(0, COMMONEST)
    .map(({ letters, ...kind }) => ({ ...kind, letters: letters.size }))
}
