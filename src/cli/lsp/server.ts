import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import {
  type Connection, createConnection, DidChangeWatchedFilesNotification, type InitializeResult, MessageType, ShowMessageNotification, StreamMessageReader, StreamMessageWriter, TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { DataError } from '../../case/parse.ts'
import type { CheckResult } from '../../check.ts'
import { formatOf, MAX_TEXT } from '../../read/index.ts'
import { isLetter } from '../discover.ts'
import { UserError } from '../errors.ts'
import { version } from '../version.ts'
import { ACTION_KINDS, actionsOf } from './actions.ts'
import { diagnosticsOf, refusalOf } from './diagnostics.ts'
import { hoverOf } from './hover.ts'
import { lensesOf, SCORECARD, scorecardText } from './lens.ts'
import type { OpenLetter, Workspace } from './workspace.ts'

/** How long a drafter must pause in typing before the letter is checked, in milliseconds. */
const PAUSE = 250

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  codeActionProvider: { codeActionKinds: [...ACTION_KINDS] },
  hoverProvider: true,
  codeLensProvider: {},
  executeCommandProvider: { commands: [SCORECARD] },
}

/**
 * The language server: checks letters as they are written and tells the editor what to mend. It reads what `check`
 * would read, writes nothing, and speaks over the two streams alone.
 *
 * @returns the exit code, once the editor has ended the session or gone away
 */
export function serve(workspace: Workspace, input: Readable, output: Writable): Promise<number> {
  const connection = createConnection(new StreamMessageReader(input), new StreamMessageWriter(output))
  const documents = new TextDocuments(TextDocument)
  const checks = new Checks(workspace)
  const pauses = new Map<string, NodeJS.Timeout>()

  const publish = async (uri: string): Promise<void> => {
    const text = documents.get(uri)
    if (!text) return
    const { version: checked } = text
    const outcome = await checks.of(text)
    // The letter may have been changed or closed in the meantime; then a newer check speaks.
    if (documents.get(uri)?.version !== checked || outcome === undefined) return
    const diagnostics = outcome instanceof Error ? [refusalOf(outcome, text)] : diagnosticsOf(outcome, text)
    await connection.sendDiagnostics({ uri, version: checked, diagnostics })
  }
  const soon = (uri: string, wait: number): void => {
    clearTimeout(pauses.get(uri))
    pauses.set(uri, setTimeout(() => void publish(uri).catch((error: unknown) => connection.console.error(String(error))), wait))
  }
  const anew = (): void => {
    checks.forget()
    for (const uri of documents.keys()) soon(uri, 0)
  }

  let watches = false
  connection.onInitialize(({ capabilities }) => {
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
    return { capabilities: CAPABILITIES, serverInfo: { name: 'letterlint', version } }
  })
  connection.onInitialized(() => {
    if (watches) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.yaml' }, { globPattern: '**/*complaint.*' }] })
  })
  connection.onDidChangeWatchedFiles(anew)
  // An editor that watches no files still tells of a save: the case beside a letter may be what was saved.
  documents.onDidSave(anew)
  documents.onDidOpen(({ document }) => soon(document.uri, 0))
  documents.onDidChangeContent(({ document }) => soon(document.uri, PAUSE))
  documents.onDidClose(({ document }) => {
    clearTimeout(pauses.get(document.uri))
    pauses.delete(document.uri)
    checks.forget(document.uri)
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
  })
  answer(connection, documents, checks, workspace)
  documents.listen(connection)
  connection.listen()
  return new Promise((resolve) => {
    let orderly = false
    connection.onShutdown(() => {
      orderly = true
    })
    connection.onExit(() => resolve(orderly ? 0 : 1))
    input.on('end', () => resolve(orderly ? 0 : 1))
  })
}

/** Answers what the editor asks of a letter. */
function answer(connection: Connection, documents: TextDocuments<TextDocument>, checks: Checks, workspace: Workspace): void {
  const ask = async <T>(uri: string, nothing: T, reply: (result: CheckResult, text: TextDocument) => T): Promise<T> => {
    const text = documents.get(uri)
    const outcome = text && (await checks.of(text))
    return text === undefined || outcome === undefined || outcome instanceof Error ? nothing : reply(outcome, text)
  }
  connection.onHover(({ textDocument: { uri }, position }) => ask(uri, null, (result, text) => hoverOf(result, workspace.rules(fileOf(uri)), text, position)))
  connection.onCodeLens(({ textDocument: { uri } }) => ask(uri, [], (result) => lensesOf(result, uri)))
  connection.onCodeAction(({ textDocument: { uri }, range, context: { diagnostics, only = [] } }) => ask(uri, [], (result, text) => actionsOf({ result, text, range, diagnostics, only })))
  connection.onExecuteCommand(async ({ command, arguments: [uri] = [] }) => {
    if (command !== SCORECARD || typeof uri !== 'string') return null
    const message = await ask(uri, null, (result) => scorecardText(result))
    if (message !== null) await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message })
    return message
  })
}

/** The latest check of each open letter; one text is checked once, whoever asks. */
class Checks {
  readonly #workspace: Workspace
  readonly #made = new Map<string, { text: string; outcome: Promise<CheckResult | UserError | DataError | undefined> }>()

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  /** @returns the check, why it could not be made, or nothing for what is no letter */
  of(text: TextDocument): Promise<CheckResult | UserError | DataError | undefined> {
    const source = text.getText()
    const known = this.#made.get(text.uri)
    if (known?.text === source) return known.outcome
    const outcome = this.#check(text, source)
    this.#made.set(text.uri, { text: source, outcome })
    return outcome
  }

  /** Leaves out what is known of one letter, or of all: what lies beside them may have changed. */
  forget(uri?: string): void {
    if (uri === undefined) this.#made.clear()
    else this.#made.delete(uri)
  }

  async #check(text: TextDocument, source: string): Promise<CheckResult | UserError | DataError | undefined> {
    const letter = letterOf(text, source)
    if (!letter) return undefined
    try {
      return await this.#workspace.check(letter)
    } catch (error) {
      if (error instanceof UserError || error instanceof DataError) return error
      throw error
    }
  }
}

/** The letter that a document is; nothing for a complaint, a read-me, an empty page or another format. */
function letterOf({ uri, languageId }: TextDocument, source: string): OpenLetter | undefined {
  const file = fileOf(uri)
  const format = file === undefined ? (languageId === 'markdown' ? 'markdown' : 'text') : formatOf(file)
  if (source.trim() === '' || source.length > MAX_TEXT || (format !== 'markdown' && format !== 'text')) return undefined
  return file === undefined || isLetter(file) ? { file, format, source } : undefined
}

function fileOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    // A letter that was never saved has an address such as untitled:1.
    return undefined
  }
}
