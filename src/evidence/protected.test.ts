import { describe, expect, test } from 'vitest'
import type { CaseData } from '../case/schema.ts'
import confidentiality from '../../rules/confidentiality.ts'
import { checkText } from '../testing.ts'

type Kind = NonNullable<CaseData['protected']>[number]['kind']

/** What the rule marks in a letter to Mrs Okafor, when one name or detail is protected. */
function marked(body: string, text: string, kind: Kind = 'witness', complainant = 'Mrs Adaeze Okafor'): string[] {
  const result = checkText(`5 May 2026\n\n${complainant}\n14 Larch Close\nWalsall\nWS9 0ZZ\n\nDear ${complainant.replace(/ \S+ /, ' ')}\n\n${body}\n\nYours sincerely\n\nMartin Field\nComplaints Manager\n`, {
    rules: [confidentiality],
    format: 'text',
    case: { complainant: { name: complainant }, protected: [{ text, kind }] },
  })
  for (const finding of result.findings) for (const part of text.split(' ')) expect(finding.message.toLowerCase()).not.toContain(part.toLowerCase())
  expect(result.answers.Q33.answer).toBe(result.oneLine.length > 0 ? kind : 'no')
  return result.oneLine.map((line) => /"(.*)"/.exec(line)?.[1] ?? line)
}

describe('a protected name', () => {
  test.for([
    ['Rhodri Penhaligon saw it.', 'Rhodri Penhaligon'],
    ['Mr Rhodri Penhaligon saw it.', 'Mr Rhodri Penhaligon'],
    ['It was seen by Mr Penhaligon.', 'Mr Penhaligon'],
    ['It was Penhaligon who saw it.', 'Penhaligon'],
    ['Penhaligon saw it from the bus.', 'Penhaligon'],
    ["We read Penhaligon's statement.", 'Penhaligon'],
    ['We read Penhaligon\u2019s statement.', 'Penhaligon'],
    ['It was seen by RHODRI PENHALIGON.', 'RHODRI PENHALIGON'],
    ['It was seen by PENHALIGON, Rhodri.', 'PENHALIGON, Rhodri'],
    ['It was seen by PENHALIGON Rhodri.', 'PENHALIGON Rhodri'],
    ['It was seen by R. Penhaligon.', 'R. Penhaligon'],
    ['It was seen by R Penhaligon.', 'R Penhaligon'],
    ['It was seen by Rhodri J. Penhaligon.', 'Rhodri J. Penhaligon'],
    ['It was Rhodri who saw it.', 'Rhodri'],
    ['It was seen by R.P. from the bus.', 'R.P.'],
    ['It was seen by witness RP from the bus.', 'RP'],
    ['It was seen by Mr Penhalligon.', 'Mr Penhalligon'],
    ['It was seen by Rhodri Penhalagon.', 'Rhodri Penhalagon'],
    ['You wrote that "Rhodri Penhaligon was there".', 'Rhodri Penhaligon'],
  ] as const)('%s', ([body, wanted]) => {
    const found = marked(body, 'Rhodri Penhaligon')
    expect(found).toContain(wanted)
  })

  test.for([
    ["It was seen by Mr O\u2019Hanlon.", "Sean O'Hanlon", 'Mr O\u2019Hanlon'],
    ['It was seen by Mr OHanlon.', "Sean O'Hanlon", 'Mr OHanlon'],
    ['It was seen by Mr Muller.', 'Jan M\u00fcller', 'Mr Muller'],
    ['It was seen by Mrs Vane Tarrant.', 'Olga Vane-Tarrant', 'Mrs Vane Tarrant'],
    ['It was seen by Mrs Tarrant.', 'Olga Vane-Tarrant', 'Mrs Tarrant'],
    ['It was seen by Mr van der Meer.', 'Pieter van der Meer', 'Mr van der Meer'],
    ['It was seen by PC Ogilvy.', 'PC Fergus Ogilvy', 'PC Ogilvy'],
    ['It was Matei who saw it.', 'Matei', 'Matei'],
  ] as const)('%s, for %s', ([body, name, wanted]) => expect(marked(body, name)).toEqual([wanted]))

  test('every mention is marked, in the subject line too', () => {
    expect(marked('Statement of Rhodri Penhaligon\n\nMr Penhaligon saw it, and Rhodri told the police.', 'Rhodri Penhaligon')).toHaveLength(3)
  })
})

describe('somebody or something else of the same name', () => {
  test.for([
    ['a street', 'The bus stopped in Penhaligon Road by the court.', 'Rhodri Penhaligon'],
    ['a house', 'The hearing was at Castle House, near Windsor Castle.', 'Reuben Castle'],
    ['an ordinary word', 'The castle is near the court. Castle walls are thick.', 'Reuben Castle'],
    ['another given name', 'The judge heard from Hugh Penhaligon, who keeps the list.', 'Rhodri Penhaligon'],
    ['another initial', 'The judge heard from H. Penhaligon, who keeps the list.', 'Rhodri Penhaligon'],
    ['the writer, by given name', 'My name is Martin Field and I manage the unit.', 'Martin Penhaligon'],
    ['a member of staff, by given name', 'My colleague Rhodri Vane rang you. Rhodri left a message.', 'Rhodri Penhaligon'],
    ['a given name that is a word', 'The dale is near the court.', 'Dale Penhaligon'],
    ['initials of somebody else', 'The form was signed by R. P. Vane at the court.', 'Rhodri Penhaligon'],
  ] as const)('%s', ([, body, name]) => expect(marked(body, name)).toEqual([]))

  test("the reader's own surname", () => {
    expect(marked('Mrs Penhaligon, you asked for a screen.', 'Rhodri Penhaligon', 'witness', 'Mrs Tessa Penhaligon')).toEqual([])
    expect(marked('Your son Rhodri was there.', 'Rhodri Penhaligon', 'witness', 'Mrs Tessa Penhaligon')).toEqual(['Rhodri'])
    expect(marked('Rhodri Penhaligon was there.', 'Rhodri Penhaligon', 'witness', 'Mrs Tessa Penhaligon')).toEqual(['Rhodri Penhaligon'])
  })
})

describe('a protected detail', () => {
  test.for([
    ['You can reach her on 01632 960774.', '01632 960774'],
    ['You can reach her on 01632960774.', '01632 960774'],
    ['You can reach her on (01632) 960 774.', '01632 960774'],
    ['You can reach her on +44 1632 960774.', '01632 960774'],
    ['Her address is Vane@Post.example now.', 'vane@post.example'],
    ['She was born on 3 May 1980.', '3 May 1980'],
    ['She was born on 03/05/1980.', '3 May 1980'],
    ['She is at 31 Tanner Rise, Walsall.', '31 Tanner Rise, Walsall WS3 9ZZ'],
    ['She is at 31 Tanner Rd now.', '31 Tanner Road'],
    ['She has moved to WS3 9ZZ.', 'WS39ZZ'],
    ['Her car is AB12 CDE.', 'AB12CDE'],
    ['She was away for an operation on her back.', 'back operation'],
    ['She was away after two back operations.', 'back operation'],
    ['He takes medicine for epilepsy.', 'epilepsy'],
    ['He goes to Tanner Lane Primary School.', 'Tanner Lane Primary School'],
  ] as const)('%s', ([body, detail]) => expect(marked(body, detail, 'personal-details')).toHaveLength(1))

  test.for([
    ['You can ring the unit on 01632 960775.', '01632 960774'],
    ['The hearing was on 3 May 2026.', '3 May 1980'],
    ['The court is at 31 Vane Rise.', '31 Tanner Rise'],
    ['The operation was led by the police, and it went well.', 'back operation'],
  ] as const)('not %s', ([body, detail]) => expect(marked(body, detail, 'personal-details')).toEqual([]))
})
