import * as v from 'valibot'
import { ANSWER_KEYS, QUESTIONS } from '../scorecard/questions.ts'
import { TIME_QUESTIONS } from '../scorecard/timeliness.ts'
import type { JsonFinding, JsonLetter } from './json.ts'

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Number1 = v.pipe(v.number(), v.integer(), v.minValue(1))
const PointSchema = v.strictObject({ line: Number1, column: Number1, offset: v.pipe(Count, v.description('UTF-16 code units from the start of the text as decoded')) })
const Severity = v.picklist(['error', 'warning', 'info'])

const FindingSchema = v.strictObject({
  rule: v.string(),
  messageId: v.pipe(v.string(), v.description('Which of the messages of the rule it is')),
  question: v.pipe(v.picklist(ANSWER_KEYS), v.description('The question of Annex C that it bears on')),
  severity: Severity,
  message: v.string(),
  quote: v.optional(v.pipe(v.string(), v.description('The exact words; absent where something is missing'))),
  suggestions: v.array(v.string()),
  fix: v.optional(v.pipe(v.string(), v.description('A replacement that is safe to make without asking'))),
  sample: v.optional(v.pipe(v.string(), v.description('A sentence to adapt, where something is missing'))),
  start: v.optional(PointSchema),
  end: v.optional(PointSchema),
  paragraph: v.optional(v.pipe(Number1, v.description('The paragraph it stands in, or after which it belongs'))),
  page: v.optional(Number1),
  afterLine: v.optional(v.pipe(Number1, v.description('Where something is missing: the line after which it belongs'))),
  url: v.optional(v.string()),
})

const answer = (values: readonly string[]) =>
  v.strictObject({
    answer: v.picklist([...values, 'unknown']),
    reason: v.string(),
    evidence: v.pipe(v.array(v.union([Count, v.string()])), v.description('Indices of findings, or quotes')),
  })

const TimeAnswer = v.strictObject({ answer: v.string(), reason: v.string(), evidence: v.array(v.union([Count, v.string()])) })

const LetterSchema = v.strictObject({
  path: v.string(),
  format: v.picklist(['markdown', 'text', 'docx', 'odt', 'rtf', 'html', 'eml', 'msg', 'pdf']),
  hasLines: v.pipe(v.boolean(), v.description('False where lines and columns are those of the extracted text, as in Word')),
  case: v.pipe(v.record(v.string(), v.unknown()), v.description('The facts of the case; "from" says where each came from')),
  findings: v.array(FindingSchema),
  answers: v.strictObject(Object.fromEntries(ANSWER_KEYS.map((key) => [key, answer(QUESTIONS[key].values)]))),
  rating: v.strictObject({ answer: v.picklist(['better', 'adequate', 'not-met', 'unknown']), reason: v.string(), advice: v.array(v.string()) }),
  issues: v.optional(
    v.array(v.strictObject({ text: v.string(), quote: v.string(), addressed: v.picklist(['yes', 'mentioned', 'no', 'unsure']), paragraphs: v.array(Number1), confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) })),
  ),
  timeliness: v.strictObject(Object.fromEntries(Object.keys(TIME_QUESTIONS).map((key) => [key, TimeAnswer]))),
  contradictions: v.array(v.strictObject({ keys: v.array(v.string()), message: v.string() })),
  suppressions: v.array(v.strictObject({ problem: v.picklist(['no-reason', 'expired', 'unused']), rules: v.array(v.string()), line: Number1, message: v.string() })),
  failedRules: v.array(v.string()),
})

/** What `letterlint check --format json` prints, schema version 1; published as `schemas/check.schema.json`. */
export const CheckReportSchema = v.strictObject({
  schemaVersion: v.literal(1),
  tool: v.strictObject({ name: v.literal('letterlint'), version: v.string() }),
  letters: v.array(LetterSchema),
  errors: v.pipe(v.array(v.strictObject({ path: v.string(), message: v.string() })), v.description('Inputs that could not be read')),
  baseline: v.optional(
    v.strictObject({ silenced: Count, stale: v.array(v.strictObject({ path: v.string(), rule: v.string(), messageId: v.string(), count: Number1 })) }),
  ),
  summary: v.strictObject({
    letters: Count,
    findings: v.strictObject({ error: Count, warning: Count, info: Count }),
    answers: v.record(v.string(), v.record(v.string(), Count)),
  }),
})

type Missing = Exclude<keyof JsonLetter, keyof typeof LetterSchema.entries> | Exclude<keyof typeof LetterSchema.entries, keyof JsonLetter> | Exclude<keyof JsonFinding, keyof typeof FindingSchema.entries>

/** Does not compile where a letter's report and its schema have not the same keys. */
export const SAME_KEYS: Record<Missing, never> = {}
