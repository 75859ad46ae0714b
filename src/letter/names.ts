import type { PersonName } from './types.ts'

const RANK = '(?:(?:detective|temporary|acting) ){0,2}(?:chief |deputy chief |assistant chief |deputy )?(?:constable|sergeant|inspector|superintendent)'

/** Titles before a name, in the forms that letters use. */
export const TITLE = new RegExp(
  `^(?:(?:the )?(?:rt\\.? )?hon\\.? )?(${RANK}|mr|mrs|ms|miss|mx|messrs|master|dr|doctor|prof(?:essor)?|rev(?:erend)?d?|father|fr|canon|imam|rabbi|pastor|sir|dame|lord|lady|baroness|madame|cllr|councillor|pc|pcso|dc|ds|di|dci|dsu|dcs|ps|sgt|insp|judge|hhj|captain|capt|major|maj|colonel|col|lieutenant|lt|corporal|cpl|private)\\b\\.?(?![-'])`,
  'i',
)

/** Letters after a name. */
const HONOURS = /^(?:obe|mbe|cbe|dbe|kbe|kc|qc|jp|mp|msp|ms|frcs|phd|ba|ma|bsc|msc|llb|llm|dl|qpm|esq|esquire|jr|jnr|snr|sr)$/i

/** Words that belong to the surname that follows them. */
const PARTICLE = /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|bint|ibn|mac|mc|ap|st|ten|ter)$/i

/**
 * Parts a person's name as written on an envelope.
 *
 * @param text such as `Mrs Adaeze Okafor`, `Adaeze Okafor`, `Mrs A. Okafor`
 * @returns title, given names and surname as far as they stand there
 */
export function parseName(text: string): PersonName {
  const trimmed = text.trim().replace(/(?<![,.:;!])[,.:;!]+$/, '')
  const name: PersonName = { text: trimmed, given: [] }
  let rest = trimmed
  const title = TITLE.exec(rest)
  if (title && rest.length > title[0].length) {
    name.title = title[1] as string
    rest = rest.slice(title[0].length).trim()
    // "Rev Dr Okafor": the first title is kept, the second is not a given name.
    const second = TITLE.exec(rest)
    if (second && rest.length > second[0].length) rest = rest.slice(second[0].length)
  }
  const words = rest.split(/[\s,]/).filter((word) => /^['\u2019]?\p{L}/u.test(word))
  while (words.length > 1 && HONOURS.test((words.at(-1) as string).replace(/\./g, ''))) words.pop()
  let surnameAt = words.length - 1
  const first = name.title ? 0 : 1
  while (surnameAt > first && PARTICLE.test((words[surnameAt - 1] as string).replace(/\.$/, ''))) surnameAt--
  if (words.length > 0 && (words.length > 1 || name.title)) {
    name.surname = words.slice(surnameAt).join(' ')
    name.given = words.slice(0, surnameAt)
  } else name.given = words
  return name
}

/** Words that make a capitalised line an address, a body or a job and not a person's name. */
const NOT_A_NAME =
  /\b(?:road|street|lane|avenue|close|court|crescent|drive|gardens|grove|hill|house|mews|parade|park|place|rise|row|square|terrace|walk|way|yard|flat|apartment|building|floor|unit|office|service|services|team|department|division|branch|police|crown|prosecutor|prosecutors|prosecution|fiscal|officer|manager|head|director|deputy|chief|senior|district|complaints?|casework|caseworker|coordinator|co-ordinator|assistant|commissioner|ombudsman|council|assessor|victim|witness|care|standards|professional|liaison|legal|area|region|london|mail|post|on behalf|for the|copy|enclosed|private|confidential)\b/i

/**
 * Whether a line can be a person's name alone: two to five words that begin with capitals or are initials, with or
 * without a title, and no word of an address, a body or a post.
 */
export function looksLikeName(text: string): boolean {
  const trimmed = text.trim().replace(/^(?:pp|p\.p\.|signed:?|from:?)\s+/i, '')
  const title = TITLE.exec(trimmed)
  const rest = title ? trimmed.slice(title[0].length).trim() : trimmed
  if (rest.length < 2 || rest.length > 50 || /[\d@:;!?|/]/.test(rest) || NOT_A_NAME.test(rest)) return false
  const words = rest.replace(/\([^()]{0,20}\)/g, '').split(/[\s,]/).filter(Boolean)
  if (words.length > 5 || words.length < (title ? 1 : 2)) return false
  return words.every((word) => /^['\u2019"]?\p{Lu}/u.test(word) || PARTICLE.test(word) || HONOURS.test(word))
}
