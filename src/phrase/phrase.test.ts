import { describe, expect, test } from 'vitest'
import { letterOf } from '../letter/index.ts'
import type { Word } from '../letter/types.ts'
import { readSource } from '../read/index.ts'
import { PhraseError, PhraseSet, type PhraseLists } from './index.ts'

function wordsOf(text: string): Word[] {
  return letterOf(readSource(`Dear Mr Vane\n\n${text}\n`, 'text')).body.sentences.flatMap((sentence) => sentence.words)
}

/** What a pattern matches in a sentence, longest first at each place. */
function found(pattern: string, text: string, lists: PhraseLists = {}): string[] {
  return new PhraseSet([[pattern, true]], lists).findLongest(wordsOf(text)).map((match) => match.words.map((word) => word.text).join(' '))
}

describe('the phrase language', () => {
  const text = 'I am very sorry that we did not tell you on 4 March about the OIC’s letter, and we apologised.'
  test.for([
    ['sorry', ['sorry']],
    ['i am [very|so] sorry', ['I am very sorry']],
    ['am [so] sorry', []],
    ['did not|failed tell', ['did not tell']],
    ['(did not|failed to) tell', ['did not tell']],
    ['apologi*', ['apologised']],
    ['*ised', ['apologised']],
    ['sorry ...2 not', []],
    ['sorry ...3 not', ['sorry that we did not']],
    ['tell ... #', ['tell you on 4']],
    ["OIC's letter", ['OIC’s letter']],
    ['oic letter', []],
    ['=March', ['March']],
    ['=march', []],
    ['@we (did|do) not', ['we did not']],
  ] as const)('%s', ([pattern, wanted]) => {
    expect(found(pattern, text, { we: ['we', 'this office'] })).toEqual(wanted)
  })

  test('a choice binds the words on either side of it; brackets bind phrases', () => {
    expect(found('sorry|glad to hear', 'We were glad to hear of it.')).toEqual(['glad to hear'])
    expect(found('(we are glad|i am) to', 'We are glad to say so.')).toEqual(['We are glad to'])
    expect(found('one|two|(three or four) letters', 'There were three or four letters.')).toEqual(['three or four letters'])
  })

  test('lists may name lists, but not in a circle', () => {
    expect(found('@all left', 'The police left.', { all: ['@bodies', 'everyone'], bodies: ['[the] police', 'court'] })).toEqual(['The police left'])
    expect(() => new PhraseSet([['@a', true]], { a: ['@b'], b: ['@a'] }).first([])).toThrow(PhraseError)
  })

  test('several phrases at once, the longest at each place', () => {
    const set = new PhraseSet([['not upheld', 'no'], ['upheld', 'yes'], ['upheld in part', 'part']])
    expect(set.findLongest(wordsOf('It is not upheld. Point two is upheld in part.')).map((match) => match.value)).toEqual(['no', 'part'])
    expect(set.first(wordsOf('Nothing here.'))).toBeUndefined()
  })

  test.for(['(a', 'a)', '[a', '|', 'a |', '(a|)', '@nowhere', '()'])('%s cannot be read', (pattern) => {
    expect(() => new PhraseSet([[pattern, true]]).findLongest(wordsOf('a'))).toThrow(PhraseError)
  })

  test('gaps and choices that could multiply do not: every match of a long text is given', { timeout: 60_000 }, () => {
    const set = new PhraseSet([['we ...12 we ...12 we ...12 sorry', 'gap'], ['[a] [a] [a] [a] [a] b', 'options']])
    const words = wordsOf(`${'we '.repeat(4000)}sorry ${'a '.repeat(4000)}b`)
    const found = set.find(words).map((match) => match.value)
    // Three times "we" within reach of "sorry": from the last three back to three gaps of twelve before them.
    expect(found.filter((value) => value === 'gap')).toHaveLength(37)
    expect(found.filter((value) => value === 'options')).toHaveLength(6)
  })
})
