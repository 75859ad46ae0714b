import manifest from '../../package.json' with { type: 'json' }
import type { Dictionaries } from '../dictionary/index.ts'

/** The version of letterlint. */
export const version: string = manifest.version

/** The version, and how old the data is that goes out of date. */
export function versionText({ 'bank-holidays': holidays, bodies: { bodies } }: Pick<Dictionaries, 'bank-holidays' | 'bodies'>): string {
  const details = bodies.flatMap((body) => body.contact.map((contact) => contact.checked))
  const dates = details.filter((date) => date !== '').sort()
  const unchecked = details.length - dates.length
  return [
    version,
    `bank holidays: ${holidays.from} to ${holidays.to}, checked ${holidays.checked}`,
    `contact details: ${[...(dates[0] === undefined ? [] : [`the oldest checked ${dates[0]}`]), ...(unchecked > 0 ? [`${unchecked} of ${details.length} not checked by a person`] : [])].join(', ')}`,
    '',
  ].join('\n')
}
