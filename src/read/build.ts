import type { Block, BlockKind } from './types.ts'

/** Gathers the text of one block together with its map to the source. */
export class BlockBuilder {
  #text = ''
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  /** Adds text of which each unit stands at its own place in the source, one after another from `start`. */
  addSlice(text: string, start: number): void {
    this.#text += text
    for (let i = 0; i < text.length; i++) {
      this.#starts.push(start + i)
      this.#ends.push(start + i + 1)
    }
  }

  /** Adds text that as a whole stands for the source range `start` to `end` (an entity, an escape, a field). */
  addWhole(text: string, start: number, end: number): void {
    this.#text += text
    for (let i = 0; i < text.length; i++) {
      this.#starts.push(start)
      this.#ends.push(end)
    }
  }

  get text(): string {
    return this.#text
  }

  /**
   * Ends the block, leaving out white space at both ends.
   *
   * @returns the block, or undefined when nothing but white space was added
   */
  finish(kind: BlockKind, index: number, extra: Partial<Block> = {}): Block | undefined {
    const trimmedStart = this.#text.length - this.#text.trimStart().length
    const text = this.#text.trim()
    if (text === '') return undefined
    const to = trimmedStart + text.length
    return {
      kind,
      text,
      starts: Uint32Array.from(this.#starts.slice(trimmedStart, to)),
      ends: Uint32Array.from(this.#ends.slice(trimmedStart, to)),
      index,
      ...extra,
    }
  }
}
