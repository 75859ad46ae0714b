import type { Root, Sentence as NlcstSentence, Nodes } from 'nlcst'
import { VFile } from 'vfile'
import type { Sentence } from '../letter/types.ts'

/** A transform of a published retext plugin. */
export type RetextTransform = (tree: Root, file: VFile) => void | undefined

/** What a plugin says of a range of a sentence's block. */
export interface RetextMessage {
  from: number
  to: number
  rule: string
  reason: string
  expected: string[]
}

/**
 * Runs a retext plugin, as published, on single sentences: its messages come back as ranges of the sentence's block.
 *
 * @param transform what the plugin returns for its options
 * @param sentences the sentences to look at; plugins are slow, so the fewer the better
 */
export function runRetext(transform: RetextTransform, sentences: readonly Sentence[]): RetextMessage[] {
  return sentences.flatMap((sentence) => {
    const { paragraph } = sentence
    const nodes = sentenceNodes(paragraph.tree).filter((node) => overlaps(node, sentence.from - paragraph.from, sentence.to - paragraph.from))
    const file = new VFile(paragraph.text)
    transform({ type: 'RootNode', children: [{ type: 'ParagraphNode', children: nodes }] }, file)
    return file.messages.flatMap((message) => {
      const range = rangeOf(message.place)
      if (!range || range.from < sentence.from - paragraph.from || range.to > sentence.to - paragraph.from) return []
      return [{ from: paragraph.from + range.from, to: paragraph.from + range.to, rule: message.ruleId ?? '', reason: message.reason, expected: message.expected ?? [] }]
    })
  })
}

function rangeOf(place: VFile['messages'][number]['place']): { from: number; to: number } | undefined {
  if (!place || !('start' in place) || place.start.offset === undefined || place.end.offset === undefined) return undefined
  return { from: place.start.offset, to: place.end.offset }
}

function overlaps(node: Nodes, from: number, to: number): boolean {
  return (node.position?.start.offset ?? 0) < to && from < (node.position?.end.offset ?? 0)
}

function sentenceNodes(tree: Nodes): NlcstSentence[] {
  if (tree.type === 'SentenceNode') return [tree]
  return 'children' in tree ? tree.children.flatMap((child) => sentenceNodes(child)) : []
}
