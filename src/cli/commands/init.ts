import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../../../rules/index.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { writeWhole } from '../write.ts'

const NAME = 'letterlint.config.yaml'

/** A configuration with every key, each explained and switched off by a "#". */
export function starterConfig(profile: string | undefined): string {
  return `# Settings of letterlint for this folder and those below it. Every key is optional.

# The organisation, where a case does not say: cps, essex-police, opfcc-north-yorkshire or copfs.
${profile === undefined ? '# profile: cps' : `profile: ${profile}`}

# The exit code is 1 when a finding of this severity or above is made: error, warning, info or never.
# fail-on: error

# The letters here are templates: placeholders may stand, and are held against the list in the file named.
# template: true
# placeholders: letterlint.placeholders.yaml

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

/**
 * `letterlint init`: writes a commented configuration.
 *
 * @throws {UserError} when there is one already
 */
export function init(profile: string | undefined, io: Io): number {
  const file = join(io.cwd, NAME)
  if (existsSync(file)) throw new UserError(`${NAME}: is here already; nothing was written`)
  writeWhole(file, starterConfig(profile))
  io.stdout.write(`Wrote ${NAME}. Take the "#" from what you want to set.\n`)
  return 0
}
