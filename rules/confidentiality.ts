import type { Facts } from '../src/case/types.ts'
import type { ProtectedKind } from '../src/case/types.ts'
import { peopleEvidence, type PersonMention } from '../src/evidence/people.ts'
import { privateEvidence } from '../src/evidence/private.ts'
import { protectedEvidence } from '../src/evidence/protected.ts'
import type { Span } from '../src/letter/types.ts'
import type { Notice } from '../src/read/types.ts'
import { defineRule } from '../src/rule/define-rule.ts'

/** Which answer stands when the letter names people of several kinds: the gravest, those whom the law protects first. */
const GRAVEST: readonly ProtectedKind[] = ['rape-victim', 'youth-defendant', 'suspect-not-charged', 'witness', 'personal-details']

const INSTEAD: Readonly<Record<ProtectedKind, readonly string[]>> = {
  witness: ['a witness'],
  'youth-defendant': ['the young person', 'the defendant'],
  'suspect-not-charged': ['the suspect'],
  'rape-victim': ['the victim'],
  'personal-details': [],
}

const WHOM: Readonly<Record<ProtectedKind, string>> = {
  witness: 'a witness whom it should not name',
  'youth-defendant': 'a young defendant whom it should not name',
  'suspect-not-charged': 'somebody who has not been charged',
  'rape-victim': 'the victim of a sexual offence',
  'personal-details': "somebody's private details",
}

/**
 * The letter names nobody and tells nothing that it should not.
 *
 * What the case protects is looked for in every form. Beyond that, only what is private by its form is marked: a date
 * of birth, a home address, a private number, a remark between colleagues. No message repeats what it marks. Names of
 * the reader, their family, staff, officers, judges and adults who have been charged are left alone: without a list of
 * protected people, a name whose place is not clear leaves the question open.
 */
export default defineRule(
  {
    id: 'confidentiality',
    question: 'Q33',
    answers: ['Q33'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI 2023, Annex C, question 33',
    summary: 'The letter names nobody and tells nothing that it should not',
    messages: {
      witness: 'This identifies a witness. Letters are copied and passed on: say what the person did, and leave out who it was.',
      'youth-defendant': 'This identifies a young defendant. Leave out the name, and anything else by which the young person could be known.',
      'suspect-not-charged': 'This identifies somebody who has not been charged. Write of "the suspect".',
      'rape-victim': 'This identifies the victim of a sexual offence, who may not be identified for life. Leave it out.',
      'personal-details': 'This is private to somebody else. Leave it out.',
      birth: "Somebody's date of birth is not the reader's business. Leave it out.",
      number: 'A number that belongs to somebody else. Leave it out.',
      home: 'This tells the reader where somebody lives or how to reach them at home. Leave it out, or offer to pass on a message.',
      vehicle: 'A vehicle registration that the complaint does not give. Leave it out unless it is the reader\u2019s own.',
      internal: 'A remark between colleagues. Take it out before the letter goes.',
      health: 'This tells something private of another person. Consider leaving it out.',
      person: 'The letter names this person and does not say who it is. Check that the reader may be told the name.',
      comment: 'A comment is still in the file, and the reader can open it. Delete it before the letter goes.',
      'tracked-change': 'A tracked change is still in the file, and the reader can see what stood there before. Accept or reject it before the letter goes.',
      'hidden-text': 'Hidden text is still in the file, and the reader can make it visible. Delete it before the letter goes.',
      property: 'The properties of the file name who wrote or saved it. If the file itself is sent, take that out first (in Word: File, Info, Inspect Document).',
    },
  },
  function* ({ letter, facts, evidence }) {
    const found = evidence(protectedEvidence)
    for (const mention of found) yield { message: mention.kind, at: mention, suggestions: mention.as === 'name' ? INSTEAD[mention.kind] : [] }
    const details = evidence(privateEvidence).filter((detail) => !found.some((mention) => overlaps(mention, detail)))
    for (const detail of details) {
      yield { message: detail.kind, at: detail, severity: detail.kind === 'health' ? 'info' : detail.kind === 'vehicle' ? 'warning' : 'error' }
    }
    const notices = leftBehind(letter.document.notices)
    for (const { kind, at } of notices) yield { message: kind, ...(at ? { at } : {}) }
    if (letter.document.notices.some((notice) => notice.kind === 'property')) yield { message: 'property', severity: 'info' }
    const danger = new Map<unknown, boolean>()
    const inDanger = ({ sentence }: PersonMention): boolean => {
      if (!danger.has(sentence)) danger.set(sentence, sentence.words.some((word) => DANGER.test(word.lower)))
      return danger.get(sentence) === true
    }
    const people = evidence(peopleEvidence).filter((person) => person.role === 'unknown' && (!person.inComplaint || inDanger(person)) && !found.some((mention) => overlaps(mention, person)))
    const listed = facts.protected !== undefined
    if (!listed) for (const person of people) yield { message: 'person', at: person, severity: 'info' }

    const kind = GRAVEST.find((one) => found.some((mention) => mention.kind === one))
    const plain = details.filter((detail) => detail.kind !== 'health' && detail.kind !== 'internal')
    const remarks = details.filter((detail) => detail.kind === 'internal')
    const doubts: Span[] = listed ? [] : [...people, ...details.filter((detail) => detail.kind === 'health')]
    if (kind) {
      yield { answer: 'Q33', value: kind, reason: `The letter gives away ${WHOM[kind]}.`, evidence: found.filter((mention) => mention.kind === kind) }
    } else if (plain.length > 0) {
      yield { answer: 'Q33', value: 'personal-details', reason: "The letter gives somebody else's private details.", evidence: plain }
    } else if (remarks.length > 0 || notices.length > 0) {
      yield { answer: 'Q33', value: 'other', reason: 'Something meant for colleagues was left in.', evidence: [...remarks, ...notices.flatMap(({ at }) => at ?? [])] }
    } else if (doubts.length > 0) {
      yield { answer: 'Q33', value: 'unknown', reason: 'The letter names or describes people, and nothing says whom it may not name. Check each of them.', evidence: doubts }
    } else if (listed || isTold(facts)) {
      yield { answer: 'Q33', value: 'no', reason: listed ? 'Nothing that the case protects is in the letter.' : 'The case names nobody to be protected, and the letter names nobody but its reader and people named for their office.' }
    } else {
      yield { answer: 'Q33', value: 'unknown', reason: 'Nobody is named but the reader and people named for their office. The case does not say whom or what the letter must not give ("protected"), so a person must confirm it.' }
    }
  },
)

/** What word processors leave in a file that a reader can bring to light, once for each place. */
function leftBehind(all: readonly Notice[]): Array<{ kind: 'comment' | 'tracked-change' | 'hidden-text'; at?: Span }> {
  const found: Array<{ kind: 'comment' | 'tracked-change' | 'hidden-text'; at?: Span }> = []
  for (const { kind, block, from, to } of all) {
    if (kind !== 'comment' && kind !== 'tracked-change' && kind !== 'hidden-text') continue
    const at = block && { block, from: from ?? 0, to: from === undefined || to === undefined ? block.text.length : to }
    if (!found.some((one) => one.kind === kind && (one.at === at || (one.at && at && overlaps(one.at, at))))) found.push(at ? { kind, at } : { kind })
  }
  return found
}

/** Words near which even a name that the complaint gives may be one that the reply should not repeat. */
const DANGER = /^(?:suspects?|arrested|bailed|interviewed|charged|uncharged|witness|witnesses|victims?|youth|aged|boy|girl|child|statement|alleged|allegation|accused|investigated)$/

function overlaps(one: Span, other: Span): boolean {
  return one.block === other.block && one.from < other.to && other.from < one.to
}

/** Whether the office has said who complains or when it heard: then a case without "protected" has nobody to protect. */
function isTold(facts: Facts): boolean {
  return [facts.complainant, facts.received].some((fact) => fact !== undefined && fact.from !== 'letter')
}
