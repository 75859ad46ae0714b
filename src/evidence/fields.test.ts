import { describe, expect, test } from 'vitest'
import { loadResources } from '../cli/resources.ts'
import { checkLetter } from '../check.ts'
import { docxOf } from '../docx.testing.ts'
import { read, readSource } from '../read/index.ts'
import { checkText } from '../testing.ts'
import { rules } from '../../rules/index.ts'
import { fieldKey } from './fields.ts'

const template = rules.filter((rule) => rule.meta.id === 'template')
const { dictionaries, lexicon } = loadResources()
const declaring = (...names: string[]) => ({
  rules: template,
  lexicon,
  dictionaries: { ...dictionaries, template: { ...dictionaries.template, fields: names.map((name) => ({ name, means: 'something', kind: 'text' as const, required: false })) } },
})

function undeclared(text: string, ...names: string[]): string[] {
  return checkLetter({ document: readSource(text, 'text'), template: true }, declaring(...names))
    .findings.filter((finding) => finding.messageId === 'undeclared')
    .map((finding) => `${finding.message.split('"')[1]} -> ${finding.suggestions.join()}`)
}

describe('names of placeholders', () => {
  test.for([
    ['LastDate', 'last date'], ['last_date', 'last date'], ['INSERT THE LAST DATE', 'last date'], ['click or tap here to enter last date', 'last date'], ['complainant.name', 'complainant name'],
  ] as const)('%s', ([name, key]) => expect(fieldKey(name, dictionaries.template)).toBe(key))

  test('every notation is held against the list, and the nearest name is offered in the same notation', () => {
    const text = 'We met on {{last_dat}}, [INSERT LAST DATE], <<lastdate>>, \u00ABLastDate\u00BB, ${last_date}, {% last_date %} and [COURT].'
    expect(undeclared(text, 'last_date')).toEqual(['last_dat -> {{last_date}}', 'lastdate -> <<last_date>>', 'COURT -> '])
  })

  test('conditions of blocks are names, choices and blanks are not', () => {
    expect(undeclared('{{#if lat}}Sorry.{{/if}} It is [upheld/not upheld] from ____ on {% if late %}a{% else %}b{% endif %} <<IF late>>c<<ENDIF>>.', 'late')).toEqual(['lat -> {{#if late}}'])
  })

  test('a required placeholder must be there', () => {
    const resources = declaring('name')
    Object.assign(resources.dictionaries.template.fields[0] as object, { required: true })
    const of = (text: string): string[] => checkLetter({ document: readSource(text, 'text'), template: true }, resources).findings.map((finding) => finding.messageId)
    expect(of('I met {{name}}.')).toEqual([])
    expect(of('I met him.')).toEqual(['lacks-field'])
  })
})

test('Word fields and content controls are placeholders by their names', async () => {
  const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
  const body =
    `<w:p>${run('You wrote on ')}<w:fldSimple w:instr=" MERGEFIELD ComplaintDate \\* MERGEFORMAT ">${run('\u00ABComplaintDate\u00BB')}</w:fldSimple>${run('.')}</w:p>` +
    `<w:p>${run('Reply by ')}<w:sdt><w:sdtPr><w:alias w:val="Last dat"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Pick a day')}</w:sdtContent></w:sdt>${run('.')}</w:p>`
  const document = await read(docxOf(body), 'docx')
  const found = checkLetter({ document, template: true }, declaring('complaint_date', 'last_date')).findings
  expect(found.map((finding) => [finding.messageId, finding.suggestions])).toEqual([['undeclared', ['last_date']]])
})

test('other rules accuse no placeholder, and still mark the words around it', () => {
  const text = 'Dear {{nmae_of_reader}}\n\nI recieved your [adjective] letter on ____. It is a [intresting] matter.\n\n{{#if upheld}}I uphold your complaint.{{else}}I do not uphold your complaint.{{/if}}\n'
  expect(checkText(text, { template: true, rules: rules.filter((rule) => rule.meta.id !== 'template') }).oneLine).toEqual([
    'error misspelt: "recieved" -> received | relieved',
  ])
})
