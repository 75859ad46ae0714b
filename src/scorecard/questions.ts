/** A question of the scorecard. */
export interface Question {
  /** What is asked, in the words that the scorecard prints. */
  asks: string
  /** The values that an answer may take, besides `unknown`. */
  values: readonly string[]
  /** The value that a drafter would wish for, where there is one. */
  good?: string
  /** Where the question comes from. */
  source: string
}

const YES_NO = ['yes', 'no'] as const
const YES_NO_NA = ['yes', 'no', 'na'] as const

/** The questions about a letter that letterlint answers, in the order of the scorecard. */
export const QUESTIONS = {
  Q22: { asks: 'Does it contain spelling mistakes?', values: YES_NO, good: 'no', source: 'Annex C, question 22' },
  Q23: { asks: 'Does it contain grammatical errors?', values: YES_NO, good: 'no', source: 'Annex C, question 23' },
  Q24: { asks: 'Does it contain unnecessary legal jargon?', values: YES_NO, good: 'no', source: 'Annex C, question 24' },
  Q25: { asks: 'Does it contain empathy?', values: YES_NO, good: 'yes', source: 'Annex C, question 25' },
  Q26: { asks: 'Is the explanation clear?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 26' },
  Q27: { asks: 'Are mistakes acknowledged, with an apology?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 27' },
  Q28: { asks: 'Are all the issues answered?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 28' },
  Q29: { asks: 'Is a remedy offered where one is due?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 29' },
  Q30: { asks: 'Is a meeting offered where one is due?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 30' },
  Q31: { asks: 'Are other bodies named with contact details?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 31' },
  Q32: { asks: 'Is the next stage correctly explained?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 32' },
  Q33: {
    asks: 'Does it contain anything it should not?',
    values: ['no', 'witness', 'youth-defendant', 'suspect-not-charged', 'rape-victim', 'personal-details', 'other'],
    good: 'no',
    source: 'Annex C, question 33',
  },
  Q34: { asks: 'Is it addressed correctly?', values: YES_NO, good: 'yes', source: 'Annex C, question 34' },
  outcome: {
    asks: 'Does it say whether the complaint is upheld?',
    values: ['explicit', 'partial', 'implicit', 'missing', 'na'],
    good: 'explicit',
    source: 'HMCPSI 2023, paragraph 7.11',
  },
  escalation: {
    asks: 'Is the time limit for the next stage right?',
    values: ['date', 'period', 'wrong-period', 'wrong-date', 'no-time-limit', 'missing', 'na'],
    good: 'date',
    source: 'HMCPSI 2023, paragraphs 7.28 to 7.31',
  },
  'standard-paragraphs': {
    asks: 'Does it contain unneeded standard paragraphs?',
    values: YES_NO,
    good: 'no',
    source: 'HMCPSI 2023, paragraphs 7.5 to 7.8',
  },
  'holding-reason': { asks: 'Does the holding letter say why it is late?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 16' },
  'holding-date': { asks: 'Does the holding letter give the new date?', values: YES_NO_NA, good: 'yes', source: 'Annex C, question 17' },
} as const satisfies Record<string, Question>

export type AnswerKey = keyof typeof QUESTIONS

/** Every answer key in the order of the scorecard. */
export const ANSWER_KEYS = Object.keys(QUESTIONS) as AnswerKey[]

/** The overall ratings of question 35, best first. */
export const RATINGS = ['better', 'adequate', 'not-met'] as const
export type Rating = (typeof RATINGS)[number] | 'unknown'
