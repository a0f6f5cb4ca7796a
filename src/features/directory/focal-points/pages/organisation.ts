import { inWords, plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  muted,
  said,
  urgent,
  userText,
  type Child,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { organisationName } from '../../rules.ts'
import type { Organisation } from '../../types.ts'
import { underName } from '../../under-name.ts'
import type { Holder } from '../accounts-above.ts'
import { confirmBy, isOverdue } from '../rules.ts'
import type { WaitingClaim } from '../types.ts'
import type { Change, EndReason, Gap, Role } from '../types.ts'
import { gapName, newcomerName, roleName } from '../words.ts'
import { absenceWords, changePill, dayIn } from './words.ts'

/** Who decides for one organisation, as the secretariat sees it. */
export type OfficeView = {
  readonly profile: Profile
  readonly organisation: Organisation
  readonly roles: readonly Role[]
  readonly holders: ReadonlyMap<string, Holder>
  readonly gaps: readonly Gap[]
  readonly changes: readonly Change[]
  readonly past: readonly (Role & { readonly endReason: EndReason | null })[]
  readonly claims: readonly WaitingClaim[]
  readonly now: Date
}

const base = '/desk/focal-points'

export function officePage(t: Texts, view: OfficeView): Page {
  const { organisation: it, profile } = view
  const asked = view.changes.filter(({ state }) => state === 'asked')
  const decided = view.changes.filter(({ state }) => state !== 'asked')
  return {
    title: organisationName(it, t.language),
    over: underName(t, profile, it),
    lead: t('directory.focal.office.lead'),
    section: 'desk',
    noIndex: true,
    margin: link(t('directory.focal.change.back'), t.path(base)),
    body: ledgers(
      view.gaps.length > 0 && ledger(t('directory.focal.office.missing'), gaps(t, view)),
      asked.length > 0 && ledger(t('directory.focal.desk.asked'), changeLines(t, view, asked)),
      ledger(t('directory.who'), deciders(t, view)),
      view.claims.length > 0 && ledger(t('directory.focal.office.claims'), claims(t, view)),
      decided.length > 0 && ledger(t('directory.focal.office.decided'), changeLines(t, view, decided)),
      view.past.length > 0 && ledger(t('directory.focal.office.past'), past(t, view)),
    ),
  }
}

const gaps = (t: Texts, { gaps: all, profile }: OfficeView): Html =>
  html`${all.map((gap) => html`<p>${urgent(gapName(t, profile, gap))}</p>`)}
    <p>${t('directory.focal.office.missing.words')}</p>`

function deciders(t: Texts, view: OfficeView): Html {
  const appoint = linkButton(
    t('directory.focal.office.appoint'),
    t.path(`${base}/organisations/${view.organisation.id}/appointment`),
    'second',
  )
  if (view.roles.length === 0)
    return html`<p>${t('directory.focal.office.nobody')}</p>
      <p>${appoint}</p>`
  return html`${lines(view.roles.map((role) => roleLine(t, view, role)))}
    <p>${appoint}</p>`
}

const roleLine = (t: Texts, view: OfficeView, role: Role): Line => ({
  first: said(
    link(
      html`${userText(role.name)}<span class="unseen"> ${roleName(t, view.profile, role)}</span>`,
      t.path(`${base}/roles/${role.id}`),
    ),
    ...trouble(t, view, role),
  ),
  says: said(
    roleName(t, view.profile, role),
    t('directory.focal.since-day', { day: plainDay(t, dayIn(role.since)) }),
    confirmWords(t, view, role),
  ),
})

/** What keeps somebody from deciding now. */
function trouble(t: Texts, { holders }: OfficeView, role: Role): readonly Child[] {
  const state = holders.get(role.personId)?.state
  return [
    absenceWords(t, role),
    state !== 'active' && urgent(t(`directory.focal.account.${state ?? 'none'}`)),
  ]
}

const confirmWords = (t: Texts, { now }: OfficeView, role: Role): Child => {
  const day = plainDay(t, confirmBy(role))
  return isOverdue(role, dayIn(now))
    ? urgent(t('directory.focal.was-due', { day }))
    : muted(t('directory.focal.due', { day }))
}

const changeLines = (t: Texts, view: OfficeView, all: readonly Change[]): Html =>
  lines(
    all.map((change) => ({
      first: said(
        link(t(`directory.focal.what.${change.what}`), t.path(`${base}/changes/${change.id}`)),
        change.newcomer && userText(newcomerName(change.newcomer)),
      ),
      says: said(
        roleName(t, view.profile, change),
        inWords(t, view.now, change.decidedAt ?? change.askedAt),
        change.reason && userText(change.reason),
      ),
      end: changePill(t, change.state),
    })),
  )

const claims = (t: Texts, view: OfficeView): Html =>
  lines(
    view.claims.map((claim) => ({
      first: link(userText(claim.name), t.path(`${base}/claims/${claim.affiliationId}`)),
      end: inWords(t, view.now, claim.since),
    })),
  )

const past = (t: Texts, view: OfficeView): Html =>
  lines(
    view.past.map((role) => ({
      first: said(userText(role.name), roleName(t, view.profile, role)),
      says: role.endReason && t(`directory.focal.ended.${role.endReason}`),
      end: role.until && plainDay(t, dayIn(role.until)),
    })),
  )
