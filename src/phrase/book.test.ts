import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../cli/data.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import { phrasesOf } from './book.ts'

const dictionaries = loadDictionaries()
const books = (['admissions', 'coldness', 'empathy', 'meetings', 'regret', 'remedies'] as const).map((name) => [name, dictionaries[name]] as const)

describe.for(books)('dictionaries/%s.yaml', ([, book]) => {
  test.for(Object.entries(book.groups))('%s', ([name, group]) => {
    const phrases = phrasesOf(book)
    const found = (text: string): boolean =>
      letterOf(readSource(text, 'text')).paragraphs.some((paragraph) => paragraph.sentences.some((sentence) => phrases.has(sentence.words, name)))
    for (const text of group.flags) expect(found(text), `must match: ${text}`).toBe(true)
    for (const text of group.allows ?? []) expect(found(text), `must not match: ${text}`).toBe(false)
  })
})
