import { describe, expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
import { letterOf } from './index.ts'
import { lowerOf, plainOf } from './plain.ts'
import type { Word } from './types.ts'

const bodyOf = (text: string, format: 'text' | 'markdown' = 'text') => letterOf(readSource(`Dear Ms Vane\n\n${text}\n\nYours sincerely\n\nAmos Field\n`, format)).body
const wordsOf = (text: string): Word[] => bodyOf(text).words
/** The words of one kind, each as far as the parser takes it for one. */
const of = (kind: Word['kind'], text: string): string[] => wordsOf(text).filter((word) => word.kind === kind).map((word) => word.text)

describe('the words of a paragraph', () => {
  test('say where they stand, in the text and in their sentence', () => {
    const { sentences, words, paragraphs } = bodyOf('We wrote to you.  The clerk\u2019s list\nwas late.\n\nWe are sorry that nobody told you of it at the time.')
    expect(sentences.map(({ index, text }) => [index, text])).toEqual([
      [0, 'We wrote to you.'], [1, 'The clerk\u2019s list\nwas late.'], [0, 'We are sorry that nobody told you of it at the time.'],
    ])
    expect(sentences[1]).toMatchObject({ plain: "The clerk's list was late.", lower: "the clerk's list was late." })
    for (const word of words) {
      expect(word.block.text.slice(word.from, word.to)).toBe(word.text)
      expect(word.sentence.words[word.index]).toBe(word)
      expect(word.from).toBeGreaterThanOrEqual(word.sentence.from)
      expect(word.to).toBeLessThanOrEqual(word.sentence.to)
    }
    for (const sentence of sentences) {
      expect(sentence.block.text.slice(sentence.from, sentence.to)).toBe(sentence.text)
      expect(paragraphs).toContain(sentence.paragraph)
    }
    expect(words.map(({ lower }) => lower).join(' ')).toBe("we wrote to you the clerk's list was late we are sorry that nobody told you of it at the time")
    expect(paragraphs[0]?.words.length).toBe(9)
  })

  test.for([
    ['The clerk has amos.field@cps.example and nothing else.', ['amos.field@cps.example']],
    ['The form is at https://www.cps.example/form-2 and nowhere else.', ['https', '//www.cps.example/form-2']],
    ['The form is at www.cps.example/form and nowhere else.', ['www.cps.example/form']],
    ['The form is at cps.gov.uk/form and nowhere else.', ['cps.gov.uk/form']],
    ['The reference is CO/12345/26 and it is on the form.', ['CO/12345/26']],
    ['The reference is 2026-0418 and it is on the form.', ['2026-0418']],
    ['She lives at LS1 9ZZ, in Leeds, as you know.', ['LS1', '9ZZ']],
    ['Ring 01632 960111 or +44 1632 960111 at any time.', ['01632', '960111', '44', '1632', '960111']],
    ['The unit is in CPS-North and and/or of the CPS.', []],
    ['It was said at 10 a.m. on 3 May 2026 in court 2.', []],
  ] as const)('codes: %s', ([text, codes]) => {
    const found = of('code', text)
    expect(found.join(' ').replace(/[:/ ]+/g, ' ')).toBe(codes.join(' ').replace(/[:/ ]+/g, ' '))
  })

  test('numbers', () => {
    expect(of('number', 'You paid \u00A3250 or \u20AC300, not $5, on 3 May, for 2 of the 3rd kind, and one more for court B12.')).toEqual(['250', '300', '5', '3', '2', '3rd'])
  })

  test('in quotation marks are not the writer\'s own', () => {
    const quoted = (text: string, format?: 'markdown'): string => bodyOf(text, format).words.filter((word) => word.quoted).map((word) => word.text).join(' ')
    expect(quoted('You wrote "nobody told me" and "I waited", and we agree.')).toBe('nobody told me I waited')
    expect(quoted('You wrote:\n\n> Nobody told me, and I waited.\n\nWe agree with you on that.', 'markdown')).toBe('Nobody told me and I waited')
    expect(quoted('We agree with you on that.')).toBe('')
  })

  test('of headings are none of the body\'s', () => {
    const body = bodyOf('We looked into what you told us of the trial.\n\nThe fee\n\nIt was paid late, and we are sorry for that.\n\n')
    expect(body.paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'paragraph'])
    expect(body.words.map(({ text }) => text)).not.toContain('fee')
    expect(body.sentences).toHaveLength(2)
  })
})

describe('a sentence that ends in a number', () => {
  const sentences = (text: string): string[] => bodyOf(text).sentences.map((sentence) => sentence.text)
  test.for([
    ['He was tried on count 2. "The judge agreed," you write.', ['He was tried on count 2.', '"The judge agreed," you write.']],
    ['He was tried on count 2. (The judge agreed.) We did not.', ['He was tried on count 2.', '(The judge agreed.)', 'We did not.']],
    ['He was tried on count 2. \u2018The judge agreed.\u2019', ['He was tried on count 2.', '\u2018The judge agreed.\u2019']],
    ['He was tried on count 12.   The judge agreed.', ['He was tried on count 12.', 'The judge agreed.']],
    ['He was tried on count 2.\nThe judge agreed.', ['He was tried on count 2.', 'The judge agreed.']],
    ['The fee was 2.50 and the fine was 10.', ['The fee was 2.50 and the fine was 10.']],
  ] as const)('%j', ([text, wanted]) => expect(sentences(text)).toEqual(wanted))
})

describe('text made plain', () => {
  test('has the same length, straight marks, and spaces for white space', () => {
    const text = '\u2018a\u2019 \u201Bb\u02BC c\u2032 \u201Cd\u201D \u201Ee\u201F f\u2033 \u00ABg\u00BB\th\u00A0i\nj'
    expect(plainOf(text)).toBe('\'a\' \'b\' c\' "d" "e" f" "g" h i j')
    expect(plainOf(text)).toHaveLength(text.length)
  })

  test('in lower case has the same length, whatever the letters', () => {
    expect(lowerOf('MRS OKAFOR')).toBe('mrs okafor')
    // The capital I with a dot has a lower case of two characters.
    expect(lowerOf('MR \u0130LHAN \u00D6Z')).toBe('mr \u0130lhan \u00F6z')
    expect(lowerOf('\u{10400}')).toBe('\u{10428}')
  })
})

describe('the letter as a whole', () => {
  const of = (text: string) => letterOf(readSource(text, 'text'))
  const BODY = 'Thank you for your letter of 20 April 2026, which came to us after the hearing at Leeds.\n\n'

  test.for([
    ['CPS Wessex\n5 May 2026\n\nDear Ms Vane\n\n', '', '2026-05-05'],
    // A date beside other words in the head counts when none stands alone, and one in the foot when none is in the head.
    ['CPS Wessex, Leeds office, 5 May 2026\n\nDear Ms Vane\n\n', 'Yours sincerely\n\nAmos Field\n6 May 2026\n', '2026-05-05'],
    ['CPS Wessex\n\nDear Ms Vane\n\n', 'Yours sincerely\n\nAmos Field\n6 May 2026\n', '2026-05-06'],
    ['CPS Wessex\n\nDear Ms Vane\n\n', 'Yours sincerely\n\nAmos Field\n\nTel: 01632 960111\nSent on 6 May 2026\n', '2026-05-06'],
    ['CPS Wessex\n5 May\n\n6 May 2026\n\nDear Ms Vane\n\n', '', '2026-05-06'],
    ['CPS Wessex\n\nDear Ms Vane\n\n', '', undefined],
  ] as const)('bears the date of its head, else of its foot: %j %j', ([head, tail, iso]) => expect(of(`${head}${BODY}${tail}`).date?.iso).toBe(iso))

  test('a date without its year is the letter\'s where there is no other', () => {
    expect(of(`CPS Wessex\n5 May\n\nDear Ms Vane\n\n${BODY}`).date).toMatchObject({ day: 5, month: 5, exists: true })
  })

  test.for([
    ['Our ref: CO/12345/26', ['CO/12345/26']],
    ['Our ref CO/12345/26, your ref AV/7', ['CO/12345/26', 'AV/7']],
    ['Ref. no. 2026-0418/B', ['2026-0418/B']],
    ['Complaint number: W26.0418', ['W26.0418']],
    ['URN: 13CD4567826', ['13CD4567826']],
    ['Our ref: the letter of 3 May', []],
    ['FK26-0718', ['FK26-0718']],
    ['CO/10083/26', ['CO/10083/26']],
  ] as const)('has the references of its head: %s', ([line, wanted]) => {
    const letter = of(`CPS Wessex\n\n${line}\n\nDear Ms Vane\n\n${BODY}`)
    expect(letter.references.map(({ text }) => text)).toEqual(wanted)
    for (const { block, from, to, text } of letter.references) expect(block.text.slice(from, to)).toBe(text)
  })

  test('a reference is told by its shape alone in the subject, not in the text', () => {
    const letter = of(`Dear Ms Vane\n\nYour complaint CO/10083/26 about the trial\n\n${BODY}The file is AB/7/26 and our reference is CO/10083/26 as before, which we quote.\n`)
    expect(letter.references.map(({ text, paragraph }) => [text, paragraph.part])).toEqual([['CO/10083/26', 'subject']])
  })

  test.for([
    ['Amos Field', 'Amos Field'], ['pp Amos Field', 'Amos Field'], ['p.p. Amos Field', 'Amos Field'], ['Signed: Amos Field', 'Amos Field'], ['signed Amos Field', 'Amos Field'],
    ['Complaints Manager\nAmos Field', 'Amos Field'], ['Complaints Manager', 'Complaints Manager'], ['Pippa Field', 'Pippa Field'],
  ] as const)('is signed: %j by %s', ([lines, name]) => {
    const letter = of(`Dear Ms Vane\n\n${BODY}Yours sincerely\n\n${lines}\n`)
    expect(letter.signatory?.text).toBe(name)
    expect(letter.signOff?.text).toBe('Yours sincerely')
  })

  test('that is not signed has neither close nor name', () => {
    const letter = of(`Dear Ms Vane\n\n${BODY}`)
    expect([letter.signOff, letter.signatory]).toEqual([undefined, undefined])
  })

  test.for([
    ['Dear Customer', true], ['Dear all,', true], ['Dear Sir / Madam', true], ['Dear sir/madam', true], ['Dear Mesdames', true], ['Hello', true],
    ['Dear Sirisena', false], ['Dear Madame Vane', false], ['Dear Sir Amos', false], ['Dear All Saints', false],
  ] as const)('"%s" calls the reader nothing: %s', ([line, impersonal]) => {
    const salutation = of(`${line}\n\n${BODY}`).salutation
    expect(salutation?.impersonal).toBe(impersonal)
    expect(salutation?.name?.text).toBe(impersonal ? undefined : line.slice('Dear '.length))
  })

  test('the mark after the name is none of it', () => {
    expect(['Dear Ms Vane,', 'Dear Ms Vane:', 'Dear, Ms Vane', 'Good evening Ms Vane ,'].map((line) => of(`${line}\n\n${BODY}`).salutation?.name?.text)).toEqual(Array.from({ length: 4 }, () => 'Ms Vane'))
  })
})
