import { expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
import { letterOf } from './index.ts'

test('a body whose lines were broken by hand ends at its last full stop, without a sign-off that is known', () => {
  const letter = letterOf(
    readSource(
      'Dear Ms Quill\n\nThe bail was changed by the judge and the unit that should have told you\nwas not told in time.\n\nYou can drop a line to our complaints mailbox and ask for the whole thing\nto be looked at afresh.\n\nLook after yourself,\n\nPia Holm\nTel: 01632 960111\n',
      'text',
    ),
  )
  expect(letter.body.paragraphs.map((paragraph) => paragraph.text.slice(-12))).toEqual(['old in time.', 'd at afresh.'])
})
