import { rules } from '../../rules/index.ts'
import type { Resources } from '../check.ts'
import { loadDictionaries } from './data.ts'
import { loadLexicon } from './lexicon.ts'

let loaded: Resources | undefined

/** The rules and data that every check uses, loaded once. */
export function loadResources(): Resources {
  loaded ??= { rules, dictionaries: loadDictionaries(), lexicon: loadLexicon() }
  return loaded
}
