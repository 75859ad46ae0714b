const VOWEL = /[aeiouy]/

/**
 * The stem of an English word: what its regular forms share. Made for comparing two texts, not for reading, so it
 * need only be the same for `delay`, `delays` and `delayed`.
 *
 * @param lower a word in lower case with straight apostrophes
 */
export function stem(lower: string): string {
  let word = lower.endsWith("'s") ? lower.slice(0, -2) : lower.endsWith("'") ? lower.slice(0, -1) : lower
  if (word.length <= 3) return word
  if (word.endsWith('ies') && word.length > 4) word = `${word.slice(0, -3)}y`
  else if (/(?:ss|x|ch|sh|zz)es$/.test(word)) word = word.slice(0, -2)
  else if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) word = word.slice(0, -1)
  for (const ending of ['ing', 'ed', 'ly']) {
    const root = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || root.length < 3 || !VOWEL.test(root)) continue
    word = root
    break
  }
  if (/([bdfgklmnprtvz])\1$/.test(word)) word = word.slice(0, -1)
  if (word.length > 3 && word.endsWith('e')) word = word.slice(0, -1)
  return word.length > 2 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}
