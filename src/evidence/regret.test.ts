import { describe, expect, test } from 'vitest'
import { checkText } from '../testing.ts'
import type { Rule } from '../rule/types.ts'
import { admissions } from './admissions.ts'
import { compassion } from './compassion.ts'
import { regrets } from './regret.ts'

/** Runs an analysis over a letter whose body is the text given. */
function over<T>(text: string, read: (context: Parameters<Rule['check']>[0]) => T): T {
  let value: T | undefined
  const probe: Rule = {
    meta: { id: 'probe', question: 'Q25', answers: [], severity: 'info', since: '0.1.0', source: '', summary: '', messages: {} },
    check: (context) => {
      value = read(context)
      return []
    },
  }
  checkText(`Dear Mr Vane\n\n${text}\n\nYours sincerely\n\nAmos Field\n`, { rules: [probe] })
  return value as T
}

const regretIn = (text: string) => over(text, (context) => context.evidence(regrets))

describe('what an expression of regret regrets', () => {
  test.for([
    ['I am sorry that we did not tell you.', 'own'],
    ['I apologise to you for it.', 'own'],
    ['I am sorry that you were sent from one office to another.', 'reader'],
    ['I am sorry to keep you waiting.', 'lateness'],
    ['A reply was due by 1 July and was not sent. I apologise for that.', 'lateness'],
    ['I was sorry to read how hard the year has been for you.', 'experience'],
    ['I am sorry for your loss.', 'condolence'],
    ['I am sorry that you felt the need to complain.', 'feelings'],
    ['I am sorry that you came away with the impression that we did not care.', 'feelings'],
    ['I am sorry to say that I cannot uphold your complaint.', 'softener'],
    ['I am sorry if this letter is rather long.', 'softener'],
    ['You sat in that corridor all day. I am sorry.', 'bare'],
  ] as const)('%s', ([text, object]) => {
    expect(regretIn(text).map((one) => one.object)).toEqual([object])
  })

  test.for([
    'I am sorry if this upset you.',
    'We apologise for any inconvenience.',
    'If the letter was unclear, I apologise.',
    'I am sorry insofar as you were affected by it.',
  ])('on a condition, and so no apology: %s', (text) => {
    expect(regretIn(text)).toMatchObject([{ conditional: true, apology: false }])
  })

  test.for(['The usher has since apologised to you.', 'You ask for a written apology.', 'I cannot apologise for what did not happen.'])(
    'not the writer’s: %s',
    (text) => {
      expect(regretIn(text)).toMatchObject([{ speaker: 'reported', apology: false }])
    },
  )

  test('words quoted from the complaint are not the writer’s', () => {
    expect(regretIn('You wrote that nobody had said "I am sorry" to you.')).toEqual([])
  })

  test('“but” undercuts', () => {
    expect(regretIn('I apologise for that, but we are very busy.')).toMatchObject([{ undercut: true }])
  })
})

describe('admissions', () => {
  const found = (text: string) => over(text, (context) => context.evidence(admissions).all.map((one) => `${one.degree} ${one.whose}`))
  test.for([
    ['That was our mistake.', ['owned ours']],
    ['You should have been told, and you were not.', ['lapse ours']],
    ['Nobody rang you back.', ['omission ours']],
    ['The police should have told you.', ['lapse other']],
    ['The prosecutor spoke to the usher. She should have asked for a screen.', ['lapse ours']],
    ['The defendant was late. He should have been there at ten.', ['lapse other']],
    ['I cannot say that we made a mistake.', []],
    ['You say that we should have asked for more time.', []],
    ['I have considered whether we should have told you.', []],
    ['You should have our reply by now.', []],
  ] as const)('%s', ([text, expected]) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('empathy', () => {
  const strong = (text: string) => over(text, (context) => context.evidence(compassion).filter((one) => one.strength === 'strong').length > 0)
  test.for(['It must have been frightening to see him there.', 'I can only imagine how you felt.', 'You had every right to expect better.', 'Please accept my condolences.'])(
    'shown: %s',
    (text) => {
      expect(strong(text)).toBe(true)
    },
  )
  test.for([
    'It must have been a clerical slip.',
    'I understand that the trial was adjourned.',
    'The court must have felt that the sentence was enough.',
    'You complain that the wait was distressing.',
    'The operator put you through to the wrong office.',
    'I am sorry that you felt the need to complain.',
  ])('not shown: %s', (text) => {
    expect(strong(text)).toBe(false)
  })
})
