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
} from '../../platform/outgoing-mail/letter.ts'
import type { Block, Fact, Letter, StatusKind } from '../../platform/outgoing-mail/letter.ts'
import { dayOf, type Texts } from '../../platform/i18n/index.ts'
import { isOpen, isOver } from './states.ts'
import type { Application, ApplicationState } from './types.ts'

/** What the letters say of an application; all of it true when they are written. */
export type LetterFacts = {
  /** The link that shows how it stands without signing in, where the mail has one. */
  readonly look?: string | undefined
  readonly it: Application
  readonly organisation: string
  readonly access: string
  readonly contact: string
  readonly timeZone: string
}

export const kinds: Readonly<Record<ApplicationState, StatusKind>> = {
  awaiting: 'pending',
  returned: 'pending',
  approved: 'confirmed',
  active: 'confirmed',
  suspended: 'waitlisted',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  revoked: 'rejected',
  expired: 'withdrawn',
}

/** To whoever applied: where it stands now, what that means and what they can do. */
export function movedLetter(t: Texts, about: LetterFacts): Letter {
  const { it, access, organisation } = about
  const words = t(`access.letter.${it.state}`, { access, organisation })
  return {
    replyTo: about.contact,
    subject: t(`access.letter.${it.state}.subject`, { access, id: it.registrationId }),
    preheader: words,
    blocks: [
      status(kinds[it.state], t(`access.state.${it.state}`)),
      heading(t('access.letter.title', { access })),
      paragraph(words),
      facts(rows(t, about)),
      ...why(t, it),
      ...next(t, about),
    ],
  }
}

const rows = (t: Texts, { it, organisation, timeZone }: LetterFacts): Fact[] => [
  [t('access.registration-id'), code(it.registrationId)],
  [t('access.organisation'), theirs(organisation)],
  [t('access.applied-on'), dayOf(t, it.createdAt, timeZone)],
]

const why = (t: Texts, it: Application): Block[] =>
  it.decisionReason && (it.state === 'rejected' || it.state === 'revoked')
    ? [subheading(t('access.letter.reason')), paragraph(theirs(it.decisionReason))]
    : []

function next(t: Texts, { it, access, look }: LetterFacts): Block[] {
  if (it.state === 'active') return [action(t('access.letter.services', { access }), '/access/services')]
  if (it.state === 'approved') return [action(t('access.letter.activate'), '/account/activation')]
  if (isOver(it.state))
    return [
      action(t('access.letter.eligible'), '/access/eligibility'),
      quietAction(t('access.letter.ask'), '/directory/focal-points'),
    ]
  if (!look) return [action(t('access.letter.status'), '/access/status')]
  return [action(t('access.letter.status'), look, 'secret')]
}

/** To those who decide at the organisation. The link opens a page and changes nothing. */
export const toDecideLetter = (
  t: Texts,
  about: LetterFacts & { readonly person: string; readonly email: string | undefined },
): Letter => {
  const { it, access, organisation, person } = about
  return {
    replyTo: about.contact,
    subject: t('access.letter.to-decide.subject', { access, person }),
    preheader: t('access.letter.to-decide', { access, organisation }),
    blocks: [
      status('pending', t(`access.state.${it.state}`)),
      heading(theirs(person)),
      paragraph(t('access.letter.to-decide', { access, organisation })),
      facts([
        ...rows(t, about),
        ...(about.email ? [[t('access.email'), code(about.email)] as Fact] : []),
        ...(it.reason ? [[t('access.why'), theirs(it.reason)] as Fact] : []),
      ]),
      action(t('access.letter.decide'), `/organisation/access/${it.id}`),
    ],
  }
}

/** To those who decide at the organisation: somebody's access ended or rests by itself. */
export const endedLetter = (t: Texts, about: LetterFacts & { readonly person: string }): Letter => {
  const { it, access, organisation, person } = about
  return {
    replyTo: about.contact,
    subject: t('access.letter.ended.subject', { access, person }),
    preheader: t(`access.letter.ended.${it.state}`, { access, organisation }),
    blocks: [
      status(kinds[it.state], t(`access.state.${it.state}`)),
      heading(theirs(person)),
      paragraph(t(`access.letter.ended.${it.state}`, { access, organisation })),
      action(t('access.letter.holders'), '/organisation/access?heap=holders'),
    ],
  }
}

/** To somebody about whose applications was asked, by whomever: all of them, and a link that shows more. */
export const statusLetter = (
  t: Texts,
  about: {
    readonly all: readonly LetterFacts[]
    readonly access: string
    readonly contact: string
    readonly look: string
  },
): Letter => ({
  replyTo: about.contact,
  subject: t('access.letter.asked.subject', { access: about.access }),
  preheader: t('access.letter.asked', { access: about.access }),
  blocks: [
    heading(t('access.letter.asked.title', { access: about.access })),
    paragraph(t('access.letter.asked', { access: about.access })),
    ...(about.all.length > 0
      ? about.all.map((one) =>
          facts([[t('access.state'), t(`access.state.${one.it.state}`)], ...rows(t, one)]),
        )
      : [paragraph(t('access.letter.asked.none', { access: about.access }))]),
    ...(about.all.some(({ it }) => isOpen(it.state)) ? [paragraph(t('access.letter.asked.waits'))] : []),
    action(t('access.letter.status'), about.look, 'secret'),
    note(t('access.letter.asked.not-you')),
  ],
})
