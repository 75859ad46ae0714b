import type { TemplateDictionary } from '../dictionary/template.ts'
import type { Paragraph, Span } from '../letter/types.ts'
import { defineEvidence } from '../rule/define-rule.ts'
import { OPTIONAL, placeholdersEvidence } from './placeholders.ts'

/** A placeholder of a template. */
export interface TemplateField {
  /**
   * - `field` something to fill in
   * - `choice` alternatives of which one is kept
   * - `block` the beginning or end of a part that is kept or taken out
   */
  kind: 'field' | 'choice' | 'block'
  /** Its name as the template writes it; absent for a mere blank such as `____`. */
  name?: string
  /** The name in plain small words, for comparing. */
  key?: string
  /** Where it stands; a Word field or content control may be known by its name alone. */
  at?: Span
  paragraph?: Paragraph
}

/** What a template leaves to be filled in. */
export interface TemplateFields {
  fields: TemplateField[]
  /** Beginnings of blocks without an end, and ends without a beginning. */
  unpaired: Array<{ span: Span; missing: 'end' | 'beginning' }>
}

const BLOCK = /^(?:#|\^|%-?\s?|\/|end|else|if|for|unless)/i
/** What stands before the name within the marks of a block: `#if late`, `% for item in`, `IF late`. */
const BLOCK_WORDS = /^(?:[#^/%-]|\s|\b(?:if|unless|each|with|for|not|elif|else if|else|end ?if|end ?for|end ?each|end ?unless|end)\b){1,8}/i
const DATE_MASK = /^[dmy]{1,4}(?:[/ .-][dmy]{1,4}){1,2}$/i

/**
 * The name of a placeholder in plain small words: `LastDate`, `last_date` and `[INSERT last date]` are one.
 *
 * @param name without brackets
 */
export function fieldKey(name: string, { verbs }: Pick<TemplateDictionary, 'verbs'>): string {
  const plain = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
  const verb = verbs.filter((one) => plain.startsWith(`${one} `)).sort((a, b) => b.length - a.length)[0]
  return (verb === undefined ? plain : plain.slice(verb.length + 1)).replace(/^(?:the|a|an|your) /, '')
}

/** Every placeholder, choice and block of a template, in any common notation, Word's fields and controls among them. */
export const templateFields = defineEvidence<TemplateFields>('template fields', (context) => {
  const { letter, dictionaries } = context
  const fields: TemplateField[] = []
  const unpaired: TemplateFields['unpaired'] = []
  const open: Span[] = []
  const controls = letter.document.notices.filter((notice) => notice.kind === 'blank')
  for (const { block, from, to, paragraph, kind } of context.evidence(placeholdersEvidence)) {
    const at = { block, from, to }
    const inner = block.text.slice(from, to).replace(/^(?:\[|<<|\u00AB|\$?\{+|<|%)\s*|(?<!\s)\s*(?:\]|>>|\u00BB|%?\}{1,3}|>|%)$/g, '')
    const control = controls.find((notice) => notice.block === block && notice.from === from)
    if (control || kind === 'instruction' || kind === 'no-name') fields.push({ kind: 'field', at, paragraph, ...named(control?.name, dictionaries.template) })
    else if (/^[{<]/.test(block.text.slice(from, to)) && BLOCK.test(inner) && isBlock(inner)) {
      const ends = /^(?:\/|%-?\s?end|end)/i.test(inner)
      const middle = /^(?:%-?\s?)?(?:else|elif)\b/i.test(inner)
      if (ends && open.pop() === undefined) unpaired.push({ span: at, missing: 'beginning' })
      if (!ends && !middle) open.push(at)
      const name = ends ? '' : inner.replace(BLOCK_WORDS, '').replace(/(?<![\s%-])[\s%-]+$/, '')
      fields.push({ kind: 'block', at, paragraph, ...(/^[\w.]+$/.test(name) ? { name, key: fieldKey(name, dictionaries.template) } : {}) })
    } else if (kind === 'alternatives' || (/[/|]/.test(inner) && !DATE_MASK.test(inner) && !/^\w+\s*\|/.test(block.text.slice(from, to).startsWith('{{') ? inner : ''))) {
      fields.push({ kind: 'choice', at, paragraph, key: fieldKey(inner, dictionaries.template) })
    } else {
      const name = inner.split('|')[0]?.trim() ?? ''
      const isName = /\p{L}/u.test(name) && !/^[xdmy\s/.-]+$/i.test(name)
      const key = fieldKey(name, dictionaries.template)
      fields.push({ kind: 'field', at, paragraph, ...(isName ? { name } : {}), ...(isName || DATE_MASK.test(name) ? { key } : {}) })
    }
  }
  unpaired.push(...open.map((span) => ({ span, missing: 'end' as const })))
  for (const [index, paragraph] of letter.paragraphs.entries()) {
    for (const match of paragraph.text.matchAll(OPTIONAL)) {
      const from = paragraph.from + match.index
      const at = { block: paragraph.block, from, to: from + match[0].length }
      fields.push({ kind: 'block', at, paragraph })
      const end = closingBracket(letter.paragraphs.slice(index), match.index)
      if (end) fields.push({ kind: 'block', at: end })
      else unpaired.push({ span: at, missing: 'end' })
    }
  }
  for (const { kind, name, block } of letter.document.notices) {
    if (kind !== 'field') continue
    const own = named(name, dictionaries.template)
    if (own.key !== undefined && fields.some((field) => field.key === own.key && field.at?.block === block)) continue
    const paragraph = letter.paragraphs.find((one) => one.block === block)
    fields.push({ kind: 'field', ...own, ...(paragraph ? { paragraph } : {}) })
  }
  return { fields, unpaired }
})

function named(name: string | undefined, dictionary: TemplateDictionary): Pick<TemplateField, 'name' | 'key'> {
  return name === undefined ? {} : { name, key: fieldKey(name, dictionary) }
}

/** `{{#x}}`, `{{/x}}` always mark a block; words do when they are those of blocks: `{% if late %}`, `<<ENDIF>>`. */
function isBlock(inner: string): boolean {
  return /^[#^/]/.test(inner) || /^(?:%-?\s*)?(?:(?:if|unless|for)\s|else(?: if .*|\s*%?)$|elif\s|end ?(?:if|for|unless)?\s*%?$)/i.test(inner)
}

/** The bracket that closes a part begun in the first of some paragraphs; brackets within it are stepped over. */
function closingBracket(paragraphs: readonly Paragraph[], start: number): Span | undefined {
  let depth = 0
  for (const [i, { text, block, from }] of paragraphs.entries()) {
    for (let at = i === 0 ? start : 0; at < text.length; at++) {
      if (text[at] === '[') depth++
      else if (text[at] === ']' && --depth === 0) return { block, from: from + at, to: from + at + 1 }
    }
  }
  return undefined
}

/**
 * Whether a placeholder's name speaks of something.
 *
 * @param words single words or short phrases of the name
 */
export function speaksOf({ key }: TemplateField, words: readonly string[]): boolean {
  return key !== undefined && words.some((word) => ` ${key} `.includes(` ${word} `))
}

/** Whether a placeholder stands for a date: by its declaration, else by its name. */
export function isDateField(field: TemplateField, dictionary: TemplateDictionary): boolean {
  const declared = dictionary.fields.find((one) => fieldKey(one.name, dictionary) === field.key)
  return declared?.kind === 'date' || speaksOf(field, dictionary.dates)
}
