import type { Root } from 'nlcst'
import retextSpell from 'retext-spell'
import { type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import type { Lexicon } from '../dictionary/lexicon.ts'

/** A Hunspell dictionary, as the dictionary packages give it. */
export interface HunspellDictionary {
  aff: Uint8Array
  dic: Uint8Array
}

/**
 * A lexicon that asks retext-spell itself, for an office with a Hunspell dictionary of its own. It takes a fifth of a
 * second to open; the word list that the build makes from dictionary-en-gb answers the same at once.
 *
 * @param base gives the corrections, and how common words are
 * @param dictionary such as the default export of dictionary-en-gb
 * @param personal further right words
 */
export function retextLexicon(base: Lexicon, dictionary: HunspellDictionary, personal: readonly string[] = []): Lexicon {
  const rejected = rejectedBy(dictionary, personal)
  const known = new Map<string, boolean>()
  return {
    ...base,
    has(word) {
      let right = known.get(word)
      if (right === undefined) known.set(word, (right = !rejected([word]).has(word)))
      return right
    },
  }
}

/**
 * Runs retext-spell over single words.
 *
 * @returns a function that gives those of some words that retext-spell marks
 */
export function rejectedBy(dictionary: HunspellDictionary, personal: readonly string[] = []): (words: readonly string[]) => Set<string> {
  const processor = unified().use(retextSpell, {
    dictionary,
    personal: personal.join('\n'),
    ignoreLiteral: false,
    ignoreDigits: false,
    // Its own suggestions take a tenth of a second each and are not used.
    max: 1,
  }) as unknown as Processor
  return (words) => {
    const tree: Root = {
      type: 'RootNode',
      children: words.map((value) => ({ type: 'ParagraphNode', children: [{ type: 'SentenceNode', children: [{ type: 'WordNode', children: [{ type: 'TextNode', value }] }] }] })),
    }
    const file = new VFile()
    processor.runSync(tree, file)
    return new Set(file.messages.filter((message) => message.ruleId !== 'overflow').map((message) => String(message.actual)))
  }
}
