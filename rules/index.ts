import type { Rule } from '../src/rule/types.ts'
import addressing from './addressing.ts'
import apology from './apology.ts'
import clarity from './clarity.ts'
import confidentiality from './confidentiality.ts'
import dates from './dates.ts'
import empathy from './empathy.ts'
import escalation from './escalation.ts'
import grammar from './grammar.ts'
import holding from './holding.ts'
import issues from './issues.ts'
import jargon from './jargon.ts'
import meeting from './meeting.ts'
import outcome from './outcome.ts'
import placeholder from './placeholder.ts'
import presence from './presence.ts'
import remedy from './remedy.ts'
import signposting from './signposting.ts'
import spelling from './spelling.ts'
import standardParagraph from './standard-paragraph.ts'
import template from './template.ts'
import typography from './typography.ts'

/** Every rule, in order of name. To add one: its file and a line here. */
export const rules: readonly Rule[] = [
  addressing,
  apology,
  clarity,
  confidentiality,
  dates,
  empathy,
  escalation,
  grammar,
  holding,
  issues,
  jargon,
  meeting,
  outcome,
  placeholder,
  presence,
  remedy,
  signposting,
  spelling,
  standardParagraph,
  template,
  typography,
]
