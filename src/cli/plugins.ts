import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, extname, relative, resolve, sep } from 'node:path'
import { DataError } from '../case/parse.ts'
import { type RetextPlugin, runPublished } from '../rule/published.ts'
import { defineRule } from '../rule/define-rule.ts'
import type { Rule } from '../rule/types.ts'
import { ANSWER_KEYS } from '../scorecard/questions.ts'

/**
 * Loads the plugins of a configuration: modules that export, as their default, a rule, a list of rules, or a retext
 * plugin. A plugin is a program and runs as one, so only files in the configuration's own folder are loaded.
 *
 * @param paths as the configuration writes them
 * @param config the configuration's file
 * @param taken ids of the rules that letterlint ships
 * @throws {DataError} naming the plugin at fault
 */
export function loadPlugins(paths: readonly string[], config: string, taken: readonly string[]): Rule[] {
  const known = new Set(taken)
  return paths.flatMap((path) => {
    const rules = rulesOf(load(path, config), path)
    for (const { meta } of rules) {
      if (known.has(meta.id)) throw new DataError(`the plugin ${path} has a rule "${meta.id}", and there is one of that name already`)
      known.add(meta.id)
    }
    return rules
  })
}

function load(path: string, config: string): unknown {
  const folder = realpathSync(dirname(config))
  let file: string
  try {
    file = realpathSync(resolve(folder, path))
  } catch (error) {
    throw new DataError(`the plugin ${path} is not there`, { cause: error })
  }
  if (relative(folder, file).split(sep)[0] === '..' || resolve(folder, relative(folder, file)) !== file) {
    throw new DataError(`the plugin ${path} lies outside the folder of the configuration; only files in it are loaded`)
  }
  try {
    const module = createRequire(file)(file) as { default?: unknown }
    return module.default ?? module
  } catch (error) {
    throw new DataError(`the plugin ${path} cannot be loaded: ${(error as Error).message.split('\n')[0]}`, { cause: error })
  }
}

function rulesOf(exported: unknown, path: string): Rule[] {
  if (Array.isArray(exported)) return exported.flatMap((one) => rulesOf(one, path))
  if (typeof exported === 'function') return [retextRule(exported as RetextPlugin, basename(path, extname(path)))]
  if (isRule(exported)) return [exported]
  throw new DataError(`the plugin ${path} must export a rule (defineRule), a list of rules, or a retext plugin`)
}

function isRule(one: unknown): one is Rule {
  const { meta, check } = (one ?? {}) as Partial<Rule>
  return (
    typeof check === 'function' &&
    typeof meta?.id === 'string' &&
    ANSWER_KEYS.includes(meta.question) &&
    Array.isArray(meta.answers) &&
    ['error', 'warning', 'info'].includes(meta.severity) &&
    typeof meta.messages === 'object'
  )
}

/** A retext plugin as a rule; it bears the name of its file. */
function retextRule(plugin: RetextPlugin, id: string): Rule {
  return defineRule<'found'>(
    {
      id, question: 'Q26', answers: [], severity: 'warning', since: '0.1.0', source: 'a retext plugin of the office', summary: `What the retext plugin ${id} finds`,
      messages: { found: '{reason}' },
    },
    function* ({ letter }) {
      for (const paragraph of letter.body.paragraphs) {
        for (const { at, message } of runPublished(plugin, paragraph)) {
          yield { message: 'found', at, values: { reason: message.reason }, suggestions: message.expected ?? [] }
        }
      }
    },
  )
}
