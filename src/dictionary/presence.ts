import * as v from 'valibot'

const PARTS = ['letterhead', 'reference', 'date', 'addressee', 'salutation', 'subject', 'body', 'sign-off', 'signatory', 'contact', 'enclosure', 'postscript'] as const
/** Phrases in the phrase language of `src/phrase`; any of them will do. */
const Phrases = v.pipe(v.array(v.string()), v.minLength(1))
const KINDS = ['require', 'require-if', 'forbid', 'count'] as const

/** Something that an office's letters must say, or must not: one of `require`, `require-if`, `forbid` and `count`. */
export const PresenceSchema = v.pipe(
  v.strictObject({
    id: v.string(),
    /** The letter must have one of these phrases. */
    require: v.optional(Phrases),
    /** Where the letter has one of the phrases `when`, it must also have one of `require`. */
    'require-if': v.optional(v.strictObject({ when: Phrases, require: Phrases })),
    /** The letter must have none of these phrases. */
    forbid: v.optional(Phrases),
    /** The letter must have the phrases at least and at most so often, counted together. */
    count: v.optional(v.strictObject({ find: Phrases, least: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0), most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))) })),
    /** The parts of the letter that are read; every part when it is not said. */
    in: v.optional(v.array(v.picklist(PARTS))),
    /** The kinds of letter that it applies to; every kind when it is not said. */
    letters: v.optional(v.array(v.picklist(['stage-one', 'stage-two', 'holding', 'acknowledgement']))),
    /** What is wrong and what to do, for the drafter. */
    message: v.string(),
    severity: v.optional(v.picklist(['error', 'warning', 'info']), 'warning'),
    /** A sentence that the drafter may adapt, or what to write instead of forbidden words. */
    write: v.optional(v.string()),
    /** Letters, or sentences of one, of which it must complain. */
    flags: v.pipe(v.array(v.string()), v.minLength(1)),
    /** Letters, or sentences of one, of which it must not. */
    allows: v.pipe(v.array(v.string()), v.minLength(1)),
  }),
  v.check((entry) => KINDS.filter((kind) => entry[kind] !== undefined).length === 1, `must have one of ${KINDS.join(', ')}`),
)

export type PresenceEntry = v.InferOutput<typeof PresenceSchema>
