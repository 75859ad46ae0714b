import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseData } from '../../case/schema.ts'
import { loadResources } from '../../cli/resources.ts'
import { checkText } from '../../testing.ts'
import { type Mask, maskOf } from './mask.ts'

function mask(letter: string, data: CaseData = {}, complaint?: string): Mask {
  const { dictionaries, lexicon } = loadResources()
  return maskOf(checkText(letter, { case: data, ...(complaint ? { complaint } : {}) }), dictionaries.people, lexicon)
}

const LETTER = 'Mrs Ada Okoro-Lind\n4 Birch Row\nDerby\n\nDear Mrs Okoro-Lind\n\nI spoke to PC Vane and to Grace Hartley.\n\nYours sincerely\n\nAmos Field\n'

describe('a mask', () => {
  test.for([
    ['what Mrs Okoro-Lind wrote', 'what Mrs [masked] wrote'],
    ['OKORO-LIND, Okoro or ada', '[masked] or [masked]'],
    ["Vane's note and Grace's", "[masked]'s note and [masked]'s"],
    ['a grace period in the field', 'a grace period in the field'],
    ['at 4 Birch  Row, Derby', 'at [masked], Derby'],
    ['Ring 020 7946 0123 or write to a.b@court.example, DE1 9ZZ', 'Ring [masked] or write to [masked]'],
    ['a letter to Mr Osei and to Sergeant Pell', 'a letter to Mr [masked] and to Sergeant [masked]'],
    ['You will hear by 14 November 2026 under CO/12345/26.', 'You will hear by 14 November 2026 under CO/12345/26.'],
  ] as const)('%j', ([text, masked]) => {
    expect(mask(LETTER)(text)).toBe(masked)
  })

  test('takes out what the case protects, misspelt, possessive, or in another order', () => {
    const hide = mask('Dear Mr Vane\n\nThank you.\n', { protected: [{ text: 'Kieran Doyle', kind: 'witness' }, { text: 'the refuge in Elm Road', kind: 'personal-details' }] })
    for (const text of ['Kieran Doyle', 'DOYLE, Kieran', 'kieran', 'Mr Doyel', 'K. Doyle', "Kieran Doyle's", 'Kieren', 'the refuge\nin Elm Road']) expect(hide(`ask ${text} why`), text).not.toMatch(/kier|doy|refuge/i)
  })

  test('knows the people of the complaint', () => {
    expect(mask('Dear Mr Vane\n\nThank you.\n', {}, 'Mrs Pell was rude to my son Tariq Aziz.\n')('Pell told Aziz so')).toBe('[masked] told [masked] so')
  })

  test('is made whatever the case protects: marks in it are no pattern', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 30, unit: 'grapheme' }), (text) => {
        const hide = mask('Dear Mr Vane\n\nThank you.\n', { protected: [{ text, kind: 'personal-details' }], addressee: [text] })
        expect(typeof hide(`It is ${text} here`)).toBe('string')
      }),
      { numRuns: 60 },
    )
  })
})
