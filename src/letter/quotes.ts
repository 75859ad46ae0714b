/**
 * Marks which characters of a text stand within quotation marks. An apostrophe is not a quotation mark: a single
 * mark opens only at the start of a word and closes only at the end of one.
 *
 * @param text the text of one block
 * @returns ranges between the marks, in order, without the marks
 */
export function quotedRanges(text: string): Array<{ from: number; to: number }> {
  const ranges: Array<{ from: number; to: number }> = []
  let i = 0
  let noDouble = false
  while (i < text.length) {
    const close = openingAt(text, i)
    const end = close === undefined || (close === '"' && noDouble) ? -1 : closingAfter(text, i + 1, close)
    if (close === '"' && end === -1) noDouble = true
    if (end !== -1) {
      ranges.push({ from: i + 1, to: end })
      i = end + 1
    } else i++
  }
  return ranges
}

/** The kind of mark that would close a quotation opened at `i`, or undefined where none opens. */
function openingAt(text: string, i: number): '"' | "'" | undefined {
  const char = text[i]
  if (char === '\u201C' || char === '\u00AB') return '"'
  const before = text[i - 1]
  const after = text[i + 1]
  const opens = (before === undefined || /[\s([{\u2013\u2014/-]/.test(before)) && after !== undefined && /\S/.test(after)
  if (char === '"' && opens) return '"'
  if ((char === "'" || char === '\u2018') && opens) return "'"
  return undefined
}

/** How far a quotation in single marks may reach, in characters: an unmatched apostrophe must not swallow a letter. */
const MAX_SINGLE = 600

function closingAfter(text: string, from: number, mark: '"' | "'"): number {
  const limit = mark === "'" ? Math.min(text.length, from + MAX_SINGLE) : text.length
  for (let i = from; i < limit; i++) {
    const char = text[i] as string
    if (mark === '"' && (char === '"' || char === '\u201D' || char === '\u00BB')) return i
    if (mark === "'" && (char === "'" || char === '\u2019')) {
      const after = text[i + 1]
      if (after === undefined || !/[\p{L}\p{N}]/u.test(after)) return i
    }
  }
  return -1
}
