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

  test('damaged at random is read or refused, and never keeps its reader', { timeout: 60_000 }, async () => {
    const chance = chanceOf(11)
    for (let n = 0; n < 300; n++) {
      const bytes = message.slice(0, n % 3 === 0 ? 1 + Math.floor(chance() * message.length) : message.length)
      for (let i = 0; i < 1 + n % 9; i++) bytes[Math.floor(chance() * bytes.length)] = Math.floor(chance() * 256)
      await read(bytes, 'msg').catch((error: unknown) => expect(error).toHaveProperty('name', 'ReadError'))
    }
  })
})
