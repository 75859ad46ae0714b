import type { Root as NlcstRoot } from 'nlcst'
import type { Document, Span } from '../read/types.ts'
import type { Form } from './form.ts'

export type { Block, Document, Span } from '../read/types.ts'

/** Where in a letter a paragraph or line stands. */
export type Part =
  | 'letterhead'
  | 'email-header'
  | 'reference'
  | 'date'
  | 'addressee'
  | 'salutation'
  | 'subject'
  | 'body'
  | 'sign-off'
  | 'signatory'
  | 'contact'
  | 'enclosure'
  | 'postscript'

/** A word as a person would count it. Offsets are those of the block's text. */
export interface Word extends Span {
  text: string
  /** Lower case, with a straight apostrophe. */
  lower: string
  /** `code` marks parts of e-mail and web addresses, references, postcodes and telephone numbers. */
  kind: 'word' | 'number' | 'code'
  /** How it is written, shared with words written alike. */
  form: Form
  /** True within quotation marks or a quoted block: not the writer's own words. */
  quoted: boolean
  /** Position in its sentence, from 0. */
  index: number
  sentence: Sentence
}

/** A sentence. Offsets are those of the block's text. */
export interface Sentence extends Span {
  text: string
  /** `text` in the same length with straight quotes and apostrophes, and every white space a space. */
  plain: string
  /** `plain` in lower case (same length). */
  lower: string
  words: Word[]
  paragraph: Paragraph
  /** Position among all the sentences of its paragraph, from 0. */
  index: number
}

export type ParagraphKind = 'paragraph' | 'heading' | 'item' | 'quote' | 'line'

/** A paragraph, heading, list item, or a single line of the head and foot of a letter. */
export interface Paragraph extends Span {
  kind: ParagraphKind
  part: Part
  /** Position in the letter, from 0. */
  index: number
  text: string
  /** As `Sentence.plain`. */
  plain: string
  lower: string
  /** The number that the writer gave it: `1`, `2a`; also from `Point 1`, `Issue 2:`. */
  number?: string
  readonly sentences: readonly Sentence[]
  readonly words: readonly Word[]
  /** The natural-language tree of the paragraph; positions count from `from`. */
  readonly tree: NlcstRoot
}

/** A person's name as written. */
export interface PersonName {
  text: string
  title?: string
  given: string[]
  surname?: string
}

/** A calendar date as written in a letter. */
export interface DateMention extends Span {
  text: string
  paragraph: Paragraph
  day: number
  month: number
  /** Absent when the writer left the year out. */
  year?: number
  /** `Monday` … as written, when a weekday stands with the date. */
  weekday?: string
  /** `YYYY-MM-DD`, when the year is written and the date exists. */
  iso?: string
  /** False for 30 February and its like. */
  exists: boolean
  /** How it is written, for checks of style. */
  form: 'words' | 'words-short' | 'month-first' | 'numbers' | 'iso'
}

/** The salutation and what it calls the reader. */
export interface Salutation extends Span {
  text: string
  paragraph: Paragraph
  /** What stands after "Dear", or undefined for "To whom it may concern". */
  name?: PersonName
  /** True for "Dear Sir or Madam" and its like. */
  impersonal: boolean
}

/** A letter with its parts found. Every part may be missing. */
export interface Letter {
  document: Document
  paragraphs: Paragraph[]
  /** Body and postscript paragraphs in order, headings included. */
  body: {
    paragraphs: Paragraph[]
    /** Sentences of the body in order, headings left out. */
    sentences: Sentence[]
    /** Words of the body in order, headings left out. */
    words: Word[]
  }
  salutation?: Salutation
  signOff?: Paragraph
  signatory?: PersonName
  /** The date the letter bears. */
  date?: DateMention
  /** Every date in the letter, in order. */
  dates: DateMention[]
  /** References as written after "Our ref" and the like, in order. */
  references: Array<Span & { text: string; paragraph: Paragraph }>
  /** True when the letter is laid out as an e-mail. */
  email: boolean
}
