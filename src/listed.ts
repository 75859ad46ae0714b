/** Things in a row as a sentence names them: `one`, `one and two`, `one, two and three`. */
export function listed(things: ReadonlyArray<string | number>): string {
  return [things.slice(0, -1).join(', '), ...things.slice(-1)].filter((part) => part !== '').join(' and ')
}
