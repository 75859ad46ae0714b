import { jargon, type JargonUse } from '../src/evidence/jargon.ts'
import { stock } from '../src/evidence/stock.ts'
import { defineRule } from '../src/rule/define-rule.ts'

/** Words below which general text is too short to be called stock. */
const STOCK = 30

/**
 * No term of law or of the office, acronym, Latin phrase or citation that the reader would not know is left unexplained.
 *
 * Each is marked once, at its first use (see `src/evidence/jargon.ts` for what excuses one). Terms known to most are
 * only suggestions, and do not count for the answer. Those inside a paragraph of stock text are left to the rule
 * `standard-paragraph`: it is to go as a whole, or to become a sentence of the letter's own.
 */
export default defineRule(
  {
    id: 'jargon',
    question: 'Q24',
    answers: ['Q24'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), 7.3 to 7.7 and Annex C, question 24',
    summary: 'No legal jargon or acronym is left unexplained',
    messages: {
      term: '"{term}" is not explained. Its meaning here: {means}. Use plain words, or explain it where it stands.',
      acronym: '"{term}" is not spelt out. It stands for {means}. Use plain words, or give the full name with the letters in brackets.',
      'unknown-acronym': '"{term}" is not spelt out. Write the full name where it first stands, with the letters in brackets, or use plain words.',
      section: '"{term}" tells a reader who is no lawyer nothing. Leave it out, or say what the law provides.',
      'known-section': '"{term}" tells a reader who is no lawyer nothing. Often it means this: {means}. Say so, if it does.',
      plainer: '"{term}" is known to most readers, but plainer words are better.',
    },
  },
  function* ({ evidence }) {
    const general = evidence(stock).blocks.flatMap(({ fills, runs, words }) => (fills && words >= STOCK ? runs : []))
    const inGeneral = ({ span }: JargonUse): boolean => general.some((run) => run.block === span.block && run.from <= span.from && span.to <= run.to)
    const open = evidence(jargon).filter((use) => use.excuse === undefined && !inGeneral(use))
    for (const use of open) yield { message: messageFor(use), at: use.span, values: { term: use.text, means: use.means ?? '' }, suggestions: use.write, ...severityFor(use) }
    const counted = open.filter((use) => use.level !== 'low')
    yield counted.length > 0
      ? { answer: 'Q24', value: 'yes', reason: `Not explained where first used: ${counted.map((use) => use.text).join(', ')}.`, evidence: counted.map((use) => use.span) }
      : { answer: 'Q24', value: 'no', reason: 'No term of law, acronym or Latin was found that is left unexplained.' }
  },
)

function messageFor(use: JargonUse): 'term' | 'acronym' | 'unknown-acronym' | 'section' | 'known-section' | 'plainer' {
  if (use.level === 'low') return 'plainer'
  if (use.kind === 'acronym') return use.means ? 'acronym' : 'unknown-acronym'
  if (use.kind === 'section' && use.means) return 'known-section'
  return use.kind
}

function severityFor(use: JargonUse): { severity?: 'warning' | 'info' } {
  return use.level === 'low' ? { severity: 'info' } : use.level === 'medium' ? { severity: 'warning' } : {}
}
