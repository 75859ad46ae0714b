import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeAll(() => {
  bench = benchOf()
})
afterAll(() => bench.end())

const REPLY = `Dear {{name}}

Your complaint is [upheld/not upheld], because {{reason}}. [OPTIONAL: I am sorry that we did not {{what_was_not_done}}.]

If you are not satisfied, you can ask for stage two by {{last_date}}. Our telephone number is 01632 960123.

Yours sincerely

{{writer}}
`

describe('templates at the command line', () => {
  test('a placeholder is an error in a letter and none in a template, by option, configuration or front matter', async () => {
    bench.put('reply.txt', REPLY)
    expect((await bench.cli('check', 'reply.txt')).code).toBe(1)
    expect(await bench.cli('check', 'reply.txt', '--template', '--quiet')).toMatchObject({ code: 0 })
    bench.put('front.txt', `---\ntemplate: true\n---\n\n${REPLY}`)
    expect((await bench.cli('check', 'front.txt')).code).toBe(0)
    bench.put('letterlint.config.yaml', 'template: true\n')
    expect((await bench.cli('check', 'reply.txt')).code).toBe(0)
  })

  test('a list beside the configuration declares the placeholders; another can be named', async () => {
    bench.put('letterlint.placeholders.yaml', 'fields:\n  - { name: name, means: who complained }\n')
    const { code, out } = await bench.cli('check', 'reply.txt')
    expect(code).toBe(1)
    expect(out).toContain('The placeholder "reason" is not declared.')
    bench.put('letterlint.config.yaml', 'template: true\nplaceholders: own.yaml\n')
    bench.put('own.yaml', `fields:\n${['name', 'reason', 'what was not done', 'lastDate', 'writer'].map((name) => `  - { name: ${name}, means: something }\n`).join('')}`)
    expect((await bench.cli('check', 'reply.txt')).code).toBe(0)
    bench.put('own.yaml', 'fields:\n  - { nam: x }\n')
    const wrong = await bench.cli('check', 'reply.txt')
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('own.yaml: line 2')
  })
})
