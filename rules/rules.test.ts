import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkText } from '../src/testing.ts'
import { rules } from './index.ts'

const fixtures = fileURLToPath(new URL('../fixtures/rules/', import.meta.url))

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

/**
 * The fenced examples of a rule's page: blocks that begin "```letter flagged" or "```letter clean". A block
 * "```complaint" before one is the complaint that it answers.
 */
function examplesOf(id: string): Array<{ verdict: 'flagged' | 'clean'; text: string; complaint?: string }> {
  const page = readFileSync(new URL(`./${id}.md`, import.meta.url), 'utf8')
  return Array.from(page.matchAll(/(?:^```complaint\n([^]*?)^```\n\n)?^```letter (flagged|clean)\n([^]*?)^```$/gm), (match) => ({
    verdict: match[2] as 'flagged' | 'clean',
    text: match[3] as string,
    ...(match[1] ? { complaint: match[1] } : {}),
  }))
}

describe.for(rules.map((rule) => [rule.meta.id, rule] as const))('%s', ([id, rule]) => {
  const examples = examplesOf(id)
  const folder = `${fixtures}${id}/`
  // A rule that is driven by an office's own entries has some beside its fixtures.
  const own = filesOf(folder).includes('own.yaml') ? { dictionaries: [`${folder}own.yaml`] } : {}
  test('the page has an example that is flagged and one that is clean', () => {
    expect(new Set(examples.map((example) => example.verdict))).toEqual(new Set(['flagged', 'clean']))
  })
  test.for(examples.map((example, i) => [`${example.verdict} ${i + 1}`, example] as const))('page example %s', ([, example]) => {
    const found = checkText(example.text, { rules: [rule], ...own, ...(example.complaint ? { complaint: example.complaint } : {}) }).oneLine
    if (example.verdict === 'clean') expect(found).toEqual([])
    else expect(found).not.toEqual([])
  })
  const letters = filesOf(folder).filter((name) => /\.(?:md|txt)$/.test(name) && !/\.complaint\./.test(name))
  test('has a flagged and a clean fixture', () => {
    expect(letters.some((name) => name.startsWith('flagged-'))).toBe(true)
    expect(letters.some((name) => name.startsWith('clean-'))).toBe(true)
  })
  test.for(letters)('%s', async (name, { expect }) => {
    const complaint = filesOf(folder).find((other) => other === name.replace(/\.(md|txt)$/, '.complaint.md'))
    const found = checkText(readFileSync(folder + name, 'utf8'), {
      rules: [rule],
      ...own,
      format: name.endsWith('.txt') ? 'text' : 'markdown',
      ...(complaint ? { complaint: readFileSync(folder + complaint, 'utf8') } : {}),
    }).oneLine
    if (name.startsWith('clean-')) return expect(found).toEqual([])
    expect(found).not.toEqual([])
    await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(`${folder}${name}.findings`)
  })
})
