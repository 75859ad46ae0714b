import type { PersonName } from './types.ts'

/** Titles before a name, in the forms that letters use. */
export const TITLE =
  /^(mr|mrs|ms|miss|mx|dr|doctor|prof(?:essor)?|rev(?:erend)?|sir|dame|lord|lady|cllr|councillor|pc|dc|ds|di|dci|dsu|sgt|sergeant|insp(?:ector)?|constable|judge|hhj|father|imam|rabbi|captain|capt|major|colonel|master)\b\.?/i

/**
 * Parts a person's name as written on an envelope.
 *
 * @param text such as `Mrs Adaeze Okafor`, `Adaeze Okafor`, `Mrs A. Okafor`
 * @returns title, given names and surname as far as they stand there
 */
export function parseName(text: string): PersonName {
  const trimmed = text.trim().replace(/[,.:;]+$/, '')
  const name: PersonName = { text: trimmed, given: [] }
  let rest = trimmed
  const title = TITLE.exec(rest)
  if (title) {
    name.title = title[0].replace('.', '')
    rest = rest.slice(title[0].length).trim()
  }
  const words = rest.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  while (words.length > 1 && /^(?:obe|mbe|cbe|kc|qc|jp|jr|snr)$/i.test(words.at(-1) as string)) words.pop()
  let surnameAt = words.length - 1
  while (surnameAt > 1 && /^(?:van|von|de|der|den|del|della|di|da|dos|la|le|al|el|bin|ibn|mac|mc|ap|st|ten|ter)$/i.test(words[surnameAt - 1] as string)) surnameAt--
  if (words.length > 0 && (words.length > 1 || name.title)) {
    name.surname = words.slice(surnameAt).join(' ')
    name.given = words.slice(0, surnameAt)
  } else name.given = words
  return name
}
