/**
 * A word list as a graph in which words share their beginnings and their endings, read in place from bytes.
 *
 * Layout, little-endian: 4 numbers of 32 bits (`MAGIC`, edges, words, the first edge of the root), then one number of
 * 32 bits for each edge, then as many that count the words passed over before each edge, then one byte for each word,
 * in the order of the graph: how common it is.
 *
 * An edge: bits 0 to 6 the character, bit 7 the last of its node, bit 8 a word ends here, bits 9 to 31 the first edge
 * of the node that it leads to (0: none).
 */
export const MAGIC = 0x4c_57_4c_31
export const LAST = 1 << 7
export const FINAL = 1 << 8
export const CHILD_SHIFT = 9
export const CHARACTER = 0x7f

/** How common a word is, from its rank in a frequency list: twelve steps down for each doubling of the rank. */
export function commonness(rank: number): number {
  return Math.max(RARE + 1, 255 - Math.round(12 * Math.log2(rank)))
}

/** What stands for a word that is right but so rare that it is never a correction. */
export const RARE = 1

/** A word list opened for reading. */
export class WordGraph {
  readonly edges: Uint32Array
  readonly #before: Uint32Array
  readonly #common: Uint8Array
  readonly root: number
  readonly size: number

  /**
   * @param bytes a file that `writeGraph` made; not copied when it is aligned to 4 bytes
   * @throws {Error} when the bytes are something else
   */
  constructor(bytes: Uint8Array) {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
    const head = new Uint32Array(aligned.buffer, aligned.byteOffset, 4)
    if (head[0] !== MAGIC) throw new Error('the word list is damaged or of another version: build it again')
    const edges = head[1] as number
    this.size = head[2] as number
    this.root = head[3] as number
    const start = aligned.byteOffset + 16
    this.edges = new Uint32Array(aligned.buffer, start, edges)
    this.#before = new Uint32Array(aligned.buffer, start + edges * 4, edges)
    this.#common = new Uint8Array(aligned.buffer, start + edges * 8, this.size)
  }

  /** The position of a word in the list, or -1. Case counts. */
  indexOf(word: string): number {
    const { edges } = this
    let at = this.root
    let index = 0
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i)
      if (at === 0) return -1
      let edge = edges[at] as number
      while ((edge & CHARACTER) !== code) {
        if (edge & LAST) return -1
        edge = edges[++at] as number
      }
      index += this.#before[at] as number
      if (i === word.length - 1) return edge & FINAL ? index : -1
      if (edge & FINAL) index++
      at = edge >>> CHILD_SHIFT
    }
    return -1
  }

  /** Words passed over before an edge of a node. */
  before(edge: number): number {
    return this.#before[edge] as number
  }

  /** How common the word at a position is: 0 (not in the frequency list), `RARE`, or 2 to 255. */
  common(index: number): number {
    return this.#common[index] as number
  }
}

/** Makes the bytes of a word list. Characters must be ASCII. Used by the build alone. */
export function writeGraph(words: ReadonlyMap<string, number>): Uint8Array {
  const sorted = [...words.keys()].sort((a, b) => (a < b ? -1 : 1))
  interface Node {
    edges: Array<{ code: number; final: boolean; to: Node | undefined }>
    count: number
    at: number
  }
  const known = new Map<string, Node>()
  const ids = new Map<Node, number>()
  /** Joins a finished node with an equal one. */
  const settle = (node: Node): Node => {
    const key = node.edges.map(({ code, final, to }) => `${code},${final ? 1 : 0},${to ? ids.get(to) : ''}`).join(';')
    const same = known.get(key)
    if (same) return same
    ids.set(node, ids.size)
    known.set(key, node)
    return node
  }
  const build = (from: number, to: number, depth: number): Node | undefined => {
    const node: Node = { edges: [], count: to - from, at: 0 }
    for (let i = from; i < to; ) {
      const code = (sorted[i] as string).charCodeAt(depth)
      if (code > CHARACTER) throw new Error(`the word list holds "${sorted[i]}", which is not ASCII`)
      let end = i + 1
      while (end < to && (sorted[end] as string).charCodeAt(depth) === code) end++
      const final = (sorted[i] as string).length === depth + 1
      const start = final ? i + 1 : i
      node.edges.push({ code, final, to: start < end ? build(start, end, depth + 1) : undefined })
      i = end
    }
    return settle(node)
  }
  const root = build(0, sorted.length, 0) as Node
  const nodes = [...known.values()].toReversed()
  let edges = 1
  for (const node of nodes) {
    node.at = edges
    edges += node.edges.length
  }
  const bytes = new Uint8Array(16 + edges * 8 + sorted.length)
  const head = new Uint32Array(bytes.buffer, 0, 4)
  head.set([MAGIC, edges, sorted.length, root.at])
  const packed = new Uint32Array(bytes.buffer, 16, edges)
  const before = new Uint32Array(bytes.buffer, 16 + edges * 4, edges)
  for (const node of nodes) {
    let passed = 0
    node.edges.forEach(({ code, final, to }, i) => {
      const last = i === node.edges.length - 1
      packed[node.at + i] = (((to?.at ?? 0) << CHILD_SHIFT) | (final ? FINAL : 0) | (last ? LAST : 0) | code) >>> 0
      before[node.at + i] = passed
      passed += (final ? 1 : 0) + (to?.count ?? 0)
    })
  }
  sorted.forEach((word, i) => {
    bytes[16 + edges * 8 + i] = words.get(word) as number
  })
  return bytes
}
