import type { OutcomesDictionary } from '../dictionary/outcomes.ts'
import type { Paragraph } from '../letter/types.ts'
import { PhraseSet } from '../phrase/index.ts'

/** A run of paragraphs in which a letter answers one issue. */
export interface AnsweredPart {
  index: number
  /** The number that the writer gave it, in figures or as a letter. */
  number?: string
  /** How the part is known: its number, its heading, or the words with which its first paragraph begins. */
  by: 'number' | 'heading' | 'opener'
  /** What the part is called: its heading, or the first words of its first paragraph. */
  title: string
  /** Its paragraphs in order, the heading included. */
  paragraphs: Paragraph[]
}

const OPENERS = new WeakMap<OutcomesDictionary, PhraseSet<true>>()

function openersOf(dictionary: OutcomesDictionary): PhraseSet<true> {
  let set = OPENERS.get(dictionary)
  if (!set) {
    set = new PhraseSet(
      dictionary.openers.map((phrase) => [phrase, true] as const),
      dictionary.lists,
    )
    OPENERS.set(dictionary, set)
  }
  return set
}

/**
 * The parts in which a letter answers the issues of a complaint. Numbers and headings come first; only a letter that
 * has neither is parted by the words with which its paragraphs begin ("You also say…", "As regards…").
 *
 * @param paragraphs those of the body, headings included
 * @param dictionary for the openers and for headings that announce no issue
 */
export function partsOf(paragraphs: readonly Paragraph[], dictionary: OutcomesDictionary): AnsweredPart[] {
  const asides = new Set(dictionary.asides)
  for (const by of ['number', 'heading', 'opener'] as const) {
    const parts = split(paragraphs, by, (paragraph) => startOf(paragraph, by, asides, dictionary), asides)
    if (parts.length >= 2 || by === 'opener') return parts
  }
  return []
}

function startOf(paragraph: Paragraph, by: AnsweredPart['by'], asides: ReadonlySet<string>, dictionary: OutcomesDictionary): { number?: string } | undefined {
  switch (by) {
    case 'number': {
      const number = numberOf(paragraph)
      return number === undefined ? undefined : { number }
    }
    case 'heading':
      return paragraph.kind === 'heading' && !isAside(paragraph, asides) ? {} : undefined
    case 'opener': {
      if (paragraph.kind === 'heading') return undefined
      const words = paragraph.sentences[0]?.words ?? []
      const match = openersOf(dictionary).first(words.slice(0, 12))
      return match && match.start <= 1 ? {} : runIn(paragraph) ? {} : undefined
    }
  }
}

/** A paragraph that opens with a few words and a full stop: "The screen. It was asked for…". */
function runIn(paragraph: Paragraph): boolean {
  const first = paragraph.sentences[0]
  return first !== undefined && paragraph.sentences.length > 1 && first.words.length <= 5 && /^(?:the|your|my)\b[^,]*\.$/i.test(first.plain) && !/\b(?:is|was|are|were|has|had|have|did|does|do)\b/.test(first.lower)
}

function isAside(paragraph: Paragraph, asides: ReadonlySet<string>): boolean {
  return paragraph.words.some((word) => asides.has(word.lower))
}

const MARK = /^\(?(\d{1,2}[a-z]?|[a-h]|[ivx]{1,4})[.):]/
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6', vii: '7', viii: '8', ix: '9', x: '10' }

function numberOf(paragraph: Paragraph): string | undefined {
  const marked = paragraph.number ?? MARK.exec(paragraph.lower)?.[1]
  return marked === undefined ? undefined : (ROMAN[marked] ?? marked)
}

/** A paragraph that no longer answers an issue: what comes next, the summary, the close. */
const CLOSES = /^(?:if|should) you\b|^you (?:can|may) (?:now |also )?(?:ask|apply|request|take|refer|write)\b|^(?:in (?:summary|short|conclusion)|to sum up|overall|it follows|i hope|i trust|thank|this letter|with this letter|with (?:(?:my|our|all|very|every|kind|best|warm|good) )+(?:wishes|regards|sympathy|thanks)|as regards our|if this|you (?:also )?mention)\b/

function split(
  paragraphs: readonly Paragraph[],
  by: AnsweredPart['by'],
  start: (paragraph: Paragraph) => { number?: string } | undefined,
  asides: ReadonlySet<string>,
): AnsweredPart[] {
  const parts: AnsweredPart[] = []
  let open: AnsweredPart | undefined
  for (const paragraph of paragraphs) {
    if ((paragraph.kind === 'heading' && isAside(paragraph, asides) && numberOf(paragraph) === undefined) || CLOSES.test(paragraph.lower)) {
      open = undefined
      continue
    }
    const begins = start(paragraph)
    if (begins) {
      open = { index: parts.length, by, title: titleOf(paragraph), paragraphs: [paragraph], ...begins }
      parts.push(open)
    } else if (open && !(by === 'number' && paragraph.kind === 'heading')) open.paragraphs.push(paragraph)
    else open = undefined
  }
  return parts
}

function titleOf(paragraph: Paragraph): string {
  const words = paragraph.text.replace(/\s+/g, ' ').split(' ')
  return words.length <= 9 ? words.join(' ') : `${words.slice(0, 8).join(' ')}…`
}
