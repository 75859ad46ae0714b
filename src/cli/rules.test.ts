import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { type Bench, benchOf } from './cli.testing.ts'

let bench: Bench
beforeEach(() => {
  bench = benchOf()
})
afterEach(() => bench.end())

describe('letterlint rules and explain', () => {
  test('list every rule', async () => {
    const { out } = await bench.cli('rules')
    for (const { meta } of rules) expect(out).toContain(meta.id)
    expect(JSON.parse((await bench.cli('rules', '--format', 'json')).out).rules).toHaveLength(rules.length)
  })

  test.for(rules.map(({ meta }) => meta.id))('explain %s: its source, an example of each kind, how to silence it', async (id) => {
    const { code, out } = await bench.cli('explain', id)
    expect(code).toBe(0)
    for (const part of ['WHY', 'a letter that is marked', 'a letter that is not marked', 'HOW TO SILENCE IT', 'Source:', 'MESSAGES']) expect(out).toContain(part)
  })

  test('a name that is none is met with the nearest', async () => {
    const { code, err } = await bench.cli('explain', 'speling')
    expect(code).toBe(2)
    expect(err).toContain('did you mean "spelling"?')
  })
})

describe('letterlint init', () => {
  test('writes a configuration that letterlint reads, and never over another', async () => {
    bench.put('letter.md', 'Dear Mrs Okoro\n\nThank you.\n')
    expect((await bench.cli('init', '--profile', 'copfs')).code).toBe(0)
    const text = readFileSync(join(bench.folder, 'letterlint.config.yaml'), 'utf8')
    expect(text).toContain('profile: copfs')
    expect((await bench.cli('check', 'letter.md', '--fail-on', 'never')).code).toBe(0)
    bench.put('letterlint.placeholders.yaml', 'fields: []\n')
    bench.put('letterlint.config.yaml', text.replace(/^# (?=[a-z-]+:)/gm, '').replace(/^# {3}(?=[a-z-]+:)/gm, '  ').replace(/^(?:dictionaries|plugins):.*$/gm, ''))
    const { code, err } = await bench.cli('check', 'letter.md', '--fail-on', 'never')
    expect(err).toBe('')
    expect(code).toBe(0)
    const again = await bench.cli('init')
    expect(again.code).toBe(2)
    expect(again.err).toContain('is here already')
  })

  test('lists the placeholders of templates, so that one that is new is an error', async () => {
    const reply = 'Dear {{name}}\n\nI am sorry that your complaint is {{outcome}}.\n'
    bench.put('templates/one.txt', reply)
    bench.put('templates/two.txt', reply.replace('{{outcome}}', '[INSERT result]'))
    const { out } = await bench.cli('init')
    expect(out).toContain('letterlint.placeholders.yaml')
    expect(readFileSync(join(bench.folder, 'letterlint.placeholders.yaml'), 'utf8')).toMatch(/fields:\n {2}- name: name # in 2 templates\n[^]*name: outcome # in 1 template\n/)
    expect((await bench.cli('check', 'templates', '--fail-on', 'never')).out).not.toContain('is not declared')
    bench.put('templates/two.txt', reply.replace('{{name}}', '{{nmae}}'))
    expect((await bench.cli('check', 'templates')).out).toContain('"nmae" is not declared')
    expect((await bench.cli('init', '--template')).code).toBe(2)
  })
})
