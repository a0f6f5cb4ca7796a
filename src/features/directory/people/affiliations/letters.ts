import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import {
  action,
  code,
  facts,
  heading,
  note,
  paragraph,
  quietAction,
  status,
  subheading,
  theirs,
} from '../../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter } from '../../../../platform/outgoing-mail/letter.ts'
import type { Id } from '../../../../values/ids.ts'
import type { DomainMatch, EndReason } from './types.ts'

/** What the letters about an affiliation say; all of it true when they are written. */
export type AffiliationFacts = {
  readonly organisation: string
  readonly role: string | null
  readonly unit: string | null
  readonly contact: string
}

/** To those who decide at an organisation: who says that they belong to it. The link opens a page and changes nothing. */
export const claimedLetter = (
  t: Texts,
  it: AffiliationFacts & {
    readonly id: Id
    readonly person: string
    readonly email: string | undefined
    readonly match: DomainMatch
  },
): Letter => {
  const { organisation } = it
  return {
    replyTo: it.contact,
    subject: t('directory.letter.claimed.subject', { organisation }),
    preheader: t('directory.letter.claimed.words', { organisation }),
    blocks: [
      status('pending', t('directory.letter.claimed.state')),
      heading(theirs(it.person)),
      paragraph(t('directory.letter.claimed.words', { organisation })),
      facts([
        [t('directory.field.name'), theirs(it.person)],
        ...(it.email ? [[t('directory.field.email'), code(it.email)] as Fact] : []),
        [t('directory.letter.claimed.domain'), t(`directory.letter.claimed.domain.${it.match}`)],
        ...does(t, it),
      ]),
      action(t('directory.letter.claimed.open'), `/organisation/people/${it.id}`),
      note(t('directory.letter.claimed.not-checked')),
    ],
  }
}

/** To the person: they now act for the organisation, and what that opens. */
export const approvedLetter = (t: Texts, it: AffiliationFacts): Letter => {
  const { organisation } = it
  return {
    replyTo: it.contact,
    subject: t('directory.letter.approved.subject', { organisation }),
    preheader: t('directory.letter.approved.words', { organisation }),
    blocks: [
      status('confirmed', t('directory.letter.approved.state')),
      heading(theirs(organisation)),
      paragraph(t('directory.letter.approved.words', { organisation })),
      ...(it.role || it.unit ? [facts(does(t, it))] : []),
      subheading(t('directory.letter.means')),
      paragraph(t('directory.letter.approved.registrations', { organisation })),
      paragraph(t('directory.letter.approved.access')),
      action(t('directory.letter.approved.open'), '/events'),
      quietAction(t('directory.letter.own'), '/account/affiliations'),
    ],
  }
}

/** To the person: somebody at the organisation said no, why, and what they can do. */
export const rejectedLetter = (t: Texts, it: AffiliationFacts & { readonly reason: string }): Letter => {
  const { organisation } = it
  return {
    replyTo: it.contact,
    subject: t('directory.letter.rejected.subject', { organisation }),
    preheader: t('directory.letter.rejected.words', { organisation }),
    blocks: [
      status('rejected', t('directory.letter.rejected.state')),
      heading(theirs(organisation)),
      paragraph(t('directory.letter.rejected.words', { organisation })),
      subheading(t('directory.letter.reason')),
      paragraph(theirs(it.reason)),
      subheading(t('directory.letter.means')),
      paragraph(t('directory.letter.rejected.registrations')),
      paragraph(t('directory.letter.rejected.next', { contact: it.contact })),
      action(t('directory.letter.own'), '/account/affiliations'),
    ],
  }
}

/** To the person: they no longer belong to the organisation; by whom it ended, and what ends with it. */
export const endedLetter = (
  t: Texts,
  it: AffiliationFacts & {
    readonly why: EndReason
    readonly on: string | null
    readonly reason: string | null
  },
): Letter => {
  const { organisation } = it
  const words = t(`directory.letter.ended.${it.why}`, { organisation })
  return {
    replyTo: it.contact,
    subject: t('directory.letter.ended.subject', { organisation }),
    preheader: words,
    blocks: [
      status('withdrawn', t('directory.letter.ended.state')),
      heading(theirs(organisation)),
      paragraph(words),
      ...(it.on ? [facts([[t('directory.affiliations.last-day'), plainDay(t, it.on)]])] : []),
      ...(it.reason ? [subheading(t('directory.letter.reason')), paragraph(theirs(it.reason))] : []),
      subheading(t('directory.letter.means')),
      paragraph(t('directory.letter.ended.registrations', { organisation })),
      paragraph(t('directory.letter.ended.access', { organisation })),
      action(t('directory.letter.own'), '/account/affiliations'),
      note(t('directory.letter.ended.not-you', { contact: it.contact })),
    ],
  }
}

const does = (t: Texts, { role, unit }: AffiliationFacts): Fact[] => [
  ...(role ? [[t('directory.letter.role'), theirs(role)] as Fact] : []),
  ...(unit ? [[t('directory.letter.unit'), theirs(unit)] as Fact] : []),
]
