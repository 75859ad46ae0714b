import { describe, expect, test } from 'vitest'
import confidentiality from '../../rules/confidentiality.ts'
import { checkLetter } from '../check.ts'
import { loadResources } from '../cli/resources.ts'
import { readSource } from '../read/index.ts'
import { checkText } from '../testing.ts'

const resources = loadResources()
const letter = (body: string): string => `5 May 2026\n\nDear Mrs Okafor\n\n${body}\n\nYours sincerely\n\nAmos Field\n`

/** What the rule says of a letter when the case protects nobody. */
function said(body: string): { kinds: string[]; answer: string } {
  const result = checkText(letter(body), { rules: [confidentiality], format: 'text', case: { complainant: { name: 'Mrs Adaeze Okafor' }, protected: [] } })
  return { kinds: result.findings.map((finding) => finding.messageId), answer: result.answers.Q33.answer }
}

describe('what is private by its form', () => {
  const { groups } = resources.dictionaries.private
  for (const [name, { flags, allows }] of Object.entries(groups)) {
    test.for(flags)(`${name}: %s`, (sentence) => expect(said(sentence).kinds).toEqual([name]))
    test.for(allows ?? [])(`not ${name}: %s`, (sentence) => expect(said(sentence).kinds).toEqual([]))
  }

  test.for([
    ['The other driver, date of birth 3 May 1980, was asked to stay.', 'birth'],
    ['The boy was born on 03/05/2010 and goes to school nearby.', 'birth'],
    ['Her National Insurance number is QQ 12 34 56 C, as the form shows.', 'number'],
    ['His passport number 123456789 was on the form.', 'number'],
    ['The witness lives at 31 Tanner Rise, a mile from the court.', 'home'],
    ['Her new address is 31 Tanner Rise, if you wish to write.', 'home'],
    ['You may ring the officer at home on his mobile, 01632 960774, if you wish.', 'home'],
    ['The car that hit yours was AB12 CDE, as the police say.', 'vehicle'],
  ] as const)('%s', ([body, kind]) => expect(said(body)).toEqual({ kinds: [kind], answer: 'personal-details' }))

  test.for([
    'You told us that you were born on 3 May 1980.', 'Your National Insurance number, QQ 12 34 56 C, was on the form.', 'You may ring the unit on 01632 960774.', 'You live at 14 Larch Close, and the letter went to number 41.',
    'Her direct number is 01632 960774, and she is at the office until five.', 'You wrote that "she lives at 31 Tanner Rise".', 'The trial was moved to 3 May 2026, and 9 people were told.', 'I am sorry that your mobile, 01632 960774, was not on the record and that he did not ring.',
  ])('nobody else\u2019s: %s', (body) => expect(said(body)).toEqual({ kinds: [], answer: 'no' }))

  test('a comment or a tracked change left in the file', () => {
    const document = readSource(letter('The trial was moved and nobody told you.'), 'text')
    document.notices.push({ kind: 'comment', text: 'is this right?' })
    const result = checkLetter({ document, given: { 'case-file': { protected: [] } } }, { ...resources, rules: [confidentiality] })
    expect(result.findings.map((finding) => finding.messageId)).toEqual(['comment'])
    expect(result.answers.Q33.answer).toBe('other')
  })
})
