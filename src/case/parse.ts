import * as v from 'valibot'
import { isMap, LineCounter, parseDocument, type Document as YamlDocument } from 'yaml'
import { nearest } from '../dictionary/nearest.ts'
import { type CaseData, CaseFile } from './schema.ts'

/** A data file that says something it may not. The message is one line and names the line of the file. */
export class DataError extends Error {
  override name = 'DataError'
}

/** A value read from YAML, and where each of its keys stands. */
export interface Located<T> {
  value: T
  /** The line of a key in the file, from 1. */
  lineOf(path: Array<string | number>): number | undefined
}

/**
 * Reads YAML and checks it against a schema.
 *
 * @param text the file's text
 * @param schema what it may hold
 * @param firstLine the line of the file on which `text` begins, from 1
 * @throws {DataError} with the line, the key, what is wrong, and the nearest valid key
 */
export function parseYaml<Schema extends v.GenericSchema>(text: string, schema: Schema, firstLine = 1): v.InferOutput<Schema> {
  return readYaml(text, schema, firstLine).value
}

/** As {@link parseYaml}, with the lines of the keys for checks that a schema cannot make. */
export function readYaml<Schema extends v.GenericSchema>(text: string, schema: Schema, firstLine = 1): Located<v.InferOutput<Schema>> {
  const counter = new LineCounter()
  let document: YamlDocument.Parsed
  try {
    document = parseDocument(text, { lineCounter: counter, prettyErrors: false, schema: 'core', uniqueKeys: true })
  } catch (error) {
    throw new DataError(`cannot be read as YAML: ${(error as Error).message}`)
  }
  const broken = document.errors[0]
  if (broken) throw new DataError(`line ${counter.linePos(broken.pos[0]).line + firstLine - 1}: ${oneLine(broken.message)}`)
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 50 }) ?? {}
  } catch (error) {
    throw new DataError(oneLine((error as Error).message))
  }
  const result = v.safeParse(schema, value)
  const line = (path: Array<string | number>): number | undefined => {
    const at = lineOf(document, path, counter)
    return at === undefined ? undefined : at + firstLine - 1
  }
  if (result.success) return { value: result.output, lineOf: line }
  const issue = deepest(result.issues[0] as v.BaseIssue<unknown>)
  const path = (issue.path ?? []).map((item) => item.key as string | number)
  const at = line(path)
  throw new DataError(`${at ? `line ${at}: ` : ''}${explain(issue, path, schema)}`)
}

/**
 * Reads a case file or the front matter of a letter.
 *
 * @throws {DataError} see {@link parseYaml}
 */
export function parseCase(text: string, firstLine = 1): CaseData {
  return parseYaml(text, CaseFile, firstLine)
}

/** Of a union's issues, the one that got furthest into the value. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  const inner = (issue.issues ?? []).toSorted((a, b) => (b.path?.length ?? 0) - (a.path?.length ?? 0))[0]
  if (!inner || (inner.path?.length ?? 0) === 0) return issue
  const found = deepest(inner)
  return { ...found, path: [...(issue.path ?? []), ...(found.path ?? [])] } as v.BaseIssue<unknown>
}

function explain(issue: v.BaseIssue<unknown>, path: Array<string | number>, schema: v.GenericSchema): string {
  const name = path.join('.')
  if (issue.type === 'strict_object') {
    const key = String(path.at(-1))
    const known = keysAt(schema, path.slice(0, -1))
    if (known.includes(key)) return `"${name}" is missing`
    const hint = nearest(key, known)
    return `there is no key "${name}"${hint ? `; did you mean "${hint}"?` : known.length > 0 ? ` (the keys are ${known.join(', ')})` : ''}`
  }
  if (issue.type === 'picklist') {
    const options = (issue.requirement ?? (issue as unknown as { expected: string }).expected) as unknown
    return `"${name}" is ${JSON.stringify(issue.input)}; it must be ${String((issue as { expected?: string }).expected ?? options).replaceAll(' | ', ' or ').replace(/^\((.*)\)$/, '$1')}`
  }
  const said = issue.message.startsWith('Invalid') ? `must be ${String((issue as { expected?: string }).expected ?? 'something else')}` : issue.message
  return `"${name}"${issue.input === undefined ? '' : ` is ${shown(issue.input)}, but it`} ${said}`
}

function shown(input: unknown): string {
  const text = typeof input === 'object' ? (Array.isArray(input) ? 'a list' : 'a group of keys') : JSON.stringify(input)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function keysAt(schema: v.GenericSchema, path: Array<string | number>): string[] {
  let here: unknown = schema
  const unwrap = (one: unknown): unknown => {
    let at = one as { type?: string; wrapped?: unknown; pipe?: unknown[]; options?: unknown[] }
    while (at?.wrapped) at = at.wrapped as typeof at
    if (at?.type === 'union') at = (at.options?.map(unwrap).find((option) => (option as { entries?: unknown }).entries) ?? at) as typeof at
    return at
  }
  here = unwrap(here)
  for (const key of path) {
    const at = here as { entries?: Record<string, unknown>; item?: unknown; value?: unknown }
    here = unwrap(typeof key === 'number' ? at.item : (at.entries?.[key] ?? at.value))
    if (!here) return []
  }
  return Object.keys((here as { entries?: Record<string, unknown> }).entries ?? {})
}

function lineOf(document: YamlDocument, path: Array<string | number>, counter: LineCounter): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    if (isMap(parent)) {
      const pair = parent.items.find((item) => String((item.key as { value?: unknown })?.value ?? item.key) === String(path[length - 1]))
      const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range
      if (range) return counter.linePos(range[0]).line
    }
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return counter.linePos(node.range[0]).line
  }
  return undefined
}

function oneLine(text: string): string {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join(' ')
}
