/**
 * Packs the package, installs it in an empty folder as a user would, and runs the main job there.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'letterlint-smoke-'))

/** @param {string} command @param {string[]} args @param {{ cwd?: string, codes?: number[] }} [options] */
function run(command, args, { cwd = folder, codes = [0] } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (!codes.includes(status ?? -1)) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`)
  return stdout
}

/** @param {boolean} truth @param {string} says */
function expect(truth, says) {
  if (!truth) throw new Error(`smoke test: ${says}`)
  process.stdout.write(`ok  ${says}\n`)
}

try {
  const packed = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root }))[0]
  process.stdout.write(`${packed.filename}: ${(packed.size / 1024 / 1024).toFixed(1)} MB packed, ${(packed.unpackedSize / 1024 / 1024).toFixed(1)} MB unpacked, ${packed.entryCount} files\n`)
  expect(!packed.files.some((/** @type {{ path: string }} */ { path }) => /^dist\/build\/|testing\.|\.test\./.test(path)), 'nothing that only builds or tests is in it')
  writeFileSync(join(folder, 'package.json'), '{ "name": "an-office", "private": true, "type": "module" }\n')
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)])
  const installed = readdirSync(join(folder, 'node_modules'), { recursive: true }).filter((name) => /(?:^|[/\\])package\.json$/.test(String(name)) && statSync(join(folder, 'node_modules', String(name))).isFile())
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  process.stdout.write(`${Object.keys(manifest.dependencies).length} dependencies, ${installed.length} package files installed with theirs\n`)
  cpSync(join(root, 'fixtures', 'sample'), join(folder, 'case'), { recursive: true })
  const bin = join(folder, 'node_modules', '.bin', 'letterlint')
  const pretty = run(bin, ['check', 'case'], { codes: [1] })
  expect(pretty.includes('Scorecard') && pretty.includes('unlikly'), 'the installed command checks the sample letter')
  const report = JSON.parse(run(bin, ['check', 'case', '--format', 'json'], { codes: [1] }))
  expect(report.letters[0].findings.length > 5, 'the JSON report holds its findings')
  expect(run(bin, ['--version']).trim().startsWith(report.tool.version), 'the version is that of the package')
  writeFileSync(
    join(folder, 'use.js'),
    "import { check } from 'letterlint'\nconst result = await check('Dear Mr Vane\\n\\nWe apoligise.\\n', { format: 'markdown' })\nif (!result.findings.some((finding) => finding.suggestions.includes('apologise'))) process.exit(1)\n",
  )
  run(process.execPath, ['use.js'])
  expect(true, 'the library checks a letter')
  mkdirSync(join(folder, 'templates'))
  writeFileSync(join(folder, 'templates', 'reply.txt'), 'Dear {{name}}\n\nWe recieved the the letter of {{date}}.\n')
  writeFileSync(join(folder, 'words.yaml'), 'presence:\n  - { id: users, forbid: ["service users"], message: Write you., flags: [Our service users.], allows: [Our readers.] }\n')
  /** Every command of the command line, with the code that each should end with. */
  const commands = {
    'init --profile cps': 0,
    rules: 0,
    'rules --format json': 0,
    'rules test words.yaml': 0,
    'explain spelling': 0,
    'completion bash': 0,
    'completion zsh': 0,
    'completion fish': 0,
    'check templates --template': 1,
    'check templates --template --fix --dry-run': 1,
    'check case --write-baseline old.json': 0,
    'check case --baseline old.json': 0,
    'report case --output report.html': 0,
    'compare case/letter.md case/letter.md': 0,
    'sample case --size 1 --pages pages': 0,
    'redact case --output panel': 0,
    'deadlines case/case.yaml --today 2026-11-25': 0,
    'deadlines case --format ics --today 2026-11-25': 0,
    'evaluate --help': 0,
  }
  for (const format of ['html', 'markdown', 'sarif', 'github', 'junit', 'checkstyle']) commands[`check case --fail-on never --format ${format}`] = 0
  for (const [command, code] of Object.entries(commands)) run(bin, command.split(' '), { codes: [code] })
  const body = '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
  const served = spawnSync(bin, ['lsp'], { cwd: folder, encoding: 'utf8', input: `Content-Length: ${body.length}\r\n\r\n${body}` }).stdout
  expect(served.includes('"name":"letterlint"'), 'the language server answers')
  const named = new Set([...Object.keys(commands).map((command) => command.split(' ')[0]), 'lsp'])
  const listed = [...run(bin, ['--help']).matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map(([, name]) => name).filter((name) => name !== 'help')
  expect(listed.length > 10 && listed.every((name) => named.has(name)), `every command runs: ${listed.join(', ')}`)
  expect(statSync(join(folder, 'node_modules', 'letterlint', 'man', 'letterlint.1')).size > 1000, 'the manual page is there')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
