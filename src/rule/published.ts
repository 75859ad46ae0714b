import type { Root } from 'nlcst'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Paragraph, Span } from '../letter/types.ts'

/** A retext plugin as it is published: a function that gives a transform of the tree. */
export type RetextPlugin = () => (tree: Root, file: VFile) => undefined | void

/** A message of a published plugin, with its place in the letter. */
export interface Published {
  at: Span
  message: VFileMessage
}

/**
 * Runs a published retext plugin over a paragraph.
 *
 * @param plugin a plugin without options
 * @param paragraph its positions become those of the block
 * @returns the messages that name a place
 */
export function runPublished(plugin: RetextPlugin, paragraph: Paragraph): Published[] {
  const file = new VFile(paragraph.text)
  plugin()(paragraph.tree, file)
  return file.messages.flatMap((message) => {
    const place = message.place && 'start' in message.place ? message.place : undefined
    if (place?.start.offset === undefined || place.end.offset === undefined) return []
    return [{ message, at: { block: paragraph.block, from: paragraph.from + place.start.offset, to: paragraph.from + place.end.offset } }]
  })
}
