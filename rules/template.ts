/**
 * A template has placeholders that are declared, blocks that are closed, and what every reply must have.
 *
 * Silent unless the letter is checked as a template. Placeholders are held against the office's list
 * (`letterlint.placeholders.yaml`); without a list every name is right. What a reply must say is asked of whole
 * replies alone, not of a paragraph kept for insertion, a holding letter or an acknowledgement. Let pass: choices and
 * blanks without a name, and a result, apology or next stage that stands in the template as a placeholder of its own.
 */
import { nearest } from '../src/dictionary/nearest.ts'
import { ADDRESS, TELEPHONE } from '../src/evidence/bodies.ts'
import { fieldKey, isDateField, speaksOf, type TemplateField, templateFields } from '../src/evidence/fields.ts'
import { nextStage } from '../src/evidence/next-stage.ts'
import { outcomes } from '../src/evidence/outcomes.ts'
import { regrets } from '../src/evidence/regret.ts'
import { defineRule } from '../src/rule/define-rule.ts'
import type { Context, Report } from '../src/rule/types.ts'

type Message = 'undeclared' | 'lacks-field' | 'no-end' | 'no-beginning' | 'no-outcome' | 'no-apology' | 'no-contact' | 'no-next-stage' | 'no-date-field'

export default defineRule<Message>(
  {
    id: 'template',
    question: 'Q26',
    answers: [],
    severity: 'error',
    since: '0.1.0',
    source: 'HMCPSI 2023, paragraphs 7.11, 7.12, 7.28 to 7.31 and 8.13',
    summary: 'A template has only declared placeholders, and everything that a reply must have',
    inTemplates: true,
    messages: {
      undeclared: 'The placeholder "{name}" is not declared.{hint}',
      'lacks-field': 'The template lacks the placeholder "{name}", which every template must hold: {means}.',
      'no-end': 'A part that is kept or taken out begins here and does not end. Close it.',
      'no-beginning': 'This ends a part that nowhere begins.',
      'no-outcome': 'The template gives the writer no place to say whether the complaint is upheld. Add the choice, such as [upheld/partly upheld/not upheld].',
      'no-apology': 'The template gives the writer no place to apologise for a mistake. Add an optional apology.',
      'no-contact': 'The template gives the reader no way to reach the office. Add a telephone number, an e-mail or postal address, or a placeholder for it.',
      'no-next-stage': 'The template does not tell the reader what to do if they are not satisfied. Add the next stage, with a placeholder for the last date.',
      'no-date-field': 'The next stage is offered without a placeholder for the last date. Add one, such as "by {{last_date}}".',
    },
  },
  function* (context) {
    if (!context.template) return
    const { fields, unpaired } = context.evidence(templateFields)
    yield* names(fields, context)
    for (const { span, missing } of unpaired) yield { message: missing === 'end' ? 'no-end' : 'no-beginning', at: span }
    const kind = context.facts.letter?.value
    if (kind !== 'holding' && kind !== 'acknowledgement' && context.letter.salutation) yield* statements(fields, context)
  },
)

/** Holds the placeholders against those that the office declares. */
function* names(fields: readonly TemplateField[], { dictionaries: { template } }: Context): Generator<Report<Message>> {
  if (template.fields.length === 0) return
  const known = new Map(template.fields.map((field) => [fieldKey(field.name, template), field]))
  for (const { name, key, at, kind, paragraph } of fields) {
    if (kind === 'choice' || name === undefined || key === undefined || known.has(key)) continue
    const near = known.get(nearest(key, [...known.keys()]) ?? '')
    const written = at?.block.text.slice(at.from, at.to)
    yield {
      message: 'undeclared',
      ...(at ? { at } : paragraph ? { after: paragraph } : {}),
      values: { name, hint: near ? ` Did you mean "${near.name}"?` : ' Add it to the list of placeholders, or take it out.' },
      ...(near ? { suggestions: [written?.includes(name) ? written.replace(name, near.name) : near.name] } : {}),
    }
  }
  for (const [key, field] of known) {
    if (field.required && !fields.some((one) => one.key === key)) yield { message: 'lacks-field', values: { name: field.name, means: field.means } }
  }
}

/** What a reply must say, or leave a place for. */
function* statements(fields: readonly TemplateField[], context: Context): Generator<Report<Message>> {
  const { letter, dictionaries: { template }, profile } = context
  const has = (words: readonly string[]): boolean => fields.some((field) => speaksOf(field, words))
  const last = letter.body.paragraphs.at(-1)
  const absent = last ? { after: last } : {}
  const { statements: said } = context.evidence(outcomes)
  if (!has(template.outcomes) && !said.some(({ standing }) => standing === 'decision' || standing === 'conditional')) {
    yield { message: 'no-outcome', ...absent, sample: 'Your complaint about [subject] is [upheld/partly upheld/not upheld].' }
  }
  if (!has(template.apologies) && !context.evidence(regrets).some(({ speaker, word }) => speaker === 'writer' && word !== 'regret')) {
    yield { message: 'no-apology', ...absent, sample: '[OPTIONAL, where we made a mistake: I am sorry that we [what went wrong].]' }
  }
  const reachable = letter.paragraphs.some(({ part, lower }) => part !== 'addressee' && (TELEPHONE.test(lower) || ADDRESS.test(lower)))
  if (!reachable && !fields.some((field) => field.paragraph?.part !== 'addressee' && speaksOf(field, template.contacts))) yield { message: 'no-contact', ...absent }
  const { offers, limits, ends } = context.evidence(nextStage)
  const [offer] = offers
  if (!offer) {
    if (ends.length === 0 && !has(template['next-stage'])) yield { message: 'no-next-stage', ...absent }
    return
  }
  const timeless = profile !== undefined && profile.routes.every((route) => !route.limit)
  if (!timeless && !limits.some((limit) => limit.field) && !fields.some((field) => field.paragraph === offer.sentence.paragraph && isDateField(field, template))) {
    yield { message: 'no-date-field', at: offer.span }
  }
}
