import { describe, expect, test } from 'vitest'
import addressing from '../../rules/addressing.ts'
import { checkText } from '../testing.ts'

const COMPLAINT = 'Nobody told me that the trial had moved. Mr Stubbs broke my window and PC Lamb did nothing.\n\nAdaeze Okafor\n'

/** What the rule says of a letter with this name line, salutation and body, against the name on record. */
function said(letter: { known?: string; line?: string; dear?: string; body?: string }): { findings: string[]; answer: string } {
  const known = letter.known ?? 'Mrs Adaeze Okafor'
  const { line = known, dear = `Dear ${known.replace(/ \S+ /, ' ')}`, body = 'The trial was moved to another court and nobody told you.' } = letter
  const result = checkText(`5 May 2026\n\n${line}\n14 Larch Close\nWalsall\nWS9 0ZZ\n\n${dear}\n\n${body}\n\nI hope that this helps, and I am sorry that you had to ask.\n\nYours sincerely\n\nRosa Field\nManager\n`, {
    rules: [addressing], format: 'text', complaint: COMPLAINT, case: { complainant: { name: known } },
  })
  return { findings: result.oneLine.filter((one) => !one.startsWith('info')), answer: result.answers.Q34.answer }
}

describe('the name of the reader', () => {
  test.for([
    { dear: 'Dear Mrs Okafor' }, { dear: 'Dear Mrs. Okafor,' }, { dear: 'DEAR MRS OKAFOR' }, { dear: 'Dear Adaeze Okafor' }, { dear: 'Dear Adaeze' }, { dear: 'Hi Ada,' }, { line: 'MRS A OKAFOR' },
    { line: 'Mrs A. Okafor' }, { known: 'Doctor Ann Vane', dear: 'Dear Dr Vane' }, { known: 'DS Rhona Vane', dear: 'Dear Detective Sergeant Vane' }, { known: 'Mr David John Vane', line: 'Mr John Vane' },
    { known: "Mr Sean O'Hanlon", dear: 'Dear Mr O\u2019Hanlon' }, { known: 'Ms Zo\u00eb M\u00fcller', line: 'Ms Zoe Muller', dear: 'Dear Ms Muller' }, { known: 'Mr Robert Vane', dear: 'Dear Bob' }, { known: 'Adaeze Okafor', dear: 'Dear Ms Okafor' },
    { known: 'Mr and Mrs Vane', dear: 'Dear Mr and Mrs Vane' }, { known: 'Ann Vane and Bob Lomax', dear: 'Dear Ms Vane and Mr Lomax' }, { known: 'Mrs Ann Fay-Vane', dear: 'Dear Mrs Fay-Vane' },
  ])('right: %o', (letter) => expect(said(letter)).toEqual({ findings: [], answer: 'yes' }))

  test.for([
    [{ dear: 'Dear Ms Okafor' }, 'title'], [{ dear: 'Dear Mr Okafor' }, 'title'], [{ line: 'Miss Adaeze Okafor' }, 'title'], [{ known: 'Dr Ann Vane', dear: 'Dear Mrs Vane' }, 'title'], [{ known: 'Mx Ann Vane', dear: 'Dear Ms Vane' }, 'title'],
    [{ dear: 'Dear Mrs Okafar' }, 'misspelt'], [{ line: 'Mrs Adeaze Okafor' }, 'misspelt'], [{ known: 'Ms Ann Thomson', dear: 'Dear Ms Thompson' }, 'misspelt'], [{ known: 'Mr Ian MacDonald', dear: 'Dear Mr McDonald' }, 'misspelt'],
    [{ known: 'Ms Katherine Vane', line: 'Ms Catherine Vane' }, 'misspelt'], [{ known: 'Mr Tobias Lindqvist', dear: 'Dear Mr Linqvist' }, 'misspelt'], [{ known: 'Mrs Ann Fay-Vane', dear: 'Dear Mrs Fay' }, 'misspelt'],
    [{ dear: 'Dear Mrs Tregenza' }, 'other-name'], [{ line: 'Mrs Olga Okafor' }, 'other-name'], [{ dear: 'Dear Gregory' }, 'other-name'],
  ] as const)('wrong: %o', ([letter, message]) => {
    const { findings, answer } = said(letter)
    expect(findings).toHaveLength(1)
    expect(findings[0]).toContain(`error ${message}:`)
    expect(answer).toBe('no')
  })
})

describe('names in the text', () => {
  test.for([
    'The court may begin again, Mr Lund, and there was nothing wrong in that.', 'I hope that this puts your mind at rest, Mr Lund.', 'I have not overlooked the further point, Mrs Lund, that the news had reached you.',
    'As you say, Ms Lund, it was late.', 'Mr Lund, you asked why the trial was moved.', 'She will tell you why Mr Lund was not told of the hearing.', 'I am sorry that Miss Lund was kept waiting.', 'We take complaints such as the complaint of Mr Lund to heart.',
    "Mr Lund's complaint was sent to me on 3 May.",
  ])('left in: %s', (body) => {
    const { findings, answer } = said({ body })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toContain('Lund')
    expect(answer).toBe('no')
  })

  test('the reader\u2019s own name misspelt in the text', () => {
    expect(said({ body: 'As you say, Mrs Okafar, it was late.' })).toEqual({ findings: ['error misspelt: "Mrs Okafar" -> Mrs Okafor'], answer: 'no' })
  })

  test.for([
    'My colleague, Mr Lund, has read it.', 'The prosecutor, Ms Lund, and I would be glad to see you.', 'Our complaints co-ordinator, Mr Dami Lund, will arrange it.', 'Mr Lund, the manager of the unit, was told of it.',
    'Mr Stubbs was told to come back, and he did.', 'You asked why Mr Stubbs was not told. I have asked PC Lamb, who was there.', 'I have read the letter of Mr Lund, the caseworker.', 'Mr Okafor was not told of the hearing.', 'As you say, Mrs Okafor, it was late.',
    'You wrote that "Mr Lund was not told".', 'Judge Amberley was told of it, and so was Sir Ian Lund.', 'I have spoken to the barrister, Mr Lund, about it.', 'Mr Idris Lund, District Crown Prosecutor, was asked to look into it. Mr Lund was told of the date.',
    'I met your solicitors, Mr Lund and Ms Vane, and the usher.', 'Three people rang: Mr Lund, Ms Vane, and the usher.', 'The case was R v Lund, and Mr Lund was sentenced in May.'.replace(', and Mr Lund was sentenced in May', ''),
    'Ms Field was told of it.', 'They were heard by Mr Justice Lund, who put the case off.',
  ])('belongs: %s', (body) => expect(said({ body })).toEqual({ findings: [], answer: 'yes' }))
})
