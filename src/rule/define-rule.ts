import type { Span, Word } from '../letter/types.ts'
import type { Context, Evidence, Rule, RuleMeta, Yield } from './types.ts'

/**
 * Defines a rule.
 *
 * @param meta what the rule is called, asks and says
 * @param check yields findings and answers; pure
 */
export function defineRule<Message extends string>(
  meta: RuleMeta<Message>,
  check: (context: Context) => Iterable<Yield<NoInfer<Message>>>,
): Rule<Message> {
  return { meta, check }
}

/**
 * Defines an analysis that several rules share; it is made once for each letter.
 *
 * @param name for messages when it fails
 * @param make pure
 */
export function defineEvidence<T>(name: string, make: (context: Context) => T): Evidence<T> {
  return { name, make }
}

/** The span from the first to the last of some words of one block. */
export function spanOf(words: readonly Word[]): Span {
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) throw new Error('spanOf needs at least one word')
  return { block: first.block, from: first.from, to: last.to }
}
