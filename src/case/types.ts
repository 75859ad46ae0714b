/** Where a fact came from; the order is that of precedence. */
export type Origin = 'option' | 'front-matter' | 'case-file' | 'letter' | 'default'

/** A fact of the case, with where it came from. */
export interface Fact<T> {
  value: T
  from: Origin
  /** False when it was inferred from the letter's words and may be wrong: no verdict may rest on it alone. */
  sure: boolean
}

export type LetterKind = 'stage-one' | 'stage-two' | 'holding' | 'acknowledgement'
export type ComplaintKind = 'legal' | 'service' | 'mixed'
export type Role = 'victim' | 'witness' | 'defendant' | 'relative' | 'police' | 'other'
export type ProtectedKind = 'witness' | 'youth-defendant' | 'suspect-not-charged' | 'rape-victim' | 'personal-details'

/** The person who complained. */
export interface Complainant {
  name?: string
  role?: Role
}

/** A person or detail that the letter must not give. */
export interface Protected {
  text: string
  kind: ProtectedKind
}

/** What is known of the case. Every fact may be missing. */
export interface Facts {
  organisation?: Fact<string>
  area?: Fact<string>
  unit?: Fact<string>
  letter?: Fact<LetterKind>
  complaint?: Fact<ComplaintKind>
  complainant?: Fact<Complainant>
  /** Date the complaint arrived, `YYYY-MM-DD`. */
  received?: Fact<string>
  /** Date the letter bears, `YYYY-MM-DD`. */
  sent?: Fact<string>
  reference?: Fact<string>
  addressee?: Fact<string[]>
  protected?: Fact<Protected[]>
  /** Further keys of the case file, such as the dates of the case's clocks. */
  other: Readonly<Record<string, Fact<unknown>>>
}
