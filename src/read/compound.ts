/** Marks in the table of sectors of a compound file (Microsoft, MS-CFB, 2.1). */
const END = 0xfffffffe
const FREE = 0xffffffff
const NO_ENTRY = 0xffffffff

const HEADER = 512
const ENTRY = 128
/** Streams shorter than this lie in the mini stream. */
const MINI_CUTOFF = 4096

/**
 * Whether the chains and the directory of a compound file (`.msg`) come to an end: a sector or an entry that refers
 * back to one before it would keep a reader busy for ever. Time and memory grow with the size of the file.
 *
 * Source: Microsoft, [MS-CFB] Compound File Binary File Format, 2.2 to 2.6.
 */
export function isSoundCompound(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = (offset: number): number => (offset >= 0 && offset + 4 <= bytes.length ? view.getUint32(offset, true) : FREE)
  const shift = view.getUint16(30, true)
  if ((shift !== 9 && shift !== 12) || view.getUint16(32, true) !== 6) return false
  const size = 1 << shift
  const sectors = Math.ceil(bytes.length / size) - 1
  const offsetOf = (sector: number): number => (sector + 1) * size

  const tables = sectorTables(at, offsetOf, sectors, size)
  if (!tables) return false
  const perSector = size / 4
  const next = (sector: number): number => {
    const table = tables[Math.floor(sector / perSector)]
    return table === undefined ? FREE : at(offsetOf(table) + (sector % perSector) * 4)
  }
  const directory = chainOf(at(48), next, sectors)
  const minis = at(60) === END || at(60) === FREE ? [] : chainOf(at(60), next, sectors)
  if (!directory || directory.length === 0 || !minis) return false
  const entries = directory.length * (size / ENTRY)
  const entryAt = (index: number): number => offsetOf(directory[Math.floor((index * ENTRY) / size)] as number) + ((index * ENTRY) % size)
  const miniCount = minis.length * perSector
  const nextMini = (mini: number): number => at(offsetOf(minis[Math.floor(mini / perSector)] as number) + (mini % perSector) * 4)

  const seen = new Set<number>()
  let held = 0
  const waiting = [0]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (index === NO_ENTRY) continue
    if (index >= entries || seen.has(index)) return false
    seen.add(index)
    const entry = entryAt(index)
    if (entry + ENTRY > bytes.length) return false
    const kind = bytes[entry + 66]
    if (index !== 0) waiting.push(at(entry + 68), at(entry + 72))
    if (kind !== 2) waiting.push(at(entry + 76))
    const length = at(entry + 120)
    if (length === 0 || kind === 1) continue
    // Streams that share their sectors could come to many times the file.
    held += kind === 2 ? length : 0
    if (length > bytes.length || held > bytes.length) return false
    const mini = kind === 2 && length < MINI_CUTOFF
    const chain = mini ? chainOf(at(entry + 116), nextMini, miniCount) : chainOf(at(entry + 116), next, sectors)
    if (!chain || chain.length * (mini ? 64 : size) < length) return false
  }
  return true
}

/** The sectors that hold the table of sectors, in order; undefined when they cannot be followed. */
function sectorTables(at: (offset: number) => number, offsetOf: (sector: number) => number, sectors: number, size: number): number[] | undefined {
  const tables: number[] = []
  const add = (sector: number): boolean => {
    if (sector === FREE || sector === END) return true
    if (sector >= sectors || tables.length > sectors) return false
    tables.push(sector)
    return true
  }
  for (let i = 0; i < 109; i++) if (!add(at(76 + i * 4))) return undefined
  let more = at(68)
  for (let steps = 0; more !== END && more !== FREE; steps++) {
    if (more >= sectors || steps > sectors) return undefined
    for (let i = 0; i < size / 4 - 1; i++) if (!add(at(offsetOf(more) + i * 4))) return undefined
    more = at(offsetOf(more) + size - 4)
  }
  return tables
}

/** The sectors of a chain; undefined when it leaves the file or comes back on itself. */
function chainOf(start: number, next: (sector: number) => number, count: number): number[] | undefined {
  const chain: number[] = []
  for (let sector = start; sector !== END; sector = next(sector)) {
    if (sector >= count || chain.length >= count) return undefined
    chain.push(sector)
  }
  return chain
}
