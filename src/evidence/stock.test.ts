import { describe, expect, test } from 'vitest'
import { loadResources } from '../cli/resources.ts'
import { defineRule } from '../rule/define-rule.ts'
import { checkText } from '../testing.ts'
import { stock, type Stock } from './stock.ts'

/** What the evidence says of a paragraph that stands between a salutation and a sign-off. */
function stockOf(paragraph: string): Stock & { general: boolean[] } {
  let found: (Stock & { general: boolean[] }) | undefined
  const rule = defineRule({ id: 'probe', question: 'Q26', answers: [], severity: 'info', since: '0.1.0', source: '', summary: '', messages: {} }, function* ({ evidence, letter }) {
    const made = evidence(stock)
    found = { ...made, general: letter.body.sentences.map((sentence) => made.isGeneral(sentence)) }
    yield* []
  })
  checkText(`Dear Mr Vane\n\n${paragraph}\n\nYours sincerely\n\nAmos Field\n`, { rules: [rule] })
  if (!found) throw new Error('the probe did not run')
  return found
}

describe('general sentences', () => {
  test.for([
    'The police investigate crime and the courts decide on guilt.',
    'The service was created by Parliament in 1985, and its prosecutors are independent of the police.',
    'The prosecutor asks whether the accused was responsible and whether a prosecution is in the public interest.',
    'A defendant is entitled to know the evidence before he or she is tried by a jury.',
    'The first part of the Code is called the "evidential stage" and can be read at www.cps.gov.uk.',
    'As you may know, prosecutors do not direct the police.',
  ])('%s', (sentence) => expect(stockOf(sentence).general).toEqual([true]))

  test.for([
    'The police told you on Monday that the court was full.',
    'The prosecutor was satisfied that the jury could not convict.',
    'The magistrates refused the application and the police were told.',
    'Mr Orme is a prosecutor who works with the police.',
    'The hearing at Leeds Crown Court is for a judge to fix.',
    'The prosecutor will ask the court on 3 May.',
    'In this case the police hold the evidence for the court.',
    'The ring is in a box.',
  ])('tied to a case: %s', (sentence) => expect(stockOf(sentence).general).toEqual([false]))
})

describe('blocks', () => {
  test('paragraphs that follow one another are one block', () => {
    const { blocks } = stockOf('The police investigate crime.\n\nThe courts decide on guilt.\n\nYou wrote to us in May.\n\nProsecutors follow the Code for Crown Prosecutors.')
    expect(blocks.map(({ runs }) => runs.length)).toEqual([2, 1])
  })
  test('a lead belongs to what it announces', () => {
    expect(stockOf('It may help if I begin with the bodies concerned. The police investigate crime.').blocks[0]).toMatchObject({ led: true, fills: true })
  })
})

describe('the dictionary of standard paragraphs', () => {
  const { topics } = loadResources().dictionaries['standard-paragraphs']
  test.for(topics.map((topic) => [topic.id, topic.example] as const))('%s: %s', ([id, example]) => {
    expect(stockOf(example).blocks.flatMap((block) => block.topics.map((topic) => topic.id))).toContain(id)
  })
})
