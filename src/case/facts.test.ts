import { describe, expect, test } from 'vitest'
import { loadResources } from '../cli/resources.ts'
import { letterOf } from '../letter/index.ts'
import { readSource } from '../read/index.ts'
import { mergeFacts } from './facts.ts'
import type { Facts } from './types.ts'

const { profiles } = loadResources().dictionaries

function factsOf(text: string): Facts {
  return mergeFacts({}, letterOf(readSource(text, 'text')), profiles)
}

const PROSE = 'I have read the file and spoken to the people who dealt with it. The hearing was moved on 3 March and nobody told you of it, although your number was on the record. '.repeat(4)

function reply(close: string, opening = 'Thank you for your letter about the hearing at Leeds.', subject = 'The hearing at Leeds'): string {
  return `Crown Prosecution Service\nWessex\n\nOur ref: CO/12345/26\n\n5 May 2026\n\nMrs Adaeze Okafor\n14 Larch Close\nWalsall\nWS9 0ZZ\n\nDear Mrs Okafor\n\n${subject}\n\n${opening}\n\n${PROSE}\n\nYour complaint is upheld.\n\n${close}\n\nYours sincerely\n\nAmos Field\nComplaints Manager\n`
}

describe('what a letter says of itself', () => {
  test('organisation, date, reference and reader', () => {
    const facts = factsOf(reply('I hope that this helps.'))
    expect(facts.organisation).toEqual({ value: 'cps', from: 'letter', sure: true })
    expect(facts.sent).toEqual({ value: '2026-05-05', from: 'letter', sure: true })
    expect(facts.reference?.value).toBe('CO/12345/26')
    expect(facts.complainant).toEqual({ value: { name: 'Mrs Adaeze Okafor' }, from: 'letter', sure: false })
  })

  test('an organisation named only in the text is not sure', () => {
    expect(factsOf('Dear Mrs Okafor\n\nThe Crown Prosecution Service decided not to go on with the case, and I am sorry that nobody told you.\n').organisation).toEqual({
      value: 'cps', from: 'letter', sure: false,
    })
  })

  test.for([
    ['stage-one', true, 'If you are unhappy with this reply, you can ask for stage two within one month of the date of this letter.'],
    ['stage-one', true, 'You may write to us to ask for your complaint to be considered at stage two.'],
    ['stage-one', false, 'I hope that this answers your questions.'],
    ['stage-one', false, 'You can ask for a review by the Police, Fire and Crime Commissioner.'],
    ['stage-two', false, 'You may take your complaint to the Independent Assessor of Complaints.'],
    ['stage-two', false, 'This letter is the end of the complaints procedure.'],
    ['stage-two', false, 'There is no further stage.'],
  ] as const)('%s (sure: %s): %s', ([value, sure, close]) => expect(factsOf(reply(close)).letter).toEqual({ value, from: 'letter', sure }))

  test.for(['You asked for the first reply to be looked at again.', 'You were not satisfied with our stage one letter of 3 April.', 'I have considered your complaint afresh, as you asked.'])(
    'stage two by its opening: %s',
    (opening) => {
      expect(factsOf(reply('You may take your complaint to the Independent Assessor of Complaints.', opening)).letter).toEqual({ value: 'stage-two', from: 'letter', sure: true })
      expect(factsOf(reply('I hope that this helps.', opening)).letter).toEqual({ value: 'stage-two', from: 'letter', sure: false })
    },
  )

  test.for([
    ['Your complaint: stage two', 'stage-two'],
    ['REVIEW AT STAGE TWO', 'stage-two'],
    ['Complaint at the second stage', 'stage-two'],
    ['Stage one reply to your complaint', 'stage-one'],
  ] as const)('by its title: %s', ([subject, value]) => {
    expect(factsOf(reply('You can ask for stage two within one month.', undefined, subject)).letter).toEqual({ value, from: 'letter', sure: true })
  })

  test.for([
    ['acknowledgement', 'A District Crown Prosecutor will look into all of it and write to you by 4 June 2026. If she needs longer than that, she will tell you why.'],
    ['acknowledgement', 'You will have a full reply by Friday 5 June 2026. Should it not be ready by then, you will be told before that date.'],
    ['holding', 'We told you to expect our reply by 8 May 2026. It will not be ready by then. You will have it by 29 May 2026.'],
    ['holding', 'It has not been possible to send a response within 20 working days. A response will be issued by 29 May 2026.'],
    ['holding', 'I am sorry to keep you waiting. I need more time to answer, and you will have my letter by 29 May 2026.'],
  ] as const)('%s: %s', ([value, body]) => {
    expect(factsOf(`CPS Wessex\n\n5 May 2026\n\nDear Mrs Okafor\n\nThank you for your letter about the hearing at Leeds.\n\n${body}\n\nYours sincerely\n\nAmos Field\n`).letter?.value).toBe(value)
  })

  test('a short reply that promises something else is a reply', () => {
    const body = 'The judge moved the trial. The form was passed late, and £61 will be with you in ten days. I do not think that anybody was rude.'
    expect(factsOf(`CPS Wessex\n\n5 May 2026\n\nDear Mrs Okafor\n\n${body}\n\nYours sincerely\n\nAmos Field\n`).letter?.value).toBe('stage-one')
  })

  test('the kind of complaint is known only where the reply says so in terms', () => {
    expect(factsOf(reply('Your complaint concerns the service that you had from us and not a legal decision, so you may go to the Independent Assessor of Complaints.')).complaint).toMatchObject({ value: 'service', sure: true })
    expect(factsOf(reply('As regards our legal decisions, this letter is the end of the procedure. As regards our service, you may ask the Independent Assessor of Complaints.')).complaint).toMatchObject({ value: 'mixed', sure: true })
    expect(factsOf(reply('You may ask the Independent Assessor of Complaints.')).complaint).toBeUndefined()
  })

  test('a fact from outside comes before the letter', () => {
    const facts = mergeFacts({ 'case-file': { letter: 'stage-two' }, option: { reference: 'X/1' } }, letterOf(readSource(reply('I hope that this helps.'), 'text')), profiles)
    expect(facts.letter).toEqual({ value: 'stage-two', from: 'case-file', sure: true })
    expect(facts.reference).toEqual({ value: 'X/1', from: 'option', sure: true })
  })
})
