import { describe, expect, test } from 'vitest'
import { loadResources } from '../cli/resources.ts'
import placeholder from '../../rules/placeholder.ts'
import { checkText } from '../testing.ts'

const { phrases, alternatives } = loadResources().dictionaries.placeholders
const found = (body: string): string[] => checkText(`Dear Mrs Okafor\n\n${body}\n\nYours sincerely\n\nAmos Field\n`, { rules: [placeholder], format: 'text' }).oneLine

describe('placeholders', () => {
  test.for(phrases.map((entry) => [entry.flags, entry.allows] as const))('%s', ([flags, allows]) => {
    expect(found(flags)).toHaveLength(1)
    expect(found(allows)).toEqual([])
  })

  test.for(alternatives)('%s', (pair) => expect(found(`We were told that ${pair} could come to the court on that day.`)).toHaveLength(1))

  test.for([
    '[name]', '[NAME]', '[insert name of unit]', '[ ]', '[...]', '[]', '<<name>>', '<name>', '{{name}}', '{name}', '\u00ABName\u00BB', 'XX', 'XXX', 'xx/xx/xxxx', 'DD/MM/YYYY', 'XX May 2026', '____', '........', '???', '##',
    '[date - ask the court]', '[JS: is this so?]', '[hearing date]', '[Mr Vane to confirm]', '[amount in words]', '%NAME%', '[was the usher asked?]',
  ])('blank: %s', (blank) => expect(found(`The judge heard the case on ${blank} and nobody told you of it at the time.`)).toHaveLength(1))

  test.for([
    '[2022] UKSC 5', '[sic]', '[redacted]', '"the [other] man"', '[CO/12345/26]', 'amos.field@cps.example', '<amos.field@cps.example>', '<https://www.cps.example>', 'Part XX', '3/4', '24/7', 'and/or', '10/05/2026', 'CO/12/26',
    '\u00ABnobody rang me, and then I waited for an hour.\u00BB', 'Area A/B', 'the text ... and no more', 'Flat 2/1', '1 x 2', '"upheld/not upheld"', 'he or she',
  ])('no blank: %s', (text) => expect(found(`The judge heard the case on ${text} and nobody told you of it at the time.`)).toEqual([]))

  test('a template is left alone', () => {
    const text = 'Dear [name]\n\nThank you for your letter of [date].\n'
    expect(found('Thank you for your letter of [date].')).toHaveLength(1)
    expect(checkText(text, { rules: [placeholder], template: true }).oneLine).toEqual([])
  })

  test('long runs of marks are read in good time', () => {
    const began = performance.now()
    for (const mark of ['[', '<', '{', '/', 'x/', 'XX/', '_ ', '\u00AB', '?', 'a/not ']) found(mark.repeat(5000))
    expect(performance.now() - began).toBeLessThan(60_000)
  })
})
