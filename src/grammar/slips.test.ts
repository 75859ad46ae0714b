import { describe, expect, test } from 'vitest'
import grammar from '../../rules/grammar.ts'
import spelling from '../../rules/spelling.ts'
import { checkText } from '../testing.ts'

const found = (sentence: string): string[] => checkText(`Dear Ms Ferris\n\n${sentence}\n`, { rules: [grammar, spelling] }).oneLine

describe('marked, wherever in the sentence it stands', () => {
  test.for([
    ['a pronoun after a noun', 'When you rang us on 11 February you was told to wait.'],
    ['after "so"', 'So the lower charge were the right one.'],
    ['after "that"', 'The court says that the charge were dismissed in June.'],
    ['"that" for what was said', 'That do not mean that you were wrong.'],
    ['"there" with one thing', 'There are no trace of the letter.'],
    ['a lost "have"', 'The case been put off twice.'],
    ['a noun for a participle', 'You were call at once, and the note has been record by the clerk.'],
    ['a past tense after "to"', 'There was no way to saved the case.'],
    ['an owner before "own"', 'I have read the fiscals own note of it.'],
    ['an owner before a noun', 'The nurses note of it was read by the lawyer.'],
    ['a plural after a number', 'You may write to us within three month\u2019s of the hearing.'],
    ['"it\u2019s" before a noun and its verb', 'I spoke to the force. It\u2019s Professional Standards Department is at Hull.'],
    ['a small word lost after its verb', 'She listened the message again and then responded your letter.'],
    ['a pronoun after a feeling', 'I am sorry you was messed about.'],
    ['two as one', 'I accept that he and the officer was too close.'],
    ['several of which', 'We hold nine letters, three of which was returned.'],
    ['what and a plural', 'I cannot say what words was used.'],
    ['"been" after a modal', 'Without that he would not been restrained.'],
    ['"it’s" before its owner', 'A phone is kept unless it’s owner agrees.'],
    ['an article left out after "asked"', 'No one asked prosecutor to apply.'],
  ] as const)('%s', ([, sentence]) => {
    expect(found(sentence)).not.toEqual([])
  })
})

describe('left alone', () => {
  test.for([
    ['a wish', 'I wish that the charge were lighter.'],
    ['a supposition', 'As if the case were mine, I read it twice.'],
    ['an object before its verb', 'The man who hurt you was charged.'],
    ['a state', 'You were part of it and they were witness to it.'],
    ['a participle after a preposition', 'That led to increased costs and to agreed dates.'],
    ['"own" as a verb', 'The owners own the building.'],
    ['a body in the plural', 'The officers association wrote to us.'],
    ['a plural that owns', 'It cost you three days\u2019 pay.'],
    ['"it\u2019s" as it is', 'It\u2019s likely that he will be charged.'],
    ['time after a verb', 'You waited the whole day, and they listened the same afternoon.'],
    ['an owner after "an"', 'It is an officer\u2019s duty and an hour\u2019s work.'],
    ['a modal after an owner', 'No sister of his should ever have waited.'],
    ['words in inverted commas', 'We keep a set of \u2018rules\u2019 for that.'],
    ['a verb in -ing', 'The paint was peeling off the walls.'],
    ['a clause after a verb', 'Just as I arrived the door was opened.'],
    ['an answer after "where"', 'I told you where to write.'],
    ['a turn to the next matter', 'Which brings me to the meeting.'],
    ['"have" before the subject', 'Had the case been put off, you would have been told.'],
  ] as const)('%s', ([, sentence]) => {
    expect(found(sentence)).toEqual([])
  })
})
