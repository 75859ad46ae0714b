import { describe, expect, test } from 'vitest'
import rule from '../../rules/jargon.ts'
import { loadDictionaries } from '../cli/data.ts'
import { PhraseSet } from '../phrase/index.ts'
import { checkText } from '../testing.ts'

const { jargon, acronyms } = loadDictionaries()

function marked(sentence: string): string[] {
  return checkText(`Dear Ms Vane\n\n${sentence}\n\nYours sincerely\n\nAmos Field\n`, { rules: [rule] }).findings.filter((one) => one.severity !== 'info').map((one) => one.messageId)
}

describe('jargon.yaml', () => {
  test('is wide enough', () => {
    expect(jargon.terms.length + acronyms.acronyms.length).toBeGreaterThan(800)
  })

  test('every pattern can be read', () => {
    for (const { term, find } of jargon.terms) for (const pattern of find) expect(() => new PhraseSet([[pattern, term]]).first([]), pattern).not.toThrow()
    for (const pattern of jargon.ordinary) expect(() => new PhraseSet([[pattern, true]]).first([]), pattern).not.toThrow()
  })

  test('no pattern is listed twice', () => {
    const all = jargon.terms.flatMap(({ find }) => find)
    expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([])
    const letters = acronyms.acronyms.map((one) => one.letters)
    expect(letters.filter((one, i) => letters.indexOf(one) !== i)).toEqual([])
  })

  test('what to write instead is plain: it uses no term that would itself be marked', () => {
    for (const { term, write, means } of jargon.terms) expect(marked(`I can say this: ${means}. Or so: ${write}.`), term).toEqual([])
  })

  const examples = jargon.terms.filter(({ flags, allows }) => flags ?? allows)
  test.for(examples)('$term', ({ flags, allows }) => {
    if (flags) expect(marked(flags)).not.toEqual([])
    if (allows) expect(marked(allows)).toEqual([])
  })
})

describe('acronyms.yaml', () => {
  test('every acronym is marked when it is not spelt out, and not when it is', () => {
    for (const { letters, stands } of acronyms.acronyms) {
      if (acronyms.known.includes(letters) || acronyms.ranks.includes(letters)) continue
      expect(marked(`We sent it to the ${letters} in May.`), letters).toEqual(['acronym'])
      expect(marked(`We sent it to the ${stands} (${letters}) in May.`).filter((one) => one !== 'term'), letters).toEqual([])
    }
  })
})
