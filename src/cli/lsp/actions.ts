import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { CheckResult } from '../../check.ts'
import { editsOf } from '../../fix/index.ts'
import { sourceRange, textOf } from '../../read/locate.ts'
import type { Finding } from '../../rule/types.ts'
import { rangeOf } from './diagnostics.ts'

/** Every safe correction at once, as editors call such a thing. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.letterlint`

/** The kinds of action that are offered. */
export const ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL]

interface Asked {
  result: CheckResult
  text: TextDocument
  range: Range
  /** The diagnostics that the editor shows there. */
  diagnostics: readonly Diagnostic[]
  /** The kinds of action wanted; none means every kind. */
  only: readonly string[]
}

/** What can be done about the findings in a range. */
export function actionsOf({ result, text, range, diagnostics, only }: Asked): CodeAction[] {
  const wanted = (kind: string): boolean => only.length === 0 || only.some((one) => kind === one || kind.startsWith(`${one}.`))
  const actions: CodeAction[] = []
  const offer = (title: string, kind: string, edits: TextEdit[], more: Partial<CodeAction> = {}): void => {
    if (wanted(kind)) actions.push({ title, kind, edit: { changes: { [text.uri]: edits } }, ...more })
  }
  for (const finding of result.findings) {
    const at = rangeOf(finding, result, text)
    if (!touch(at, range)) continue
    const shown = { diagnostics: diagnostics.filter((one) => one.code === finding.rule && touch(one.range, at)) }
    for (const suggestion of replacementsOf(finding, result)) {
      offer(`Write "${suggestion}"`, CodeActionKind.QuickFix, [{ range: at, newText: suggestion }], { ...shown, isPreferred: finding.fix === suggestion })
    }
    if (finding.sample !== undefined && finding.after) {
      offer(`Add a sentence to adapt: "${finding.sample}"`, CodeActionKind.QuickFix, [{ range: placeAfter(finding, text), newText: `${end(text)}${end(text)}${finding.sample}` }], shown)
    }
    const silenced = silence(finding, result, text)
    if (silenced) offer(`Silence "${finding.rule}" here, with a reason`, CodeActionKind.QuickFix, [silenced], shown)
  }
  const safe = editsOf(result)
  if (safe.length > 0) {
    offer(
      safe.length === 1 ? 'Make the safe correction' : `Make all ${safe.length} safe corrections`,
      FIX_ALL,
      safe.map((edit) => ({ range: { start: text.positionAt(edit.start), end: text.positionAt(edit.end) }, newText: edit.text })),
    )
  }
  return actions
}

/** What may stand in the place of the words; none where markup stands between them. */
function replacementsOf({ span, fix, suggestions }: Finding, result: CheckResult): string[] {
  if (!span) return []
  const { start, end: until } = sourceRange(span)
  if (result.letter.document.source.slice(start, until) !== textOf(span)) return []
  return [...new Set([...(fix === undefined ? [] : [fix]), ...suggestions])].filter((one) => one !== textOf(span))
}

function placeAfter({ after }: Finding, text: TextDocument): Range {
  const at = text.positionAt(after ? sourceRange(after).end : 0)
  return { start: at, end: at }
}

/** A comment before the paragraph. Its reason is left for the drafter, and until one is there nothing is silenced. */
function silence({ span, rule }: Finding, result: CheckResult, text: TextDocument): TextEdit | undefined {
  if (!span || result.letter.document.format !== 'markdown') return undefined
  const { line } = text.positionAt(sourceRange({ block: span.block, from: 0, to: span.block.text.length }).start)
  const at = { line, character: 0 }
  return { range: { start: at, end: at }, newText: `<!-- letterlint-disable-next ${rule} --  -->${end(text)}${end(text)}` }
}

/** The end of a line as the letter writes it. */
function end(text: TextDocument): string {
  return text.getText().includes('\r\n') ? '\r\n' : '\n'
}

/** Whether two ranges share a place; one that ends where the other begins does. */
export function touch(a: Range, b: Range): boolean {
  const before = (one: Range, other: Range): boolean => one.end.line < other.start.line || (one.end.line === other.start.line && one.end.character < other.start.character)
  return !before(a, b) && !before(b, a)
}
