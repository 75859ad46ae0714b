const QUOTES: Readonly<Record<string, string>> = {
  '\u2018': "'", '\u2019': "'", '\u201B': "'", '\u02BC': "'", '\u2032': "'",
  '\u201C': '"', '\u201D': '"', '\u201E': '"', '\u201F': '"', '\u2033': '"', '\u00AB': '"', '\u00BB': '"',
}

/**
 * Text in the same length with straight quotes and apostrophes, and every white space character a space, so that a
 * rule can match it and use the offsets as they are.
 */
export function plainOf(text: string): string {
  return text.replace(/[\u2018\u2019\u201B\u02BC\u2032\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]|\s/g, (char) => QUOTES[char] ?? ' ')
}

/** Lower case in the same length: a letter whose lower case is longer stays as it is. */
export function lowerOf(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  let out = ''
  for (const char of text) {
    const low = char.toLowerCase()
    out += low.length === char.length ? low : char
  }
  return out
}
