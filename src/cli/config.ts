import type { RuleSetting } from '../rule/run.ts'

/** What `letterlint.config.yaml` says. */
export interface Config {
  profile?: string
  rules: Readonly<Record<string, RuleSetting>>
}
