import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...argv: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', join(root, 'src/cli/no-network.testing.mjs'), join(root, 'bin/letterlint.js'), ...argv], { encoding: 'utf8', cwd: folder })
  return { status, out: stdout, err: stderr }
}

describe('nothing leaves the machine', () => {
  const sample = join(root, 'fixtures/sample')
  test.for([
    ['check', sample],
    ['check', sample, '--format', 'json'],
    ['check', sample, '--format', 'html', '--output', 'page.html'],
    ['report', sample, '--format', 'html'],
    ['compare', join(sample, 'letter.md'), join(sample, 'letter.md')],
    ['sample', sample, '--size', '1'],
    ['deadlines', join(sample, 'case.yaml'), '--format', 'ics'],
    ['check', join(root, 'fixtures/formats')],
    ['rules'],
    ['explain', 'spelling'],
    ['init'],
    ['--version'],
  ])('%s', (argv) => {
    const { status, out, err } = run(...argv)
    expect(err).not.toContain('a connection was tried')
    expect([0, 1]).toContain(status)
    expect(out.length + (argv.includes('--output') ? 1 : 0)).toBeGreaterThan(0)
  })

  test('the preload itself refuses a connection', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', join(root, 'src/cli/no-network.testing.mjs'), '-e', "fetch('http://127.0.0.1:9/')"], { encoding: 'utf8' })
    expect(status).toBe(99)
    expect(stderr).toContain('a connection was tried')
  })

  test('the built program imports nothing that could open one', () => {
    const able = builtinModules.filter((name) => /^(?:net|tls|http|https|http2|dgram|dns|inspector|cluster)(?:\/|$)/.test(name))
    const files = readdirSync(join(root, 'dist')).filter((name) => /\.c?js$/.test(name))
    expect(files).toContain('cli.cjs')
    for (const file of files) {
      const text = readFileSync(join(root, 'dist', file), 'utf8')
      for (const name of able) {
        expect(text, `${file} imports ${name}`).not.toMatch(new RegExp(`(?:from\\s*|import\\s*\\(?\\s*|require\\d*\\(\\s*)["'](?:node:)?${name.replace('/', '\\/')}["']`))
      }
    }
  })
})
