import { expect, test } from 'vitest'
import { readSource } from '../read/index.ts'
import { letterOf } from '../letter/index.ts'
import { isExplained } from './explained.ts'

/** Whether the first `term` in a paragraph is explained there. */
function explained(paragraph: string, term: string): boolean {
  const letter = letterOf(readSource(`Dear Ms Vane\n\nI have read the file.\n\n${paragraph}\n\nYours sincerely\n\nAmos Field\n`, 'text'))
  const { sentences } = letter.body
  const at = sentences.findIndex((sentence) => sentence.plain.includes(term))
  const sentence = sentences[at]
  if (!sentence) throw new Error(`"${term}" is not in "${paragraph}"`)
  const from = sentence.plain.indexOf(term)
  return isExplained(sentence, from, from + term.length, sentences[at + 1], sentences[at - 1])
}

test.for([
  ['He put in a basis of plea (a written statement of what he admits).', 'basis of plea'],
  ['The trial diet (the day fixed for the trial) was in May.', 'trial diet'],
  ['We rang the depute (the prosecutor) on Friday.', 'depute'],
  ['The restraint order, which is a court order that stops someone selling what they own, is still in force.', 'restraint order'],
  ['The indictment, which lists the charges, was changed.', 'indictment'],
  ['There was an indictment, that is to say a list of charges.', 'indictment'],
  ['There was an indictment – that is, a list of the charges.', 'indictment'],
  ['The judge held a Newton hearing: a hearing to decide what really happened.', 'Newton hearing'],
  ['The judge held a Newton hearing – a hearing at which she decides what happened.', 'Newton hearing'],
  ['You were to have special measures, meaning a screen or a television link.', 'special measures'],
  ['He asked for a voir dire, or a hearing without the jury.', 'voir dire'],
  ['The list of charges, or indictment, was changed.', 'indictment'],
  ['What he said outside is known as hearsay, and the judge would not hear it.', 'hearsay'],
  ['This is what lawyers call hearsay.', 'hearsay'],
  ['The magistrates raised the fine because of it. That is often called an uplift.', 'uplift'],
  ['The evidence must come from two sources. This is the rule of corroboration.', 'corroboration'],
  ['We call this step a severity assessment.', 'severity assessment'],
  ['The legal term for this is autrefois acquit.', 'autrefois acquit'],
  ['He pleaded autrefois acquit. That means that he had been tried for it before.', 'autrefois acquit'],
  ['The charge was left to lie on the file. In other words, it will not be tried.', 'lie on the file'],
  ['It was left to lie on the file. This is a way of keeping a charge without trying it.', 'lie on the file'],
  ['To offer no evidence means that we tell the court that we will call nobody.', 'offer no evidence'],
  ['To offer no evidence is to tell the court that the case will stop.', 'offer no evidence'],
  ['A summary offence is one that only magistrates try.', 'summary offence'],
  ['An undertaking was signed. An undertaking is a promise to come to court.', 'undertaking'],
  ['I spoke to the advocate depute, the prosecutor who conducts cases in the High Court.', 'advocate depute'],
  ['I spoke to the advocate depute, one of our most senior lawyers.', 'advocate depute'],
  ['It went to the digital forensic unit, the team that recovers material from telephones.', 'digital forensic unit'],
  ['The citation, by which a witness is called to court, went to the old address.', 'citation'],
  ['There will be a confiscation hearing, at which a judge works out what a person must repay.', 'confiscation hearing'],
  ['He asked the two questions that we must ask (the Full Code test).', 'Full Code test'],
  ['The officer in charge of your case (the OIC) rang you.', 'OIC'],
  ['The OIC, in other words the officer in charge, rang you.', 'OIC'],
  ['We held a review, in plain terms a second look, of the file.', 'review'],
  ['The mens rea, as lawyers call it, could not be shown.', 'mens rea'],
  ['It was a floating trial, i.e. one with no courtroom of its own.', 'floating trial'],
  ['The case was in the warned list, where trials wait for a free courtroom.', 'warned list'],
  ['He had been released under investigation, that is sent home while enquiries went on.', 'released under investigation'],
  ['A document that lists the charges, called the indictment, was sent.', 'indictment'],
  ['The course of conduct (by which is meant at least two incidents) was not proved.', 'course of conduct'],
  ['We asked for a "stay", which simply means that the case is stopped.', 'stay'],
  ['The term "nominal" just means a person in our records.', 'nominal'],
  ['PSR stands for pre-sentence report.', 'PSR'],
] as const)('explained: %s', ([paragraph, term]) => {
  expect(explained(paragraph, term)).toBe(true)
})

test.for([
  ['At the PTPH, which took place on 8 June, the judge fixed a date.', 'PTPH'],
  ['The PTPH, which was held on 8 June, was short.', 'PTPH'],
  ['The PTPH is on 4 May.', 'PTPH'],
  ['At the PTPH the judge ordered that the film be sent.', 'PTPH'],
  ['As regards the indictment at the PTPH, the reviewing lawyer, having read the file, changed it.', 'PTPH'],
  ['The SPR gives Flat 2 as well.', 'SPR'],
  ['The MG3 records that she thought hard about it.', 'MG3'],
  ['The MG11 that is on the file was signed in May.', 'MG11'],
  ['I called the OIC on 3 May.', 'OIC'],
  ['You were called to the PTPH by mistake.', 'PTPH'],
  ['We asked the OIC to check the figures, and they were wrong.', 'OIC'],
  ['A Newton hearing was not warranted. It was a matter for the judge.', 'Newton hearing'],
  ['The mens rea could not be established. I do not uphold this point.', 'mens rea'],
  ['The order was made ex parte (see paragraph 4).', 'ex parte'],
  ['It was read under section 9, no objection being taken.', 'section 9'],
  ['Both the VLU and the barrister were told.', 'VLU'],
  ['The case was deserted simpliciter on 26 November (Kirkcaldy).', 'deserted simpliciter'],
  ['Under the heading of ancillary orders, he asked for costs.', 'ancillary orders'],
  ['The judge refused the abuse of process argument, and the trial went on.', 'abuse of process'],
  ['We sent the LWAC to the unit, the barrister and the court.', 'LWAC'],
  ['The indictment was changed. This was done on 4 May.', 'indictment'],
] as const)('not explained: %s', ([paragraph, term]) => {
  expect(explained(paragraph, term)).toBe(false)
})

test('a long sentence takes no longer than its length', () => {
  const words = 'the order which the court, the judge or the list (a '.repeat(20_000)
  const started = performance.now()
  explained(`The indictment ${words} was sent.`, 'indictment')
  expect(performance.now() - started).toBeLessThan(60_000)
})
