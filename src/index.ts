export { checkLetter } from './check.ts'
export type { CheckInput, CheckResult, Resources } from './check.ts'
