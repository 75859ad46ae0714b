/**
 * What the office's own rules want in its letters, or want kept out of them.
 *
 * The rules are data (`presence:` in a dictionary of the office's own) and none are shipped. Words within quotation
 * marks are not read. An entry for some kinds of letter is applied only where the kind is known.
 */
import { breaches } from '../src/evidence/presence.ts'
import { defineRule } from '../src/rule/define-rule.ts'

export default defineRule(
  {
    id: 'presence',
    question: 'Q26',
    answers: [],
    severity: 'warning',
    since: '0.1.0',
    source: "the office's own rules",
    summary: "What the office's own rules require stands in the letter, and what they forbid does not",
    inTemplates: true,
    messages: {
      missing: '{says}',
      forbidden: '{says}',
    },
  },
  function* ({ letter, facts, dictionaries }) {
    const last = letter.body.paragraphs.at(-1)
    for (const entry of dictionaries.presence) {
      if (entry.letters && !(facts.letter?.sure && (entry.letters as readonly string[]).includes(facts.letter.value))) continue
      for (const { at } of breaches(entry, letter)) {
        const values = { says: entry.message }
        if (at) yield { message: 'forbidden', at, values, severity: entry.severity, ...(entry.write === undefined ? {} : { suggestions: [entry.write] }) }
        else yield { message: 'missing', ...(last ? { after: last } : {}), values, severity: entry.severity, ...(entry.write === undefined ? {} : { sample: entry.write }) }
      }
    }
  },
)
