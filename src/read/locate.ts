import type { Point, Span } from './types.ts'

/** Finds line and column of source offsets; one is made for each source and used many times. */
export class Lines {
  readonly #starts: number[] = [0]

  /** @param source the decoded text of a letter */
  constructor(source: string) {
    for (let i = 0; i < source.length; i++) {
      const code = source.charCodeAt(i)
      if (code === 10 || (code === 13 && source.charCodeAt(i + 1) !== 10)) this.#starts.push(i + 1)
    }
  }

  /**
   * @param offset UTF-16 units from the start of the source
   * @returns line and column, both from 1
   */
  point(offset: number): Point {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1, offset }
  }
}

/**
 * The source range of a span.
 *
 * @param span a range of characters in a block
 * @returns offsets in the document's source; an empty span gives an empty range
 */
export function sourceRange(span: Span): { start: number; end: number } {
  const { block, from, to } = span
  const last = block.text.length - 1
  if (last < 0) return { start: 0, end: 0 }
  const start = block.starts[Math.min(from, last)] as number
  const end = to > from ? (block.ends[Math.min(to - 1, last)] as number) : start
  return { start, end }
}

/** The characters of a span. */
export function textOf(span: Span): string {
  return span.block.text.slice(span.from, span.to)
}
