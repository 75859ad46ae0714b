import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { rules } from '../../../rules/index.ts'
import { templateFields } from '../../evidence/fields.ts'
import { CONFIG_NAME, NO_CONFIG, PLACEHOLDERS_NAME } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { writeWhole } from '../write.ts'
import { checkPaths } from '../checking.ts'

/** The folder in which template repositories keep their letters. */
const TEMPLATES = 'templates'

interface InitOptions {
  profile?: string
  /** Whether the letters here are templates; when it is not said, a folder of that name tells. */
  template?: boolean
}

/** A configuration with every key, each explained and, but for what is known, switched off by a "#". */
function starterConfig({ profile, template }: InitOptions): string {
  return `# Settings of letterlint for this folder and those below it. Every key is optional.

# The organisation, where a case does not say: cps, essex-police, opfcc-north-yorkshire or copfs.
${profile === undefined ? '# profile: cps' : `profile: ${profile}`}

# The exit code is 1 when a finding of this severity or above is made: error, warning, info or never.
# fail-on: error

# The letters here are templates: placeholders may stand, and are held against the list in the file named.
${template ? 'template: true' : '# template: true'}
# placeholders: ${PLACEHOLDERS_NAME}

# Rules: off, or another severity; options and single messages as "letterlint explain RULE" lists them.
# rules:
${rules.map(({ meta }) => `#   ${`${meta.id}:`.padEnd(20)} ${meta.severity.padEnd(8)} # ${meta.summary}`).join('\n')}

# Words that this office knows to be right.
# words: [Wharfedale]

# Files of the office's own dictionaries, in the shape of those in letterlint's folder "dictionaries".
# dictionaries: [our-words.yaml]

# Rules of the office's own, as programs in this folder.
# plugins: [./our-rule.mjs]

# Further days on which the office does not work.
# bank-holidays:
#   england-and-wales: ["2026-12-24"]
`
}

/** The list of placeholders: those that the templates hold, with the number of templates each stands in. */
function starterPlaceholders(counts: ReadonlyMap<string, number>): string {
  const example = '{ name: last_date, means: the last day to ask for stage two, kind: date, required: true }'
  const rows = [...counts].map(([name, count]) => `  - name: ${stringify(name).trim()} # in ${count === 1 ? '1 template' : `${count} templates`}\n    means: ""\n`)
  return `# The placeholders that the templates here may hold, each by its name without brackets. Any other is an error.
# Say of each what goes there ("means") and, where it matters, its "kind" (text, date or choice) and whether every
# template must hold it ("required"):
#   - ${example}
# Take out what is misspelt: a name that stands in one template alone may be.
fields:${rows.length === 0 ? ' []' : ''}
${rows.join('')}`
}

/** How many templates hold each placeholder, the commonest first. Letters that cannot be read are left out. */
async function countFields(io: Io): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const folder = existsSync(join(io.cwd, TEMPLATES)) ? TEMPLATES : '.'
  for await (const outcome of checkPaths([folder], { given: {}, config: NO_CONFIG, template: true }, io)) {
    if ('message' in outcome) continue
    const names = outcome.result.evidence(templateFields).fields.flatMap(({ kind, name }) => (kind === 'field' && name !== undefined ? [name] : []))
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return new Map([...counts].toSorted(([a, one], [b, other]) => other - one || a.localeCompare(b)))
}

/**
 * `letterlint init`: writes a commented configuration, and for templates a list of their placeholders.
 *
 * @throws {UserError} when there is one already
 */
export async function init(options: InitOptions, io: Io): Promise<number> {
  const template = options.template ?? existsSync(join(io.cwd, TEMPLATES))
  for (const name of template ? [CONFIG_NAME, PLACEHOLDERS_NAME] : [CONFIG_NAME]) {
    if (existsSync(join(io.cwd, name))) throw new UserError(`${name}: is here already; nothing was written`)
  }
  if (template) writeWhole(join(io.cwd, PLACEHOLDERS_NAME), starterPlaceholders(await countFields(io)))
  writeWhole(join(io.cwd, CONFIG_NAME), starterConfig({ ...options, template }))
  io.stdout.write(`Wrote ${CONFIG_NAME}. Take the "#" from what you want to set.\n`)
  if (template) io.stdout.write(`Wrote ${PLACEHOLDERS_NAME}. Say there what each placeholder means.\n`)
  return 0
}
