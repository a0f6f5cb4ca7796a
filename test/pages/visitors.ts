/** Whose pages are looked at, and where they begin. The rest is found by following links. */
export const visitors = [
  {
    role: undefined,
    starts: [
      ...['/', '/events', '/events/C-00015213', '/events/C-00015240', '/account/new', '/sign-in'],
      ...['/events/C-00015262/manual', '/events/C-00015240/manual'],
      ...['/account/recovery', '/account/recovery/mail', '/sign-in/help', '/help', '/no-such-page', '/_ui'],
      ...['/help/terms', '/help/guides/mail-programs', '/help?q=password', '/help?q=umbrella'],
      ...['/groups', '/groups/t-sg12'],
      ...['/documents', '/documents?q=guide', '/documents?collection=circulars'],
      ...[
        '/access',
        '/access/services',
        '/access/eligibility?q=volta',
        '/access/status',
        '/access/status/mail',
      ],
      ...[
        '/account/activation',
        '/account/locked',
        '/account/lock/unknown',
        '/account/activation/again/unknown',
      ],
      ...['/help/contact?about=C-00015213', '/help/contact/sent', '/feedback', '/feedback/thanks'],
      ...['/notices', '/notices/archive', '/notices/check', '/notices/report'],
    ],
  },
  {
    role: 'delegate',
    starts: [
      ...['/mail/settings', '/mail/settings/forwarding', '/mail/settings/away'],
      ...['/', '/registrations', '/account', '/messages', '/events/C-00015213'],
      ...[
        '/events/C-00015213/registration',
        '/events/C-00015240/registration',
        '/events/C-00015262/registration',
      ],
      ...['/meetings/attendance', '/meetings/attendance/C-00014987', '/certificates/check'],
      ...['/account/calendar', '/meetings', '/meetings/test', '/access/application', '/access/eligibility'],
      ...['/access/status', '/enquiries', '/help/contact', '/feedback?page=/events'],
      ...['/documents', '/documents?q=nothing-like-this', '/documents?collection=contributions'],
    ],
  },
  {
    role: 'focal-point',
    starts: [
      ...[
        '/',
        '/approvals',
        '/approvals/on-behalf',
        '/approvals/on-behalf/C-00015240',
        '/account/approval-mails',
        '/organisation',
        '/organisation?state=approved',
        '/organisation/access',
        '/organisation/access?heap=holders',
        '/organisation/access?heap=over',
        '/organisation/access/review?pick-all=%3D',
        '/organisation/access/review?pick-all=%3D&act=reject',
      ],
      ...[
        '/approvals?mode=remote&age=3',
        '/saved-views',
        '/saved-views/new?place=approvals&query=%3Fage%3D3',
      ],
    ],
  },
  {
    role: 'secretariat',
    starts: [
      ...['/desk/events/C-00015306/rooms', '/desk/events/C-00014987/attendance'],
      '/desk/access',
      ...['/desk/enquiries', '/desk/enquiries?heap=waiting', '/desk/enquiries/standard-replies'],
      ...['/desk/enquiries/standard-replies/new', '/desk/feedback', '/desk/feedback?state=noted'],
      ...['/desk/notices', '/desk/notices/new', '/notices'],
      ...['/desk/documents', '/desk/documents?state=draft&level=member', '/desk/documents/new'],
      ...['/desk/documents/figures', '/desk/documents/collections/circulars'],
      ...['/desk', '/desk/focal-points', '/desk/focal-points/absences', '/desk/challenges'],
      ...['/desk/groups', '/desk/groups/new', '/desk/groups/t-sg12', '/desk/groups/t-sg12/rules'],
      ...['/desk/rules?type=study-group', '/desk/rules/changes', '/desk/rules/count?event=C-00015240'],
      ...['/desk/rules/preview?event=C-00015240&q=mensaha', '/desk/events/C-00015240/rules'],
      '/desk/events/C-00015240/linked',
      ...['/desk/events', '/desk/events?state=draft&when=all', '/desk/events/new', '/desk/events/C-00015284'],
      ...['details', 'texts', 'texts/ar', 'sessions', 'sessions/new', 'deadlines', 'settings'].map(
        (part) => `/desk/events/C-00015284/${part}`,
      ),
      ...['changes', 'copy', 'cancellation', 'reopening'].map((part) => `/desk/events/C-00015284/${part}`),
      ...['questions', 'questions/new', 'questions/new?kind=choice', 'questions/preview', 'documents'].map(
        (part) => `/desk/events/C-00015262/${part}`,
      ),
      '/desk/events/C-00015262/documents/new',
      ...['/events/C-00015213/participants', '/events/C-00015213/participants/file'],
      ...['/desk/outbox', '/desk/outbox?state=failed', '/desk/figures', '/desk/figures?event=C-00015213'],
      ...['/desk/waiting', '/desk/messages', '/desk/messages/new?event=C-00015213', '/desk/exports'],
      '/desk/exports/new?event=C-00015213',
      ...['/desk/registrations', '/desk/registrations/columns', '/desk/registrations/new?q=mensah'],
      ...['/desk/registrations?event=C-00015240&state=pending', '/desk/people?q=mensah'],
      '/desk/registrations/review?act=cancel&pick-all=event%3DC-00015240',
      ...['/desk/help', '/desk/help?work=yes', '/desk/help/new', '/desk/help/guides/account/fr'],
    ],
  },
] as const

export type Visitor = (typeof visitors)[number]

/** Whose pages are most, and are looked at on their own. */
export const isStaff = ({ role }: Visitor): boolean => role === 'secretariat'
