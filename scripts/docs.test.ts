import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { docsPages } from './docs.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

test('the pages under docs/rules and the manual page are those that "npm run docs" writes', () => {
  const pages = docsPages(root)
  expect(readdirSync(`${root}/docs/rules`).map((name) => `docs/rules/${name}`).sort()).toEqual([...pages.keys()].filter((path) => path.startsWith('docs/')).sort())
  for (const [path, text] of pages) expect(readFileSync(`${root}/${path}`, 'utf8'), `${path}: run "npm run docs"`).toBe(text)
})
