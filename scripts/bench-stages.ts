/**
 * What each stage, rule and analysis of a check takes, and how the time grows with the letter: one JSON value on standard
 * output. Bundled and run by `scripts/bench.mjs`; arguments: the root, then `--growth` for the growth.
 */
import { readFileSync } from 'node:fs'
import { rules } from '../rules/index.ts'
import { complaintOf } from '../src/case/complaint.ts'
import { parseCase } from '../src/case/parse.ts'
import { checkLetter } from '../src/check.ts'
import { loadDictionaries } from '../src/cli/data.ts'
import { loadLexicon } from '../src/cli/lexicon.ts'
import { letterOf } from '../src/letter/index.ts'
import { readSource } from '../src/read/index.ts'
import type { Context, Rule, Yield } from '../src/rule/types.ts'

const root = process.argv[2] as string
const source = readFileSync(`${root}/fixtures/sample/letter.md`, 'utf8')
const complaint = readFileSync(`${root}/fixtures/sample/complaint.md`, 'utf8')
const facts = readFileSync(`${root}/fixtures/sample/case.yaml`, 'utf8')

const spent = new Map<string, number>()
const now = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function timed<T>(name: string, work: () => T): T {
  const start = now()
  const value = work()
  spent.set(name, (spent.get(name) ?? 0) + now() - start)
  return value
}

/** Time of what has been told apart within the work that runs. */
let within = 0

/** Counts the time of `work` without that of analyses which it is the first to ask for. */
function timedApart<T>(name: string, work: () => T): T {
  const outer = within
  within = 0
  const start = now()
  const value = work()
  const all = now() - start
  spent.set(name, (spent.get(name) ?? 0) + all - within)
  within = outer + all
  return value
}

const seen = new WeakSet<object>()

/** The same context, whose analyses are counted apart from the rule or analysis that is the first to ask. */
function counting(context: Context): Context {
  const evidence: Context['evidence'] = (analysis) => {
    if (!seen.has(analysis)) {
      seen.add(analysis)
      const { name, make } = analysis
      Object.assign(analysis, { make: (inner: Context) => timedApart(`analysis ${name}`, () => make(counting(inner))) })
    }
    return context.evidence(analysis)
  }
  return { ...context, evidence }
}

/** A rule that runs to its end at once, so that its time can be told. */
const measured = (rule: Rule): Rule => ({ meta: rule.meta, check: (context: Context): Yield[] => timedApart(`rule ${rule.meta.id}`, () => [...rule.check(counting(context))]) })

const dictionaries = loadDictionaries()
const lexicon = loadLexicon()
const resources = { rules: rules.map(measured), dictionaries, lexicon }

function checkOnce(text: string): number {
  const document = timed('read the letter', () => readSource(text, 'markdown'))
  const caseData = timed('read the case file', () => parseCase(facts))
  const asked = timed('read the complaint', () => complaintOf(readSource(complaint, 'markdown')))
  timed('parts, sentences and words', () => letterOf(document).paragraphs.map((paragraph) => paragraph.sentences.length))
  const result = timed('check', () => checkLetter({ document, given: { 'case-file': caseData }, complaint: asked, today: '2026-11-25' }, resources))
  return result.findings.length
}

/** A letter with its body many times over; as paragraphs, or as one. */
function grown(times: number, asOne: boolean): string {
  const paragraphs = source.split(/\n{2,}/)
  const body = paragraphs.slice(7, -3)
  const more = Array.from({ length: times }, () => body).flat()
  return [...paragraphs.slice(0, 7), ...(asOne ? [more.join(' ').replaceAll('\n', ' ')] : more), ...paragraphs.slice(-3)].join('\n\n')
}

if (process.argv.includes('--growth')) {
  const sizes: Array<{ kind: string; bytes: number; ms: number; findings: number }> = []
  for (let i = 0; i < 30; i++) checkOnce(source)
  for (const asOne of [false, true]) {
    for (const times of [1, 8, 64, 700]) {
      const text = grown(times, asOne)
      if (times < 64) for (let i = 0; i < 5; i++) checkOnce(text)
      const start = now()
      const findings = checkOnce(text)
      sizes.push({ kind: asOne ? 'one paragraph' : 'letter', bytes: Buffer.byteLength(text), ms: now() - start, findings })
    }
  }
  process.stdout.write(JSON.stringify(sizes))
} else {
  const ROUNDS = 50
  for (let i = 0; i < 20; i++) checkOnce(source)
  spent.clear()
  for (let i = 0; i < ROUNDS; i++) checkOnce(source)
  process.stdout.write(JSON.stringify(Array.from(spent, ([stage, ms]) => ({ stage, ms: ms / ROUNDS }))))
}
