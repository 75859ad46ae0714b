import { describe, expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
import { letterOf } from './index.ts'
import { isWrapped } from './parts.ts'

const BODY = 'Thank you for your letter of 20 April 2026, which came to us after the hearing at Leeds.\n\nI am sorry that nobody told you that the trial had been moved to another court.\n\n'
const TAIL = 'Yours sincerely\n\nAmos Field\nComplaints Manager\n'

function partsOf(text: string): string[] {
  return letterOf(readSource(text, 'text')).paragraphs.map((one) => `${one.part}${one.kind === 'heading' ? '#' : ''}: ${one.plain.slice(0, 30)}`)
}

/** The part of one line that stands in the head of a letter, between the letterhead and the addressee. */
function partInHead(line: string): string | undefined {
  return letterOf(readSource(`Crown Prosecution Service\n\n${line}\n\nMrs Adaeze Okafor\n14 Larch Close\nWS9 0ZZ\n\nDear Mrs Okafor\n\n${BODY}${TAIL}`, 'text')).paragraphs[1]?.part
}

/** The parts of what follows "Yours sincerely". */
function tailOf(tail: string): string[] {
  return partsOf(`Dear Mrs Okafor\n\n${BODY}Yours sincerely\n\n${tail}`).slice(4)
}

/** The body of a letter, headings marked. */
function bodyOf(body: string): string[] {
  return partsOf(`Dear Mrs Okafor\n\n${body}\n\n${TAIL}`).slice(1, -3)
}

describe('the head of a letter', () => {
  test.for([
    'Our ref: CO/12345/26', 'Your ref CO/12345/26', 'Our Ref. CO/12345/26', 'Ref no: 12345', 'Ref no. 12345', 'Refs: 12, 13', 'Reference number 2026 0418', 'References: 12 and 13', 'URN 13CD4567826',
    'Case no: 17', 'Case number 17', 'Complaint no 17', 'Complaint number: 17', 'CPS ref: 17', 'Crime reference 42/123/26', 'My reference: AF/17', 'file ref. 17',
    'CO/10083/26', 'S2/T/26/0058', 'FK26-0718', 'CO / 10083 / 26', 'Your letter of: 3 May 2026', 'Your e-mail dated: 3 May 2026', 'Your complaint received: 3 May 2026', 'Your form: 3 May 2026',
  ])('a reference: %s', (line) => expect(partInHead(line)).toBe('reference'))

  test.for(['5 May 2026', 'Date: 5 May 2026', 'Tuesday 5 May 2026', '05/05/2026', 'Leeds 5 May 2026', '5 May'])('the date: %s', (line) => expect(partInHead(line)).toBe('date'))

  test.for([
    'Wessex', 'Our office in Leeds', 'Refurbished in 1998', 'Open until 5 May 2026 at the latest', 'CO-ordination team', 'Co/10083/26', 'Your letter', 'Follow up on your letter: see below', 'The urn',
    'Our reference is on every page of what we have sent you so far this year', '0113-496-0118',
  ])('neither: %s', (line) => expect(partInHead(line)).toBe('letterhead'))

  test.for([
    ['Subject: Your complaint', 'subject'], ['Re: your complaint', 'subject'], ['Sent: Tuesday', 'email-header'], ['Cc: the clerk', 'email-header'], ['By e-mail: adaeze@post.example', 'email-header'],
    ['By email only: adaeze@post.example', 'email-header'], ['Attachments: leaflet', 'email-header'], ['From the office of the clerk', 'letterhead'],
  ] as const)('of an e-mail: %s is %s', ([line, part]) => expect(partInHead(line)).toBe(part))

  test('an e-mail has two such lines; one may stand in a letter too', () => {
    const email = (head: string): boolean => letterOf(readSource(`${head}\n\nDear Mrs Okafor\n\n${BODY}${TAIL}`, 'text')).email
    expect(email('From: Amos Field\nTo: Adaeze Okafor')).toBe(true)
    expect(email('Date: 5 May 2026')).toBe(false)
  })

  test('the addressee is the last name with a title; what follows the postcode is the subject or a note on the post', () => {
    const head = 'Mr Amos Field\nComplaints Unit\n\n5 May 2026\n\nMrs Adaeze Okafor\n14 Larch Close\nWS9 0ZZ\n\n'
    const wanted = ['letterhead: Mr Amos Field', 'letterhead: Complaints Unit', 'date: 5 May 2026', 'addressee: Mrs Adaeze Okafor', 'addressee: 14 Larch Close', 'addressee: WS9 0ZZ']
    const of = (more: string): string[] => partsOf(`${head}${more}\n\nDear Mrs Okafor\n\n${BODY}${TAIL}`).slice(0, 7)
    expect(of('Your complaint about the trial')).toEqual([...wanted, 'subject: Your complaint about the trial'])
    expect(of('Re trial')).toEqual([...wanted, 'subject: Re trial'])
    expect(of('Private')).toEqual([...wanted, 'letterhead: Private'])
    expect(of('By first class post today')).toEqual([...wanted, 'letterhead: By first class post today'])
    expect(of('Sent by e-mail and post')).toEqual([...wanted, 'letterhead: Sent by e-mail and post'])
  })

  test('two readers at one address', () => {
    const head = '5 May 2026\n\nMrs Adaeze Okafor\nMr Obi Okafor\n14 Larch Close\nWS9 0ZZ\n\n'
    expect(partsOf(`${head}Dear Mr and Mrs Okafor\n\n${BODY}${TAIL}`).slice(0, 6).map((one) => one.split(':')[0])).toEqual(['date', 'letterhead', 'addressee', 'addressee', 'addressee', 'salutation'])
  })

  test('a reader without a title stands under the reference or the date', () => {
    const head = 'Crown Prosecution Service\nWessex\n\nOur ref: CO/12345/26\n\nAdaeze Okafor\n14 Larch Close\nWS9 0ZZ\n\nYour complaint about the trial\n\n'
    expect(partsOf(`${head}Dear Adaeze Okafor\n\n${BODY}${TAIL}`).slice(0, 8).map((one) => one.split(':')[0])).toEqual([
      'letterhead', 'letterhead', 'reference', 'addressee', 'addressee', 'addressee', 'subject', 'salutation',
    ])
    expect(partsOf(`Crown Prosecution Service\n\nWessex\n\nDear Adaeze\n\n${BODY}${TAIL}`).slice(0, 3).map((one) => one.split(':')[0])).toEqual(['letterhead', 'letterhead', 'salutation'])
  })
})

describe('where the body begins', () => {
  const begins = (text: string): string | undefined => {
    const letter = letterOf(readSource(text, 'text'))
    return letter.body.paragraphs[0]?.plain.slice(0, 20)
  }

  test.for([
    'Dear Mrs Okafor', 'Hi Adaeze', 'Hello', 'Good morning', 'Good afternoon Mrs Okafor', 'Good evening all', 'Annwyl Mrs Okafor', 'To whom it may concern', 'dear mrs okafor,', 'Dear all',
  ])('after "%s"', (line) => {
    const letter = letterOf(readSource(`Leeds\n\n${line}\n\n${BODY}${TAIL}`, 'text'))
    expect(letter.salutation?.text).toBe(line)
    expect(letter.body.paragraphs[0]?.plain.slice(0, 9)).toBe('Thank you')
  })

  test.for(['Dearth of staff', 'Good news for readers', 'Hellos'])('"%s" is no salutation', (line) => {
    expect(letterOf(readSource(`Leeds\n\n${line}\n\n${BODY}${TAIL}`, 'text')).salutation).toBeUndefined()
  })

  test('a name with a comma calls the reader only over the text of an e-mail', () => {
    expect(letterOf(readSource(`Ms Okafor,\n${BODY}${TAIL}`, 'text')).salutation?.text).toBe('Ms Okafor,')
    expect(letterOf(readSource(`Ms Okafor,\n14 Larch Close\n\n${BODY}${TAIL}`, 'text')).salutation).toBeUndefined()
    expect(letterOf(readSource(`Walsall,\n${BODY}${TAIL}`, 'text')).salutation).toBeUndefined()
    expect(letterOf(readSource(`Ms Okafor\n${BODY}${TAIL}`, 'text')).salutation).toBeUndefined()
  })

  test('a salutation is not looked for once the letter has long begun', () => {
    const prose = 'The hearing was moved to another court and nobody told you of it in time.'
    const late = (count: number): string | undefined => letterOf(readSource(`${`${prose}\n\n`.repeat(count)}Dear Mrs Okafor\n\n${BODY}${TAIL}`, 'text')).salutation?.text
    expect([late(2), late(3)]).toEqual(['Dear Mrs Okafor', undefined])
    const lines = (count: number): string | undefined => letterOf(readSource(`${'Leeds\n\n'.repeat(count)}Dear Mrs Okafor\n\n${BODY}${TAIL}`, 'text')).salutation?.text
    expect([lines(59), lines(60)]).toEqual(['Dear Mrs Okafor', undefined])
  })

  test('without a salutation, at the first prose, with the lines of its block above it', () => {
    expect(begins(`Leeds\n\n5 May 2026\n\n${BODY}${TAIL}`)).toBe('Thank you for your l')
    expect(begins(`Leeds\n\nYour trial\n${BODY}${TAIL}`)).toBe('Your trial')
    expect(begins('Leeds\n\nWessex\n')).toBeUndefined()
    expect(partsOf('We are looking into this\n\nMore will follow soon\n')).toEqual(['subject#: We are looking into this', 'body#: More will follow soon'])
  })
})

describe('lines that were broken by hand', () => {
  const LONG = 'The bail was changed by the judge and the unit that'
  test('long lines of which one goes on in the next are prose', () => {
    expect(isWrapped(`${LONG}\nshould have told you was not told in time.`)).toBe(true)
    expect(isWrapped(`${LONG} should have told you.`)).toBe(false)
    expect(isWrapped(`${LONG}\nShould have told you was not told in time.`)).toBe(false)
    expect(isWrapped('The bail was\nchanged by the\njudge and the\nunit that should\nhave told you was\nnot told in time.')).toBe(false)
    expect(isWrapped('The bail was changed by the judge and nobody\ntold you.')).toBe(false)
  })

  test('the name of an office may be as long, but holds no stop', () => {
    const office = 'Office of the Police, Fire and Crime Commissioner for the County of\nthe North and West Ridings'
    expect(isWrapped(office)).toBe(false)
    expect(isWrapped(`${office}.`)).toBe(true)
    expect(isWrapped(`${office} and of the towns on the coast with the isles that lie before it and the harbours`)).toBe(true)
  })
})

describe('the close', () => {
  const CLOSED = ['sign-off', 'signatory', 'signatory']
  const closes = (line: string): boolean => {
    const parts = partsOf(`Dear Mrs Okafor\n\n${BODY}${line}\n\nAmos Field\nComplaints Manager\n`)
    return parts.slice(3).map((one) => one.split(':')[0]).join() === CLOSED.join()
  }

  test.for([
    'Yours', 'Yours very sincerely', 'Yours most respectfully', 'Yours ever,', 'Sincerely', 'With kind regards', 'My best wishes', 'Our thanks', 'Warmest regards', 'Warm wishes', 'Sincere thanks', 'Good wishes',
    'All my best', 'Best', 'Best,', 'Cheers', 'Love', 'Take good care', 'Give my regards to your mother', 'With deepest sympathy', 'With our sincere condolences', 'With apologies', 'With gratitude',
    'Respectfully', 'Thank you', 'Thank you,', 'Thank you.', 'Cofion', 'Yn gywir', 'In the hope that this helps, I am, yours truly', 'I remain, with every good wish, yours faithfully,', 'With thanks for your patience',
  ])('%s', (line) => expect(closes(line)).toBe(true))

  test.for([
    'Best of luck with the move to the new house', 'Thank you all', 'Takes care', 'With thanks for telling us of this.', 'Many thanks for the photographs.', 'Thanks to the clerk.',
    'Kind regards were sent to you by the clerk.', 'Yours is the fourth such letter?', 'Best wishes. We shall write again', 'We wrote to the clerk. Yours sincerely',
    'This line is far too long to be a close of any letter that was ever sent by a court, although it ends with, my regards',
  ])('not a close: %s', (line) => expect(closes(line)).toBe(false))

  test('two lines of it begin with the first; of two closes the last counts', () => {
    expect(partsOf(`Dear Mrs Okafor\n\n${BODY}With kind wishes\n\n${TAIL}`).slice(3)).toEqual(['sign-off: With kind wishes', 'sign-off: Yours sincerely', 'signatory: Amos Field', 'signatory: Complaints Manager'])
    expect(partsOf(`Dear Mrs Okafor\n\nYour letter ended so:\n\nYours sincerely\n\n${BODY}${TAIL}`).slice(1).map((one) => one.split(':')[0])).toEqual(['body', 'body#', 'body', 'body', 'sign-off', 'signatory', 'signatory'])
  })

  test('without one, the body ends with the last prose, or takes in what there is', () => {
    expect(partsOf(`Dear Mrs Okafor\n\n${BODY}Amos Field\n`).slice(3)).toEqual(['signatory: Amos Field'])
    expect(partsOf('Dear Mrs Okafor\n\nWe are looking into it\n\nMore to follow\n').map((one) => one.split(':')[0])).toEqual(['salutation', 'subject#', 'body#'])
  })
})

describe('what follows the close', () => {
  test.for([
    ['Amos Field\nComplaints Manager\nWessex Unit\n', ['signatory', 'signatory', 'signatory']],
    ['Amos Field\n\nTel: 01632 960111\n', ['signatory', 'contact']],
    ['Amos Field\nDirect line 01632 960111\nPhone 01632 960111\nwww.cps.example\namos@cps.example\n0113 496 0118\n', ['signatory', 'contact', 'contact', 'contact', 'contact', 'contact']],
    ['Amos Field\n\nEnc. leaflet\nform\nTel: 01632 960111\n', ['signatory', 'enclosure', 'enclosure', 'contact']],
    ['Amos Field\n\nEnclosures: two\n', ['signatory', 'enclosure']],
    ['Amos Field\n\ncc: the clerk\n', ['signatory', 'enclosure']],
    ['Amos Field\n\nAttached: form\n', ['signatory', 'enclosure']],
    ['Amos Field\n\nEncounter Group\n', ['signatory', 'signatory']],
    ['Amos Field\n\nTel: 01632 960111\n\nRose House\n', ['signatory', 'contact', 'contact']],
    ['Amos Field\nRose House\nLS1 9ZZ\n', ['signatory', 'signatory', 'contact']],
    ['Amos Field\n\nPS Your form is on its way\n', ['signatory', 'postscript']],
    ['Amos Field\n\np.s. form\n', ['signatory', 'postscript']],
    ['Amos Field\n\nPsychology Unit\n', ['signatory', 'signatory']],
    ['Amos Field\n\nThe court will send you the list of the hearings that are left to come.\nIt will do so by post.\nTel: 01632 960111\n', ['signatory', 'postscript', 'contact']],
    ['Tel: 01632 960111\n\nAmos Field\n', ['contact', 'signatory']],
  ] as const)('%j', ([tail, parts]) => expect(tailOf(tail).map((one) => one.split(':')[0])).toEqual(parts))

  test('a postscript of several lines is one', () => {
    const tail = 'Amos Field\n\nPS The court will send you the list of the hearings that are left to come.\nThe list will be sent to the address that you gave in your letter.\n'
    const letter = letterOf(readSource(`Dear Mrs Okafor\n\n${BODY}Yours sincerely\n\n${tail}`, 'text'))
    expect(letter.paragraphs.slice(5).map((one) => [one.part, one.kind, one.index, one.text.split('\n').length])).toEqual([['postscript', 'paragraph', 5, 2]])
    expect(letter.body.paragraphs.at(-1)?.text).toMatch(/^PS .+your letter\.$/s)
  })
})

describe('headings and numbers in the body', () => {
  test.for([
    'Your first point', 'Delay', 'What happened in court', '"Nobody told me"', "'Late'", '(The fee)', '2.The fee', '3rd hearing',
  ])('a heading: %s', (line) => expect(bodyOf(`${BODY}${line}\n\n${BODY}`)[2]).toBe(`body#: ${line.slice(0, 30)}`))

  test.for([
    'We agree.', 'nobody told you', 'This is what we found:', 'The fee, the trial,', 'Why was I not told? Who decided?', 'He said "no."', 'We are sorry!',
    'This line has many more words than any heading in a letter of ours would', `Your ${'Xxxxxxxxxx '.repeat(9)}`.trim(),
  ])('no heading: %s', (line) => expect(bodyOf(`${BODY}${line}\n\n${BODY}`)[2]).toBe(`body: ${line.slice(0, 30)}`))

  test('a question of one line is a heading, and a long one is not', () => {
    expect(bodyOf(`${BODY}Why was I not told?\n\n${BODY}`)[2]).toBe('body#: Why was I not told?')
    expect(bodyOf(`${BODY}Why was I not told of it by the officer who had the case?\n\n${BODY}`)[2]).toMatch(/^body: /)
  })

  test('over prose in one block, a short line that is no part of its sentence', () => {
    const prose = 'The court moved the trial to Leeds, and nobody told you of it in time. We are sorry.'
    expect(bodyOf(`The trial\n${prose}`)).toEqual(['body#: The trial', `body: ${prose.slice(0, 30)}`])
    expect(bodyOf(`The trial was moved by the\n${prose}`)).toHaveLength(1)
    expect(bodyOf(`The trial\n${prose.replace('The', 'the')}`)).toHaveLength(1)
    expect(bodyOf(`The trial and the fee and Mrs Okafor's letter to the clerk\n${prose}`)).toHaveLength(1)
    expect(bodyOf('The trial in Leeds\nThe fee was paid late.')).toHaveLength(1)
  })

  test('the first heading is the subject, unless it is a numbered point or prose stands before it', () => {
    expect(bodyOf(`Your complaint about the trial\n\n${BODY}`)[0]).toBe('subject#: Your complaint about the trial')
    expect(bodyOf(`1.The trial\n\n${BODY}`)[0]).toBe('body#: 1.The trial')
    expect(bodyOf(`12)The trial\n\n${BODY}`)[0]).toBe('body#: 12)The trial')
    expect(bodyOf(`2026 trial\n\n${BODY}`)[0]).toBe('subject#: 2026 trial')
    expect(bodyOf(`${BODY}Your complaint about the trial\n\n${BODY}`)[2]).toBe('body#: Your complaint about the trial')
    expect(bodyOf(`Your complaint\n\nThe trial\n\n${BODY}`).slice(0, 2)).toEqual(['subject#: Your complaint', 'body#: The trial'])
  })

  test.for([
    ['1. The trial was moved to Leeds.', '1'], ['2a) The trial was moved to Leeds.', '2a'], ['B: The trial was moved to Leeds.', 'b'], ['Point 3: the trial was moved to Leeds.', '3'], ['Issue 4 - the trial was moved to Leeds.', '4'],
    ['5 \u2013 the trial was moved to Leeds.', '5'], ['Complaint 12. The trial was moved to Leeds.', '12'], ['Your point 2 was that the trial was moved.', '2'], ['The question 7B was that the trial was moved.', '7b'],
    ['Allegation 6 was that the trial was moved.', '6'], ['Item 6: the trial was moved.', '6'],
    ['The trial was moved to Leeds: see point 2.', undefined], ['123. The trial was moved to Leeds.', undefined], ['1.The trial was moved to Leeds.', undefined], ['2026 was a hard year for the court.', undefined], ['Appointment 2 was moved to Leeds.', undefined],
    ['Court 2 was moved to Leeds that day.', undefined],
  ] as const)('%s is numbered %s', ([line, number]) => {
    expect(letterOf(readSource(`Dear Mrs Okafor\n\n${line}\n\n${TAIL}`, 'text')).body.paragraphs[0]?.number).toBe(number)
  })

  test('the marks of a list number its points; a bullet and what is not the body do not', () => {
    const numbers = (text: string) => letterOf(readSource(`Dear Mrs Okafor\n\n${text}\n\n${TAIL}`, 'markdown')).paragraphs.map(({ number }) => number)
    expect(numbers('We found this:\n\n1. The trial was moved.\n2. The fee was late.')).toEqual([undefined, undefined, '1', '2', undefined, undefined, undefined])
    expect(numbers('We found this:\n\n* The trial was moved.\n* The fee was late.')).toEqual(Array.from({ length: 7 }, () => undefined))
    expect(letterOf(readSource(`5 May 2026\n\n1. Larch Close\n\nDear Mrs Okafor\n\n${BODY}${TAIL}`, 'text')).paragraphs[1]?.number).toBeUndefined()
  })
})
