import yauzl from 'yauzl'
import { ReadError } from './types.ts'

/** Limits on a zipped document, so that a small file cannot fill the memory. */
export const ZIP_LIMITS = {
  entries: 2000,
  /** Bytes of one part when unpacked. */
  part: 50 * 1024 * 1024,
  /** Bytes of all parts together. */
  total: 200 * 1024 * 1024,
  /** Unpacked to packed, for parts over a megabyte. */
  ratio: 200,
}

/** The parts of a zipped document by name, in the order of the archive. */
export type Parts = Map<string, Uint8Array>

/**
 * Unpacks a zipped document within {@link ZIP_LIMITS}.
 *
 * @param bytes the file
 * @throws {ReadError} when the archive is broken, encrypted, or looks made to do harm
 */
export async function unzip(bytes: Uint8Array): Promise<Parts> {
  const archive = await open(bytes)
  const parts: Parts = new Map()
  let total = 0
  try {
    if (archive.entryCount > ZIP_LIMITS.entries) throw new ReadError(`holds more than ${ZIP_LIMITS.entries} parts`)
    for await (const entry of entriesOf(archive)) {
      if (entry.fileName.endsWith('/')) continue
      if (entry.isEncrypted()) throw new ReadError('holds a part that is encrypted')
      if (parts.has(entry.fileName)) throw new ReadError('holds two parts of the same name')
      const content = await contentOf(archive, entry, ZIP_LIMITS.total - total)
      total += content.length
      parts.set(entry.fileName, content)
    }
  } catch (error) {
    if (error instanceof ReadError) throw error
    throw new ReadError(`is damaged (${reasonOf(error)})`)
  } finally {
    archive.close()
  }
  return parts
}

function open(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true, decodeStrings: true }
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, (error, archive) => {
      if (error) reject(new ReadError(`is damaged or not a document of this format (${reasonOf(error)})`))
      else resolve(archive)
    })
  })
}

async function* entriesOf(archive: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      const clear = (): void => {
        archive.removeAllListeners('entry')
        archive.removeAllListeners('end')
        archive.removeAllListeners('error')
      }
      archive.once('entry', (one: yauzl.Entry) => (clear(), resolve(one)))
      archive.once('end', () => (clear(), resolve(undefined)))
      archive.once('error', (error: Error) => (clear(), reject(error)))
      archive.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

function contentOf(archive: yauzl.ZipFile, entry: yauzl.Entry, left: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      let size = 0
      const refuse = (why: string): void => {
        stream.destroy()
        reject(new ReadError(why))
      }
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > ZIP_LIMITS.part) return refuse(`holds a part of more than ${ZIP_LIMITS.part / 1024 / 1024} MB`)
        if (size > left) return refuse(`unpacks to more than ${ZIP_LIMITS.total / 1024 / 1024} MB`)
        if (size > 1024 * 1024 && size > entry.compressedSize * ZIP_LIMITS.ratio) return refuse('is packed so tightly that it looks made to do harm')
        chunks.push(chunk)
      })
      stream.on('end', () => resolve(Buffer.concat(chunks)))
      stream.on('error', reject)
    })
  })
}

function reasonOf(error: unknown): string {
  return (error as Error).message.replace(/\s+/g, ' ').slice(0, 120)
}
