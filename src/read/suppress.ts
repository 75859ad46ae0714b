import type { Block, Suppression } from './types.ts'

const DIRECTIVE = /^<!--\s*letterlint-(disable|disable-next|enable)\b([^]*?)-->\s*$/

/**
 * Finds the suppressions in a letter's HTML comments. `letterlint-disable-next RULE -- reason` covers the next block;
 * `letterlint-disable RULE -- reason` covers the rest of the letter or up to `letterlint-enable`. A reason is needed;
 * `until YYYY-MM-DD` may end the reason.
 *
 * @param comments HTML comments with their source ranges
 * @param blocks the blocks of the letter, in order
 */
export function suppressionsOf(comments: Array<{ text: string; from: number; to: number }>, blocks: Block[]): Suppression[] {
  const found: Suppression[] = []
  const open: Suppression[] = []
  for (const comment of comments.toSorted((a, b) => a.from - b.from)) {
    const match = DIRECTIVE.exec(comment.text)
    if (!match) continue
    const [names = '', why = ''] = splitOnce(match[2] ?? '', '--')
    const until = /\buntil (\d{4}-\d{2}-\d{2})\s*$/.exec(why)
    const rules = names.split(/[\s,]+/).filter(Boolean)
    if (match[1] === 'enable') {
      for (const one of open) if (rules.length === 0 || one.rules.some((rule) => rules.includes(rule))) one.to = comment.from
      continue
    }
    const next = blocks.find((block) => (block.starts[0] ?? 0) >= comment.to)
    const suppression: Suppression = {
      rules,
      reason: (until ? why.slice(0, until.index) : why).trim(),
      offset: comment.from,
      from: comment.to,
      to: match[1] === 'disable' ? Number.MAX_SAFE_INTEGER : next ? (next.ends.at(-1) ?? comment.to) : comment.to,
    }
    if (until?.[1]) suppression.until = until[1]
    found.push(suppression)
    if (match[1] === 'disable') open.push(suppression)
  }
  return found
}

function splitOnce(text: string, by: string): string[] {
  const at = text.indexOf(by)
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + by.length)]
}
