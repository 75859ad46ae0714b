import { describe, expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
import { letterOf } from './index.ts'

/** The letter's paragraphs as `part: text`, with running prose cut short. */
function partsOf(text: string, format: 'markdown' | 'text' = 'text'): string[] {
  return letterOf(readSource(text, format)).paragraphs.map((one) => `${one.part}${one.kind === 'heading' ? '#' : ''}: ${one.plain.slice(0, 24)}`)
}

const HEAD = 'Crown Prosecution Service\nWessex\n\nOur ref: CO/12345/26\n\n5 May 2026\n\nMrs Adaeze Okafor\n14 Larch Close\nWalsall\nWS9 0ZZ\n\n'
const BODY = 'Thank you for your letter of 20 April 2026, which came to us after the hearing at Leeds.\n\nI am sorry that nobody told you that the trial had been moved to another court.\n\n'
const TAIL = 'Yours sincerely\n\nAmos Field\nComplaints Manager\n'
const WHOLE = `${HEAD}Dear Mrs Okafor\n\n${BODY}${TAIL}`
const PARTS = [
  'letterhead: Crown Prosecution Servic', 'letterhead: Wessex', 'reference: Our ref: CO/12345/26', 'date: 5 May 2026',
  'addressee: Mrs Adaeze Okafor', 'addressee: 14 Larch Close', 'addressee: Walsall', 'addressee: WS9 0ZZ',
  'salutation: Dear Mrs Okafor', 'body: Thank you for your lette', 'body: I am sorry that nobody t',
  'sign-off: Yours sincerely', 'signatory: Amos Field', 'signatory: Complaints Manager',
]

/** Breaks the paragraphs of a letter into lines of at most `width` characters. */
function wrap(text: string, width: number): string {
  return text.replace(/[^\n]+/g, (line) => line.replace(new RegExp(`(?=.{${width}})(.{1,${width}})\\s`, 'g'), '$1\n'))
}

describe('the parts of a letter', () => {
  test('a letter in the usual order, in Markdown and in plain text', () => {
    expect(partsOf(WHOLE)).toEqual(PARTS)
    expect(partsOf(WHOLE, 'markdown')).toEqual(PARTS)
  })

  test.for([40, 60, 72, 80])('a letter of which the lines are broken at %i characters', (width) => {
    expect(partsOf(wrap(WHOLE, width))).toEqual(PARTS)
    expect(partsOf(wrap(WHOLE, width), 'markdown')).toEqual(PARTS)
  })

  test('Windows and old Mac line ends', () => {
    expect(partsOf(WHOLE.replaceAll('\n', '\r\n'))).toEqual(PARTS)
    expect(partsOf(WHOLE.replaceAll('\n', '\r\n'), 'markdown')).toEqual(PARTS)
    expect(partsOf(WHOLE.replaceAll('\n', '\r'))).toEqual(PARTS)
  })

  test('an indented address and date are not code', () => {
    const indented = WHOLE.replace(/^(?=5 May|Mrs Adaeze|14 Larch|Walsall|WS9|Yours|Amos|Complaints)/gm, '        ')
    expect(partsOf(indented)).toEqual(PARTS)
    expect(partsOf(indented, 'markdown')).toEqual(PARTS)
  })

  test('lines of dashes under the head, an address or a paragraph make no heading', () => {
    const ruled = WHOLE.replace('Wessex\n', 'Wessex\n---\n').replace('WS9 0ZZ\n', 'WS9 0ZZ\n---\n').replace('Leeds.\n', 'Leeds.\n---\n')
    expect(partsOf(ruled, 'markdown')).toEqual(PARTS)
  })

  test('bold and headings in Markdown', () => {
    const marked = WHOLE.replace('Crown Prosecution Service', '# Crown Prosecution Service').replace('Dear Mrs Okafor', '**Dear Mrs Okafor**').replace('5 May', '**5 May**')
    expect(partsOf(marked, 'markdown').slice(0, 9)).toEqual(PARTS.slice(0, 9))
  })

  test.for([
    ['the salutation', 'Dear Mrs Okafor\n\n', 8],
    ['the date', '5 May 2026\n\n', 3],
    ['the sign-off', 'Yours sincerely\n\n', 11],
    ['the reference', 'Our ref: CO/12345/26\n\n', 2],
  ] as const)('a letter without %s', ([, lines, at]) => {
    expect(partsOf(WHOLE.replace(lines, ''))).toEqual(PARTS.toSpliced(at, 1))
  })

  test('a letter without a letterhead, an addressee, or anything but its body', () => {
    expect(partsOf(WHOLE.slice(WHOLE.indexOf('Our ref')))).toEqual(PARTS.slice(2))
    expect(partsOf(`${HEAD.slice(0, HEAD.indexOf('Mrs'))}Dear Mrs Okafor\n\n${BODY}${TAIL}`)).toEqual([...PARTS.slice(0, 4), ...PARTS.slice(8)])
    expect(partsOf(BODY)).toEqual(PARTS.slice(9, 11))
  })

  test('a reference without a label, and a date in figures', () => {
    const letter = letterOf(readSource(WHOLE.replace('Our ref: CO/12345/26\n\n5 May 2026', 'CO/12345/26\n05/05/2026'), 'text'))
    expect(letter.references.map((one) => one.text)).toEqual(['CO/12345/26'])
    expect(letter.date?.iso).toBe('2026-05-05')
  })

  test('an e-mail with headers and a signature block', () => {
    const letter = letterOf(
      readSource(
        `From: Amos Field <amos.field@cps.example>\nTo: adaeze@post.example\nDate: Tuesday 5 May 2026\nSubject: Your complaint (our ref CO/12345/26)\n\nHi Adaeze,\n\n${BODY}All the best,\n\nAmos\n\nAmos Field\nComplaints Manager | CPS Wessex\nTel: 01632 960111\namos.field@cps.example\n`,
        'text',
      ),
    )
    expect(letter.email).toBe(true)
    expect(letter.paragraphs.map((one) => one.part)).toEqual([
      'email-header', 'email-header', 'date', 'subject', 'salutation', 'body', 'body', 'sign-off', 'signatory', 'signatory', 'signatory', 'contact', 'contact',
    ])
    expect(letter.signatory?.text).toBe('Amos Field')
    expect(letter.references.map((one) => one.text)).toEqual(['CO/12345/26'])
    expect(letter.date?.iso).toBe('2026-05-05')
  })

  test.for([
    ['Dear Mrs Okafor, thank you for your letter of 20 April 2026, which I have read with care.', 'Dear Mrs Okafor,', 'thank you for'],
    ['Dear Mrs Okafor thank you for your letter of 20 April 2026, which I have read with care.', 'Dear Mrs Okafor', 'thank you for'],
    ['Dear Sir or Madam: thank you for your letter of 20 April 2026, which I have read with care.', 'Dear Sir or Madam:', 'thank you for'],
    ['Hi Adaeze, thank you for your letter of 20 April 2026, which I have read with care.', 'Hi Adaeze,', 'thank you for'],
  ] as const)('a salutation that runs into the text: %s', ([line, salutation, rest]) => {
    const letter = letterOf(readSource(`${HEAD}${line}\n\n${TAIL}`, 'text'))
    expect(letter.salutation?.text).toBe(salutation)
    expect(letter.body.paragraphs[0]?.text.startsWith(rest)).toBe(true)
  })

  test.for([
    ['Dear Mrs Okafor', 'Mrs Okafor'], ['Dear  Mrs  Okafor,', 'Mrs  Okafor'], ['DEAR MRS OKAFOR', 'MRS OKAFOR'], ['Dear Adaeze Okafor:', 'Adaeze Okafor'], ['Good morning Mrs Okafor', 'Mrs Okafor'],
    ['Hello Adaeze', 'Adaeze'], ['Mrs Okafor,', 'Mrs Okafor'], ['Dear Detective Sergeant Okafor', 'Detective Sergeant Okafor'],
  ] as const)('the reader is called by name: %s', ([line, name]) => {
    expect(letterOf(readSource(`${HEAD}${line}\n\n${BODY}${TAIL}`, 'text')).salutation?.name?.text).toBe(name)
  })

  test.for(['Dear Sir', 'Dear Sirs', 'Dear Sir/Madam', 'Dear Sir or Madam,', 'To whom it may concern', 'Dear Madam', 'Dear Complainant', 'Dear'])('the reader is called nothing: %s', (line) => {
    const { salutation } = letterOf(readSource(`${HEAD}${line}\n\n${BODY}${TAIL}`, 'text'))
    expect(salutation?.impersonal).toBe(true)
    expect(salutation?.name).toBeUndefined()
  })

  test.for(['Yours sincerely,', 'Yours faithfully', 'Kind regards', 'With kindest regards,', 'All the best', 'Best wishes', 'Many thanks', 'Take care,', 'With my very best wishes', 'Yours truly', 'Regards', 'With every good wish and kind regards,'])(
    'a close: %s',
    (line) => expect(partsOf(`${HEAD}Dear Mrs Okafor\n\n${BODY}${TAIL.replace('Yours sincerely', line)}`).slice(11)).toEqual([`sign-off: ${line.slice(0, 24)}`, ...PARTS.slice(12)]),
  )

  test.for(['Thank you for telling us about this.', 'Thanks to you, the label was put right the same day.', 'Best of all, the court now sends a text.'])('not a close: %s', (line) => {
    expect(partsOf(`${HEAD}Dear Mrs Okafor\n\n${BODY}${line}\n\n${TAIL}`).slice(11)).toEqual([`body: ${line.slice(0, 24)}`, ...PARTS.slice(11)])
  })

  test('enclosures, contact details and a postscript after the name', () => {
    const tail = `${TAIL}Telephone: 01632 960111\n\nEnc: leaflet\n\nPS I have asked the court to send you the list of the hearings that are left.\n`
    expect(partsOf(`${HEAD}Dear Mrs Okafor\n\n${BODY}${tail}`).slice(11)).toEqual([
      ...PARTS.slice(11), 'contact: Telephone: 01632 960111', 'enclosure: Enc: leaflet', 'postscript: PS I have asked the cour',
    ])
  })

  test('points numbered by the writer keep their numbers, also where Markdown would number anew', () => {
    const points = '2. The court moved the trial and nobody told you of it.\n\n3. The fee was paid late and we are sorry for that.\n\n'
    for (const format of ['text', 'markdown'] as const) {
      const letter = letterOf(readSource(`${HEAD}Dear Mrs Okafor\n\n${BODY}${points}${TAIL}`, format))
      expect(letter.body.paragraphs.map((one) => one.number)).toEqual([undefined, undefined, '2', '3'])
    }
  })

  test('a first line that is the middle of a sentence is no heading', () => {
    const text = 'The case was heard by the judge on 5\nMay 2026, and you were told of it by the officer on the next day.\n\n'
    expect(partsOf(`${HEAD}Dear Mrs Okafor\n\n${text}${TAIL}`)[9]).toBe('body: The case was heard by th')
  })
})

test('a sentence that ends in a word that could be short for another ends there', () => {
  const { body } = letterOf(readSource('Dear Ms Vane\n\nYou asked to come in. I was away when you sat. You were told to wait in.\n', 'text'))
  expect(body.sentences.map((sentence) => sentence.words.at(-1)?.text)).toEqual(['in', 'sat', 'in'])
})

test('a sentence that ends in a number ends there', () => {
  const { body } = letterOf(readSource('Dear Ms Vane\n\nHe pleaded guilty to count 2. The judge agreed. 3. You ask about the time, which was 10. Mr Orme was late.\n', 'text'))
  expect(body.sentences.map((sentence) => sentence.text)).toEqual(['He pleaded guilty to count 2.', 'The judge agreed.', '3. You ask about the time, which was 10.', 'Mr Orme was late.'])
  expect(body.sentences[0]?.words.at(-1)?.text).toBe('2')
})
