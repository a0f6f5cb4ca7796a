import { plainDay, type Texts } from '../../../platform/i18n/index.ts'
import * as l from '../../../platform/outgoing-mail/letter.ts'
import type { Fact, Letter, Words } from '../../../platform/outgoing-mail/letter.ts'
import type { EndReason } from './types.ts'

// Roles, organisations and people come as words of the reader's language; days are plain days.

type About = { readonly organisation: string; readonly role: string }

const organisationFact = (t: Texts, { organisation }: Pick<About, 'organisation'>): Fact => [
  t('directory.focal.letter.organisation'),
  organisation,
]
const roleFact = (t: Texts, { role }: Pick<About, 'role'>): Fact => [t('directory.focal.letter.role'), role]
const fact = (t: Texts, name: string, words: Words | null | undefined): Fact[] =>
  words ? [[t(`directory.focal.letter.${name}`), words]] : []

export type AskedFacts = About & {
  readonly changeId: string
  readonly what: 'hand-over' | 'appointment' | 'ending'
  readonly asker: string
  readonly holder: string | undefined
  /** Who would begin; for a newcomer with the address that was given. */
  readonly person: string | undefined
  readonly email: string | undefined
  readonly reason: string | null
}

/** To the secretariat: a change waits for its signature, and nothing has changed. */
export const askedLetter = (t: Texts, it: AskedFacts): Letter => ({
  subject: t('directory.focal.letter.asked.subject', { organisation: it.organisation }),
  preheader: t(`directory.focal.letter.asked.${it.what}`, { asker: it.asker }),
  blocks: [
    l.heading(t('directory.focal.letter.asked.title')),
    l.paragraph(t(`directory.focal.letter.asked.${it.what}`, { asker: it.asker })),
    l.facts([
      organisationFact(t, it),
      roleFact(t, it),
      ...fact(t, 'holder', it.holder && l.theirs(it.holder)),
      ...fact(t, 'successor', it.person && l.theirs(it.person)),
      ...fact(t, 'email', it.email && l.code(it.email)),
      ...fact(t, 'reason', it.reason && l.theirs(it.reason)),
    ]),
    l.action(t('directory.focal.letter.asked.open'), `/desk/focal-points/changes/${it.changeId}`),
    l.note(t('directory.focal.letter.asked.nothing-yet')),
  ],
})

export type BeganFacts = About & {
  readonly name: string
  readonly isDeputy: boolean
  readonly decides: readonly ('registrations' | 'affiliations')[]
  readonly expiresOn: string | null
  /** Has an account that waits for its welcome code. */
  readonly isNew: boolean
}

/** To whoever begins: what they decide about, and where. */
export const beganLetter = (t: Texts, it: BeganFacts): Letter => {
  const { organisation } = it
  const key = it.isDeputy ? 'directory.focal.letter.began-deputy' : 'directory.focal.letter.began'
  return {
    subject: t(key, { organisation }),
    preheader: it.role,
    blocks: [
      l.status('confirmed', it.role),
      l.greeting(t, it.name),
      l.paragraph(t('directory.focal.letter.began.lead', { organisation })),
      l.list(it.decides.map((one) => t(`directory.focal.letter.decides.${one}`))),
      ...(it.isDeputy ? [l.paragraph(t('directory.focal.letter.began.deputy'))] : []),
      l.facts([
        organisationFact(t, it),
        roleFact(t, it),
        ...fact(t, 'last-day', it.expiresOn && plainDay(t, it.expiresOn)),
      ]),
      l.action(t('directory.focal.letter.open-organisation'), '/organisation'),
      ...(it.isNew ? [l.note(t('directory.focal.letter.began.new'))] : []),
      l.note(t('directory.focal.letter.not-right')),
    ],
  }
}

/** To whoever's role is over: why, and who goes on. */
export const endedLetter = (
  t: Texts,
  it: About & {
    readonly name: string
    readonly path: string
    readonly reason: EndReason
    readonly successor: string | undefined
    readonly note: string | null
  },
): Letter => ({
  subject: t('directory.focal.letter.ended.subject', { organisation: it.organisation }),
  preheader: t(`directory.focal.ended.${it.reason}`),
  blocks: [
    l.status('withdrawn', it.role),
    l.greeting(t, it.name),
    l.paragraph(t('directory.focal.letter.ended', { organisation: it.organisation })),
    l.facts([
      roleFact(t, it),
      ...fact(t, 'why', t(`directory.focal.ended.${it.reason}`)),
      ...fact(t, 'successor', it.successor && l.theirs(it.successor)),
      ...fact(t, 'reason', it.note && l.theirs(it.note)),
    ]),
    l.action(t('directory.focal.letter.open-entry'), it.path),
    l.note(t('directory.focal.letter.not-right')),
  ],
})

/** To the others who decide there: who it was, and who it is. */
export const changedLetter = (
  t: Texts,
  it: About & {
    readonly holder: string | undefined
    readonly successor: string | undefined
    readonly reason: EndReason | null
  },
): Letter => ({
  subject: t('directory.focal.letter.changed.subject', { organisation: it.organisation }),
  preheader: it.role,
  blocks: [
    l.heading(t('directory.focal.letter.changed.title')),
    l.facts([
      organisationFact(t, it),
      roleFact(t, it),
      ...fact(t, 'was', it.holder && l.theirs(it.holder)),
      ...fact(t, 'is', it.successor && l.theirs(it.successor)),
      ...fact(t, 'why', it.reason && t(`directory.focal.ended.${it.reason}`)),
    ]),
    l.action(t('directory.focal.letter.open-roles'), '/organisation/roles'),
    l.note(t('directory.focal.letter.not-right')),
  ],
})

/** To whoever asked: the secretariat said no, in these words. */
export const refusedLetter = (
  t: Texts,
  it: About & { readonly name: string; readonly person: string | undefined; readonly note: string },
): Letter => ({
  subject: t('directory.focal.letter.refused.subject', { organisation: it.organisation }),
  preheader: t('directory.focal.letter.refused'),
  blocks: [
    l.status('rejected', t('directory.focal.state.refused')),
    l.greeting(t, it.name),
    l.paragraph(t('directory.focal.letter.refused')),
    l.subheading(t('directory.focal.letter.refused.why')),
    l.paragraph(l.theirs(it.note)),
    l.facts([
      organisationFact(t, it),
      roleFact(t, it),
      ...fact(t, 'successor', it.person && l.theirs(it.person)),
    ]),
    l.action(t('directory.focal.letter.open-roles'), '/organisation/roles'),
  ],
})

/** To the secretariat: members for which nobody decides. `missing`: the first of them, in words. */
export const missingLetter = (
  t: Texts,
  it: {
    readonly count: number
    readonly missing: readonly { readonly organisation: string; readonly role: string }[]
  },
): Letter => {
  const [first] = it.missing
  const subject =
    it.count === 1 && first
      ? t('directory.focal.letter.missing.one', { organisation: first.organisation })
      : t('directory.focal.letter.missing.many', { count: it.count })
  return {
    subject,
    preheader: t('directory.focal.letter.missing'),
    blocks: [
      l.status('review', t('directory.focal.letter.missing.state')),
      l.heading(subject),
      l.paragraph(t('directory.focal.letter.missing')),
      l.list(
        it.missing.map(({ organisation, role }) =>
          t('directory.focal.letter.missing.row', { organisation, role }),
        ),
      ),
      l.action(t('directory.focal.letter.missing.open'), '/desk/focal-points?show=missing'),
    ],
  }
}

/** To whoever has to say that a role still holds. `isOver`: the day is behind us. */
export const confirmLetter = (
  t: Texts,
  it: {
    readonly name: string
    readonly organisation: string
    readonly roles: readonly string[]
    readonly by: string
    readonly isOver: boolean
  },
): Letter => {
  const key = it.isOver ? 'directory.focal.letter.confirm.over' : 'directory.focal.letter.confirm.due'
  const due = t(key, { day: plainDay(t, it.by) })
  return {
    subject: t('directory.focal.letter.confirm.subject', { organisation: it.organisation }),
    preheader: due,
    blocks: [
      l.greeting(t, it.name),
      l.paragraph(t('directory.focal.letter.confirm', { organisation: it.organisation })),
      l.list(it.roles),
      l.paragraph(l.strong(due)),
      l.action(t('directory.focal.letter.confirm.open'), '/organisation/roles'),
    ],
  }
}

/** To whoever has a last day within the month. */
export const expiresLetter = (
  t: Texts,
  it: {
    readonly name: string
    readonly organisation: string
    readonly roles: readonly string[]
    readonly on: string
  },
): Letter => ({
  subject: t('directory.focal.letter.expires.subject', {
    organisation: it.organisation,
    day: plainDay(t, it.on),
  }),
  preheader: t('directory.focal.letter.expires'),
  blocks: [
    l.greeting(t, it.name),
    l.paragraph(
      t('directory.focal.letter.expires.roles', { organisation: it.organisation, day: plainDay(t, it.on) }),
    ),
    l.list(it.roles),
    l.paragraph(t('directory.focal.letter.expires')),
    l.action(t('directory.focal.letter.open-roles'), '/organisation/roles'),
  ],
})

export type ClaimFact = { readonly name: string; readonly organisation: string; readonly since: string }

/** To everybody who decides about them there: people wait. */
export const claimsLetter = (
  t: Texts,
  it: { readonly name: string; readonly organisation: string; readonly claims: readonly ClaimFact[] },
): Letter => {
  const { organisation } = it
  const count = it.claims.length
  return {
    subject: t('directory.focal.letter.claims.subject', { count, organisation }),
    preheader: t('directory.focal.letter.claims', { organisation }),
    blocks: [
      l.status('pending', t('directory.focal.letter.claims.state', { count })),
      l.greeting(t, it.name),
      l.paragraph(t('directory.focal.letter.claims', { organisation })),
      l.list(
        it.claims.map(({ name, since }) =>
          t('directory.focal.letter.claims.row', { name, day: plainDay(t, since) }),
        ),
      ),
      l.action(t('directory.focal.letter.claims.open'), '/organisation'),
      l.note(t('directory.focal.letter.claims.then')),
    ],
  }
}

/** To the secretariat: people nobody decides about. `count` may be more than those named. */
export const escalatedLetter = (
  t: Texts,
  it: { readonly count: number; readonly claims: readonly ClaimFact[] },
): Letter => ({
  subject: t('directory.focal.letter.escalated.subject', { count: it.count }),
  preheader: t('directory.focal.letter.escalated'),
  blocks: [
    l.heading(t('directory.focal.letter.escalated.subject', { count: it.count })),
    l.paragraph(t('directory.focal.letter.escalated')),
    l.list(
      it.claims.map(({ name, organisation, since }) =>
        t('directory.focal.letter.escalated.row', { name, organisation, day: plainDay(t, since) }),
      ),
    ),
    l.action(t('directory.focal.letter.escalated.open'), '/desk/focal-points?show=waiting'),
  ],
})
