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
    ['The Rt Hon Lady Orme', 'Lady', '', 'Orme'],
    ['Hon. Sir Amos Field', 'Sir', 'Amos', 'Field'],
    ['Rev. Dr. Leonie Vane MBE', 'Rev', 'Leonie', 'Vane'],
    ['Acting Sergeant Vane', 'Acting Sergeant', '', 'Vane'],
    ['Temporary Detective Chief Inspector Vane', 'Temporary Detective Chief Inspector', '', 'Vane'],
    ['  Ms Fay Bankole, Esq.  ', 'Ms', 'Fay', 'Bankole'],
    ['Fay Bankole M.B.E., J.P.;', undefined, 'Fay', 'Bankole'],
    ['Amos Field (he/him)', undefined, 'Amos', 'Field'],
    ['Mr Field 2', 'Mr', '', 'Field'],
    ['Prof', undefined, 'Prof', undefined],
    ['Rev Dr', 'Rev', '', 'Dr'],
    ['Mr Obi St. John', 'Mr', 'Obi', 'St. John'],
    ['Mr 12', 'Mr', '', undefined],
    ['Ms Ruth Okema', 'Ms', 'Ruth', 'Okema'],
    ['Miss', undefined, 'Miss', undefined],
    ['Ms MBE', 'Ms', '', 'MBE'],
    ['de Souza', undefined, 'de', 'Souza'],
    ['Mr de Souza', 'Mr', '', 'de Souza'],
    ['Mr St. John Orme', 'Mr', 'St. John', 'Orme'],
    ['Pieter van der Berg', undefined, 'Pieter', 'van der Berg'],
    ["Ms 'Okafor", 'Ms', '', "'Okafor"],
    ["Mr-Okafor Field", undefined, 'Mr-Okafor', 'Field'],
    ["Ma'am Field", undefined, "Ma'am", 'Field'],
    ['Mister Field', undefined, 'Mister', 'Field'],
  ] as const)('%s', ([text, title, given, surname]) => {
    expect(parseName(text)).toMatchObject({ text: text.trim().replace(/[.,;]+$/, ''), given: given === '' ? [] : given.split(' ') })
    expect(parseName(text).title).toBe(title)
    expect(parseName(text).surname).toBe(surname)
  })

  test.for(['Mrs Adaeze Okafor', 'G. R. Holroyd', 'K Stannard', 'SMITH JOHN', 'Pieter van der Berg', 'pp Amos Field', 'Si\u00e2n Prytherch',
    'Dr Vane', 'Signed: Amos Field', 'From Amos Field', 'p.p. Amos Field', 'Amos Field,', 'Leonie de Souza KC', 'Amos (Mo) Field', "Sean O'Neill", "'Mo Field", 'Ana Maria Lopez de Souza', 'Mo Ox', '  Amos Field', 'signed Amos Field', 'From: Amos Field', 'pp  Amos Field', 'Mr Ng', 'Amos Field (Mo)', `Amos ${'F'.repeat(45)}`])('%s is a name', (text) =>
    expect(looksLikeName(text)).toBe(true),
  )

  test.for(['14 Larch Close', 'Senior Crown Prosecutor', 'Crown Prosecution Service', 'Lady Lane', 'Chief Inspector', 'Leeds LS1 9ZZ', 'Complaints Manager', 'for District Crown Prosecutor', 'x@cps.example', 'Walsall',
    'Mrs', 'Amos field', 'Ana Maria Lopez de la Souza', 'Amos Field: Manager', 'Amos Field?', 'Amos|Field', 'Amos Field 2', `Amos ${'F'.repeat(50)}`, '', 'Mr', 'Enclosed Copy', 'She Wrote this', 'Mr X', 'aMOS Field'])(
    '%s is none',
    (text) => expect(looksLikeName(text)).toBe(false),
  )
})
