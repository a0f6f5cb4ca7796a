/** Pages of the mailbox: its holder's alone, also while the service desk looks at their pages. */
export const look = {
  config: { permission: 'signed-in', freshness: 'any', limit: 'pages', viewing: 'closed' },
} as const

/** What is done there. */
export const act = { config: { ...look.config, limit: 'acts' } } as const

/** What programs ask for that have no cookie to say who they are. */
export const open = {
  config: { permission: 'everyone', freshness: 'any', limit: 'pages', outsideLanguages: true },
} as const
