import { textOf } from '../../read/locate.ts'
import type { Answer, Finding } from '../types.ts'

/** Findings of one kind on one text that a baseline silences. Nothing of the letter's text is in it but a hash. */
export interface BaselineEntry {
  rule: string
  messageId: string
  /** Of the words marked and the words of their paragraph. */
  hash: string
  count: number
}

/** Makes a hash of a text; given from outside, since the core has no cryptography of its own. */
export type Hash = (text: string) => string

/**
 * What stays the same of a finding when other paragraphs change or lines move: the words marked and the words of
 * their paragraph, without case, marks and white space. A finding in a paragraph that was edited is a new one.
 */
function keyOf(finding: Finding, hash: Hash): string {
  const { span } = finding
  const text = span ? `${words(textOf(span))}\n${words(span.block.text)}` : ''
  return hash(`${finding.rule}\n${finding.messageId}\n${text}`)
}

function words(text: string): string {
  return (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ') || text.replace(/\s+/g, '')
}

/** The entries that silence some findings, in a fixed order. */
export function baselineOf(findings: readonly Finding[], hash: Hash): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>()
  for (const finding of findings) {
    const key = keyOf(finding, hash)
    const entry = entries.get(key)
    if (entry) entry.count++
    else entries.set(key, { rule: finding.rule, messageId: finding.messageId, hash: key, count: 1 })
  }
  return [...entries.values()].sort((a, b) => order(a).localeCompare(order(b), 'en'))
}

function order({ rule, messageId, hash }: BaselineEntry): string {
  return `${rule}\n${messageId}\n${hash}`
}

/**
 * Leaves out findings that a baseline records, as many of each as it counts.
 *
 * @returns what is left, how many were silenced, and what is left of the entries that matched too little or nothing
 */
export function silence(findings: readonly Finding[], entries: readonly BaselineEntry[], hash: Hash): { kept: Finding[]; silenced: number; stale: BaselineEntry[] } {
  const left = new Map(entries.map((entry) => [entry.hash, entry.count]))
  const kept = findings.filter((finding) => {
    const key = keyOf(finding, hash)
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return count === 0
  })
  const stale = entries.filter((entry) => (left.get(entry.hash) ?? 0) > 0).map((entry) => ({ ...entry, count: left.get(entry.hash) as number }))
  return { kept, silenced: findings.length - kept.length, stale }
}

/**
 * Answers whose evidence points at findings, after some findings were left out: evidence that went becomes its quote.
 *
 * @param before the findings that the evidence points at
 * @param kept those that are left, in the same order
 */
export function withEvidenceOf<Key extends string>(answers: Record<Key, Answer>, before: readonly Finding[], kept: readonly Finding[]): Record<Key, Answer> {
  const index = new Map(kept.map((finding, i) => [finding, i]))
  const moved = (one: number | string): Array<number | string> => {
    const finding = typeof one === 'number' ? before[one] : undefined
    if (typeof one === 'string' || !finding) return [one]
    const at = index.get(finding)
    return at === undefined ? (finding.span ? [textOf(finding.span)] : []) : [at]
  }
  return Object.fromEntries(Object.entries<Answer>(answers).map(([key, answer]) => [key, { ...answer, evidence: answer.evidence.flatMap(moved) }])) as Record<Key, Answer>
}
