/**
 * Packs the package, installs it in an empty folder as a user would, and runs the main job there.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
  writeFileSync(join(folder, 'package.json'), '{ "name": "an-office", "private": true, "type": "module" }\n')
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)])
  const installed = readdirSync(join(folder, 'node_modules'), { recursive: true }).filter((name) => /(?:^|[/\\])package\.json$/.test(String(name)) && statSync(join(folder, 'node_modules', String(name))).isFile())
  process.stdout.write(`${installed.length} package files installed\n`)
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
  for (const command of ['rules', 'explain spelling', 'init', 'completion bash', 'check case --template --fail-on never', 'report case', 'sample case --size 1', 'deadlines case', 'compare case/letter.md case/letter.md', 'evaluate --help']) {
    run(bin, command.split(' '), { codes: command.startsWith('deadlines') ? [0, 1] : [0] })
  }
  expect(statSync(join(folder, 'node_modules', 'letterlint', 'man', 'letterlint.1')).size > 1000, 'the other commands run, and the manual page is there')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
