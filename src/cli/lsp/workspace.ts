import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CheckResult, Resources } from '../../check.ts'
import { readSource } from '../../read/index.ts'
import { checkerOf, type Checking } from '../checking.ts'
import { type Config, loadConfig } from '../config.ts'
import { sidecars } from '../discover.ts'
import { loadBeside } from '../load.ts'
import { loadResources } from '../resources.ts'

/** A letter as the editor holds it. */
export interface OpenLetter {
  /** Where it is saved; absent for one that never was. */
  file: string | undefined
  format: 'markdown' | 'text'
  source: string
}

/** Checks letters that are open in an editor, each with the configuration and the case that `check` would find. */
export class Workspace {
  readonly #options: Omit<Checking, 'config'>
  readonly #named: string | undefined
  readonly #cwd: string
  #known: { key: string; config: Config; resources: Resources } | undefined

  /**
   * @param options as of `check`
   * @param named the configuration that `--config` names
   * @param cwd the folder of letters that were never saved
   */
  constructor(options: Omit<Checking, 'config'>, named: string | undefined, cwd: string) {
    this.#options = options
    this.#named = named
    this.#cwd = cwd
  }

  /**
   * Checks a letter.
   *
   * @throws {UserError} when the configuration or what lies beside the letter cannot be used
   * @throws {DataError} when its front matter cannot
   */
  async check({ file, format, source }: OpenLetter): Promise<CheckResult> {
    const { config, resources } = this.#resources(file)
    const document = readSource(source, format)
    const beside = file === undefined ? {} : await loadBeside(sidecars(file))
    return checkerOf({ ...this.#options, config }, resources)({ document, ...beside })
  }

  /** The rules that a letter is checked with, plugins among them. */
  rules(file: string | undefined): Resources['rules'] {
    return this.#resources(file).resources.rules
  }

  /** Dictionaries are read anew only when they or the configuration changed: a check is made at every pause in typing. */
  #resources(file: string | undefined): { config: Config; resources: Resources } {
    const config = loadConfig(this.#named, file === undefined ? this.#cwd : dirname(file))
    const key = [config.file, config.placeholders, ...config.dictionaries].map(stampOf).join('\n')
    if (this.#known?.key !== key) this.#known = { key, config, resources: loadResources(config) }
    return this.#known
  }
}

function stampOf(file: string | undefined): string {
  if (file === undefined) return ''
  return `${file} ${statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 'absent'}`
}
