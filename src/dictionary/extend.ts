/**
 * Adds an office's own entries to a dictionary: lists grow, groups of keys are merged, anything else is replaced.
 *
 * @param base what letterlint ships
 * @param own what the office adds; of the same shape
 */
export function extend(base: unknown, own: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(own)) return [...base, ...own]
  if (isGroup(base) && isGroup(own)) {
    const merged: Record<string, unknown> = { ...base }
    for (const [key, value] of Object.entries(own)) merged[key] = key in base ? extend(base[key], value) : value
    return merged
  }
  return own
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
