import { describe, expect, test } from 'vitest'
import type { CaseData } from '../src/case/schema.ts'
import { checkText } from '../src/testing.ts'
import addressing from './addressing.ts'

const CASE: CaseData = { complainant: { name: 'Mrs Adaeze Okafor', role: 'victim' }, addressee: ['14 Larch Close', 'Walsall', 'WS9 0ZZ'], reference: 'CO/12345/26' }

interface Parts {
  head?: string
  block?: string
  salutation?: string
  body?: string
  close?: string
}

function letter({ head = 'Our ref: CO/12345/26\n\n5 May 2026', block = 'Mrs Adaeze Okafor\n14 Larch Close\nWalsall\nWS9 0ZZ', salutation = 'Dear Mrs Okafor', body = '', close = 'Yours sincerely' }: Parts): string {
  return [head, block, salutation, 'Thank you for your letter about the hearing at Leeds, which I have read with care. I am sorry that nobody told you of the new date in time, and that you came for nothing that day.', body, `${close}\n\nAmos Field`].filter(Boolean).join('\n\n')
}

function check(parts: Parts, given: CaseData | undefined = CASE, complaint?: string): { findings: string[]; answer: string; reason: string } {
  const result = checkText(letter(parts), { rules: [addressing], format: 'text', ...(given ? { case: given } : {}), ...(complaint ? { complaint } : {}) })
  const { answer, reason } = result.answers.Q34
  return { findings: result.oneLine, answer, reason }
}
const found = (...args: Parameters<typeof check>): string[] => check(...args).findings

describe('the answer', () => {
  test.for([
    [{}, CASE, 'yes', 'Name, title, address and reference agree with the case throughout.'],
    [{ block: '' }, CASE, 'yes', 'Name, title, address and reference agree with the case throughout.'],
    [{ salutation: '' }, CASE, 'yes', 'Name, title, address and reference agree with the case throughout.'],
    [{ block: '', salutation: 'Dear Madam', close: 'Yours faithfully' }, CASE, 'unknown', 'The letter does not say to whom it goes.'],
    [{}, {}, 'unknown', 'The letter agrees with itself, and no case says to whom it should go.'],
    [{ salutation: 'Dear Mr Okafor' }, CASE, 'no', 'A name, title, address or reference is not that of the case.'],
    [{ salutation: 'Dear [name]' }, CASE, 'no', 'A blank in the address, the salutation or the reference was not filled in.'],
    [{ body: 'Your file is with [name of officer].' }, CASE, 'yes', 'Name, title, address and reference agree with the case throughout.'],
    // Conventions do not make the letter wrongly addressed.
    [{ close: 'Yours faithfully' }, CASE, 'yes', 'Name, title, address and reference agree with the case throughout.'],
  ] as const)('%o: %s', ([parts, given, answer, reason]) => expect(check(parts, given as CaseData)).toMatchObject({ answer, reason }))
})

describe('the name', () => {
  test.for([
    ['Dear Mrs Okafor', []],
    ['Dear Adaeze', []],
    ['Dear Mrs A Okafor', []],
    ['Dear Ms Okafor', ['error title: "Ms Okafor" -> Mrs Okafor']],
    ['Dear Mr Okafor', ['error title: "Mr Okafor" -> Mrs Okafor']],
    ['Dear Mrs Okafar', ['error misspelt: "Mrs Okafar" -> Mrs Okafor']],
    ['Dear Adaese', ['error misspelt: "Adaese" -> Adaeze']],
    ['Dear Mrs Lund', ['error other-name: "Mrs Lund" -> Mrs Okafor']],
    ['Dear Bryony Okafor', ['error other-name: "Bryony Okafor" -> Adaeze Okafor']],
    ['Dear Sir', ['error title: "Dear Sir" -> Dear Mrs Okafor']],
    ['Dear Sirs', ['error title: "Dear Sirs" -> Dear Mrs Okafor']],
    ['Dear Sir or Madam', ['info impersonal: "Dear Sir or Madam" -> Dear Mrs Okafor', 'warning faithfully: "Yours sincerely" -> Yours faithfully']],
    ['Dear Madam', ['info impersonal: "Dear Madam" -> Dear Mrs Okafor', 'warning faithfully: "Yours sincerely" -> Yours faithfully']],
    ['Dear Complainant', ['info impersonal: "Dear Complainant" -> Dear Mrs Okafor']],
  ] as const)('in the salutation: %s', ([salutation, wanted]) => expect(found({ salutation }).sort()).toEqual([...wanted].sort()))

  test.for([
    ['Mrs A Okafor', []], ['Okafor', []],
    ['Mr Adaeze Okafor', ['error title: "Mr Adaeze Okafor" -> Mrs Adaeze Okafor']],
    ['Mrs Adaeze Okafar', ['error misspelt: "Mrs Adaeze Okafar" -> Mrs Adaeze Okafor']],
    ['Mrs Bryony Lund', ['error other-name: "Mrs Bryony Lund" -> Mrs Adaeze Okafor']],
  ] as const)('in the address block: %s', ([name, wanted]) => expect(found({ block: `${name}\n14 Larch Close\nWalsall\nWS9 0ZZ` })).toEqual(wanted))

  test.for([
    [{ complainant: { name: 'Mr Obi Okafor' } }, 'Dear Madam', 'error title: "Dear Madam" -> Dear Mr Okafor'],
    [{ complainant: { name: 'Lord Okafor' } }, 'Dear Madam', 'error title: "Dear Madam" -> Dear Lord Okafor'],
    [{ complainant: { name: 'Ms Okafor' } }, 'Dear Sir', 'error title: "Dear Sir" -> Dear Ms Okafor'],
    [{ complainant: { name: 'Dr Okafor' } }, 'Dear Madam', 'info impersonal: "Dear Madam" -> Dear Dr Okafor'],
    [{ complainant: { name: 'Adaeze Okafor' } }, 'Dear Madam', 'info impersonal: "Dear Madam" -> Dear Adaeze Okafor'],
  ] as const)('of %o under "%s"', ([given, salutation, wanted]) => expect(found({ block: '', head: '5 May 2026', salutation, close: 'Yours faithfully' }, given as CaseData)).toEqual([wanted]))

  test('an accent is a matter of form, a hyphen is not', () => {
    const given: CaseData = { complainant: { name: 'Ms Zo\u00EB Bankole-Pryce' } }
    expect(found({ block: '', head: '5 May 2026', salutation: 'Dear Zoe' }, given)).toEqual([])
    expect(found({ block: '', head: '5 May 2026', salutation: 'Dear Ms Bankole Pryce' }, given)).toEqual(['error misspelt: "Ms Bankole Pryce" -> Ms Zo\u00EB Bankole-Pryce'])
    expect(found({ block: '', head: '5 May 2026', salutation: 'Dear Ms Garcon' }, { complainant: { name: 'Ms Gar\u00E7on' } })).toEqual(['info form: "Ms Garcon" -> Ms Gar\u00E7on'])
  })

  test('two people who complain together may be called together', () => {
    const given: CaseData = { complainant: { name: 'Mr and Mrs Okafor' } }
    const salutations = ['Dear Mr and Mrs Okafor', 'Dear Mrs Okafor', 'Dear Mr Okafor']
    expect(salutations.flatMap((salutation) => found({ block: '', head: '5 May 2026', salutation }, given))).toEqual([])
    expect(found({ block: '', head: '5 May 2026', salutation: 'Dear Mr and Mrs Lund' }, given)).toHaveLength(1)
  })

  test('a first name that the complaint uses is the reader\'s own; another is not', () => {
    const parts = { block: '', head: '5 May 2026', salutation: 'Dear Bunny' }
    expect(found(parts, CASE, 'Nobody told me of the hearing.\n\nYours, Bunny\n')).toEqual([])
    expect(found(parts, CASE, 'Nobody told me of the hearing.\n\nYours, Adaeze\n')).toEqual(['error other-name: "Bunny" -> Adaeze'])
    expect(found(parts)).toEqual(['error other-name: "Bunny" -> Adaeze'])
  })

  test('a person of the firm to which the letter goes is no mistake', () => {
    const given: CaseData = { complainant: { name: 'Mrs Adaeze Okafor' }, addressee: ['Mr P Lund', 'Lund and Co', 'Leeds'] }
    expect(found({ block: 'Mr P Lund\nLund and Co\nLeeds', head: '5 May 2026', salutation: 'Dear Mr Lund' }, given)).toEqual([])
  })

  test('without a case, the block and the salutation must agree', () => {
    expect(found({ salutation: 'Dear Mr Okafor' }, {})).toEqual(['error two-names: "Mr Okafor"'])
    expect(found({ salutation: 'Dear Adaeze' }, {})).toEqual([])
    expect(found({ block: '', salutation: 'Dear Mr Okafor' }, {})).toEqual([])
  })
})

describe('names in the text', () => {
  const COMPLAINT = 'Mr Orme told me that the hearing would be in June.\n'
  test.for([
    ['I hope that this helps, Mr Lund.', ['error left-in: "Mr Lund" -> Mrs Okafor']],
    ['I hope that this helps, Mrs Okafor.', []],
    ['Mr Lund, you asked who decided this.', ['error left-in: "Mr Lund" -> Mrs Okafor']],
    ['I know, Mr Lund, that you waited for long.', ['error left-in: "Mr Lund" -> Mrs Okafor']],
    ['My manager, Mr Lund, wrote to you.', []],
    ['You asked my colleague, Mr Lund, about it.', []],
    ['We asked Mr Vane, Mr Orme and others, Mr Lund, who was there.', ['info unplaced: "Mr Vane"', 'info unplaced: "Mr Lund"']],
    ['"I hope that this helps, Mr Lund," he wrote.', []],
    ['I am sorry, Mrs Okafar, that you waited.', ['error misspelt: "Mrs Okafar" -> Mrs Okafor']],
    ['The letter was for Mr Okafar, who lives near by.', ['info unplaced: "Mr Okafar"']],
    ['Mr Orme was told of the hearing.', []],
    ['Mr Lund was not told of the hearing.', ['warning left-in-person: "Mr Lund"']],
    ['Mr Lund\'s complaint was looked into.', ['warning left-in-person: "Mr Lund"']],
    ['Mr Lund feels that it took too long.', ['warning left-in-person: "Mr Lund"']],
    ['We looked into the complaint of Mr Lund.', ['warning left-in-person: "Mr Lund"']],
    ['We wish to apologise to Mr Lund.', ['warning left-in-person: "Mr Lund"']],
    ['The hearing was put back by Mr Lund.', ['info unplaced: "Mr Lund"']],
    ['The hearing was put back by Mr Paul Lund.', []],
    ['Mr Paul Lund is the clerk. Mr Lund was not told of the hearing.', []],
  ] as const)('%s', ([body, wanted]) => expect(found({ body }, CASE, COMPLAINT)).toEqual(wanted))

  test('without a complaint nobody can say who belongs in the letter', () => {
    expect(found({ body: 'Mr Lund was not told of the hearing.' })).toEqual([])
  })
})

describe('the address', () => {
  const at = (...lines: string[]): string[] => found({ block: ['Mrs Adaeze Okafor', ...lines].join('\n') })
  test.for([
    [['14 Larch Close', 'Walsall', 'WS9 0ZZ'], []],
    [['14 LARCH CLOSE,', 'Walsall WS9 0ZZ'], []],
    [['14 Larch Cl', 'Walsall', 'WS90ZZ'], []],
    [['15 Larch Close', 'Walsall', 'WS9 0ZZ'], ['error address: "15 Larch Close" -> 14 Larch Close']],
    [['14 Larsh Close', 'Walsall', 'WS9 0ZZ'], ['error address: "14 Larsh Close" -> 14 Larch Close']],
    [['14 Larch Close', 'Walsal', 'WS9 0ZZ'], ['error address: "Walsal" -> Walsall']],
    [['14 Larch Close', 'Walsall', 'WS9 0ZY'], ['error postcode: "WS9 0ZY" -> WS9 0ZZ']],
    [['14 Larch Close', 'Walsall', 'West Midlands', 'WS9 0ZZ'], []],
    [['Flat 3', '14 Larch Close', 'Walsall', 'WS9 0ZZ'], []],
  ] as const)('%j', ([lines, wanted]) => expect(at(...lines)).toEqual(wanted))

  test('of an e-mail', () => {
    const given: CaseData = { complainant: { name: 'Mrs Adaeze Okafor' }, addressee: ['adaeze@post.example'] }
    const to = (line: string): string[] => found({ head: `From: amos@cps.example\n${line}\nDate: 5 May 2026`, block: '' }, given)
    expect(to('To: adaeze@post.example')).toEqual([])
    expect(to('To: Adaeze Okafor <Adaeze@Post.example>')).toEqual([])
    expect(to('To: adaese@post.example')).toEqual(['error e-mail: "adaese@post.example" -> adaeze@post.example'])
    expect(to('To: clerk@post.example, adaeze@post.example')).toEqual([])
    expect(to('Cc: clerk@post.example')).toEqual([])
  })
})

describe('the reference', () => {
  const head = (...lines: string[]): string => `${lines.join('\n')}\n\n5 May 2026`
  test.for([
    [head('Our ref: CO/12345/26'), []],
    [head('Our ref: co/12345/26'), []],
    [head('Our ref: CO-12345-26'), []],
    [head('Our ref: CO/12345/26/AF'), []],
    [head('Our ref: CO/54321/26'), ['error reference: "CO/54321/26" -> CO/12345/26']],
    [head('Our ref: W26-0418'), ['error reference: "W26-0418" -> CO/12345/26']],
    [head('Our ref: CO/12345/26', 'Your ref: CO/54321/26'), []],
    [head('Our ref: CO/12345/26', 'Crime ref: CO/54321/26'), []],
    [head('Our ref: CO/12345/26', 'Ref: CO/54321/26'), ['error reference: "CO/54321/26" -> CO/12345/26']],
    [head('Our ref: CO/12345/26', 'Ref: W26-0418'), []],
  ] as const)('%j', ([text, wanted]) => expect(found({ head: text })).toEqual(wanted))

  test('in the text, of the same series alone, and not of another complaint', () => {
    expect(found({ body: 'Please quote CO/54321/26 when you write.' })).toEqual(['error reference: "CO/54321/26" -> CO/12345/26'])
    expect(found({ body: 'Please quote CO/12345/26 when you write.' })).toEqual([])
    expect(found({ body: 'Please quote S2/T/26/0058 when you write.' })).toEqual([])
    expect(found({ body: 'Your earlier complaint was CO/54321/26 in our books.' })).toEqual([])
    expect(found({ body: 'You quoted "CO/54321/26" in your letter.' })).toEqual([])
    expect(found({ body: 'Please quote CO/54321/26 when you write.' }, CASE, 'My complaint has the reference CO/54321/26.\n')).toEqual([])
  })

  test('without a case, the letter must bear one', () => {
    expect(found({ body: 'Please quote CO/54321/26 when you write.' }, {})).toEqual(['error two-references: "CO/54321/26" -> CO/12345/26'])
    expect(found({ head: '5 May 2026', body: 'Please quote CO/54321/26 when you write.' }, {})).toEqual([])
  })
})

describe('conventions', () => {
  test.for([
    [{ close: 'Yours faithfully' }, ['warning sincerely: "Yours faithfully" -> Yours sincerely']],
    [{ close: 'YOURS Faithfully' }, ['warning sincerely: "YOURS Faithfully" -> YOURS Sincerely']],
    [{ close: 'Kind regards' }, []],
    [{ close: 'Kind regards\n\nYours faithfully' }, ['warning sincerely: "Yours faithfully" -> Yours sincerely']],
    [{ head: 'Our ref: CO/12345/26' }, ['info no-date: (absent)']],
  ] as const)('%o', ([parts, wanted]) => expect(found(parts)).toEqual(wanted))

  test('a reader who is called nothing, and of whom no case tells', () => {
    const parts = { block: '', head: '5 May 2026', salutation: 'To whom it may concern' }
    expect(found(parts, {})).toEqual(['warning faithfully: "Yours sincerely" -> Yours faithfully'])
    expect(found({ ...parts, close: 'Yours faithfully' }, {})).toEqual([])
    expect(found({ ...parts, salutation: 'Dear all' }, {})).toEqual([])
  })
})
