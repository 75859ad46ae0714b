import { describe, expect, test } from 'vitest'
import { looksLikeName, parseName } from './names.ts'

describe('names', () => {
  test.for([
    ['Mrs Adaeze Okafor', 'Mrs', 'Adaeze', 'Okafor'],
    ['Mrs A. Okafor', 'Mrs', 'A.', 'Okafor'],
    ['MRS A OKAFOR', 'MRS', 'A', 'OKAFOR'],
    ['Adaeze Okafor', undefined, 'Adaeze', 'Okafor'],
    ['Dr. Okafor,', 'Dr', '', 'Okafor'],
    ['Rev Dr Okafor', 'Rev', '', 'Okafor'],
    ['Detective Sergeant Rhona Vane', 'Detective Sergeant', 'Rhona', 'Vane'],
    ['Chief Inspector Vane', 'Chief Inspector', '', 'Vane'],
    ['PC Vane', 'PC', '', 'Vane'],
    ['Mr Pieter van der Berg', 'Mr', 'Pieter', 'van der Berg'],
    ['Ms Leonie de Souza KC', 'Ms', 'Leonie', 'de Souza'],
    ["Mr Sean O'Neill", 'Mr', 'Sean', "O'Neill"],
    ['Ms Fay Bankole-Pryce', 'Ms', 'Fay', 'Bankole-Pryce'],
    ['Bryony', undefined, 'Bryony', undefined],
  ] as const)('%s', ([text, title, given, surname]) => {
    expect(parseName(text)).toMatchObject({ given: given === '' ? [] : [given] })
    expect(parseName(text).title).toBe(title)
    expect(parseName(text).surname).toBe(surname)
  })

  test.for(['Mrs Adaeze Okafor', 'G. R. Holroyd', 'K Stannard', 'SMITH JOHN', 'Pieter van der Berg', 'pp Amos Field', 'Si\u00e2n Prytherch'])('%s is a name', (text) =>
    expect(looksLikeName(text)).toBe(true),
  )

  test.for(['14 Larch Close', 'Senior Crown Prosecutor', 'Crown Prosecution Service', 'Lady Lane', 'Chief Inspector', 'Leeds LS1 9ZZ', 'Complaints Manager', 'for District Crown Prosecutor', 'x@cps.example', 'Walsall'])(
    '%s is none',
    (text) => expect(looksLikeName(text)).toBe(false),
  )
})
