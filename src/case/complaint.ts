import { letterOf } from '../letter/index.ts'
import type { Letter } from '../letter/types.ts'
import type { Document } from '../read/types.ts'

/** What the complainant wrote, as far as it is known. */
export interface Complaint {
  document: Document
  /** The complaint read as a letter, for its body, sentences and words. */
  letter: Letter
  /** Every word of it in lower case, for "the complainant uses the word". */
  vocabulary: ReadonlySet<string>
}

/** Makes a complaint of a document. */
export function complaintOf(document: Document): Complaint {
  const letter = letterOf(document)
  const vocabulary = new Set(letter.paragraphs.flatMap((paragraph) => paragraph.words.map((word) => word.lower)))
  return { document, letter, vocabulary }
}
