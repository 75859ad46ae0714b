import { isAbsolute, join } from 'node:path'
import { tryExamples } from '../../dictionary/examples.ts'
import type { PhraseLists } from '../../phrase/index.ts'
import { safeText } from '../../report/safe.ts'
import type { Config } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Io } from '../io.ts'
import { loadResources, readDictionary } from '../resources.ts'

/**
 * `letterlint rules test`: tries the examples of the office's own dictionaries.
 *
 * @param files dictionary files; those of the configuration when none is named
 * @returns 1 when an example fails
 * @throws {UserError} when a file cannot be used, or there is none
 */
export function testRules(files: readonly string[], config: Config, io: Io): number {
  const paths = files.length > 0 ? files.map((file) => (isAbsolute(file) ? file : join(io.cwd, file))) : config.dictionaries
  if (paths.length === 0) throw new UserError('name a file of dictionaries, or list your own in the configuration under "dictionaries"')
  const { dictionaries } = loadResources({ ...config, dictionaries: [...new Set([...config.dictionaries, ...paths])] })
  const listsOf = (name: string): PhraseLists => (dictionaries[name as keyof typeof dictionaries] as { lists?: PhraseLists } | undefined)?.lists ?? {}
  let tried = 0
  let failed = 0
  for (const path of paths) {
    for (const { entry, example, fault } of tryExamples(readDictionary(path).value, listsOf)) {
      tried++
      if (fault === undefined) continue
      failed++
      io.stdout.write(`${safeText(path)}: ${safeText(entry)}: ${example === '' ? '' : `"${safeText(example.replace(/\s+/g, ' ').trim())}" `}${fault}\n`)
    }
  }
  io.stdout.write(`${tried === 1 ? '1 example' : `${tried} examples`} tried, ${failed === 0 ? 'all hold' : `${failed} failed`}.\n`)
  return failed > 0 ? 1 : 0
}
