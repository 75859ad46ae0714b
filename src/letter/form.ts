import { lowerOf, plainOf } from './plain.ts'
import type { Word } from './types.ts'

/** How a word is written; words written alike share it, so that what depends on nothing else can be remembered by it. */
export interface Form {
  /** A number from 0 by which to remember things of the form; undefined once too many are known. */
  readonly id: number | undefined
  /** The word in lower case, with a straight apostrophe. */
  readonly lower: string
  /** The same without a possessive's closing apostrophe. */
  readonly bare: string
  /** From 0 to 255, made of `bare`: forms with other numbers differ in it. */
  readonly trait: number
}

/** Forms that are remembered: bounded, so that a batch of any size takes the same memory. */
const MOST = 20_000

const known = new Map<string, Form>()

/**
 * The form of a word.
 *
 * @param text the word as written
 * @param kind part of the form: the same figures may stand in a reference and alone
 */
export function formOf(text: string, kind: Word['kind']): Form {
  const key = kind === 'word' ? text : `${kind} ${text}`
  const before = known.get(key)
  if (before) return before
  const lower = lowerOf(plainOf(text))
  const wanted = bare(lower)
  const form: Form = { id: known.size < MOST ? known.size : undefined, lower, bare: wanted, trait: traitOf(wanted) }
  if (form.id !== undefined) known.set(key, form)
  return form
}

/** A word without a possessive's closing apostrophe. */
export function bare(lower: string): string {
  return lower.endsWith("'") ? lower.slice(0, -1) : lower
}

/** A number from 0 to 255 by which words can be told apart at once, though not all of them. */
export function traitOf(bare: string): number {
  let hash = bare.length
  for (let i = 0; i < bare.length; i++) hash = Math.imul(hash, 31) + bare.charCodeAt(i)
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & 255
}
