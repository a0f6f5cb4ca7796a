import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  answers,
  button,
  fieldset,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  notice,
  problemOf,
  small,
  textArea,
  type AnswerRow,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Holder } from '../../focal-points/accounts-above.ts'
import { dayIn } from '../../focal-points/pages/words.ts'
import { confirmBy } from '../../focal-points/rules.ts'
import type { Role } from '../../focal-points/types.ts'
import { roleName } from '../../focal-points/words.ts'
import type { AtDesk } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'
import type { Trouble } from './person.ts'

/** One role as the organisation's own focal points see it. */
export type OwnRoleView = {
  readonly profile: Profile
  readonly at: AtDesk
  readonly role: Role
  readonly holder: Holder | undefined
  readonly isOwn: boolean
  /** The reader may name others of this kind. */
  readonly mayName: boolean
  /** A hand-over or an ending of this role waits for the secretariat. */
  readonly isAsked: boolean
}

export function ownRolePage(t: Texts, view: OwnRoleView, trouble: Trouble = {}): Page {
  const { at, role, profile } = view
  const asks = !view.isOwn && !role.isDeputy && view.mayName && !view.isAsked
  return deskFrame(t, at, 'roles', {
    title: role.name,
    lead: roleName(t, profile, role),
    problems: trouble.problems,
    ...(asks && { form: 'ending' }),
    margin: link(t('directory.desk.roles.title'), deskPath(t, at, '/organisation/roles')),
    body: html`${trouble.no && notice('bad', wayOut(t, view, trouble))}
    ${view.isAsked && notice('info', t('directory.focal.asked-already'))}
    ${answers(t, [{ rows: facts(t, view) }])} ${view.isOwn && ownActs(t, view)}
    ${!view.isOwn && role.isDeputy && view.mayName && removal(t, view)} ${asks && askForEnd(t, trouble, role)}`,
  })
}

/** Whoever may not go is shown the way on. */
const wayOut = (t: Texts, { role }: OwnRoleView, { no }: Trouble): Html =>
  html`<p>${no && t(no.refused, no.values)}</p>
    ${
      no?.refused === 'directory.focal.last' &&
      html`<p>
        ${link(t('directory.desk.role.hand-over'), t.path(`/organisation/roles/${role.id}/hand-over`))}
      </p>`
    }`

function facts(t: Texts, { role, holder }: OwnRoleView): AnswerRow[] {
  const row = (name: string, value: Child): AnswerRow[] =>
    value ? [{ label: t(`directory.focal.letter.${name}`), value }] : []
  return [
    ...row('account', t(`directory.focal.account.${holder?.state ?? 'none'}`)),
    ...row('since', plainDay(t, dayIn(role.since))),
    ...row('last-day', role.expiresOn && plainDay(t, role.expiresOn)),
    ...row('confirm-by', plainDay(t, confirmBy(role))),
    ...row('away', role.awayFrom && away(t, role)),
  ]
}

const away = (t: Texts, { awayFrom, awayUntil }: Role): string =>
  awayUntil
    ? t('directory.focal.away-days', { from: plainDay(t, awayFrom ?? ''), until: plainDay(t, awayUntil) })
    : t('directory.focal.away-from', { from: plainDay(t, awayFrom ?? '') })

const ownActs = (t: Texts, { role, isAsked }: OwnRoleView): Html =>
  ledgers(
    !isAsked &&
      ledger(
        t('directory.desk.role.hand-over'),
        html`<p>${t('directory.desk.role.hand-over.words')}</p>
          ${actions(
            linkButton(
              t('directory.desk.role.hand-over.open'),
              t.path(`/organisation/roles/${role.id}/hand-over`),
            ),
          )}`,
      ),
    ledger(
      t('directory.desk.role.give-up'),
      html`<p>${t('directory.desk.role.give-up.words')}</p>
        <form method="post" action="${t.path(`/organisation/roles/${role.id}/end`)}">
          ${actions(button(t('directory.desk.role.give-up.submit'), { kind: 'second' }))}
        </form>`,
    ),
  )

const removal = (t: Texts, { role }: OwnRoleView): Html =>
  html`<form method="post" action="${t.path(`/organisation/roles/${role.id}/end`)}">
    ${actions(button(t('directory.desk.role.remove'), { kind: 'second' }))}
    ${small(t('directory.desk.role.remove.after'))}
  </form>`

/** Another focal point's role ends only with the secretariat's signature. */
const askForEnd = (t: Texts, { problems, typed }: Trouble, role: Role): Html =>
  html`<form id="ending" method="post" action="${t.path(`/organisation/roles/${role.id}/ending`)}" novalidate>
    ${fieldset(
      t('directory.desk.role.ask-end'),
      html`<p>${t('directory.desk.role.ask-end.words')}</p>
        ${textArea(t, {
          name: 'reason',
          label: t('directory.focal.naming.reason'),
          hint: t('directory.focal.naming.reason.hint'),
          required: true,
          value: typeof typed?.['reason'] === 'string' ? typed['reason'] : '',
          maxlength: 1000,
          rows: 3,
          problem: problemOf(problems ?? [], 'reason'),
        })}
        ${actions(button(t('directory.desk.role.ask-end.submit'), { kind: 'second' }))}`,
    )}
  </form>`
