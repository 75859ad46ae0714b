import manifest from '../../package.json' with { type: 'json' }

/** The version of letterlint. */
export const version: string = manifest.version
