/** Builds once more and compares: the same sources give the same bytes. Ends with an error where they do not. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** The hash of every built file, by name. */
const hashes = () =>
  new Map(
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(dist, name)).isFile())
      .map((name) => [name, createHash('sha256').update(readFileSync(join(dist, name))).digest('hex')]),
  )

const build = () => {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

build()
const first = hashes()
build()
const second = hashes()
const differ = [...new Set([...first.keys(), ...second.keys()])].filter((name) => first.get(name) !== second.get(name))
process.stdout.write(differ.length === 0 ? `ok  ${first.size} built files have the same bytes\n` : `not the same: ${differ.join(', ')}\n`)
process.exit(differ.length === 0 ? 0 : 1)
