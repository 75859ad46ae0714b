import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  CodeActionRequest, CodeLensRequest, createProtocolConnection, type Diagnostic, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification, ExecuteCommandRequest, ExitNotification, HoverRequest, InitializedNotification, InitializeRequest, type InitializeResult, type MarkupContent, type ProtocolConnection,
  PublishDiagnosticsNotification, type PublishDiagnosticsParams, type Range, ShutdownRequest, StreamMessageReader, StreamMessageWriter, type TextEdit,
} from 'vscode-languageserver-protocol/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type Bench, benchOf } from '../cli.testing.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const LETTER = 'Dear Mr Vane\n\nI recieved your letter and have looked into the the matter.\n\nYours sincerely\n\nAnn Bray\n'

let bench: Bench
let server: ChildProcess
let client: ProtocolConnection
let hello: InitializeResult
let published: PublishDiagnosticsParams[]

beforeEach(async () => {
  bench = benchOf()
  server = spawn(process.execPath, ['--import', join(root, 'src/cli/no-network.testing.mjs'), join(root, 'bin/letterlint.js'), 'lsp', '--stdio'], { cwd: bench.folder })
  if (!server.stdout || !server.stdin) throw new Error('the server has no streams')
  client = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
  published = []
  client.onNotification(PublishDiagnosticsNotification.type, (one) => void published.push(one))
  client.listen()
  hello = await client.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} })
  await client.sendNotification(InitializedNotification.type, {})
})

afterEach(async () => {
  if (server.exitCode === null) {
    const ended = once(server, 'exit')
    server.kill()
    await ended
  }
  client.dispose()
  bench.end()
})

const uriOf = (name: string): string => pathToFileURL(join(bench.folder, name)).href

async function open(name: string, text: string): Promise<string> {
  const uri = name.includes(':') ? name : uriOf(name)
  await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'markdown', version: 1, text } })
  return uri
}

/** The next diagnostics of a document that are as wished. */
async function told(uri: string, wish: (one: PublishDiagnosticsParams) => boolean = () => true): Promise<Diagnostic[]> {
  for (let tries = 0; tries < 600; tries++) {
    const found = published.findLast((one) => one.uri === uri && wish(one))
    if (found) return found.diagnostics
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing was told of ${uri} but ${JSON.stringify(published)}`)
}

const words = (text: string, { start, end }: Range): string => {
  const document = TextDocument.create('', '', 1, text)
  return text.slice(document.offsetAt(start), document.offsetAt(end))
}

test('diagnostics stand at the words, with severity, rule and source, and nothing is written', async () => {
  bench.put('draft.md', LETTER)
  const before = readdirSync(bench.folder)
  const diagnostics = await told(await open('draft.md', LETTER))
  expect(hello.serverInfo?.name).toBe('letterlint')
  expect(diagnostics.find((one) => words(LETTER, one.range) === 'recieved')).toMatchObject({ severity: 1, code: 'spelling', source: 'letterlint' })
  expect(readdirSync(bench.folder)).toEqual(before)
})

test('a change is sent as a change, and only the last text is told of', async () => {
  const uri = await open('draft.md', LETTER)
  await told(uri)
  const range = { start: { line: 2, character: 2 }, end: { line: 2, character: 10 } }
  await client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 2 }, contentChanges: [{ range, text: 'recei' }] })
  await client.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: 3 }, contentChanges: [{ range: { start: { line: 2, character: 7 }, end: { line: 2, character: 7 } }, text: 'ved' }] })
  const diagnostics = await told(uri, ({ version }) => version === 3)
  expect(diagnostics.map((one) => one.code)).not.toContain('spelling')
  expect(published.map(({ version }) => version)).not.toContain(2)
  await client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } })
  expect(await told(uri, ({ version }) => version === undefined)).toEqual([])
})

test('quick fixes mend the words, one action makes every safe correction, and a silence waits for its reason', async () => {
  const uri = await open('draft.md', LETTER)
  const diagnostics = await told(uri)
  const wrong = diagnostics.find((one) => one.code === 'spelling')
  const actions = (await client.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: wrong?.range as Range, context: { diagnostics } })) ?? []
  const edits = (title: RegExp): TextEdit[] => actions.flatMap((action) => (title.test(action.title) && 'edit' in action ? (action.edit?.changes?.[uri] ?? []) : []))
  const applied = (title: RegExp): string => TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, LETTER), edits(title))
  expect(applied(/^Write "received"$/)).toContain('I received your letter and have looked into the the matter.')
  expect(applied(/safe corrections$/)).toContain('I received your letter and have looked into the matter.')
  const silenced = applied(/^Silence "spelling"/)
  const again = await told(await open('silenced.md', silenced))
  expect(again.map((one) => one.code)).toContain('spelling')
  expect(again.map((one) => one.message).join()).toContain('gives no reason')
  const reasoned = await told(await open('reasoned.md', silenced.replace('--  -->', '-- a quotation -->')))
  expect(reasoned.map((one) => one.code)).not.toContain('spelling')
  const only = await client.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: wrong?.range as Range, context: { diagnostics, only: ['source.fixAll'] } })
  expect(only?.map((action) => 'kind' in action && action.kind)).toEqual(['source.fixAll.letterlint'])
})

test('hover tells why, and the lens holds the scorecard', async () => {
  const uri = await open('draft.md', LETTER)
  await told(uri)
  const hover = await client.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 2, character: 4 } })
  expect((hover?.contents as MarkupContent | undefined)?.value).toMatch(/\*\*spelling\*\*[^]*nobody read the letter over[^]*letterlint explain spelling/)
  expect(await client.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line: 0, character: 0 } })).not.toEqual(hover)
  const lenses = (await client.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? []
  expect(lenses.map((lens) => lens.command?.title).join('\n')).toMatch(/^letterlint: Not met\nTo mend: Q22/)
  const card = await client.sendRequest(ExecuteCommandRequest.type, { command: lenses[0]?.command?.command ?? '', arguments: lenses[0]?.command?.arguments ?? [] })
  expect(card).toContain('Q22: Does it contain spelling mistakes? yes.')
})

test('configuration, case and complaint are those that check would find, read anew when one is saved', async () => {
  bench.put('letterlint.config.yaml', 'rules: { spelling: off }\n')
  bench.put('a/letter.md', LETTER)
  bench.put('a/case.yaml', 'letter: nonsense\n')
  bench.put('a/complaint.md', 'I recieved nothing.\n')
  const complaint = await open('a/complaint.md', 'I recieved nothing.\n')
  const uri = await open('a/letter.md', LETTER)
  expect((await told(uri)).map((one) => one.message).join()).toMatch(/case\.yaml: line 1: .*letter/)
  bench.put('a/case.yaml', 'letter: stage-one\ncomplainant: { name: Mrs Ada Okafor }\n')
  published = []
  await client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } })
  const diagnostics = await told(uri)
  expect(diagnostics.map((one) => one.code)).not.toContain('spelling')
  expect(diagnostics.some((one) => words(LETTER, one.range).includes('Vane'))).toBe(true)
  expect(published.filter((one) => one.uri === complaint).flatMap((one) => one.diagnostics)).toEqual([])
})

test('front matter that says what it may not is marked at its line; a letter never saved is checked too', async () => {
  const [diagnostic] = await told(await open('untitled:1', `---\narea: North\nletter: stage-three\n---\n${LETTER}`))
  expect(diagnostic?.range.start.line).toBe(2)
  expect(diagnostic?.message).toContain('stage-three')
  expect((await told(await open('untitled:2', LETTER))).map((one) => one.code)).toContain('spelling')
})

test('the session ends when the editor says so', async () => {
  const exit = once(server, 'exit')
  await client.sendRequest(ShutdownRequest.type)
  await client.sendNotification(ExitNotification.type)
  expect((await exit)[0]).toBe(0)
})

test('other commands do not load what the server needs', () => {
  const script = "require('./dist/load.cjs').main(['check', 'fixtures/sample', '--quiet', '--fail-on', 'never']).then(() => process.stderr.write(Object.keys(require.cache).join(' ')))"
  const { stderr } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' })
  expect(stderr).toContain('load.cjs')
  expect(stderr).not.toContain('vscode')
})
