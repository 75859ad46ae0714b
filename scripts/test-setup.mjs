import { spawnSync } from 'node:child_process'

/** Makes the data files that the tests read, from the dictionaries as they are now. */
export default function setup() {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--data'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the dictionaries cannot be built:\n${stderr}`)
}
