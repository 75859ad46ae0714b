import { expect, test } from 'vitest'
import { checkLetter } from '../src/check.ts'
import { loadResources } from '../src/cli/resources.ts'
import { readSource } from '../src/read/index.ts'
import signposting from './signposting.ts'

const LETTER = `Dear Mrs Bell

I uphold your complaint. The conduct of the officers is for the Independent Office for Police Conduct, and you should complain to them.

Yours sincerely

Ann Petrie
`

test.for([
  ['', '(check before use)'],
  ['2025-11-24', '(last checked 2025-11-24: check before use)'],
  ['2025-11-25', '0300 020 0096'],
] as const)('contact details checked on "%s" are offered with %s', ([checked, says]) => {
  const resources = loadResources()
  const dictionaries = structuredClone(resources.dictionaries)
  for (const body of dictionaries.bodies.bodies) for (const contact of body.contact) contact.checked = checked
  const { findings } = checkLetter({ document: readSource(LETTER, 'text'), given: { option: { letter: 'stage-one' } }, today: '2026-11-25' }, { ...resources, rules: [signposting], dictionaries })
  expect(findings.map((finding) => finding.suggestions.some((one) => one.endsWith(says)))).toEqual([true])
})
