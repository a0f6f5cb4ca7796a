/** Whose pages are looked at, and where they begin. The rest is found by following links. */
export const visitors = [
  {
    role: undefined,
    starts: [
      '/',
      '/events',
      '/account/new',
      '/sign-in',
      '/account/recovery',
      '/help',
      '/no-such-page',
      '/_ui',
    ],
  },
  {
    role: 'delegate',
    starts: ['/', '/registrations', '/account', '/messages', '/events/C-00015213/registration'],
  },
  { role: 'focal-point', starts: ['/', '/approvals'] },
] as const
