import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../docx.testing.ts'
import { isSoundCompound } from './compound.ts'
import { read } from './index.ts'

const message = new Uint8Array(readFileSync('fixtures/formats/letter.msg'))

describe('a compound file', () => {
  test('is sound as Outlook writes it', () => {
    expect(isSoundCompound(message)).toBe(true)
  })

  test('is not sound when its directory or a chain comes back on itself', () => {
    const view = new DataView(message.buffer)
    const directory = (view.getUint32(48, true) + 1) * 512
    const turned = message.slice()
    new DataView(turned.buffer).setUint32(directory + 128 + 68, 1, true)
    expect(isSoundCompound(turned)).toBe(false)
    const fat = (view.getUint32(76, true) + 1) * 512
    const looped = message.slice()
    const first = view.getUint32(48, true)
    new DataView(looped.buffer).setUint32(fat + first * 4, first, true)
    expect(isSoundCompound(looped)).toBe(false)
  })

  test('is not sound when its streams share their sectors', () => {
    expect(isSoundCompound(fileOf(1))).toBe(true)
    expect(isSoundCompound(fileOf(3))).toBe(false)
  })

  test('damaged at random is read or refused, and never keeps its reader', { timeout: 60_000 }, async () => {
    const chance = chanceOf(11)
    for (let n = 0; n < 300; n++) {
      const bytes = message.slice(0, n % 3 === 0 ? 1 + Math.floor(chance() * message.length) : message.length)
      for (let i = 0; i < 1 + n % 9; i++) bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256)
      await read(bytes, 'msg').catch((error: unknown) => expect(error).toHaveProperty('name', 'ReadError'))
    }
  })
})

/** A compound file of eight sectors of data, to which one to three streams point. */
function fileOf(streams: number): Uint8Array {
  const [none, end] = [0xffffffff, 0xfffffffe]
  const bytes = new Uint8Array(512 * 11)
  const view = new DataView(bytes.buffer)
  const put = (at: number, ...values: number[]): void => values.forEach((value, i) => view.setUint32(at + i * 4, value, true))
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  put(44, 1, 1)
  put(60, end, 0, end, 0, 0)
  for (let i = 1; i < 109; i++) put(76 + i * 4, none)
  const table = 512
  put(table, 0xfffffffd, end, 3, 4, 5, 6, 7, 8, 9, end)
  for (let i = 10; i < 128; i++) put(table + i * 4, none)
  const entry = (n: number, kind: number, left: number, right: number, child: number, start: number, length: number): void => {
    const at = 1024 + n * 128
    bytes[at + 66] = kind
    put(at + 68, left, right, child)
    put(at + 116, start, length)
  }
  entry(0, 5, none, none, 1, end, 0)
  for (let n = 1; n <= 3; n++) entry(n, n <= streams ? 2 : 0, none, n < streams ? n + 1 : none, none, 2, n <= streams ? 4096 : 0)
  return bytes
}
