import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from './run.ts'

/** For tests: a folder of its own and the command line in this process. */
export interface Bench {
  folder: string
  /** Writes a file below the folder. */
  put(name: string, content: string | Uint8Array): string
  /** Runs letterlint in the folder; `today` is 25 November 2026. */
  cli(...argv: string[]): Promise<{ code: number; out: string; err: string }>
  /** As `cli`, with standard error on a terminal. */
  cliOnTerminal(...argv: string[]): Promise<{ code: number; out: string; err: string }>
  /** As `cli`, with something on standard input. */
  cliWith(stdin: string, ...argv: string[]): Promise<{ code: number; out: string; err: string }>
  end(): void
}

/** Makes a bench; call `end` when done. */
export function benchOf(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'letterlint-test-'))
  const bench: Bench = {
    folder,
    put(name, content) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return name
    },
    cli: (...argv) => runIn(folder, '', false, argv),
    cliOnTerminal: (...argv) => runIn(folder, '', true, argv),
    cliWith: (stdin, ...argv) => runIn(folder, stdin, false, argv),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
  return bench
}

async function runIn(folder: string, stdin: string, terminal: boolean, argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text), isTTY: terminal },
    stdin: (async function* () {
      yield Buffer.from(stdin)
    })(),
    cwd: folder,
    today: '2026-11-25',
    env: {},
  })
  return { code, out, err }
}
