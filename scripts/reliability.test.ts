import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
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

  test('the list of parts agrees with the schema of CycloneDX 1.5', () => {
    const schemas = join(dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema')
    const schema = (name: string): object => JSON.parse(readFileSync(join(schemas, name), 'utf8')) as object
    const ajv = new Ajv.default({ strict: false, allErrors: true })
    addFormats.default(ajv)
    // Both take what the formats without "i" take, and more; the list holds nothing that needs the more.
    ajv.addFormat('iri-reference', (text) => URL.canParse(text, 'https://letters.example'))
    ajv.addFormat('idn-email', /^[^@\s]{1,64}@[^@\s]{1,255}$/)
    for (const name of ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json']) ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}`)
    const validate = ajv.compile(schema('bom-1.5.SNAPSHOT.schema.json'))
    const bom = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as { specVersion: string; components: object[] }
    validate(bom)
    expect(validate.errors ?? []).toEqual([])
    expect(bom.specVersion).toBe('1.5')
    expect(validate({ ...bom, components: [{ ...bom.components[0], type: 'parcel' }] })).toBe(false)
  })
})
