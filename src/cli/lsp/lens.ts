import type { CodeLens } from 'vscode-languageserver/node'
import type { CheckResult } from '../../check.ts'
import { answerWords, ratingWords, type Standing, standingOf } from '../../report/words.ts'
import { ANSWER_KEYS, type AnswerKey, type Question, QUESTIONS } from '../../scorecard/questions.ts'

/** The command behind the lenses: shows the whole scorecard. */
export const SCORECARD = 'letterlint.scorecard'

/** The scorecard above the letter: its rating, what is to mend, and what a person must look at. */
export function lensesOf(result: CheckResult, uri: string): CodeLens[] {
  const start = { line: 0, character: 0 }
  const lens = (title: string): CodeLens => ({ range: { start, end: start }, command: { title, command: SCORECARD, arguments: [uri] } })
  const keys = (standing: Standing): string => ANSWER_KEYS.filter((key) => standing === standingOfAnswer(result, key)).join(', ')
  const mend = keys('mend')
  const look = keys('look')
  return [
    lens(`letterlint: ${ratingWords(result.rating.answer)}`),
    ...(mend ? [lens(`To mend: ${mend}`)] : []),
    ...(look ? [lens(`For a person to look at: ${look}`)] : []),
  ]
}

/** The scorecard in lines of text. */
export function scorecardText(result: CheckResult): string {
  return [
    `${ratingWords(result.rating.answer)}. ${result.rating.reason}`,
    ...ANSWER_KEYS.map((key) => `${key}: ${QUESTIONS[key].asks} ${answerWords(result.answers[key].answer)}. ${result.answers[key].reason}`),
  ].join('\n')
}

function standingOfAnswer(result: CheckResult, key: AnswerKey): Standing {
  const question: Question = QUESTIONS[key]
  return standingOf(key, result.answers[key].answer, question.good)
}
