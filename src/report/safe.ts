/**
 * Text from a letter made safe for a terminal: control characters and marks that change direction are shown as their
 * code, so that a letter cannot move the cursor, hide words or change colours.
 */
export function safeText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`)
}

/**
 * What is about to be shown at a terminal, as the last guard before it: the colours that reports use and the wiping of a
 * line pass, and everything else that {@link safeText} shows as its code is shown so.
 */
export function terminalText(text: string): string {
  // The parts with an odd number are what the parentheses of the expression hold: the orders that pass.
  return text.split(/(\u001B\[(?:1|2|22|3[1-69])m|\r\u001B\[K)/).map((part, i) => (i % 2 === 1 ? part : safeText(part))).join('')
}

/** A quote on one line, shortened in the middle when it is long. */
export function shortQuote(text: string, most = 120): string {
  const line = safeText(text.replace(/\s+/g, ' ').trim())
  if (line.length <= most) return line
  const head = line.slice(0, Math.ceil(most * 0.6)).replace(/(?<!\s)\s+\S*$/, '')
  const tail = line.slice(line.length - Math.floor(most * 0.3)).replace(/^\S*\s+/, '')
  return `${head} … ${tail}`
}

/** Text in which every half of a character, and every code that stands for none, is replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g, '\uFFFD')
}

/**
 * JSON in which every character that could give a terminal an order or turn a line round is written as its code: the
 * same values for a program, and nothing for a terminal to obey.
 *
 * @param json as `JSON.stringify` makes it
 */
export function inert(json: string): string {
  return json.replace(/[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
