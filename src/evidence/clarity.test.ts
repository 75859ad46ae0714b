import retextReadability from 'retext-readability'
import retextSimplify from 'retext-simplify'
import { describe, expect, test } from 'vitest'
import { letterOf } from '../letter/index.ts'
import type { Sentence } from '../letter/types.ts'
import { readSource } from '../read/index.ts'
import { partings } from './clarity.ts'
import { runRetext } from './retext.ts'

function sentencesOf(text: string): readonly Sentence[] {
  return letterOf(readSource(`Dear Ms Vane\n\n${text}\n\nYours sincerely\n\nAmos Field\n`, 'text')).body.sentences
}

describe('where to part a long sentence', () => {
  test('before a clause, with enough words on each side', () => {
    const [sentence] = sentencesOf('The prosecutor asked the judge for more time on the morning of the trial, because the report had come from the police only the day before; the judge refused, and the case went on in the afternoon with what there was.')
    expect(partings(sentence as Sentence)).toEqual(['because the report had come', 'the judge refused and the'])
  })
  test('not at all where nothing parts', () => {
    const [sentence] = sentencesOf('The prosecutor asked the judge.')
    expect(partings(sentence as Sentence)).toEqual([])
  })
})

describe('published retext plugins', () => {
  const sentences = sentencesOf('I will write soon. We utilise the recording in order to ascertain the truth.')
  test('retext-simplify speaks of ranges of the block', () => {
    const found = runRetext(retextSimplify(), sentences)
    expect(found.map(({ from, to }) => sentences[0]?.block.text.slice(from, to))).toEqual(['utilise', 'in order to', 'ascertain'])
  })
  test('only the sentences asked for are looked at', () => {
    expect(runRetext(retextSimplify(), sentences.slice(0, 1))).toEqual([])
  })
  test('retext-readability finds a hard sentence', () => {
    const hard = sentencesOf('Notwithstanding considerable administrative difficulties concerning documentation, the organisation subsequently acknowledged unsatisfactory communication arrangements.')
    expect(runRetext(retextReadability({ age: 16 }), hard)).toHaveLength(1)
  })
})
