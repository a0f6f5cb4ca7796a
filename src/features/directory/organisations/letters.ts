import { plainDate, type Texts } from '../../../platform/i18n/index.ts'
import {
  action,
  facts,
  heading,
  note,
  paragraph,
  status,
  subheading,
  theirs,
} from '../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../../platform/outgoing-mail/letter.ts'

/** What became of somebody's claim: they belong to the organisation, or whoever decides there was asked. */
type Standing = { readonly state: 'claimed' | 'approved' }

/** To a person: the organisation they entered was looked at and is in the list. */
export const verifiedLetter = (
  t: Texts,
  it: Standing & { readonly organisation: string; readonly path: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('directory.organisations.letter.verified.subject', { organisation: it.organisation }),
  preheader: t(`directory.organisations.letter.now.${it.state}`, { organisation: it.organisation }),
  blocks: [
    status(
      it.state === 'approved' ? 'confirmed' : 'pending',
      t(`directory.organisations.letter.state.${it.state}`),
    ),
    heading(t('directory.organisations.letter.verified.title')),
    paragraph(t('directory.organisations.letter.verified.words', { organisation: it.organisation })),
    paragraph(t(`directory.organisations.letter.now.${it.state}`, { organisation: it.organisation })),
    action(t('directory.organisations.letter.open'), it.path),
  ],
})

/** To a person: what they entered, or belonged to, is another organisation of the list. */
export const mergedLetter = (
  t: Texts,
  it: Standing & {
    readonly entered: string
    readonly organisation: string
    readonly path: string
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('directory.organisations.letter.merged.subject', { organisation: it.organisation }),
  preheader: t(`directory.organisations.letter.now.${it.state}`, { organisation: it.organisation }),
  blocks: [
    status(
      it.state === 'approved' ? 'confirmed' : 'pending',
      t(`directory.organisations.letter.state.${it.state}`),
    ),
    heading(t('directory.organisations.letter.merged.title')),
    paragraph(t('directory.organisations.letter.merged.words')),
    facts([
      [t('directory.organisations.letter.entered'), theirs(it.entered)],
      [t('directory.organisations.letter.listed-as'), theirs(it.organisation)],
    ]),
    paragraph(t(`directory.organisations.letter.now.${it.state}`, { organisation: it.organisation })),
    action(t('directory.organisations.letter.open'), it.path),
    note(t('directory.organisations.letter.merged.note')),
  ],
})

/** To a person: what they entered is not taken into the list, and why; they choose again. */
export const refusedLetter = (
  t: Texts,
  it: { readonly entered: string; readonly reason: string; readonly contact: string },
): Letter => ({
  replyTo: it.contact,
  subject: t('directory.organisations.letter.refused.subject'),
  preheader: t('directory.organisations.letter.refused.next'),
  blocks: [
    status('rejected', t('directory.organisations.letter.refused.state')),
    heading(t('directory.organisations.letter.refused.title')),
    facts([[t('directory.organisations.letter.entered'), theirs(it.entered)]]),
    subheading(t('directory.organisations.letter.reason')),
    paragraph(theirs(it.reason)),
    paragraph(t('directory.organisations.letter.refused.next')),
    action(t('directory.organisations.letter.refused.open'), '/account/affiliations/change'),
  ],
})

/** To whoever asked for changes: which were accepted, which were not, and why. */
export const changesLetter = (
  t: Texts,
  it: {
    readonly organisation: string
    readonly path: string
    readonly contact: string
    readonly changes: readonly {
      readonly label: string
      readonly isAccepted: boolean
      readonly reason: string | null
    }[]
  },
): Letter => {
  const accepted = it.changes.filter(({ isAccepted }) => isAccepted).length
  const outcome = accepted === it.changes.length ? 'all' : accepted === 0 ? 'none' : 'some'
  return {
    replyTo: it.contact,
    subject: t(`directory.organisations.letter.changes.subject.${outcome}`, {
      organisation: it.organisation,
    }),
    preheader: t('directory.organisations.letter.changes.words', { organisation: it.organisation }),
    blocks: [
      status(
        outcome === 'none' ? 'rejected' : 'confirmed',
        t(`directory.organisations.letter.changes.state.${outcome}`),
      ),
      heading(t('directory.organisations.letter.changes.title')),
      paragraph(t('directory.organisations.letter.changes.words', { organisation: it.organisation })),
      facts(
        it.changes.map(({ label, isAccepted, reason }): Fact => {
          const words = t(`directory.organisations.letter.change.${isAccepted ? 'accepted' : 'refused'}`)
          return [label, reason === null ? words : [words, theirs(reason)]]
        }),
      ),
      action(t('directory.organisations.letter.open'), it.path),
    ],
  }
}

/** To whoever decides for a member: its membership is suspended for arrears, what stops, and what ends it. */
export const suspendedLetter = (
  t: Texts,
  it: {
    readonly organisation: string
    readonly since: string
    readonly path: string
    readonly contact: string
  },
): Letter => ({
  replyTo: it.contact,
  subject: t('directory.organisations.letter.suspended.subject', { organisation: it.organisation }),
  preheader: t('directory.organisations.letter.suspended.stops'),
  blocks: [
    status('waitlisted', t('directory.organisations.membership.suspended')),
    heading(t('directory.organisations.letter.suspended.title')),
    paragraph(
      t('directory.organisations.letter.suspended.words', {
        organisation: it.organisation,
        day: plainDate(t, it.since),
      }),
    ),
    paragraph(t('directory.organisations.letter.suspended.stops')),
    paragraph(t('directory.organisations.letter.suspended.way-out')),
    action(t('directory.organisations.letter.open'), it.path),
  ],
})

/** To those who keep the directory, once a day: what waits for them. */
export const deskLetter = (
  t: Texts,
  it: { readonly unverified: number; readonly changes: number },
): Letter => ({
  subject: t('directory.organisations.letter.desk.subject', { count: it.unverified + it.changes }),
  preheader: t('directory.organisations.letter.desk.words'),
  blocks: [
    heading(t('directory.organisations.letter.desk.title')),
    paragraph(t('directory.organisations.letter.desk.words')),
    facts([
      [t('directory.organisations.desk.unverified'), String(it.unverified)],
      [t('directory.organisations.desk.changes'), String(it.changes)],
    ]),
    action(t('directory.organisations.letter.desk.open'), '/desk/organisations'),
  ],
})
