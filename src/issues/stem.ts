/** Consonants and vowels of a word as `c` and `v`; y is a vowel after a consonant. */
function shapeOf(word: string): string {
  let shape = ''
  for (const letter of word) shape += 'aeiou'.includes(letter) || (letter === 'y' && shape.endsWith('c')) ? 'v' : 'c'
  return shape
}

/** How many times a vowel is followed by a consonant: Porter's measure of a word's length. */
function measure(word: string): number {
  return shapeOf(word).split('vc').length - 1
}

/** Whether a word ends as `hop`, `not`, `mov` do: such roots have lost an e, or never had one to lose. */
function endsShort(word: string): boolean {
  return shapeOf(word).endsWith('cvc') && !/[wxy]$/.test(word)
}

/**
 * The stem of an English word: what its regular forms share. Made for comparing two texts, not for reading, so it
 * need only be the same for `delay`, `delays` and `delayed` and another for `not` and `note`.
 *
 * Inflections alone are taken off, as in steps 1 and 5 of M. F. Porter, "An algorithm for suffix stripping" (1980).
 *
 * @param lower a word in lower case with straight apostrophes
 */
export function stem(lower: string): string {
  let word = lower.endsWith("'s") ? lower.slice(0, -2) : lower.endsWith("'") ? lower.slice(0, -1) : lower
  if (word.length <= 3) return word
  if (word.endsWith('ies') && word.length > 4) word = `${word.slice(0, -3)}y`
  else if (/(?:ss|x|ch|sh|zz)es$/.test(word)) word = word.slice(0, -2)
  else if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) word = word.slice(0, -1)
  for (const ending of ['ing', 'ed']) {
    const root = word.slice(0, -ending.length)
    if (!word.endsWith(ending) || !shapeOf(root).includes('v') || root.length < 2) continue
    if (/(?:at|bl|iz|is)$/.test(root)) word = `${root}e`
    else if (/([bcdfghjkmnpqrtvwxy])\1$/.test(root)) word = root.slice(0, -1)
    else if (measure(root) === 1 && endsShort(root)) word = `${root}e`
    else word = root
    break
  }
  if (word.endsWith('ly') && word.length > 5) word = word.slice(0, -2)
  if (word.endsWith('e')) {
    const root = word.slice(0, -1)
    if (measure(root) > 1 || (measure(root) === 1 && !endsShort(root))) word = root
  }
  if (word.endsWith('ll') && measure(word) > 1) word = word.slice(0, -1)
  return word.length > 2 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}
