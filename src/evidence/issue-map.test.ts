import { describe, expect, test } from 'vitest'
import { checkText } from '../testing.ts'
import { textOf } from '../read/locate.ts'

const LETTER = `Dear Mr Vane

Thank you for your letter. I have read the file.

Your telephone is held by Essex Police, who can give it back to you now.

Yours sincerely

Amos Field
`

function issuesOf(complaint: string, letter = LETTER) {
  return (checkText(letter, { complaint, rules: [] }).issues ?? []).map(({ text, addressed, number }) => ({ text, addressed, number }))
}

describe('the issue map', () => {
  test('is absent without a complaint', () => {
    expect(checkText(LETTER, { rules: [] }).issues).toBeUndefined()
  })

  test('gives the paragraph that answers an issue, and where an answer is missing', () => {
    const { issues = [] } = checkText(LETTER, {
      rules: [],
      complaint: 'I want my phone back.\n\nWhen I rang, the young woman laughed at me and put the phone down. That is no way to speak to anybody.\n',
    })
    expect(issues.map(({ addressed }) => addressed)).toEqual(['yes', 'no'])
    expect(issues[0]?.paragraphs[0]?.text).toContain('Essex Police')
    expect(issues[1]?.after?.text).toContain('Essex Police')
  })

  test('numbered points are one issue each, also without full stops', () => {
    const numbers = issuesOf('I have three complaints\n\n1 nobody told us about the trial\n2 the usher was rude to my wife. she cried\n3 where is my coat\n').map(({ number }) => number)
    expect(numbers).toEqual([1, 2, 3])
  })

  test('an aside, a greeting and the wish for an answer raise nothing', () => {
    expect(issuesOf('Dear Sirs\n\nI am writing to complain. I am not a person who complains. I look forward to a proper answer.\n\nYours faithfully\nUna Vane\n')).toEqual([])
  })

  test('a paragraph is parted where the subject changes', () => {
    const texts = issuesOf('Nobody asked me before you took that plea. And where is my bicycle? I have not seen it since the crash.\n').map(({ text }) => text)
    expect(texts).toHaveLength(2)
    expect(texts[1]).toContain('bicycle')
  })

  test('a hasty writer without capitals is read sentence by sentence', () => {
    expect(issuesOf('you never rang me back. the barrister laughed at my mum. where is my phone\n').length).toBeGreaterThanOrEqual(2)
  })

  test('a sentence too short to be understood is quoted with the one before it', () => {
    const { issues = [] } = checkText(LETTER, { rules: [], complaint: '- Gave the police his coat in October. Still not got it back.\n- Was never told the result.\n' })
    const quote = issues[0]?.quote
    expect(quote && textOf(quote)).toBe('Gave the police his coat in October. Still not got it back')
  })

  test.for(['.', '?', 'Why', '1.\n2.\n3.', '"\'([{', 'a '.repeat(50_000)])('nothing breaks on %s', (complaint) => {
    expect(() => issuesOf(complaint)).not.toThrow()
  })
})
