/**
 * A source of chance that gives the same numbers for the same seed.
 *
 * @param {number} seed
 * @returns {(n: number) => number} a whole number from 0 up to, and without, `n`
 */
export function chanceOf(seed) {
  let state = (seed * 2654435761) >>> 0 || 1
  return (n) => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % n
  }
}
