/** The formats of `letterlint check`, the default first. */
export const CHECK_FORMATS = ['pretty', 'json', 'html', 'markdown', 'sarif', 'github', 'junit', 'checkstyle'] as const

export type CheckFormat = (typeof CHECK_FORMATS)[number]
