declare module 'nspell' {
  interface NSpell {
    /** Every form that the dictionary holds, affixes applied, with its flags. */
    data: Record<string, unknown>
    correct(word: string): boolean
    suggest(word: string): string[]
    personal(words: string): this
  }
  export default function nspell(dictionary: { aff: Uint8Array; dic: Uint8Array }): NSpell
}
declare module 'popular-english-words' {
  export const words: {
    /** The commonest words of Wikipedia, most common first. */
    getMostPopular(count: number): string[]
  }
}
