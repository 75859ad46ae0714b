import { placeholdersEvidence } from '../src/evidence/placeholders.ts'
import { defineRule } from '../src/rule/define-rule.ts'

/**
 * Nothing of the template is left in the letter.
 *
 * Marks blanks in any notation, instructions of the template, pairs of alternatives of which one was to be kept, and
 * a salutation without its name. Left alone: `[sic]`, `[redacted]`, the year of a citation, a reference in brackets,
 * words put into a quotation, the line for a signature, and everything when the letter is itself a template.
 */
export default defineRule(
  {
    id: 'placeholder',
    question: 'Q26',
    answers: [],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI 2023, paragraph 8.13 and question 26',
    summary: 'Nothing of the template, and no note to a colleague, is left in',
    messages: {
      blank: 'A blank or a note that was left in. Fill it in or take it out before the letter goes.',
      instruction: 'Words of the template or of the word processor, not of the letter. Take them out, or fill in what belongs here.',
      alternatives: 'Two alternatives are still there. Keep the one that is right.',
      field: 'The file still takes its text from the list of a mail merge. Finish the merge, and check what it put in, before the letter goes.',
      'no-name': 'The salutation has no name. Write the name of the person who complained.',
    },
  },
  function* ({ letter, evidence, template }) {
    if (template) return
    const found = evidence(placeholdersEvidence)
    for (const placeholder of found) yield { message: placeholder.kind, at: placeholder }
    if (found.length === 0 && letter.document.notices.some((notice) => notice.kind === 'field')) yield { message: 'field', severity: 'info' }
  },
)
