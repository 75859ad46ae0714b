/**
 * Writes the JSON Schemas that the package publishes, from the schemas that the program itself checks with: of the JSON
 * report, of case files, of the configuration and of the dictionaries. Editors complete and check with them. Run by
 * `scripts/build.mjs`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { rules } from '../rules/index.ts'
import { CaseFile } from '../src/case/schema.ts'
import { ConfigSchema } from '../src/cli/config.ts'
import { ProfileSchema, SCHEMAS } from '../src/dictionary/index.ts'
import { CheckReportSchema } from '../src/report/json-schema.ts'

const folder = `${process.argv[2] as string}/dist/schemas`

/** The schema of what a person writes: checks that JSON Schema cannot say are left to the program. */
function schemaOf(schema: v.GenericSchema, title: string): JsonSchema {
  return { ...toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }), title }
}

function write(name: string, schema: JsonSchema): void {
  writeFileSync(`${folder}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
}

mkdirSync(`${folder}/dictionaries`, { recursive: true })
write('check', schemaOf(CheckReportSchema, 'letterlint check --format json'))
write('case', schemaOf(CaseFile, 'letterlint: case.yaml'))

const config = schemaOf(ConfigSchema, 'letterlint.config.yaml')
const ofRules = config.properties?.['rules']
if (typeof ofRules === 'object') ofRules.propertyNames = { enum: rules.map(({ meta }) => meta.id) }
write('config', config)

const own: Record<string, JsonSchema> = {}
for (const [name, schema] of Object.entries(SCHEMAS)) {
  const whole = schemaOf(schema, `letterlint: dictionaries/${name}.yaml`)
  write(`dictionaries/${name}`, whole)
  // An office's file adds to a dictionary, and so need not give all of its keys.
  const { required: _, $schema: __, title: ___, ...part } = whole
  own[name] = part
}
write('dictionaries/profile', schemaOf(ProfileSchema, 'letterlint: a profile'))
const { $schema, title: _, ...profile } = schemaOf(ProfileSchema, '')
write('own-dictionaries', {
  ...($schema ? { $schema } : {}),
  title: "letterlint: an office's own dictionaries",
  type: 'object',
  properties: { ...own, profiles: { type: 'array', items: profile } },
  additionalProperties: false,
})
