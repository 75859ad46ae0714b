import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const run = (...argv: string[]): { status: number | null; stdout: string; stderr: string } => spawnSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1 << 26 })

describe('what docs/reliability.md tells of, in small', () => {
  test('damaged and hostile input is read or refused with a clear message', { timeout: 120_000 }, () => {
    const { status, stdout } = run('scripts/fuzz.mjs', '--count', '1200', '--seed', '7', '--quiet')
    expect(stdout).toMatch(/ 0 failures\n$/)
    expect(status).toBe(0)
  })

  test('a run that is killed leaves the old file or the new one', { timeout: 120_000 }, () => {
    const { status, stdout } = run('scripts/kill.mjs', '--count', '7', '--seed', '7')
    expect(stdout).toMatch(/, 0 failures\n$/)
    expect(status).toBe(0)
  })

  test('the list of parts names every package that is installed with letterlint, each with its licence', () => {
    const { bomFormat, components } = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as { bomFormat: string; components: Array<{ name: string; version: string; purl: string; licenses?: unknown[] }> }
    expect(bomFormat).toBe('CycloneDX')
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
    for (const name of Object.keys(dependencies)) expect(components.map((one) => one.name)).toContain(name)
    for (const { name, purl, version, licenses } of components) {
      expect(purl, name).toContain(`@${version}`)
      expect(licenses?.length, name).toBeGreaterThan(0)
    }
  })
})
