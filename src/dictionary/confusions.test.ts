import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../cli/data.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import { confusionsIn } from './confusions.ts'

const { confusions } = loadDictionaries()

/** What is marked in a sentence: `word -> what was meant`. */
function marks(sentence: string): string[] {
  const letter = letterOf(readSource(`Dear Mr Vane\n\nThank you for your letter.\n\n${sentence}\n\nYours sincerely\n`, 'markdown'))
  return letter.paragraphs.flatMap(({ sentences }) => sentences).flatMap(({ words }) => Array.from(confusionsIn(words, confusions), (found) => `${found.words.map((word) => word.lower).join(' ')} -> ${found.write}`))
}

describe('the confusions of dictionaries/confusions.yaml', () => {
  test.for(confusions.confusions.map((entry) => [`${entry.find} for ${entry.write}`, entry] as const))('%s', ([, entry]) => {
    const own = `${entry.find} -> ${entry.write}`
    for (const sentence of entry.flags) expect(marks(sentence), sentence).toContain(own)
    for (const sentence of entry.allows ?? []) expect(marks(sentence), sentence).not.toContain(own)
  })

  test('every phrase holds the word that it is about', () => {
    for (const { find, where, except } of confusions.confusions) {
      for (const phrase of [...where, ...(except ?? [])]) {
        const words = phrase.toLowerCase().split(/[\s()[\]|]+/)
        expect(find.split(' ').every((part) => words.some((word) => word === part || (word.endsWith('*') && part.startsWith(word.slice(0, -1))))), `${find}: ${phrase}`).toBe(true)
      }
    }
  })

  test('no sentence that another entry allows is marked', () => {
    const allowed = confusions.confusions.flatMap((entry) => entry.allows ?? [])
    expect(allowed.flatMap((sentence) => marks(sentence).map((mark) => `${sentence} ${mark}`))).toEqual([])
  })
})
