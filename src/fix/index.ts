import type { CheckResult } from '../check.ts'
import { quotedRanges } from '../letter/quotes.ts'
import { sourceRange, textOf } from '../read/locate.ts'
import type { Finding } from '../rule/types.ts'

/** A replacement in the source of a letter. Offsets are UTF-16 units. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Formats whose source can be edited in place. */
const EDITABLE: ReadonlySet<string> = new Set(['markdown', 'text'])

/** How often a letter is mended and checked again: one correction may bring another to light. */
const ROUNDS = 5

/**
 * The safe corrections of a letter, in order and apart from one another: those of findings with a `fix`. Words of
 * others (in quotation marks or set off as a quotation) and words with markup between them are never touched.
 */
export function editsOf(result: Pick<CheckResult, 'letter' | 'findings'>): Edit[] {
  const { document } = result.letter
  if (!EDITABLE.has(document.format)) return []
  const edits: Edit[] = []
  for (const finding of result.findings) {
    const edit = editOf(finding, document.source)
    if (edit && edit.start >= (edits.at(-1)?.end ?? 0)) edits.push(edit)
  }
  return edits
}

function editOf({ span, fix }: Finding, source: string): Edit | undefined {
  if (!span || fix === undefined || span.block.kind === 'quote') return undefined
  const { start, end } = sourceRange(span)
  const text = textOf(span)
  if (text === fix || source.slice(start, end) !== text) return undefined
  if (quotedRanges(span.block.text).some(({ from, to }) => from < span.to && span.from < to)) return undefined
  return { start, end, text: fix }
}

/** Makes edits that are in order and do not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const { start, end, text } of edits) {
    out += source.slice(at, start) + text
    at = end
  }
  return out + source.slice(at)
}

/** A letter after its safe corrections. */
export interface Fixed {
  source: string
  /** How many corrections were made. */
  count: number
  /** The check of the corrected letter. */
  result: CheckResult
}

/**
 * Makes the safe corrections of a letter until none is left, so that a second run finds nothing to do.
 *
 * @param result the check of the letter as it stands
 * @param check checks the letter with another source
 */
export function fixLetter(result: CheckResult, check: (source: string) => CheckResult): Fixed {
  let fixed: Fixed = { source: result.letter.document.source, count: 0, result }
  for (let round = 0; round < ROUNDS; round++) {
    const edits = editsOf(fixed.result)
    if (edits.length === 0) break
    const source = applyEdits(fixed.source, edits)
    fixed = { source, count: fixed.count + edits.length, result: check(source) }
  }
  return fixed
}
