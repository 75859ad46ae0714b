/**
 * The option that is spelt most like a word, for "did you mean".
 *
 * @returns undefined when none is near
 */
export function nearest(word: string, options: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const option of options) {
    const distance = editDistance(word.toLowerCase(), option.toLowerCase(), least)
    if (distance < least) {
      least = distance
      best = option
    }
  }
  return best
}

/**
 * How many letters must be added, dropped, changed or swapped with a neighbour to make one word the other.
 *
 * @param limit stop counting here
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] as number) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return Math.min(row[b.length] as number, limit)
}
