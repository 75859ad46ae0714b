import v8 from 'node:v8'

/** So many letters are checked before it pays to prepare for a long run. */
const LONG = 16

/** What `load.cjs` told V8 for the sake of a single letter, taken back. The flags are those of V8 11.3, which Node 20 has. */
const USUAL = ['--interrupt-budget=132000', '--regexp-tier-up-ticks=1', '--incremental-marking', '--parallel-scavenge']

/**
 * To be called after each letter, in the first thread: a run that turns out to be long has V8 optimise as it usually
 * does, in every thread.
 *
 * @param checked how many letters were checked
 */
export function keepPace(checked: number): void {
  if (checked === LONG && process.versions.v8.startsWith('11.3.')) for (const flag of USUAL) v8.setFlagsFromString(flag)
}
