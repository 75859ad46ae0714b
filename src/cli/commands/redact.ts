import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { peopleEvidence } from '../../evidence/people.ts'
import { Lines, sourceRange, textOf } from '../../read/locate.ts'
import { redactDocx, RedactError } from '../../redact/docx.ts'
import { redactionOf, redactText } from '../../redact/index.ts'
import { prettyError } from '../../report/pretty.ts'
import { safeText } from '../../report/safe.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { absolute, readsOf, refuseSource } from '../output.ts'
import { loadResources } from '../resources.ts'
import { whyUnwritable, WriteError, writeWhole } from '../write.ts'
import { type Checking, checkPaths } from '../checking.ts'

export interface RedactCommandOptions extends Checking {
  courts: boolean
  police: boolean
  output?: string
}

/**
 * `letterlint redact`: an anonymised copy for a scrutiny panel.
 *
 * @returns 1 when there are words that a person must look at, 2 when a letter could not be read or copied
 */
export async function redact(paths: readonly string[], options: RedactCommandOptions, io: Io): Promise<number> {
  let broken = false
  let unsure = false
  let count = 0
  const refuse = (path: string, message: string): void => {
    broken = true
    io.stderr.write(prettyError(path, message))
  }
  const { lexicon } = loadResources(options.config)
  const isSource = readsOf({ ...options, paths }, io)
  const target = options.output === undefined ? undefined : absolute(options.output, io.cwd)
  const folder = target !== undefined && (isFolder(target) || paths.length > 1 || paths.some((path) => isFolder(absolute(path, io.cwd))))
  for await (const outcome of checkPaths(paths, { ...options, wordFile: true }, io)) {
    if ('message' in outcome) {
      refuse(outcome.input.path, outcome.message)
      continue
    }
    const { input, result } = outcome
    count++
    const { document } = result.letter
    const people = result.evidence(peopleEvidence)
    const redaction = redactionOf(result, people, lexicon, options)
    let copy: string | Uint8Array
    try {
      copy = document.format === 'docx' ? redactDocx(document, redaction) : redactText(document, redaction)
    } catch (error) {
      if (!(error instanceof RedactError)) throw error
      refuse(input.path, error.message)
      continue
    }
    if (target === undefined) {
      if (typeof copy !== 'string') {
        refuse(input.path, 'is a Word document; name a file or folder with --output')
        continue
      }
      io.stdout.write(copy)
    } else {
      const ending = typeof copy === 'string' ? (document.format === 'markdown' ? 'md' : 'txt') : 'docx'
      const file = folder ? join(target, `letter-${String(count).padStart(3, '0')}.${ending}`) : target
      refuseSource(file, isSource(file))
      try {
        if (folder) mkdirSync(target, { recursive: true })
        writeWhole(file, copy)
      } catch (error) {
        if (!(error instanceof UserError || (error as NodeJS.ErrnoException).code)) throw error
        refuse(file, error instanceof WriteError ? error.reason : whyUnwritable(error))
        continue
      }
    }
    if (redaction.unsure.length > 0) {
      unsure = true
      const lines = new Lines(document.source)
      for (const span of redaction.unsure) {
        const place = document.hasLines ? `line ${lines.point(sourceRange(span).start).line}` : `paragraph ${span.block.index + 1}`
        io.stderr.write(`${safeText(input.path)}: ${place}: "${safeText(textOf(span))}" may be a name; look at it\n`)
      }
    }
  }
  return broken ? 2 : unsure ? 1 : 0
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

