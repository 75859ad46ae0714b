import dictionary from 'dictionary-en-gb'
import nspell from 'nspell'
import { describe, expect, test } from 'vitest'
import { fieldWords } from '../dictionary/words.ts'
import { loadDictionaries } from './data.ts'
import { loadLexicon } from './lexicon.ts'
import { rejectedBy, retextLexicon } from './retext-lexicon.ts'

const lexicon = loadLexicon()
const personal = fieldWords(loadDictionaries().words)
/** Every form of the dictionary, its affixes applied. */
const forms = Object.keys(nspell(dictionary).data)

/** Numbers that look random and are the same on every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff
    yield state >>> 8
  }
}

/** Words in other dress: capitals, possessives, compounds, hyphens, numbers, slips of every kind. */
function others(count: number): Set<string> {
  const random = numbers(22)
  const next = (below: number): number => random.next().value % below
  const pick = (): string => forms[next(forms.length)] as string
  const letters = "abcdefghijklmnopqrstuvwxyz'-"
  const letter = (): string => letters.charAt(next(letters.length))
  const made = new Set<string>()
  const makers: Array<(word: string) => string> = [
    (word) => word.toUpperCase(),
    (word) => word.toLowerCase(),
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
    (word) => word.slice(0, -1) + word.slice(-1).toUpperCase(),
    (word) => `${word}'s`,
    (word) => `${word}\u2019s`,
    (word) => `${word}s'`,
    (word) => `${word}-${pick()}`,
    (word) => word + pick(),
    (word) => `${word} ${pick()}`,
    (word) => ` ${word} `,
    () => `${next(3000)}${['st', 'nd', 'rd', 'th', 'TH', '', '%', 'a'][next(8)]}`,
    (word) => `${word}${next(100)}th`,
    (word) => word.slice(0, next(word.length + 1)) + letter() + word.slice(next(word.length + 1)),
    (word) => word.slice(0, next(word.length)) + word.slice(next(word.length) + 1),
    (word) => word.split('').toReversed().join(''),
    (word) => `re${word}`,
    (word) => `${word}ing`,
  ]
  for (let i = 0; made.size < count; i++) made.add((makers[i % makers.length] as (word: string) => string)(pick()))
  return made
}

describe('the word list', () => {
  const rejected = rejectedBy(dictionary, personal)

  test('finds in the short search the correction that the long one puts first', () => {
    const near: string[] = []
    for (const word of ['prosecuter', 'Goverment', 'Mistry', 'victum', 'Okonkwo', 'sincerly', 'magistrats', 'solicitors', 'Wednsday', 'Szymanska', ...[...others(3000)].filter((one) => /^[A-Za-z]+$/.test(one)).slice(0, 100)]) {
      const [first] = lexicon.corrections(word)
      if (!first || first.cost > 12) continue
      near.push(word)
      expect(lexicon.nearestWithin(word, 12), word).toEqual(first)
    }
    expect(near.length).toBeGreaterThan(20)
  })

  test('accepts every form of the dictionary that retext-spell accepts', { timeout: 30_000 }, () => {
    const wrong = rejected(forms)
    expect(forms.filter((word) => lexicon.has(word) === wrong.has(word))).toEqual([])
  })

  test('says the same as retext-spell of 100,000 other words', { timeout: 60_000 }, () => {
    const words = [...others(100_000)]
    // retext-spell reports a word with straight apostrophes.
    const wrong = rejected(words)
    expect(words.filter((word) => lexicon.has(word) === wrong.has(word.replaceAll('\u2019', "'")))).toEqual([])
  })

  test('knows the words of the field', () => {
    expect(personal.filter((word) => !lexicon.has(word))).toEqual([])
  })
})

test('an office may check with retext-spell and a dictionary of its own', () => {
  const own = retextLexicon(lexicon, { aff: Buffer.from('SET UTF-8\n'), dic: Buffer.from('2\nferret\nscunnered\n') }, ['Pightle'])
  expect(['ferret', 'scunnered', 'Pightle', 'ferrit', 'letter'].map((word) => own.has(word))).toEqual([true, true, true, false, false])
  expect(own.suggest('recieved')[0]).toBe('received')
})

describe('corrections', () => {
  test.for([
    ['adjournement', 'adjournment'],
    ['recieve', 'receive'],
    ['definately', 'definitely'],
    ['correspondance', 'correspondence'],
    ['occured', 'occurred'],
    ['Procecution', 'Prosecution'],
    ['wich', 'which'],
    ['seperate', 'separate'],
    ['thier', 'their'],
    ['untill', 'until'],
    ['publically', 'publicly'],
    ['infact', 'in fact'],
    ["defendent's", "defendant's"],
    ['VUNERABLE', 'VULNERABLE'],
  ] as const)('%s was meant to be %s', ([word, meant]) => {
    expect(lexicon.suggest(word)[0]).toBe(meant)
  })

  test('are none for what is no word, and end in bounded time for what is long', () => {
    expect(lexicon.suggest('')).toEqual([])
    expect(lexicon.suggest('x')).toEqual([])
    expect(lexicon.suggest('q'.repeat(5000))).toEqual([])
    expect(lexicon.suggest('\u{1F642}')).toEqual([])
  })
})
