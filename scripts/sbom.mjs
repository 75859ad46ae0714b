/**
 * Writes `dist/sbom.cdx.json`, the list of what is installed with letterlint (CycloneDX 1.5), as npm knows it. What
 * changes from one run to the next (time, serial number) and where packages were fetched from are left out, so that
 * two builds give the same bytes. Ends with an error when a package has no licence among those that may be passed on.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Licences under which a package may be used and passed on in one that bears the MIT licence. */
const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', '(MIT AND BSD)'])
/** Packages whose licence stands in a form that npm does not read. */
const READ_BY_HAND = new Map([['dictionary-en-gb', '(MIT AND BSD)']])

const npm = process.env['npm_execpath'] ? [process.execPath, process.env['npm_execpath']] : ['npm']
const said = execFileSync(/** @type {string} */ (npm[0]), [...npm.slice(1), 'sbom', '--sbom-format', 'cyclonedx'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
const bom = JSON.parse(said)
delete bom.serialNumber
delete bom.metadata.timestamp
delete bom.metadata.tools
bom.metadata.component.name = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).name

// npm leaves out of its own list without development what both a user and a developer need: the lock file tells them apart.
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)}@${version}`),
)
bom.components = bom.components.filter((/** @type {{ name: string, version: string }} */ { name, version }) => shipped.has(`${name}@${version}`))
const refs = new Set([bom.metadata.component['bom-ref'], ...bom.components.map((/** @type {{ 'bom-ref': string }} */ one) => one['bom-ref'])])
bom.dependencies = bom.dependencies
  .filter((/** @type {{ ref: string }} */ { ref }) => refs.has(ref))
  .map((/** @type {{ ref: string, dependsOn: string[] }} */ { ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)).toSorted() }))
  .toSorted((/** @type {{ ref: string }} */ a, /** @type {{ ref: string }} */ b) => (a.ref < b.ref ? -1 : 1))

const refused = []
for (const component of bom.components) {
  component.externalReferences = (component.externalReferences ?? []).filter((/** @type {{ type: string }} */ { type }) => type !== 'distribution')
  const names = (component.licenses ?? []).map((/** @type {{ license?: { id?: string, name?: string }, expression?: string }} */ one) => one.expression ?? one.license?.id ?? one.license?.name)
  const licences = names.length > 0 ? names : [READ_BY_HAND.get(component.name)]
  if (names.length === 0 && licences[0]) component.licenses = [{ expression: licences[0] }]
  if (licences.some((/** @type {string | undefined} */ one) => one === undefined || !ALLOWED.has(one))) refused.push(`${component.name} ${component.version}: ${licences.join(', ') || 'no licence'}`)
}
bom.components.sort((/** @type {{ 'bom-ref': string }} */ a, /** @type {{ 'bom-ref': string }} */ b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1))
if (refused.length > 0) {
  process.stderr.write(`licences that are not among those allowed:\n${refused.join('\n')}\n`)
  process.exit(1)
}
writeFileSync(join(root, 'dist/sbom.cdx.json'), `${JSON.stringify(bom, undefined, 1)}\n`)
