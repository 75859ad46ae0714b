import { describe, expect, expectTypeOf, test } from 'vitest'
import { type Answer, type AnswerKey, check, type CheckResult, type CheckTextOptions, defineRule, type Finding, loadResources, type Resources, type Rule, textOf } from './index.ts'

const noUshers = defineRule(
  {
    id: 'ushers', question: 'Q26', answers: [], severity: 'error', since: '1.0.0', source: 'the office', summary: 'No ushers',
    messages: { usher: 'Say who it was, not "{word}".' },
  },
  function* ({ letter }) {
    for (const word of letter.body.words) if (word.lower === 'usher') yield { message: 'usher', at: word, values: { word: word.text } }
  },
)

describe('the public API', () => {
  test('checks a letter with rules of one’s own', async () => {
    const resources = loadResources()
    const result = await check('Dear Mr Vane\n\nThe usher told you.\n', { resources: { ...resources, rules: [noUshers] }, case: { letter: 'stage-one' } })
    expect(result.findings.map((finding) => [finding.message, finding.span && textOf(finding.span)])).toEqual([['Say who it was, not "usher".', 'usher']])
  })

  test('is typed', () => {
    expectTypeOf(check).parameters.toEqualTypeOf<[letter: string | Uint8Array, options?: CheckTextOptions]>()
    expectTypeOf(check).returns.resolves.toEqualTypeOf<CheckResult>()
    expectTypeOf<CheckResult['findings']>().toEqualTypeOf<Finding[]>()
    expectTypeOf<CheckResult['answers'][AnswerKey]>().toEqualTypeOf<Answer>()
    expectTypeOf(noUshers).toExtend<Rule>()
    expectTypeOf(loadResources).returns.toEqualTypeOf<Resources>()
    expectTypeOf<Finding['severity']>().toEqualTypeOf<'error' | 'warning' | 'info'>()
    // @ts-expect-error: a rule yields only the messages that it has
    defineRule({ ...noUshers.meta, messages: { usher: '' } }, function* () { yield { message: 'clerk' } })
    // @ts-expect-error: the kind of letter is one of four
    expectTypeOf<CheckTextOptions>().toExtend<{ case: { letter: 'stage-three' } }>()
  })
})
