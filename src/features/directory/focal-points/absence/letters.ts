import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import * as l from '../../../../platform/outgoing-mail/letter.ts'
import type { Letter } from '../../../../platform/outgoing-mail/letter.ts'

export type AbsenceFacts = {
  readonly away: string
  readonly from: string
  readonly until: string | null
  /** What they decide about, one line each: the organisation and the role. */
  readonly roles: readonly { readonly organisation: string; readonly role: string }[]
  readonly name: string | undefined
}

const daysOf = (t: Texts, { from, until }: Pick<AbsenceFacts, 'from' | 'until'>): string =>
  until
    ? t('directory.absence.days', { from: plainDay(t, from), until: plainDay(t, until) })
    : t('directory.absence.days-open', { from: plainDay(t, from) })

const rows = (t: Texts, it: AbsenceFacts) =>
  l.facts([
    [t('directory.absence.when'), l.strong(daysOf(t, it))],
    ...it.roles.map(({ organisation, role }) => [role, l.theirs(organisation)] as const),
  ])

/** To whoever is asked in somebody's place: from when until when, and for what. */
export const standsInLetter = (t: Texts, it: AbsenceFacts): Letter => ({
  subject: t('directory.absence.stands-in.subject', { away: it.away }),
  preheader: t('directory.absence.stands-in.lead', { away: it.away }),
  blocks: [
    l.heading(t('directory.absence.stands-in.subject', { away: it.away })),
    l.greeting(t, it.name),
    l.paragraph(t('directory.absence.stands-in.lead', { away: it.away })),
    rows(t, it),
    l.action(t('directory.absence.stands-in.open'), '/approvals'),
    l.note(t('directory.absence.stands-in.also-away')),
    l.quietAction(t('directory.desk.absence.title'), '/organisation/absence'),
  ],
})

/** To the secretariat: somebody goes away, and nobody there is asked meanwhile. */
export const nobodyStandsInLetter = (t: Texts, it: AbsenceFacts): Letter => ({
  subject: t('directory.absence.nobody.subject', { away: it.away }),
  preheader: t('directory.absence.nobody.lead', { away: it.away }),
  blocks: [
    l.heading(t('directory.absence.nobody.subject', { away: it.away })),
    l.greeting(t),
    l.paragraph(t('directory.absence.nobody.lead', { away: it.away })),
    rows(t, it),
    l.action(t('directory.absence.nobody.open'), '/desk/focal-points/absences'),
  ],
})
