/**
 * What belongs to another body is signposted: the body is named, with a way to reach it.
 *
 * Needs come from src/evidence/bodies.ts. Let pass: a body that is only named in the story, a stock account of who
 * does what, support for victims (good practice, and no part of the question), and any contact details, since local
 * ones are better than the national ones held in the dictionary.
 */
import type { Body } from '../src/dictionary/bodies.ts'
import { type Need, needs } from '../src/evidence/bodies.ts'
import { outcomes } from '../src/evidence/outcomes.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Context } from '../src/rule/types.ts'

export default defineRule(
  {
    id: 'signposting',
    question: 'Q31',
    answers: ['Q31'],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI, CPS handling of complaints (2023), paragraphs 7.23 to 7.27',
    summary: 'What belongs to another body is signposted, with contact details',
    inTemplates: false,
    messages: {
      'no-contact': 'The letter sends the reader to {body} and gives no way to reach it. Add a telephone number, an e-mail or postal address, or a web page.',
      'no-body': 'This is not yours to answer, but the letter does not say whose it is. Name the body that deals with it and how to reach it.',
      'not-mentioned': 'The complaint raises {says}, which belongs to {body}. Say so, and how to reach it.',
      outdated: 'This body is now called {write}.',
    },
  },
  function* (context) {
    const { letter, facts, dictionaries } = context
    const kind = facts.letter
    if (kind?.sure && (kind.value === 'holding' || kind.value === 'acknowledgement')) {
      yield { answer: 'Q31', value: 'na', reason: 'A letter of this kind does not have to name other bodies.' }
      return
    }
    const found = context.evidence(needs)
    const unmet = found.filter((need) => !need.reachable)
    for (const need of unmet) {
      const suggestions = contactsOf(need.body, context.today)
      if (!need.span) {
        const last = letter.body.paragraphs.at(-1)
        yield { message: 'not-mentioned', ...(last ? { after: last } : {}), values: { says: need.says ?? 'something', body: nameOf(need, context) }, sample: sampleOf(need, context) }
      } else if (need.body) yield { message: 'no-contact', at: need.span, values: { body: nameOf(need, context) }, suggestions, sample: sampleOf(need, context) }
      else yield { message: 'no-body', at: need.span, sample: sampleOf(need, context) }
    }
    for (const body of dictionaries.bodies.bodies) {
      for (const { name, write } of body.outdated) {
        for (const paragraph of letter.body.paragraphs) {
          const at = new RegExp(`(?<![a-z])${name.toLowerCase()}(?![a-z])`).exec(paragraph.lower)
          if (at) yield { message: 'outdated', severity: 'info', at: { block: paragraph.block, from: paragraph.from + at.index, to: paragraph.from + at.index + name.length }, values: { write }, suggestions: [write] }
        }
      }
    }
    const final = kind?.sure || context.evidence(outcomes).decisions.length > 0
    if (!final) yield { answer: 'Q31', value: 'unknown', reason: 'Say what kind of letter this is, so that the question can be answered.' }
    else if (unmet[0]) yield { answer: 'Q31', value: 'no', reason: reasonFor(unmet[0], context), evidence: unmet.flatMap((need) => need.span ?? []) }
    else if (found.length > 0) yield { answer: 'Q31', value: 'yes', reason: 'Each body that something belongs to is named with a way to reach it.', evidence: found.flatMap((need) => need.span ?? []) }
    else if (!context.complaint) yield { answer: 'Q31', value: 'unknown', reason: 'The letter sends the reader nowhere. Without the complaint it cannot be told whether something in it belongs to another body.' }
    else yield { answer: 'Q31', value: 'na', reason: 'Nothing in the complaint or the letter belongs to another body.' }
  },
)

/** The body's name as the letter gives it would be better, but it may have said only "them". */
function nameOf({ body }: Need, { profile }: Context): string {
  if (!body) return 'another body'
  return body.id === 'police' && profile?.nation === 'scotland' ? 'Police Scotland' : body.name
}

function reasonFor(need: Need, context: Context): string {
  if (!need.span) return `The complaint raises ${need.says}, and the letter does not say who deals with it.`
  return need.body ? `The letter names ${nameOf(need, context)} without a way to reach it.` : 'Something is said not to be for this office, and no other body is named.'
}

/** Contact details from the dictionary that were seen on the body's own page. */
function contactsOf(body: Body | undefined, today: string | undefined): string[] {
  return (body?.contact ?? []).filter((contact) => contact.mark === 'V').map((contact) => `${contact.value}${ageOf(contact.checked, today)}`)
}

/** A warning beside contact details that nobody has checked, or nobody for a year. */
function ageOf(checked: string, today: string | undefined): string {
  if (checked === '') return ' (check before use)'
  const year = `${Number(checked.slice(0, 4)) + 1}${checked.slice(4)}`
  return today !== undefined && today > year ? ` (last checked ${checked}: check before use)` : ''
}

function sampleOf(need: Need, context: Context): string {
  const body = nameOf(need, context)
  return `This is dealt with by ${need.body ? body : '[name of the body]'} and not by us. If you would like it looked into, you can reach ${need.body ? 'them' : 'it'} at [telephone, e-mail, address or web page].`
}
