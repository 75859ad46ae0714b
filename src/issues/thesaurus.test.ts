import { describe, expect, test } from 'vitest'
import { loadDictionaries } from '../cli/data.ts'
import { readSource } from '../read/index.ts'
import { letterOf } from '../letter/index.ts'
import { loadLexicon } from '../cli/lexicon.ts'
import { Thesaurus } from './thesaurus.ts'

const { thesaurus: data } = loadDictionaries()
const lexicon = loadLexicon()
const thesaurus = new Thesaurus(data, (word) => lexicon.common(word))

function termsOf(sentence: string) {
  const letter = letterOf(readSource(`Dear Mr Vane\n\n${sentence}\n\nYours sincerely\n\nAmos Field\n`, 'text'))
  return thesaurus.terms(letter.body.words)
}

/** Whether two sentences share a group that weighs. */
function meet(one: string, other: string): boolean {
  const groups = new Set(termsOf(one).filter(({ weight }) => weight >= 1).flatMap(({ groups }) => groups))
  return termsOf(other).some((term) => term.weight >= 1 && term.groups.some((group) => groups.has(group)))
}

describe('the thesaurus', () => {
  test('no two groups have one name', () => {
    const names = data.groups.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  test('no word stands alone that shares its stem with a word that has no subject ("takings" and "take")', () => {
    const empty = new Set(data.empty.split(/\s+/).map((word) => thesaurus.stem(word)))
    const alone = data.groups.flatMap(({ weight, words }) => (weight === 'heavy' ? words.filter((word) => !word.includes(' ') && !word.startsWith('=')) : []))
    expect(alone.filter((word) => empty.has(thesaurus.stem(word)))).toEqual([])
  })

  test.for([
    ['The trial had been moved and I was never told.', 'The hearing was relisted for a later date.'],
    ['Nobody ever rang me back.', 'Your call was not returned.'],
    ['I am out of pocket for the train fare.', 'Your expenses have been approved.'],
    ['He put the telephone down on me.', 'She should not have ended the call.'],
    ['The young man laughed at me.', 'My colleague was discourteous.'],
    ['There was no screen in court.', 'No special measures were applied for.'],
    ['Nobody asked me first.', 'You ought to have been consulted.'],
    ['You gave up on the case.', 'The prosecution was discontinued.'],
    ['He owned up to it.', 'The defendant pleaded guilty.'],
    ['You posted it to my old flat.', 'The letter went to a previous address.'],
    ['I want my phone back.', 'Your property can now be returned to you.'],
  ] as const)('%s ~ %s', ([one, other]) => {
    expect(meet(one, other)).toBe(true)
  })

  test.for([
    ['I want my watch back.', 'I note that the court did not sit.'],
    ['My taxi fare is unpaid.', 'It was not far.'],
    ['Nobody rang me.', 'The dog was muzzled.'],
  ] as const)('%s is not %s', ([one, other]) => {
    expect(meet(one, other)).toBe(false)
  })

  test('dates are the same however they are written', () => {
    const stems = (sentence: string) => termsOf(sentence).flatMap(({ stem, detail }) => (detail && stem?.includes('/') ? [stem] : []))
    expect(stems('It was on 3 May.')).toEqual(stems('It was on the 3rd of May.').length > 0 ? stems('It was on May 3.') : ['3/5'])
    expect(stems('It was on May 3.')).toEqual(['3/5'])
  })
})
