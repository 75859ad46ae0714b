/** The shape of a word: its last three letters, and what the whole holds. A y is a vowel after a consonant. */
interface Shape {
  /** How many times a vowel is followed by a consonant: Porter's measure of a word's length. */
  measure: number
  vowels: number
  /** Whether it ends in consonant, vowel and consonant. */
  closed: boolean
}

function shapeOf(word: string): Shape {
  let measure = 0
  let vowels = 0
  let before = false
  let last = false
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i)
    const vowel: boolean = letter === 97 || letter === 101 || letter === 105 || letter === 111 || letter === 117 || (letter === 121 && i > 0 && !last)
    if (vowel) vowels++
    else if (last) measure++
    if (i === word.length - 1) return { measure, vowels, closed: i > 1 && !vowel && last && !before }
    before = last
    last = vowel
  }
  return { measure, vowels, closed: false }
}

/** Whether a word ends as `hop`, `not`, `mov` do: such roots have lost an e, or never had one to lose. */
function endsShort(word: string, shape: Shape): boolean {
  return shape.closed && !/[wxy]$/.test(word)
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
    if (!word.endsWith(ending) || root.length < 2) continue
    const shape = shapeOf(root)
    if (shape.vowels === 0) continue
    if (/(?:at|bl|iz|is)$/.test(root)) word = `${root}e`
    else if (/([bcdfghjkmnpqrtvwxy])\1$/.test(root)) word = root.slice(0, -1)
    else if (shape.measure === 1 && endsShort(root, shape)) word = `${root}e`
    else word = root
    break
  }
  if (word.endsWith('ly') && word.length > 5) word = word.slice(0, -2)
  if (word.endsWith('e')) {
    const root = word.slice(0, -1)
    const shape = shapeOf(root)
    if (shape.measure > 1 || (shape.measure === 1 && !endsShort(root, shape))) word = root
  }
  if (word.endsWith('ll') && shapeOf(word).measure > 1) word = word.slice(0, -1)
  return word.length > 2 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word
}
