import { editDistance } from '../src/dictionary/nearest.ts'
import { foldName, peopleEvidence, type PeopleWords, type PersonMention, peopleWords } from '../src/evidence/people.ts'
import { placeholdersEvidence } from '../src/evidence/placeholders.ts'
import { nameFault, near, recordedNames, titleKey } from '../src/evidence/reader.ts'
import { looksLikeName, parseName } from '../src/letter/names.ts'
import type { Paragraph, PersonName, Span, Word } from '../src/letter/types.ts'
import { textOf } from '../src/read/locate.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Context, Report } from '../src/rule/types.ts'

type Message =
  | 'title'
  | 'misspelt'
  | 'other-name'
  | 'form'
  | 'two-names'
  | 'left-in'
  | 'left-in-person'
  | 'address'
  | 'postcode'
  | 'e-mail'
  | 'reference'
  | 'two-references'
  | 'faithfully'
  | 'sincerely'
  | 'impersonal'
  | 'no-date'
  | 'unplaced'

/** Findings that do not make the letter wrongly addressed: conventions, and what only a person can judge. */
const CONVENTIONS: ReadonlySet<Message> = new Set<Message>(['faithfully', 'sincerely', 'form', 'impersonal', 'no-date', 'unplaced'])

/**
 * The letter is addressed to the person who complained, and to nobody else.
 *
 * The name in the address block, the salutation and the text, the address and the reference are compared with the
 * case, or with one another where the case is silent. A name called out in the text that is not the reader's, and one
 * that neither the complaint nor the letter places, were left in from another letter. Left alone: names of staff,
 * judges, firms and relatives, names that the complaint gives, and what is quoted.
 */
export default defineRule<Message>(
  {
    id: 'addressing',
    question: 'Q34',
    answers: ['Q34'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI 2023, Annex C, question 34, and paragraph 8.2',
    summary: 'Name, title, address and reference are those of the person who complained',
    messages: {
      title: 'The case has the title "{known}". Use the title that the person uses.',
      misspelt: 'The case spells this name "{known}". Check the spelling.',
      'other-name': 'The letter is to {known}. Check whose name this is.',
      form: 'The case writes this name "{known}".',
      'two-names': 'The address block has "{known}". The letter calls its reader by two names: check which is right.',
      'left-in': 'The reader is called by a name that is not theirs. It was probably left in from another letter.',
      'left-in-person': 'Nothing in the complaint or the letter says who this is. It may have been left in from another letter.',
      address: 'The case has "{known}" here. Check the address.',
      postcode: 'The case has the postcode {known}. Check the address.',
      'e-mail': 'The case has the e-mail address {known}. Check where this will go.',
      reference: 'The reference of this case is {known}. Check that the letter belongs to it.',
      'two-references': 'The letter bears {known} elsewhere. Check which reference is right.',
      faithfully: 'A letter that does not call its reader by name ends "Yours faithfully".',
      sincerely: 'A letter that calls its reader by name ends "Yours sincerely".',
      impersonal: 'You know who complained. Begin with "Dear {known}".',
      'no-date': 'The letter bears no date, and its time limits count from that date.',
      unplaced: 'The letter does not say who this is. Say so, or check that the name belongs here.',
    },
  },
  function* (context) {
    const faults: Array<Report<Message>> = []
    const { facts, letter } = context
    const record = facts.complainant?.sure ? facts.complainant.value.name : undefined
    const words = peopleWords(context.dictionaries.people)
    const known = record ? recordedNames(record) : []
    faults.push(...nameFindings(context, known, words))
    faults.push(...leftIn(context, known))
    faults.push(...addressFindings(context))
    faults.push(...referenceFindings(context))
    faults.push(...conventions(context, known, faults))
    yield* faults

    const wrong = faults.filter((fault) => !CONVENTIONS.has(fault.message) && fault.severity !== 'info')
    const blanks = context
      .evidence(placeholdersEvidence)
      .filter(({ paragraph }) => ['addressee', 'salutation', 'reference', 'subject'].includes(paragraph.part))
    const named = letter.salutation?.name !== undefined || letter.paragraphs.some((paragraph) => paragraph.part === 'addressee')
    if (wrong.length > 0) {
      yield { answer: 'Q34', value: 'no', reason: 'A name, title, address or reference is not that of the case.', evidence: wrong.flatMap(({ at }) => (at ? [at] : [])) }
    } else if (blanks.length > 0 && !context.template) {
      yield { answer: 'Q34', value: 'no', reason: 'A blank in the address, the salutation or the reference was not filled in.', evidence: blanks }
    } else if (!record) {
      yield { answer: 'Q34', value: 'unknown', reason: 'The letter agrees with itself, and no case says to whom it should go.' }
    } else if (!named) {
      yield { answer: 'Q34', value: 'unknown', reason: 'The letter does not say to whom it goes.' }
    } else {
      yield { answer: 'Q34', value: 'yes', reason: 'Name, title, address and reference agree with the case throughout.' }
    }
  },
)

/** The name in the address block and in the salutation, against the case or against each other. */
function* nameFindings(context: Context, known: PersonName[], words: PeopleWords): Generator<Report<Message>> {
  const { letter, facts } = context
  const block = addresseeName(letter.paragraphs, known)
  const salutation = letter.salutation?.name
  const onRecord = (facts.addressee?.value ?? []).map((line) => line.toLowerCase())
  if (block && known.length > 0) yield* against(block, known, words, onRecord)
  if (letter.salutation && salutation) {
    const at = nameSpan(letter.salutation.paragraph, salutation.text)
    const spoken = { ...at, name: salutation }
    if (known.length > 0) yield* against(spoken, known, words, onRecord, saidInComplaint(context, salutation))
    else if (block) {
      const fault = bestFault(salutation, recordedNames(block.name.text), words)
      if (fault && fault !== 'form') yield { message: 'two-names', at, values: { known: block.name.text } }
    }
  }
  if (letter.salutation?.impersonal && known[0]) {
    const title = titleKey(known[0].title)
    const text = letter.salutation.paragraph.lower
    const man = /\bsirs?\b/.test(text) && !/\bmadam\b/.test(text)
    const woman = /\bmadam\b/.test(text) && !/\bsirs?\b/.test(text)
    if ((man && /^(?:mrs|ms|miss|dame|lady)$/.test(title ?? '')) || (woman && /^(?:mr|sir|lord)$/.test(title ?? ''))) {
      yield { message: 'title', at: letter.salutation.paragraph, values: { known: known[0].title ?? '' }, suggestions: [`Dear ${called(known[0])}`] }
    }
  }
}

function called(name: PersonName): string {
  return name.title && name.surname ? `${name.title} ${name.surname}` : name.text
}

interface Named extends Span {
  name: PersonName
}

function* against(spoken: Named, known: PersonName[], words: PeopleWords, onRecord: string[], familiar = false): Generator<Report<Message>> {
  // A person of the firm to which the letter goes; a firm may also bear the reader's own name.
  const { surname } = spoken.name
  if (surname && onRecord.some((line) => line.includes(surname.toLowerCase())) && !known.some((name) => foldName(name.surname ?? '') === foldName(surname))) return
  const spokenNames = recordedNames(spoken.name.text)
  if (spokenNames.length > 1 && spokenNames.every((name) => !bestFault(name, known, words))) return
  const one = closest(spoken.name, known, words)
  const fault = nameFault(spoken.name, one, words)
  if (!fault || (fault === 'other' && familiar)) return
  const message = fault === 'other' ? 'other-name' : fault
  const at = { block: spoken.block, from: spoken.from, to: spoken.to }
  yield {
    message,
    at,
    values: { known: fault === 'title' ? (one.title ?? '') : one.text },
    suggestions: [corrected(spoken.name, one)],
    ...(fault === 'form' ? { severity: 'info' as const } : {}),
  }
}

/** The name on record with as many parts as the letter gives. */
function corrected(name: PersonName, known: PersonName): string {
  const title = name.title ? known.title : undefined
  const given = name.given.length > 0 ? known.given : []
  return [title, ...given, name.surname || name.given.length === 0 ? known.surname : undefined].filter(Boolean).join(' ')
}

function bestFault(name: PersonName, known: PersonName[], words: PeopleWords): ReturnType<typeof nameFault> {
  return nameFault(name, closest(name, known, words), words)
}

function closest(name: PersonName, known: PersonName[], words: PeopleWords): PersonName {
  const grave = ['other', 'title', 'misspelt', 'form', undefined]
  return known.toSorted((a, b) => grave.indexOf(nameFault(name, b, words)) - grave.indexOf(nameFault(name, a, words)))[0] as PersonName
}

/** Whether the complainant uses a given name of their own choosing. */
function saidInComplaint({ complaint }: Context, name: PersonName): boolean {
  const first = name.given[0]
  return !name.surname && first !== undefined && complaint !== undefined && complaint.vocabulary.has(first.toLowerCase())
}

/** The line of the address block that holds a person's name. */
function addresseeName(paragraphs: readonly Paragraph[], known: PersonName[]): Named | undefined {
  const lines = paragraphs.filter((paragraph) => paragraph.part === 'addressee').slice(0, 3)
  const holds = (paragraph: Paragraph): boolean =>
    known.some((one) => one.surname !== undefined && paragraph.plain.split(/[^\p{L}'-]+/u).some((word) => foldName(word) === foldName(one.surname as string)))
  const line = lines.find((paragraph) => looksLikeName(paragraph.text) && holds(paragraph)) ?? lines.find((paragraph, i) => looksLikeName(paragraph.text) && (i === 0 || parseName(paragraph.text).title !== undefined))
  if (!line) return undefined
  return { ...nameSpan(line, line.text), name: parseName(line.text) }
}

function nameSpan(paragraph: Paragraph, text: string): Span {
  const at = paragraph.plain.indexOf(text.replace(/[\u2018\u2019]/g, "'"))
  return at === -1 ? { block: paragraph.block, from: paragraph.from, to: paragraph.to } : { block: paragraph.block, from: paragraph.from + at, to: paragraph.from + at + text.length }
}

/** Names in the text: the reader's misspelt, and those of nobody in the case. */
function* leftIn(context: Context, known: PersonName[]): Generator<Report<Message>> {
  const { letter } = context
  const readers = known.length > 0 ? known : [letter.salutation?.name].filter((name) => name !== undefined)
  const surnames = readers.flatMap((name) => (name.surname ? [foldName(name.surname)] : []))
  const people = context.evidence(peopleEvidence)
  for (const person of people) {
    const surname = foldName(person.name.surname ?? '')
    if (!person.name.title || surname === '' || person.words.some((word) => word.quoted)) continue
    if (surnames.includes(surname)) continue
    const one = readers.find((reader) => reader.surname && near(surname, foldName(reader.surname)))
    const sameTitle = one?.title !== undefined && titleKey(one.title) === titleKey(person.name.title)
    if (one && sameTitle && surname.length >= 4 && !person.inComplaint && person.role === 'unknown') {
      yield { message: 'misspelt', at: spanOf(person), values: { known: one.text }, suggestions: [called(one)] }
    } else if (isCalledOut(person) && (person.role === 'unknown' || person.role === 'signatory') && !isIntroduced(person, people)) {
      const reader = readers[0]
      yield { message: 'left-in', at: spanOf(person), suggestions: reader ? [called(reader)] : [] }
    } else if (person.role === 'unknown' && person.name.given.length === 0 && /^(?:mr|mrs|ms|miss|mx|dr)$/i.test(person.name.title) && context.complaint && !person.inComplaint && !isIntroduced(person, people)) {
      if (suffers(person)) yield { message: 'left-in-person', at: spanOf(person), severity: 'warning' }
      else yield { message: 'unplaced', at: spanOf(person), severity: 'info' }
    }
  }
}

function spanOf({ block, from, to }: Span): Span {
  return { block, from, to }
}

/** Whether another mention gives the person's full name or says who they are. */
function isIntroduced(person: PersonMention, people: readonly PersonMention[]): boolean {
  const surname = foldName(person.name.surname ?? '')
  return people.some((other) => other !== person && foldName(other.name.surname ?? '') === surname && (other.name.given.length > 0 || other.role !== 'unknown'))
}

/** Nouns before a comma and a name that say who the named person is: "my colleague, Mr Vane,". */
const APPOSED = /\b(?:the|a|an|my|our|your|his|her|their|its|former|another)\b[^,.;]{0,60},\s*$/
const CALLED = /^(?:\s*[.?!]|\s*,)/

/** Whether a name is spoken to: between commas, or before the full stop after a comma. */
function isCalledOut(person: PersonMention): boolean {
  if (person.name.given.length > 0) return false
  const { sentence } = person
  const before = sentence.plain.slice(0, person.from - sentence.from)
  const after = sentence.plain.slice(person.to - sentence.from)
  if (!CALLED.test(after) && after.trim() !== '') return false
  if (before.trim() === '') return /^\s*,\s*(?:you|your|i|we|may|thank|please)\b/i.test(after)
  if (!/,\s*$/.test(before)) return false
  if (/\b(?:and|or)\s+\S+(?:\s+\S+)?,\s*$/.test(before) || /^\s*,\s*(?:and|or|who|whose|whom|which|then|the|a|an|our|my|of|from|for)\b(?! (?:have|am|was|had|hope|shall|will|is|are|there)\b)/i.test(after) && !/^\s*,\s*and (?:there|I|we|you|that|it|this)\b/i.test(after)) return false
  return !(APPOSED.test(before.toLowerCase()) && nounBefore(before)) || speaksToReader(sentence.words, person)
}

const PERSON_NOUN = /\b(?:colleague|manager|lawyer|prosecutor|officer|head|director|coordinator|co-ordinator|barrister|counsel|solicitor|depute|fiscal|judge|sheriff|assistant|caseworker|paralegal|author|writer|doctor|nurse|neighbour|partner|husband|wife|son|daughter|brother|sister|mother|father|employer|landlord|witness|defendant|accused|driver|owner|clerk|usher|sergeant|inspector|constable|member of staff|person|man|woman|expert|interpreter|intermediary|teacher|adviser|advisor)\b[^,]{0,30},\s*$/i

function nounBefore(before: string): boolean {
  return PERSON_NOUN.test(before)
}

/** "…the further point, Mrs Vane, that the result had come to your notice" speaks to the reader. */
function speaksToReader(words: readonly Word[], person: PersonMention): boolean {
  if (nounBefore(person.sentence.plain.slice(0, person.from - person.sentence.from))) return false
  return words.some((word) => /^(?:you|your|yours|you're|you've)$/.test(word.lower))
}

/** Whether the person stands where the reader should: told, informed, kept waiting, or with a complaint of their own. */
function suffers(person: PersonMention): boolean {
  const { sentence } = person
  const after = sentence.lower.slice(person.to - sentence.from)
  const before = sentence.lower.slice(0, person.from - sentence.from)
  if (/^\s(?:was|were|had been|has been|is|should have been|could have been|ought to have been) (?:not |never |then |only |first |also )?(?:told|informed|notified|contacted|kept|called|updated|warned|given|sent|asked to attend|consulted|rung|telephoned|let down|upset|distressed|treated|offered|left|made to)\b/.test(after)) return true
  if (/^'s (?:complaint|concerns?|case|trial|letter of complaint|distress|experience|request for a (?:review|meeting))\b/.test(after)) return true
  if (/^\s(?:complained|complains|has complained|had complained|is unhappy|was unhappy|remains dissatisfied|feels|felt)\b/.test(after)) return true
  return /\b(?:complaint|complaints) (?:of|by|from|made by)\s$/.test(before) || /\b(?:apologise|apologised|apologies|apology|sorry) to\s$/.test(before)
}

/** The address block and the e-mail header against the case. */
function* addressFindings({ letter, facts }: Context): Generator<Report<Message>> {
  const recorded = facts.addressee?.sure ? facts.addressee.value : []
  if (recorded.length === 0) return
  const email = recorded.find((line) => line.includes('@'))?.trim().toLowerCase()
  if (email) {
    for (const paragraph of letter.paragraphs) {
      if (paragraph.part !== 'email-header' || !/^to\s*:/.test(paragraph.lower)) continue
      const written = /[\w.+'-]{1,64}@[\w.-]{1,100}\w/.exec(paragraph.lower)
      if (written && written[0] !== email && !paragraph.lower.includes(email)) {
        yield { message: 'e-mail', at: { block: paragraph.block, from: paragraph.from + written.index, to: paragraph.from + written.index + written[0].length }, values: { known: email }, suggestions: [email] }
      }
    }
  }
  const lines = letter.paragraphs.filter((paragraph) => paragraph.part === 'addressee' && !looksLikeName(paragraph.text))
  const pieces = recorded.flatMap((one) => [one, ...one.split(/,\s*/)])
  const recordedWords = new Set(recorded.flatMap((one) => one.split(/[\s,]+/).map(squash)))
  const postcode = POSTCODE.exec(recorded.join(' ').toUpperCase())
  for (const line of lines) {
    const code = POSTCODE.exec(line.text.toUpperCase())
    if (code && postcode && squash(code[0]) !== squash(postcode[0])) {
      yield { message: 'postcode', at: { block: line.block, from: line.from + code.index, to: line.from + code.index + code[0].length }, values: { known: postcode[0] }, suggestions: [postcode[0]] }
      continue
    }
    const written = squash(line.text)
    if (written.length < 3 || pieces.some((one) => squash(one) === written) || line.text.split(/[\s,]+/).every((word) => recordedWords.has(squash(word)))) continue
    const nearest = pieces.map((one) => ({ one, distance: editDistance(written, squash(one)) })).sort((a, b) => a.distance - b.distance)[0]
    if (!nearest) continue
    const long = Math.max(written.length, squash(nearest.one).length)
    const numbers = (text: string): string => (text.match(/\d+/g) ?? []).join(' ')
    const sameWords = squash(nearest.one.replace(/\d+[a-z]?/gi, '')) === squash(line.text.replace(/\d+[a-z]?/gi, ''))
    const otherNumber = sameWords && numbers(nearest.one) !== numbers(line.text) && /\d/.test(nearest.one) && /\d/.test(line.text)
    if (nearest.distance > 0 && (otherNumber || nearest.distance <= Math.max(1, Math.floor(long / 6)))) {
      if (isShortForm(line.text, nearest.one)) continue
      yield { message: 'address', at: spanOf(line), values: { known: nearest.one }, suggestions: [nearest.one] }
    }
  }
}

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/

function squash(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** "14 Larch Rd" for "14 Larch Road". */
function isShortForm(one: string, other: string): boolean {
  const long = (text: string): string =>
    squash(text.toLowerCase().replace(/\brd\b/, 'road').replace(/\bst\b/, 'street').replace(/\bave?\b/, 'avenue').replace(/\bcl\b/, 'close').replace(/\bln\b/, 'lane').replace(/\bapt\b/, 'apartment'))
  return long(one) === long(other)
}

/** Our reference in the head, the subject line and the text, against the case or against one another. */
function* referenceFindings(context: Context): Generator<Report<Message>> {
  const { letter, facts, complaint } = context
  const ours = letter.references.filter(({ paragraph, from }) => paragraph.part !== 'body' && isOurs(paragraph.lower.slice(0, from - paragraph.from)))
  const known = facts.reference?.sure ? facts.reference.value : ours[0]?.text
  if (!known) return
  const recorded = squash(known)
  const message: Message = facts.reference?.sure ? 'reference' : 'two-references'
  const right = ours.some(({ text }) => squash(text) === recorded)
  const inComplaint = (text: string): boolean => complaint?.letter.paragraphs.some((paragraph) => squash(paragraph.text).includes(squash(text))) ?? false
  for (const [i, reference] of ours.entries()) {
    const written = squash(reference.text)
    if (written === recorded || written.includes(recorded) || recorded.includes(written) || inComplaint(reference.text)) continue
    if ((!right && i === 0) || sameShape(reference.text, known)) yield { message, at: spanOf(reference), values: { known }, suggestions: [known] }
  }
  for (const paragraph of letter.body.paragraphs) {
    for (const match of paragraph.text.matchAll(/(?<![\w/.-])[A-Z][A-Z\d]{0,7}(?:[/-][A-Z\d]{1,8}){1,5}(?![\w/-])/g)) {
      const text = match[0]
      if (squash(text) === recorded || !sameShape(text, known) || inComplaint(text)) continue
      const near = paragraph.lower.slice(Math.max(0, match.index - 80), match.index + text.length + 40)
      if (/\b(?:stage one|first|earlier|previous|other|linked|separate|another|related|former|old|second|later)\b/.test(near)) continue
      const at = { block: paragraph.block, from: paragraph.from + match.index, to: paragraph.from + match.index + text.length }
      if (letter.paragraphs.some((one) => one.words.some((word) => word.quoted && word.block === at.block && word.from >= at.from && word.to <= at.to))) continue
      yield { message, at, values: { known }, suggestions: [known] }
    }
  }
}

/** Whether a label before a reference makes it the office's own, and not the reader's, the police's or the court's. */
function isOurs(before: string): boolean {
  return !/\b(?:your|crime|urn|case|court|incident|police|custody|cad|charge|claim)\b[^:]{0,20}:?\s*$/.test(before) && !/\byour\b/.test(before)
}

/** Whether two references are of one series: the same letters and as many figures in each part. */
function sameShape(one: string, other: string): boolean {
  const shape = (text: string): string => text.toUpperCase().replace(/\d/g, '9')
  return shape(one) === shape(other)
}

/** The close against the salutation, and what is only to be considered. */
function* conventions({ letter }: Context, known: PersonName[], faults: ReadonlyArray<Report<Message>>): Generator<Report<Message>> {
  const { salutation } = letter
  // A salutation that is itself to be mended will take the close that stands there.
  const mended = faults.some(({ at }) => at && at.block === salutation?.block && at.from === salutation.from && at.to === salutation.to)
  const close = letter.paragraphs.filter((paragraph) => paragraph.part === 'sign-off').find((paragraph) => /\b(?:faithfully|sincerely)\b/.test(paragraph.lower))
  if (salutation && close) {
    const faithfully = /\bfaithfully\b/.test(close.lower)
    const bySir = salutation.impersonal && /\b(?:sirs?|madam|whom|mesdames)\b/.test(salutation.paragraph.lower)
    if (salutation.name && faithfully) yield { message: 'sincerely', at: spanOf(close), suggestions: [matched(close, 'sincerely')], severity: 'warning' }
    else if (bySir && !faithfully && !mended) yield { message: 'faithfully', at: spanOf(close), suggestions: [matched(close, 'faithfully')], severity: 'warning' }
  }
  if (salutation?.impersonal && !mended && known[0] && salutation.paragraph.words.length > 1) {
    yield { message: 'impersonal', at: spanOf(salutation.paragraph), values: { known: called(known[0]) }, suggestions: [`Dear ${called(known[0])}`], severity: 'info' }
  }
  if (!letter.date && letter.body.words.length > 30) yield { message: 'no-date', severity: 'info' }
}

function matched(close: Paragraph, word: string): string {
  return textOf(close).replace(/faithfully|sincerely/i, (old) => (old.charAt(0) === old.charAt(0).toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word))
}
