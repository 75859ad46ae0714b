import * as v from 'valibot'

/** A placeholder that an office's templates may hold. */
export const FieldSchema = v.strictObject({
  /** As the templates write it, without its brackets: `last_date`, `name of the court`. */
  name: v.string(),
  /** What goes there, for the person who fills it in. */
  means: v.string(),
  kind: v.optional(v.picklist(['text', 'date', 'choice']), 'text'),
  /** True when every template must hold it. */
  required: v.optional(v.boolean(), false),
})

/** `letterlint.placeholders.yaml`: the placeholders of an office's templates. */
export const PlaceholdersFileSchema = v.strictObject({ fields: v.array(FieldSchema) })

/** `dictionaries/template.yaml`: words by which placeholders are understood; `fields` is the office's own. */
export const TemplateSchema = v.strictObject({
  source: v.string(),
  verbs: v.array(v.string()),
  dates: v.array(v.string()),
  outcomes: v.array(v.string()),
  apologies: v.array(v.string()),
  contacts: v.array(v.string()),
  'next-stage': v.array(v.string()),
  fields: v.array(FieldSchema),
})

export type TemplateDictionary = v.InferOutput<typeof TemplateSchema>
