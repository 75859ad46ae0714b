/**
 * Slips of the space bar and of the marks: a space before a comma, two spaces within a sentence, a mark twice.
 *
 * They change no word, so they are suggestions only and answer no question; each has one sure correction. Let pass:
 * words of others in quotation marks, blanks of a template, an ellipsis, two spaces between sentences, and a paragraph
 * with many wide gaps, which is laid out so on purpose.
 */
import { placeholdersEvidence } from '../src/evidence/placeholders.ts'
import { quotedRanges } from '../src/letter/quotes.ts'
import type { Paragraph } from '../src/letter/types.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Report } from '../src/rule/types.ts'

type Message = 'space-before' | 'wide-space' | 'twice' | 'no-space' | 'space-inside'

/** What is looked for, and what to write for each. Every part is bounded. */
const SLIPS: ReadonlyArray<{ message: Message; find: RegExp; write: (match: RegExpMatchArray) => string }> = [
  { message: 'space-before', find: /(?<=[\p{L}\p{N})\]'"\u2019\u201D])[ \u00A0]{1,4}([,;:!?]|\.(?![.\p{L}\p{N}]))(?=\s|$)/gu, write: ([, mark]) => mark as string },
  { message: 'wide-space', find: /(?<=[\p{L}\p{N},;])[ \u00A0]{2,4}(?=[\p{L}\p{N}])/gu, write: () => ' ' },
  { message: 'twice', find: /(?<=[\p{L}\p{N})])(?:([,;])\1|(\.)\.)(?=\s|$)/gu, write: ([, mark, stop]) => (mark ?? stop) as string },
  { message: 'no-space', find: /(?<=\p{Ll}{2}),(?=\p{Ll}{2})/gu, write: () => ', ' },
  { message: 'space-inside', find: /(?<=\s\()[ \u00A0]{1,4}(?=\p{L})/gu, write: () => '' },
  { message: 'space-inside', find: /(?<=\p{L})[ \u00A0]{1,4}(?=\)(?:[\s,.;:]|$))/gu, write: () => '' },
]

/** More wide gaps than this in one paragraph are its layout. */
const LAYOUT = 3

export default defineRule<Message>(
  {
    id: 'typography',
    question: 'Q23',
    answers: [],
    severity: 'info',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraph 7.46; common British usage',
    summary: 'Spaces and marks of punctuation stand where they belong',
    messages: {
      'space-before': 'There is a space before the mark. Take it out.',
      'wide-space': 'There is more than one space between two words. One is enough.',
      twice: 'The mark stands twice. Take one out.',
      'no-space': 'A space is missing after the comma.',
      'space-inside': 'There is a space inside the bracket. Take it out.',
    },
  },
  function* ({ letter, evidence }) {
    const blanks = evidence(placeholdersEvidence)
    for (const paragraph of letter.body.paragraphs) {
      if (paragraph.kind === 'line' || paragraph.kind === 'quote') continue
      for (const report of slipsIn(paragraph)) {
        const { at } = report
        if (at && !blanks.some(({ block, from, to }) => block === at.block && from < at.to && at.from < to)) yield report
      }
    }
  },
)

function* slipsIn(paragraph: Paragraph): Generator<Report<Message>> {
  const { text } = paragraph
  const quoted = quotedRanges(text)
  for (const { message, find, write } of SLIPS) {
    const matches = Array.from(text.matchAll(find))
    if (message === 'wide-space' && matches.length > LAYOUT) continue
    for (const match of matches) {
      const [from, to] = wordsAround(text, match.index, match.index + match[0].length)
      if (quoted.some((range) => range.from < to && from < range.to) || /[@/\\|]|\w\.\w/.test(text.slice(from, to))) continue
      const better = text.slice(from, match.index) + write(match) + text.slice(match.index + match[0].length, to)
      yield { message, at: { block: paragraph.block, from: paragraph.from + from, to: paragraph.from + to }, suggestions: [better], fix: better }
    }
  }
}

/** The words on both sides of a slip, so that a person can see where it is. */
function wordsAround(text: string, start: number, end: number): [from: number, to: number] {
  let from = start
  while (from > 0 && start - from < 40 && !/\s/.test(text.charAt(from - 1))) from--
  let to = end
  while (to < text.length && to - end < 40 && !/\s/.test(text.charAt(to))) to++
  return [from, to]
}
