import type { CheckResult } from '../check.ts'
import { type Mask, MASKED } from '../rule/filters/mask.ts'
import type { Finding } from '../rule/types.ts'
import type { JsonFinding, JsonLetter } from './json.ts'

/**
 * A letter's report without names and private details, for what leaves the office.
 *
 * @param json the report of the letter
 * @param result what it was made of
 * @param mask of the same letter
 */
export function maskedLetter(json: JsonLetter, result: Pick<CheckResult, 'findings'>, mask: Mask): JsonLetter {
  const hidden = result.findings.filter((finding) => finding.rule === 'confidentiality' && finding.span)
  const answers = (given: JsonLetter['answers']): JsonLetter['answers'] =>
    Object.fromEntries(
      Object.entries(given).map(([key, { answer, reason, evidence }]) => [key, { answer, reason: mask(reason), evidence: evidence.map((one) => (typeof one === 'string' ? mask(one) : one)) }]),
    )
  return {
    ...json,
    case: maskedCase(json.case, mask),
    findings: json.findings.map((finding, i) => {
      const touches = hidden.some((other) => overlap(other, result.findings[i] as Finding))
      return touches ? withheld(finding, mask) : maskedFinding(finding, mask)
    }),
    answers: answers(json.answers),
    rating: { ...json.rating, reason: mask(json.rating.reason), advice: json.rating.advice.map(mask) },
    ...(json.issues ? { issues: json.issues.map((issue) => ({ ...issue, text: mask(issue.text), quote: mask(issue.quote) })) } : {}),
    timeliness: answers(json.timeliness),
    contradictions: json.contradictions.map(({ keys, message }) => ({ keys, message: mask(message) })),
    suppressions: json.suppressions.map((one) => ({ ...one, message: mask(one.message) })),
  }
}

/** A finding on words that the letter should not hold, or that it shares with such a finding: no word of it is shown. */
function withheld(finding: JsonFinding, mask: Mask): JsonFinding {
  const own = finding.rule === 'confidentiality'
  const masked: JsonFinding = {
    ...finding,
    quote: MASKED,
    message: own ? mask(finding.message) : mask(finding.message.replace(/["\u201C][^"\u201D]*(?:["\u201D]|$)/g, `"${MASKED}"`)),
    suggestions: own ? finding.suggestions.map(mask) : [],
  }
  delete masked.fix
  delete masked.sample
  return masked
}

function maskedFinding(finding: JsonFinding, mask: Mask): JsonFinding {
  const masked: JsonFinding = { ...finding, message: mask(finding.message), suggestions: finding.suggestions.map(mask) }
  if (finding.quote !== undefined) masked.quote = mask(finding.quote)
  if (finding.sample !== undefined) masked.sample = mask(finding.sample)
  if (finding.fix !== undefined && mask(finding.fix) !== finding.fix) delete masked.fix
  return masked
}

/** Facts of the case: persons and addresses go whole, texts lose their names. */
function maskedCase(facts: JsonLetter['case'], mask: Mask): JsonLetter['case'] {
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value)
    if (Array.isArray(value)) return value.map(deep)
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'name' || key === 'text' ? MASKED : deep(inner)]))
    return value
  }
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, key === 'addressee' ? [MASKED] : key === 'from' ? value : deep(value)]))
}

function overlap({ span: one }: Finding, { span: other }: Finding): boolean {
  return one !== undefined && other !== undefined && one.block === other.block && one.from < other.to && other.from < one.to
}
