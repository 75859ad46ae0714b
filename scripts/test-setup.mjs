import { spawnSync } from 'node:child_process'

/** Builds what the tests read and run, from the sources as they are now. */
export default function setup() {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--fast'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build failed:\n${stderr}`)
}
