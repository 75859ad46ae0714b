import { describe, expect, test } from 'vitest'
import { calendarOf } from '../calendar/index.ts'
import { complaintOf } from '../case/complaint.ts'
import { loadResources } from '../cli/resources.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import type { Context } from '../rule/types.ts'
import { peopleEvidence } from './people.ts'

const resources = loadResources()

/** The people named in a letter to Mrs Okafor, as `name: role`. */
function peopleIn(body: string, complaint?: string): string[] {
  const context: Context = {
    letter: letterOf(readSource(`Dear Mrs Okafor\n\n${body}\n\nYours sincerely\n\nAmos Field\nComplaints Manager\n`, 'text')),
    facts: { complainant: { value: { name: 'Mrs Adaeze Okafor' }, from: 'case-file', sure: true }, other: {} },
    profile: undefined,
    complaint: complaint ? complaintOf(readSource(complaint, 'text')) : undefined,
    dictionaries: resources.dictionaries,
    lexicon: resources.lexicon,
    calendar: calendarOf(resources.dictionaries['bank-holidays']),
    today: undefined,
    options: {},
    template: false,
    evidence: (analysis) => analysis.make(context),
  }
  return context.evidence(peopleEvidence).map((person) => `${person.block.text.slice(person.from, person.to)}: ${person.role}`)
}

describe('people named in a letter', () => {
  test.for([
    ['The case rested on Tamsin Rowe, who was there.', 'Tamsin Rowe: unknown'],
    ['It was Mr Penhaligon who saw it.', 'Mr Penhaligon: unknown'],
    ["I have read Mr Penhaligon's statement of 3 May.", 'Mr Penhaligon: unknown'],
    ["I have read Mr Penhaligon's reply of 3 May.", 'Mr Penhaligon: staff'],
    ['My colleague Miss Adwoa Tetteh rang you.', 'Miss Adwoa Tetteh: staff'],
    ['The prosecutor, Ms Lund, was there.', 'Ms Lund: staff'],
    ['Mr Idris Lund, District Crown Prosecutor, will write to you.', 'Mr Idris Lund: staff'],
    ['You asked for the reply that Ms Orla Lund gave you to be looked at.', 'Ms Orla Lund: staff'],
    ['PC Lund asked you about it.', 'PC Lund: police'],
    ['Detective Constable Lund asked you about it.', 'Detective Constable Lund: police'],
    ['His Honour Judge Amberley sat that day.', 'Judge Amberley: judge'],
    ['I know that Mr Okafor was not well.', 'Mr Okafor: relative'],
    ['Your daughter Cerys Vane was there.', 'Cerys Vane: relative'],
    ['My name is Amos Field and I manage the unit.', 'Amos Field: signatory'],
    ['The note was made by G. R. Holroyd on the day.', 'G. R. Holroyd: unknown'],
    ['We heard from Mr Pieter van der Berg about it.', 'Mr Pieter van der Berg: unknown'],
    ["We heard from Dr Sean O'Neill about it.", "Dr Sean O'Neill: unknown"],
    ['It was MR JOHN PENHALIGON who saw it.', 'MR JOHN PENHALIGON: unknown'],
  ] as const)('%s', ([body, wanted]) => expect(peopleIn(body)).toEqual([wanted]))

  test.for([
    'The Crown Prosecution Service wrote to the Witness Care Unit in Great Baddow.',
    'The hearing at Leeds Crown Court was on Monday 4 May, and the next is on 1 June.',
    'It was charged under the Offences against the Person Act 1861 and the Theft Act.',
    'Please write to the Independent Assessor of Complaints at Grace Hill House, Park Road, London.',
    'The Chief Crown Prosecutor and the Deputy Chief Crown Prosecutor agreed.',
    'You can ring Victim Support, Citizens Advice or the Victims\u2019 Commissioner.',
    'Mark my words. Will you come? Grace was said. Hope is not lost. May I ring you?',
    'The Police, Fire and Crime Commissioner for Essex will look at it.',
    'Thank you for your e-mail. In Scotland a sheriff decides. The Sheriff Court sat.',
    'The Scottish Public Services Ombudsman is at Melville Street, Edinburgh.',
  ])('nobody: %s', (body) => expect(peopleIn(body)).toEqual([]))

  test('a person placed once keeps that place', () => {
    expect(peopleIn('My colleague Mr Idris Lund wrote to you. Mr Lund has left us since then.')).toEqual(['Mr Idris Lund: staff', 'Mr Lund: staff'])
  })
})
