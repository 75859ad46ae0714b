import { issueMap, type MappedIssue } from '../src/evidence/issue-map.ts'
import type { Sentence } from '../src/letter/types.ts'
import { type Phrases, phrasesOf } from '../src/phrase/book.ts'
import { defineRule } from '../src/rule/define-rule.ts'

/**
 * Every issue that the complaint raises is answered.
 *
 * Reads the complaint for its issues and looks for each in the reply (see `src/evidence/issue-map.ts`). Only an issue
 * whose words, and words that mean the same, stand nowhere in the reply is marked as unanswered; where some of them do,
 * nothing is said.
 */
export default defineRule(
  {
    id: 'issues',
    question: 'Q28',
    answers: ['Q28'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), 7.10 and Annex C, question 28',
    summary: 'Every issue in the complaint is answered',
    inTemplates: false,
    messages: {
      unanswered: 'The complaint says "{issue}" and the letter does not answer it. Answer it, or say that you cannot and who can.',
      mentioned: 'The complaint says "{issue}". The letter repeats or notes this but gives no answer. Say what you found.',
    },
  },
  function* ({ letter, evidence, facts, dictionaries }) {
    const kind = facts.letter?.value
    if (kind === 'acknowledgement' || kind === 'holding') {
      yield { answer: 'Q28', value: 'na', reason: `A${kind === 'holding' ? ' holding letter' : 'n acknowledgement'} need not answer the complaint.` }
      return
    }
    const issues = evidence(issueMap)
    if (!issues) {
      yield { answer: 'Q28', value: 'unknown', reason: 'There is no complaint to compare the letter with. Give it with --complaint.' }
      return
    }
    const met = meetingAnswered(letter.body.sentences, phrasesOf(dictionaries.meetings))
    const open = issues.filter((issue) => (isMeeting(issue) ? !met : issue.addressed === 'no' || issue.addressed === 'mentioned'))
    for (const issue of open) {
      if (isMeeting(issue)) continue
      const sentence = issue.addressed === 'mentioned' ? issue.paragraphs[0]?.sentences.at(-1) : undefined
      if (sentence) yield { message: 'mentioned', at: sentence, values: { issue: issue.text }, sample: sampleFor(issue) }
      else yield { message: 'unanswered', values: { issue: issue.text }, ...placeOf(issue), sample: sampleFor(issue) }
    }
    if (open.length > 0) {
      yield {
        answer: 'Q28',
        value: 'no',
        reason: open.length === 1 ? `The letter does not answer "${open[0]?.text}".` : `The letter leaves ${open.length} of ${issues.length} issues unanswered.`,
        evidence: open.map((issue) => issue.text),
      }
    } else yield { answer: 'Q28', value: 'yes', reason: issues.length === 0 ? 'The complaint raises nothing that the letter leaves out.' : `Each of the ${issues.length} issues found in the complaint is taken up in the letter.` }
  },
)

function placeOf({ after }: MappedIssue): { after?: NonNullable<MappedIssue['after']> } {
  return after ? { after } : {}
}

/** Whether the letter offers a meeting or declines one: either takes up a request for it. */
function meetingAnswered(sentences: readonly Sentence[], phrases: Phrases): boolean {
  return sentences.some(({ words }) => phrases.has(words, 'declined') || (!phrases.has(words, 'asked-not') && phrases.has(words, 'offer')))
}

/** Rule `meeting` marks an unanswered request for one; here it only counts for the answer. */
function isMeeting({ raised }: MappedIssue): boolean {
  return raised.core.strength === 3 && /\b(?:meet|meeting|face to face|sit down|in person|across a table)\b/.test(raised.core.sentence.lower)
}

function sampleFor({ text }: MappedIssue): string {
  return text.length <= 90 ? `You also wrote: "${text}" I have looked into this. [What you found, and what follows from it.]` : 'You also raised [the point]. I have looked into this. [What you found, and what follows from it.]'
}
