import { createRequire } from 'node:module'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { SaxesParser } from 'saxes'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, benchOf } from '../cli/cli.testing.ts'

let bench: Bench

beforeEach(() => {
  bench = benchOf()
})

afterEach(() => {
  bench.end()
})

const LETTER = `Crown Prosecution Service

14 October 2026

Mrs Ada Okoro
4 Birch Row
Derby
DE1 9ZZ

Dear Ms Okoro

<!-- letterlint-disable-next jargon -->

Kieran Doyle told us that the hearing had mooved. You should of been told, and I regret it if you were upset.
The disclosure bundle %0A::error file=x::spoof ]]> <b>&amp; was late & neccessary | @everyone [x](http://a.example).

Ring his home number 01632 960123\u0007\u202E.

Yours sincerely

Amos Field
`

const CASE = 'letter: stage-one\norganisation: cps\ncomplainant: { name: Mrs Ada Okoro, role: victim }\nprotected: [{ text: Kieran Doyle, kind: witness }]\n'

/** Names that no masked report may show. */
const NAMES = /kieran|doyle|okoro|\bada\b|amos|960123|DE1 9ZZ/i

function put(): void {
  bench.put('a b/letter.md', LETTER)
  bench.put('a b/case.yaml', CASE)
  bench.put('empty.md', '')
}

/** The elements of an XML text, as nested values; the parser throws on what is not well formed. */
interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

function elementsOf(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root.children[0] as Element
}

describe('SARIF', () => {
  test('agrees with the schema of SARIF 2.1.0, and masks names', async () => {
    put()
    const { out, code } = await bench.cli('check', 'a b', 'empty.md', '--format', 'sarif')
    expect(code).toBe(2)
    const log = JSON.parse(out)
    const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    // The schema is written in draft 4, of which it uses nothing that draft 7 reads otherwise.
    const { $schema: _, id: __, ...rest } = schema
    const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false })
    addFormats.default(ajv)
    const valid = ajv.validate(rest, log)
    expect(ajv.errors ?? []).toEqual([])
    expect(valid).toBe(true)
    expect(out).not.toMatch(NAMES)
    const [run] = log.runs
    expect(run.artifacts[0].location.uri).toBe('a%20b/letter.md')
    expect(run.invocations[0].executionSuccessful).toBe(false)
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('is empty')
    expect(run.invocations[0].toolConfigurationNotifications[0].message.text).toContain('gives no reason')
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
    const slip = run.results.find((result: { ruleId: string; message: { text: string } }) => result.message.text.includes('neccessary'))
    const { region } = slip.locations[0].physicalLocation
    expect(LETTER.slice(region.charOffset, region.charOffset + region.charLength)).toBe('neccessary')
    expect(LETTER.split('\n')[region.startLine - 1]?.slice(region.startColumn - 1, region.endColumn - 1)).toBe('neccessary')
    expect(slip.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe('necessary')
  })
})

describe('JUnit', () => {
  /** What both published schemas, that of Ant and that of Jenkins, allow: children in this order, and all of these attributes. */
  const SHAPE: Record<string, { attributes: string[]; children: string[] }> = {
    testsuites: { attributes: [], children: ['testsuite'] },
    testsuite: { attributes: ['name', 'package', 'id', 'timestamp', 'hostname', 'tests', 'failures', 'errors', 'skipped', 'time'], children: ['properties', 'testcase', 'system-out', 'system-err'] },
    properties: { attributes: [], children: ['property'] },
    property: { attributes: ['name', 'value'], children: [] },
    testcase: { attributes: ['name', 'classname', 'time'], children: ['error', 'failure'] },
    error: { attributes: ['type', 'message'], children: [] },
    failure: { attributes: ['type', 'message'], children: [] },
    'system-out': { attributes: [], children: [] },
    'system-err': { attributes: [], children: [] },
  }

  function conforms(element: Element): void {
    const shape = SHAPE[element.name]
    expect(shape, element.name).toBeDefined()
    expect(Object.keys(element.attributes)).toEqual(shape?.attributes)
    const order = element.children.map(({ name }) => shape?.children.indexOf(name) ?? -1)
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    if (element.name === 'testsuite') {
      const cases = element.children.filter(({ name }) => name === 'testcase')
      const count = (kind: string): string => String(cases.filter(({ children }) => children.some(({ name }) => name === kind)).length)
      expect(element.attributes).toMatchObject({ tests: String(cases.length), failures: count('failure'), errors: count('error'), timestamp: '2026-11-25T00:00:00' })
      expect(element.children.map(({ name }) => name)).toEqual(expect.arrayContaining(['properties', 'system-out', 'system-err']))
      for (const one of cases) expect(one.children.length).toBeLessThanOrEqual(1)
    }
    for (const child of element.children) conforms(child)
  }

  test('has a suite for each letter and a case for each rule, in the shape of the published schemas', async () => {
    put()
    const { out } = await bench.cli('check', 'a b', 'empty.md', '--format', 'junit')
    const root = elementsOf(out)
    conforms(root)
    expect(root.children.map(({ attributes }) => attributes['name'])).toEqual(['a b/letter.md', 'empty.md'])
    expect(out).not.toMatch(NAMES)
    expect(out).toContain('gives no reason')
  })

  test('a rule fails by --fail-on', async () => {
    put()
    const failures = async (failOn: string): Promise<number> => Number(elementsOf((await bench.cli('check', 'a b', '--format', 'junit', '--fail-on', failOn)).out).children[0]?.attributes['failures'])
    expect(await failures('never')).toBe(0)
    expect(await failures('error')).toBeGreaterThan(0)
    expect(await failures('info')).toBeGreaterThanOrEqual(await failures('error'))
  })
})

describe('checkstyle', () => {
  test('has a file for each letter and an error for each finding', async () => {
    put()
    const { out } = await bench.cli('check', 'a b', 'empty.md', '--format', 'checkstyle')
    const root = elementsOf(out)
    expect(root.name).toBe('checkstyle')
    expect(root.children.map(({ name, attributes }) => [name, attributes['name']])).toEqual([['file', 'a b/letter.md'], ['file', 'empty.md']])
    for (const { name, attributes, children } of root.children.flatMap((file) => file.children)) {
      expect([name, children]).toEqual(['error', []])
      expect(attributes['line']).toMatch(/^[1-9]\d*$/)
      expect(['error', 'warning', 'info']).toContain(attributes['severity'])
      expect(attributes['source']).toMatch(/^letterlint\.[a-z]/)
      expect(attributes['message']).not.toBe('')
    }
    expect(out).not.toMatch(NAMES)
  })
})

describe('GitHub annotations', () => {
  test('every line is one command, whatever the letter says', async () => {
    put()
    bench.put('c,d::e.md', LETTER)
    const { out } = await bench.cli('check', 'a b', 'c,d::e.md', 'empty.md', '--format', 'github')
    const lines = out.trimEnd().split('\n')
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) file=(?:a b\/letter\.md|c%2Cd%3A%3Ae\.md|empty\.md),[^:]*::\S/)
    expect(lines.filter((line) => line.startsWith('::error file=x'))).toEqual([])
    expect(out).toMatch(/line=15,endLine=15,col=\d+,endColumn=\d+,title=spelling \(Q22\)::"neccessary"/)
    expect(out).not.toMatch(/kieran|doyle|960123/i)
  })
})

describe('Markdown', () => {
  test('shows what letters say as text, without mentions, links or markup', async () => {
    put()
    const { out } = await bench.cli('check', 'a b', 'empty.md', '--format', 'markdown')
    expect(out).toContain('| a b/letter.md | Not met |')
    expect(out).toContain('## Could not be read')
    expect(out).not.toMatch(/@everyone|\]\(http|<b>/)
    for (const row of out.split('\n').filter((line) => line.startsWith('| line'))) expect(row.split('|')).toHaveLength(6)
    expect(out).not.toMatch(NAMES)
  })
})

test('no report lets a control character through', async () => {
  put()
  for (const format of ['sarif', 'junit', 'checkstyle', 'github', 'markdown']) {
    const { out } = await bench.cli('check', 'a b', '--format', format, '--no-mask')
    // oxlint-disable-next-line no-control-regex -- the characters are what the test is about
    expect(out, format).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F\u202E]/)
    expect(out).toMatch(NAMES)
  }
})

test('names are masked in the other formats on request, and never in the page that shows the letter', async () => {
  put()
  expect((await bench.cli('check', 'a b', '--format', 'json', '--mask')).out).not.toMatch(NAMES)
  expect((await bench.cli('check', 'a b', '--mask')).out).not.toMatch(NAMES)
  expect((await bench.cli('check', 'a b')).out).toMatch(NAMES)
  const page = await bench.cli('check', 'a b', '--format', 'html', '--mask')
  expect(page.code).toBe(2)
  expect(page.err).toContain('shows the letter itself')
})
