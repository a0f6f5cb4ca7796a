import { inWords, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  muted,
  notice,
  said,
  urgent,
  userText,
  type Child,
  type Html,
  type Line,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Id, PersonId } from '../../../../values/ids.ts'
import type { Holder } from '../../focal-points/accounts-above.ts'
import { absenceWords, changePill, dayIn } from '../../focal-points/pages/words.ts'
import { confirmBy, mayConfirm } from '../../focal-points/rules.ts'
import type { Change, Gap, Role } from '../../focal-points/types.ts'
import { gapName, kindName, newcomerName, roleName, sectorName } from '../../focal-points/words.ts'
import type { AtDesk } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'

/** Who decides about what for an organisation, and what is asked for. */
export type RolesView = {
  readonly profile: Profile
  readonly at: AtDesk
  readonly roles: readonly Role[]
  readonly holders: ReadonlyMap<PersonId, Holder>
  readonly gaps: readonly Gap[]
  readonly changes: readonly { readonly change: Change; readonly person: string | undefined }[]
  /** The reader. */
  readonly personId: PersonId
  readonly accountId: Id
  /** Kinds for which the reader may name somebody. */
  readonly mayName: readonly string[]
  readonly now: Date
}

export function rolesPage(t: Texts, view: RolesView): Page {
  const { at, changes } = view
  const asked = changes.filter(({ change }) => change.state === 'asked')
  const decided = changes.filter(({ change }) => change.state !== 'asked')
  return deskFrame(t, at, 'roles', {
    title: t('directory.desk.roles.title'),
    lead: t('directory.desk.roles.lead'),
    body: html`${confirming(t, view)}
    ${ledgers(
      view.profile.focalPointKinds.map(({ id }) => ledger(kindName(t, view.profile, id), kind(t, view, id))),
      view.mayName.length > 0 && ledger(t('directory.desk.roles.name'), naming(t, view)),
      asked.length > 0 && ledger(t('directory.focal.state.asked'), changeLines(t, view, asked)),
      decided.length > 0 && ledger(t('directory.focal.office.decided'), changeLines(t, view, decided)),
    )}`,
  })
}

/** Once a year: the reader’s own roles still hold. */
function confirming(t: Texts, { roles, personId, now, at }: RolesView): Child {
  const today = dayIn(now)
  const due = roles.filter((role) => role.personId === personId && mayConfirm(role, today))
  const [first] = due
  if (!first) return undefined
  return html`${notice(
      'live',
      html`<p>${t('directory.desk.roles.confirm', { day: plainDay(t, confirmBy(first)) })}</p>`,
    )}
    <form method="post" action="${url(deskPath(t, at, '/organisation/roles/confirmation'))}">
      ${actions(button(t('directory.desk.roles.confirm.submit'), { kind: 'main' }))}
    </form>`
}

function kind(t: Texts, view: RolesView, id: string): Html {
  const { roles, gaps, profile } = view
  const those = roles.filter((role) => role.kind === id)
  const open = gaps.filter((gap) => gap.kind === id)
  const about = profile.focalPointKinds.find((one) => one.id === id)?.decides ?? []
  return html`<p>${muted(about.map((one) => html`${t(`directory.focal.letter.decides.${one}`)} `))}</p>
    ${open.map((gap) => html`<p>${urgent(t('directory.desk.roles.missing', { role: gapName(t, profile, gap) }))}</p>`)}
    ${those.length > 0 && lines(those.map((role) => roleLine(t, view, role)))}`
}

const roleLine = (t: Texts, view: RolesView, role: Role): Line => ({
  first: said(
    link(
      html`${userText(role.name)}<span class="unseen"> ${roleName(t, view.profile, role)}</span>`,
      t.path(`/organisation/roles/${role.id}`),
    ),
    role.personId === view.personId && t('directory.desk.roles.you'),
  ),
  says: said(
    t(`directory.focal.naming.as.${role.isDeputy ? 'deputy' : 'focal-point'}`),
    role.sector && sectorName(t, view.profile, role.sector),
    t('directory.focal.since-day', { day: plainDay(t, dayIn(role.since)) }),
  ),
  end: trouble(t, view, role) || absenceWords(t, role),
})

function trouble(t: Texts, { holders }: RolesView, role: Role): Child {
  const state = holders.get(role.personId)?.state ?? 'none'
  return state !== 'active' && urgent(t(`directory.focal.account.${state}`))
}

const naming = (t: Texts, { at }: RolesView): Html =>
  html`<p>${t('directory.desk.roles.name.words')}</p>
    <p>
      ${linkButton(t('directory.desk.roles.name.open'), deskPath(t, at, '/organisation/roles/new'), 'second')}
    </p>`

const changeLines = (t: Texts, view: RolesView, all: RolesView['changes']): Html =>
  lines(
    all.map(({ change, person }) => ({
      first: said(
        t(`directory.focal.what.${change.what}`),
        change.newcomer ? userText(newcomerName(change.newcomer)) : person && userText(person),
      ),
      says: said(
        roleName(t, view.profile, change),
        inWords(t, view.now, change.decidedAt ?? change.askedAt),
        change.decisionNote && userText(change.decisionNote),
      ),
      end: html`${changePill(t, change.state)}
      ${change.state === 'asked' && change.askedBy === view.accountId && takeBack(t, change)}`,
    })),
  )

const takeBack = (t: Texts, { id }: Change): Html =>
  html`<form method="post" action="${t.path(`/organisation/changes/${id}/withdrawal`)}">
    ${button(t('directory.desk.roles.take-back'), { kind: 'plain' })}
  </form>`
