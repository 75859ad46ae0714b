import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import * as v from 'valibot'
import { rules as shipped } from '../../rules/index.ts'
import { DataError, type Located, readYaml } from '../case/parse.ts'
import { DateText } from '../case/schema.ts'
import { nearest } from '../dictionary/nearest.ts'
import type { RuleSetting } from '../rule/run.ts'
import type { Rule } from '../rule/types.ts'
import { whyUnreadable } from './discover.ts'
import { UserError } from './errors.ts'
import { readData } from './read-file.ts'
import { loadPlugins } from './plugins.ts'

const Severity = v.picklist(['off', 'error', 'warning', 'info'])
const Days = v.optional(v.array(DateText))

/** The keys of `letterlint.config.yaml`. */
export const ConfigSchema = v.strictObject({
  profile: v.optional(v.string()),
  'fail-on': v.optional(v.picklist(['error', 'warning', 'info', 'never'])),
  template: v.optional(v.boolean()),
  placeholders: v.optional(v.string()),
  rules: v.optional(
    v.record(
      v.string(),
      v.union([
        Severity,
        v.strictObject({
          severity: v.optional(Severity),
          options: v.optional(v.record(v.string(), v.unknown())),
          messages: v.optional(v.record(v.string(), Severity)),
        }),
      ]),
    ),
  ),
  words: v.optional(v.array(v.string())),
  dictionaries: v.optional(v.array(v.string())),
  plugins: v.optional(v.array(v.string())),
  'bank-holidays': v.optional(v.strictObject({ 'england-and-wales': Days, scotland: Days, 'northern-ireland': Days })),
})

/** What a configuration says, checked. */
export interface Config {
  /** The file it came from. */
  file?: string
  profile?: string
  failOn?: 'error' | 'warning' | 'info' | 'never'
  rules: Readonly<Record<string, RuleSetting>>
  /** Words that this office knows to be right. */
  words: readonly string[]
  /** Files of the office's own dictionaries. */
  dictionaries: readonly string[]
  /** Rules of the office's own plugins. */
  plugins: readonly Rule[]
  /** Further days on which the office does not work, by nation. */
  holidays: Readonly<Record<string, readonly string[]>>
  /** True where the letters are templates. */
  template?: boolean
  /** The file that declares the placeholders of templates. */
  placeholders?: string
}

export const NO_CONFIG: Config = { rules: {}, words: [], dictionaries: [], plugins: [], holidays: {} }

/** The names under which the configuration and the list of placeholders are found. */
export const CONFIG_NAME = 'letterlint.config.yaml'
export const PLACEHOLDERS_NAME = 'letterlint.placeholders.yaml'

/**
 * Finds and reads the configuration: the file named, or the nearest `letterlint.config.yaml` in this folder or one
 * above it, up to the root of the repository.
 *
 * @param named what `--config` says
 * @throws {UserError} naming the file, the line and the nearest valid key
 */
export function loadConfig(named: string | undefined, cwd: string): Config {
  const file = named === undefined ? findConfig(cwd) : isAbsolute(named) ? named : join(cwd, named)
  if (!file) return withPlaceholders(NO_CONFIG, cwd)
  let text: string
  try {
    text = readData(file)
  } catch (error) {
    throw new UserError(`${named ?? file}: ${whyUnreadable(error)}`)
  }
  try {
    return withPlaceholders(configOf(readYaml(text, ConfigSchema), file), dirname(file))
  } catch (error) {
    if (error instanceof DataError) throw new UserError(`${named ?? file}: ${error.message}`)
    throw error
  }
}

/** A configuration that names no file of placeholders takes the one beside it. */
function withPlaceholders(config: Config, folder: string): Config {
  const beside = join(folder, PLACEHOLDERS_NAME)
  return config.placeholders === undefined && existsSync(beside) ? { ...config, placeholders: beside } : config
}

function findConfig(cwd: string): string | undefined {
  let folder = cwd
  for (;;) {
    const file = join(folder, CONFIG_NAME)
    if (existsSync(file)) return file
    const parent = dirname(folder)
    if (existsSync(join(folder, '.git')) || parent === folder) return undefined
    folder = parent
  }
}

function configOf({ value, lineOf }: Located<v.InferOutput<typeof ConfigSchema>>, file: string): Config {
  const settings: Record<string, RuleSetting> = {}
  const plugins = loadPlugins(value.plugins ?? [], file, shipped.map((rule) => rule.meta.id))
  const rules = [...shipped, ...plugins]
  const refuse = (path: string[], kind: string, key: string, known: readonly string[]): never => {
    const hint = nearest(key, known)
    const line = lineOf(path)
    throw new DataError(`${line ? `line ${line}: ` : ''}there is no ${kind} "${key}"${hint ? `; did you mean "${hint}"?` : known.length > 0 ? ` (there are: ${known.join(', ')})` : ''}`)
  }
  for (const [id, setting] of Object.entries(value.rules ?? {})) {
    const rule = rules.find((one) => one.meta.id === id)
    if (!rule) return refuse(['rules', id], 'rule', id, rules.map((one) => one.meta.id))
    if (typeof setting === 'string') settings[id] = { severity: setting }
    else {
      for (const key of Object.keys(setting.options ?? {})) {
        const known = Object.keys(rule.meta.options ?? {})
        if (!known.includes(key)) refuse(['rules', id, 'options', key], `option of the rule "${id}"`, key, known)
        const wanted = typeof rule.meta.options?.[key]
        if (typeof setting.options?.[key] !== wanted) {
          throw new DataError(`line ${lineOf(['rules', id, 'options', key]) ?? 1}: "rules.${id}.options.${key}" must be a ${wanted}`)
        }
      }
      for (const key of Object.keys(setting.messages ?? {})) {
        const known = Object.keys(rule.meta.messages)
        if (!known.includes(key)) refuse(['rules', id, 'messages', key], `message of the rule "${id}"`, key, known)
      }
      settings[id] = {
        ...(setting.severity ? { severity: setting.severity } : {}),
        ...(setting.options ? { options: setting.options } : {}),
        ...(setting.messages ? { messages: setting.messages } : {}),
      }
    }
  }
  const folder = dirname(file)
  const config: Config = {
    file,
    rules: settings,
    words: value.words ?? [],
    dictionaries: (value.dictionaries ?? []).map((path) => (isAbsolute(path) ? path : join(folder, path))),
    plugins,
    holidays: Object.fromEntries(Object.entries(value['bank-holidays'] ?? {}).map(([nation, days]) => [nation, days ?? []])),
  }
  if (value.template !== undefined) config.template = value.template
  if (value.placeholders !== undefined) config.placeholders = isAbsolute(value.placeholders) ? value.placeholders : join(folder, value.placeholders)
  if (value.profile) config.profile = value.profile
  if (value['fail-on']) config.failOn = value['fail-on']
  return config
}
