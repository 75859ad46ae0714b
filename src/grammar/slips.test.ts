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
    ['a plain form after "was"', 'I know that the charge was change to a lesser one.'],
    ['"please" for "pleased"', 'My colleague is please to confirm the sum.'],
    ['a past tense after "to" and an adjective', 'The footage was insufficient to provided a clear view.'],
    ['"to" lost after "unable"', 'We were unable trace a note of it.'],
    ['"to" lost after "agreed"', 'My manager agreed look into the booking.'],
    ['"to" lost before a person', 'The ruling was explained you in the corridor.'],
    ['"to" lost before a body', 'Your report was referred the council.'],
    ['"you" for "your" at the head', 'You letter makes three points.'],
    ['"you" for "your" after "to"', 'I have listened to you account of the evening.'],
    ['"who’s" for "whose"', 'The clerk who’s workload had doubled has since had help.'],
    ['an owner with its "s" twice', 'The officers’s diaries do not help.'],
    ['several owners', 'Both barristers statements were read.'],
    ['an object as the subject', 'Him and the usher spoke in May.'],
    ['a subject after "between"', 'It was settled between he and the clerk.'],
    ['none of this', 'None of this were put to you.'],
    ['neither, with a clause', 'Neither of the ushers who came were told.'],
    ['a preposition and its clause', 'The way the list is kept and the speed with which it is read is no help, and the manner in which the calls were logged were poor.'],
    ['a clause within commas', 'The sum of the claims, taken together with the days on which you were here, were paid.'],
    ['twice compared', 'The most fullest note is in the log.'],
    ['an amount of what can be counted', 'The amount of times you rang is shown in the log.'],
    ['"been" alone', 'I see that your calls not been returned.'],
    ['a date without "on"', 'We wrote to you 4 June about it.'],
    ['a thing of the office with no article', 'E-mail was sent to the usher that day.'],
    ['"use to" for what is past', 'We use to post these each Friday.'],
    ['two words twice', 'I will I will write to you by Friday.'],
    ['"a" before "unusual"', 'It was a unusual step to take.'],
    ['a comma before "this was"', 'The plea was taken, this was because the knife was never found.'],
    ['"however" with no mark', 'The hearing was on 4 May however you were not told of it.'],
    ['three sentences in one', 'The usher came on the Monday, you were told that he would not, his leave had been moved that day.'],
    ['no verb at all', 'Due to the clerk being on leave and the file being with another team.'],
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
    ['a bare noun that names the reason', 'The reason given was delay at court.'],
    ['able to answer', 'Once he is able, answer him in full.'],
    ['what is explained', 'He read the rules and explained them.'],
    ['a clause after "explained"', 'It was explained you would be called later.'],
    ['"you" before a verb', 'If you question the bill, tell us.'],
    ['"who’s" as it is', 'The man who’s waiting is my colleague.'],
    ['time and again', 'It went from time to time to and fro.'],
    ['said again after a comma', 'You have one month from today, that is until 4 May.'],
    ['a description between commas', 'The officers involved in the case, this court and the police were told.'],
    ['"however" as a manner', 'I will answer however you prefer.'],
    ['an opening with its main clause', 'Due to the snow the trial was moved.'],
    ['one thing and a number', 'Less than a week later you were told.'],
    ['"most" before what is no comparison', 'It is most honest of you.'],
    ['"have" before the subject', 'Had the case been put off, you would have been told.'],
  ] as const)('%s', ([, sentence]) => {
    expect(found(sentence)).toEqual([])
  })
})
