import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Bench, benchOf } from './cli.testing.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }>; runs: { steps: Array<{ run: string; env?: Record<string, string> }> } }
const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as Array<{ entry: string; args: string[]; files: string; exclude: string }>

let bench: Bench
beforeAll(() => {
  bench = benchOf()
  git('init', '-q', '-b', 'main')
  git('config', 'user.email', 'office@ridings.example')
  git('config', 'user.name', 'Ridings office')
})
afterAll(() => bench.end())

function sh(command: string, args: readonly string[], env: Record<string, string> = {}): { code: number; out: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: bench.folder, encoding: 'utf8', env: { ...process.env, ...env } })
  return { code: status ?? -1, out: `${stdout}${stderr}` }
}

function git(...args: string[]): { code: number; out: string } {
  return sh('git', args)
}

/** Runs the steps of the action as a runner would, with these inputs. */
function runAction(inputs: Record<string, string>): { code: number; out: string } {
  let last = { code: 0, out: '' }
  for (const { run, env = {} } of action.runs.steps) {
    const values = Object.fromEntries(
      Object.entries(env).map(([key, text]) => [key, text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? (action.inputs[name]?.default as string))]),
    )
    last = sh('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', run], { GITHUB_ACTION_PATH: root, ...values })
    if (last.code !== 0) return last
  }
  return last
}

const template = (line: string, next = 'If you are not satisfied, you can ask for stage two by {{last_date}}. Our telephone number is 01632 960123.'): string => `Dear {{name}}

Your complaint is [upheld/not upheld]. ${line}

[OPTIONAL: I am sorry that we did not {{what_was_not_done}}.]

${next}

Yours sincerely

{{writer}}
`

describe('a repository of five templates, two of them faulty', () => {
  beforeAll(() => {
    bench.put('letterlint.config.yaml', 'profile: cps\n')
    for (const n of [1, 2, 3]) bench.put(`templates/right-${n}.txt`, template('I have read the file and spoken to {{lawyer}}.'))
    bench.put('templates/misspelt.txt', template('I recieved your letter on {{date_of_complaint}}, and have looked into the the matter.'))
    bench.put('templates/no-date.txt', template('I have read the file.', 'If you are not satisfied, you can ask for stage two. Our telephone number is 01632 960123.'))
  })

  test('the action marks them at their lines, and passes after corrections and a baseline', () => {
    const first = runAction({ paths: 'templates\n', template: 'true' })
    expect(first.code).toBe(1)
    const marked = Array.from(first.out.matchAll(/^::error [^\n]*?file=([^,]+),line=(\d+)/gm), ([, file, line]) => `${file}:${line}`)
    expect([...new Set(marked)].toSorted()).toEqual(['templates/misspelt.txt:3', 'templates/no-date.txt:7'])
    const cli = (...args: string[]): number => sh(process.execPath, [join(root, 'bin/letterlint.js'), 'check', 'templates', '--template', ...args]).code
    cli('--fix', '--quiet')
    cli('--write-baseline', 'baseline.json')
    expect(runAction({ paths: 'templates', template: 'true', baseline: 'baseline.json' })).toMatchObject({ code: 0 })
  })

  test('an input is a word to the shell and never a command', () => {
    const { code } = runAction({ paths: 'templates/right-1.txt\n$(touch got-in)', template: 'true', 'fail-on': 'never; touch got-in' })
    expect(code).toBe(2)
    expect(sh('ls', []).out).not.toContain('got-in')
  })

  test('the pre-commit hook stops a faulty letter and lets a right one go', () => {
    const [program, ...words] = (hook?.entry ?? '').split(' ')
    expect(program).toBe('letterlint')
    bench.put(
      '.git/hooks/pre-commit',
      `#!/bin/sh\ngit diff --cached --name-only | grep -E '${hook?.files}' | grep -vE '${hook?.exclude}' | xargs "${process.execPath}" "${join(root, 'bin/letterlint.js')}" ${[...words, ...(hook?.args ?? [])].join(' ')} --template\n`,
    )
    chmodSync(join(bench.folder, '.git/hooks/pre-commit'), 0o755)
    bench.put('templates/new.txt', template('I recieved your letter.'))
    bench.put('templates/new.complaint.md', 'I recieved no answer.\n')
    git('add', 'templates/new.txt', 'templates/new.complaint.md')
    const refused = git('commit', '-m', 'A template')
    expect(refused.code).not.toBe(0)
    expect(refused.out).toContain('recieved')
    bench.put('templates/new.txt', template('I received your letter.'))
    git('add', 'templates/new.txt')
    expect(git('commit', '-m', 'A template').code).toBe(0)
  })
})
