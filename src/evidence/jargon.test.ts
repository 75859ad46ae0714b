import { describe, expect, test } from 'vitest'
import rule from '../../rules/jargon.ts'
import type { CaseData } from '../case/schema.ts'
import { textOf } from '../read/locate.ts'
import { checkText } from '../testing.ts'

/** What is marked in the body of a letter. */
function marked(body: string, options: { complaint?: string; case?: CaseData } = {}): string[] {
  return checkText(`Dear Ms Vane\n\n${body}\n\nYours sincerely\n\nAmos Field\n`, { rules: [rule], ...options })
    .findings.filter((one) => one.severity !== 'info')
    .map((one) => (one.span ? textOf(one.span) : ''))
}

describe('citations', () => {
  test.for([
    ['It was read under section 9.', 'section 9'],
    ['It was read under s.9 of the Act.', 's.9'],
    ['The court used its powers under sections 41(3) and 42.', 'sections 41(3)'],
    ['It was recorded under Schedule 3 to the Act.', 'Schedule 3'],
  ])('marked: %s', ([body, wanted]) => {
    expect(marked(body as string)).toContain(wanted)
  })

  test.for([
    'He was charged under section 20 of the Offences against the Person Act 1861.',
    'He was convicted of wounding, contrary to section 20 of the Offences against the Person Act 1861.',
    'Please fill in section 4 of the form.',
    'I have dealt with that in section 2 above.',
    "You speak of the officer's 2 reports.",
    'The Police Regulations 2020 are long.',
    'Section 9, which lets a statement be read out when both sides accept it, was used.',
  ])('not marked: %s', (body) => {
    expect(marked(body)).toEqual([])
  })
})

describe('acronyms', () => {
  test.for([
    ['We told the OICs in May.', 'OICs'],
    ["The matter was NFA'd in May.", "NFA'd"],
    ["The OIC's note is lost.", "OIC's"],
    ['The D&C matter is closed.', 'D&C'],
    ['No MG2 was done.', 'MG2'],
    ['The QZX has the file.', 'QZX'],
  ])('marked: %s', ([body, wanted]) => {
    expect(marked(body as string)).toEqual([wanted])
  })

  test.for([
    'DC Lunt and PC 1234 Orme came at 9 AM in a BMW.',
    'The officer in the case (OIC) rang you. The OIC was Mr Lunt.',
    'OIC (officer in the case) is a term of the police.',
    'The Quarry Zone Exchange (QZX) has the file.',
    'The case of R v TREWIN was heard on the M25 road.',
    'We did NOT lose it, and it was in Operation VENETIC.',
    'Mr Pryce was there. The list said PRYCE in capitals.',
    'The reference is CO/12345/26, and the postcode is SE1 9ZZ.',
  ])('not marked: %s', (body) => {
    expect(marked(body)).toEqual([])
  })

  test('the two letters of a form in the letterhead do not spell it out', () => {
    const letter = 'Crown Office and Procurator Fiscal Service\n\n4 May 2026\n\nDear Ms Vane\n\nThe PF asked for it.\n\nYours sincerely\n\nAmos Field\n'
    expect(checkText(letter, { rules: [rule] }).findings.map((one) => one.messageId)).toEqual(['acronym'])
  })
})

describe('what excuses a term', () => {
  test('the reader uses it', () => {
    expect(marked('The OIC rang you about the voir dire.', { complaint: 'The OIC told me that there would be a voir dire.' })).toEqual([])
  })
  test('a police officer knows the terms of the police', () => {
    const police: CaseData = { complainant: { name: 'PC Lunt', role: 'police' } }
    expect(marked('We chose to offer no evidence.', { case: police })).toEqual([])
    expect(marked('He pleaded autrefois acquit.', { case: police })).toEqual(['autrefois acquit'])
  })
  test('it is explained soon after, but not much later', () => {
    const gap = 'The office was shut. '
    const explained = 'A Newton hearing is a hearing at which the judge decides what happened.'
    expect(marked(`There was no Newton hearing. ${gap.repeat(3)}${explained}`)).toEqual([])
    expect(marked(`There was no Newton hearing. ${gap.repeat(9)}${explained}`)).toEqual(['Newton hearing'])
  })
})

test('time keeps in proportion to the text', () => {
  const letters = Array.from({ length: 20_000 }, (_, i) => `Q${String.fromCharCode(65 + (i % 26), 65 + (Math.floor(i / 26) % 26), 65 + (Math.floor(i / 676) % 26))}Z`)
  const started = performance.now()
  marked(`We sent it to ${letters.join(' ')} and section 9 ${'OIC '.repeat(20_000)}`)
  expect(performance.now() - started).toBeLessThan(60_000)
})
