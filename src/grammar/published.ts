import type { Paragraph, Word } from '../letter/types.ts'
import { textOf } from '../read/locate.ts'
import type { Published } from '../rule/published.ts'
import type { Slip } from './tokens.ts'

/** Words that may rightly stand twice, besides those that the plugin knows: "what he did did matter", "it is is". */
const TWICE = new Set(['did', 'do', 'is', 'was', 'very', 'no', 'it', 'her', 'in', 'on', 'what', 'who', 'bye', 'knock', 'hear', 'so', 'there', 'now', 'long', 'more', 'many'])

function wordAt(paragraph: Paragraph, from: number): Word | undefined {
  const { words } = paragraph
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] as Word).to <= from) low = middle + 1
    else high = middle
  }
  const word = words[low]
  return word && word.from <= from ? word : undefined
}

/** What `retext-repeated-words` finds, without doubled words that are right and without words quoted. */
export function doubled({ at, message }: Published, paragraph: Paragraph): Slip<'doubled'>[] {
  const word = wordAt(paragraph, at.from)
  const [once] = (message.expected ?? []) as string[]
  if (!word || !once || word.quoted || word.kind !== 'word' || rightTwice(word)) return []
  return [{ kind: 'doubled', at, values: { word: once }, suggestions: [word.text], fix: word.text }]
}

/** "What it is is", "the form you sent in in May", "I told her her case": right when the first ends a clause. */
function rightTwice(word: Word): boolean {
  if (!TWICE.has(word.lower)) return false
  const { words } = word.sentence
  const earlier = words.slice(Math.max(0, word.index - 8), word.index)
  if (word.lower === 'in' || word.lower === 'on') return /(?:ed|t|ing)$|^(?:go|came|come|sent|went|put|hand|sit|stay)/.test(earlier.at(-1)?.lower ?? '') || earlier.some((one) => /^(?:sent|came|went|put|handed|turned|called)$/.test(one.lower))
  if (word.lower === 'is' || word.lower === 'was' || word.lower === 'did' || word.lower === 'do') return earlier.some((one) => /^(?:what|who|whoever|whatever|how|where|all)$/.test(one.lower))
  if (word.lower === 'her' || word.lower === 'it') return /^(?:told|gave|sent|showed|offered|tell|give|send|show|with|about|of|for|gives|asked)$/.test(earlier.at(-1)?.lower ?? '') && word.lower === 'her'
  return true
}

/** What `retext-indefinite-article` finds, apart from letters and acronyms, whose sound it cannot know. */
export function wrongArticle({ at, message }: Published, paragraph: Paragraph): Slip<'article'>[] {
  const word = wordAt(paragraph, at.from)
  const next = word && word.sentence.words[word.index + 1]
  const [article] = (message.expected ?? []) as string[]
  if (!word || !next || !article || word.quoted || next.quoted) return []
  // Acronyms and names are spoken letter by letter or as a word; "an historic", "an hotel" are older but right.
  if (next.kind !== 'word' || /^\p{Lu}|^.$/u.test(next.text) || /^(?:histor|hotel|habitual|hallucinat|heroic|unanim|ouija|euph|one|once|eu|uni(?!n|m)|us[aeu]|ut[aei]|ub[ie]|uk|ur[ai]n|u[bt]er)/.test(next.lower)) return []
  const text = textOf({ block: at.block, from: word.from, to: next.to })
  const better = article + text.slice(word.text.length)
  return [{ kind: 'article', at: { block: at.block, from: word.from, to: next.to }, values: { article: article.toLowerCase(), next: next.text }, suggestions: [better], fix: better }]
}
