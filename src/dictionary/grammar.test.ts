import { describe, expect, test } from 'vitest'
import grammar from '../../rules/grammar.ts'
import spelling from '../../rules/spelling.ts'
import { loadDictionaries } from '../cli/data.ts'
import { checkText } from '../testing.ts'

const { phrases } = loadDictionaries().grammar

function found(sentence: string): string[] {
  return checkText(`Dear Ms Ferris\n\n${sentence}\n`, { rules: [grammar, spelling] }).oneLine
}

describe.for(phrases.map((phrase) => [phrase.find, phrase] as const))('%s', ([, phrase]) => {
  test.for(phrase.flags)('flags: %s', (sentence) => {
    expect(found(sentence)).not.toEqual([])
  })
  test.for(phrase.allows ?? [])('allows: %s', (sentence) => {
    expect(found(sentence)).toEqual([])
  })
})

describe.for(loadDictionaries()['small-words'].words.map((entry) => [`${entry.find} for ${entry.write}`, entry] as const))('%s', ([, entry]) => {
  test.for(entry.flags)('flags: %s', (sentence) => {
    expect(found(sentence)).not.toEqual([])
  })
  test.for(entry.allows)('allows: %s', (sentence) => {
    expect(found(sentence)).toEqual([])
  })
})
