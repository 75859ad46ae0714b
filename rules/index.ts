import type { Rule } from '../src/rule/types.ts'
import clarity from './clarity.ts'
import dates from './dates.ts'
import escalation from './escalation.ts'
import grammar from './grammar.ts'
import issues from './issues.ts'
import jargon from './jargon.ts'
import outcome from './outcome.ts'
import placeholder from './placeholder.ts'
import spelling from './spelling.ts'

/** Every rule, in order of name. To add one: its file and a line here. */
export const rules: readonly Rule[] = [
  clarity,
  dates,
  escalation,
  grammar,
  issues,
  jargon,
  outcome,
  placeholder,
  spelling,
]
