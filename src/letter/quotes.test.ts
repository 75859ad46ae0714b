import { describe, expect, test } from 'vitest'
import { quotedRanges } from './quotes.ts'

/** What stands in quotation marks. */
function quoted(text: string): string[] {
  return quotedRanges(text).map(({ from, to }) => text.slice(from, to))
}

describe('quotation marks', () => {
  test.for([
    ['You wrote "nobody told me" twice.', ['nobody told me']],
    ['You wrote \u201Cnobody told me\u201D twice.', ['nobody told me']],
    ["You wrote 'nobody told me' twice.", ['nobody told me']],
    ['You wrote \u2018nobody told me\u2019 twice.', ['nobody told me']],
    ['You wrote \u2018nobody didn\u2019t tell me\u2019 twice.', ['nobody didn\u2019t tell me']],
    ['("nobody told me")', ['nobody told me']],
    ['She said "I waited. Nobody came. I went home." and left.', ['I waited. Nobody came. I went home.']],
    ['You wrote "he said \'go home\' to me" twice.', ["he said 'go home' to me"]],
    ['the court\u2014"a shambles"\u2014sat', ['a shambles']],
    ['"One" and "two"', ['One', 'two']],
    ["'One' and 'two'", ['One', 'two']],
    ['\u00ABnobody told me\u00BB was all you wrote', ['nobody told me']],
    ['[\'nobody told me\'] {"or my wife"} either/"or" and/\'or\' pre-\'trial\' 9\u2013"ten"', ['nobody told me', 'or my wife', 'or', 'or', 'trial', 'ten']],
    ["You wrote 'it\u2019s the clerk's fault', and it was.", ['it\u2019s the clerk\'s fault']],
    ["You wrote 'room 5', 'the 2nd'.", ['room 5', 'the 2nd']],
    ['You wrote "late again and went home. You also wrote \'nobody told me\'.', ['nobody told me']],
  ] as const)('%s', ([text, wanted]) => expect(quoted(text)).toEqual(wanted))

  test.for([
    "The defendant's solicitors didn't write.",
    "The victims' letters and the courts' lists were late.",
    'The victims\u2019 letters and the courts\u2019 lists were late.',
    "It's the magistrates' court's list, isn't it?",
    "In the '90s and in '04 the police's file was lost.",
    'The board was 6" wide.',
    "Rock and roll was played in Mr O'Neill's shop.",
  ])('no quotation: %s', (text) => expect(quoted(text)).toEqual([]))

  test.for(['He said " and went" again', 'a mark at the end "', "a mark at the end '", '"', "\u2018", 'he said"no" and'])('nothing opens: %s', (text) => expect(quoted(text)).toEqual([]))

  test('a quotation in single marks may be a long paragraph, not a page', () => {
    const said = (length: number): string => 'x'.repeat(length)
    expect(quoted(`'${said(500)}' and so on`)).toEqual([said(500)])
    expect(quoted(`'${said(700)}' and so on`)).toEqual([])
    expect(quoted(`"${said(700)}" and so on`)).toEqual([said(700)])
  })

  test('an opening mark without its fellow does not take in the rest of the letter', () => {
    expect(quoted(`He said 'it was late. ${'We are sorry for the delay. '.repeat(60)}`)).toEqual([])
  })
})
