import { readFileSync } from 'node:fs'
import { type Lexicon, openLexicon } from '../dictionary/lexicon.ts'
import { dataPath } from './data.ts'

/** Opens the word list that the build made. */
export function loadLexicon(): Lexicon {
  return openLexicon(readFileSync(dataPath('words.bin')))
}
