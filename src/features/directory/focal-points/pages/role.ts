import { plainDay, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  answers,
  bdi,
  button,
  fieldset,
  html,
  link,
  notice,
  problemOf,
  small,
  textArea,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Holder } from '../accounts-above.ts'
import { confirmBy, isOverdue } from '../rules.ts'
import type { EndReason, Role } from '../types.ts'
import { roleName } from '../words.ts'
import type { Trouble } from './change.ts'
import { dayIn } from './words.ts'

/** One role as the secretariat sees it. */
export type RoleView = {
  readonly profile: Profile
  readonly role: Role
  readonly endReason: EndReason | undefined
  readonly organisation: string
  readonly holder: Holder | undefined
  readonly now: Date
}

const base = '/desk/focal-points'

export function rolePage(t: Texts, view: RoleView, trouble: Trouble = {}): Page {
  const { role, profile } = view
  const isLive = role.until === null
  return {
    title: role.name,
    over: view.organisation,
    lead: roleName(t, profile, role),
    section: 'desk',
    problems: trouble.problems,
    ...(isLive && { form: 'ending' }),
    noIndex: true,
    margin: link(view.organisation, t.path(`${base}/organisations/${role.organisationId}`)),
    body: html`${trouble.no && notice('info', t(trouble.no.refused, trouble.no.values))} ${facts(t, view)}
    ${isLive && confirmForm(t, view)} ${isLive && endForm(t, view, trouble)}`,
  }
}

function facts(t: Texts, { role, holder, endReason }: RoleView): Html {
  const row = (name: string, value: Child) =>
    value ? [{ label: t(`directory.focal.letter.${name}`), value }] : []
  return answers(t, [
    {
      rows: [
        ...row('email', holder && bdi(holder.address)),
        ...row('account', t(`directory.focal.account.${holder?.state ?? 'none'}`)),
        ...row('since', plainDay(t, dayIn(role.since))),
        ...row('last-day', role.expiresOn && plainDay(t, role.expiresOn)),
        ...row('away', role.awayFrom && awayDays(t, role)),
        ...row('confirmed', plainDay(t, role.confirmedOn)),
        ...row('confirm-by', role.until === null && plainDay(t, confirmBy(role))),
        ...row('until', role.until && plainDay(t, dayIn(role.until))),
        ...row('why', endReason && t(`directory.focal.ended.${endReason}`)),
      ],
    },
  ])
}

const awayDays = (t: Texts, { awayFrom, awayUntil }: Role): string =>
  awayUntil
    ? t('directory.focal.away-days', { from: plainDay(t, awayFrom ?? ''), until: plainDay(t, awayUntil) })
    : t('directory.focal.away-from', { from: plainDay(t, awayFrom ?? '') })

/** Somebody told the secretariat, by telephone or letter, that the role still holds. */
const confirmForm = (t: Texts, { role, now }: RoleView): Html =>
  html`<form method="post" action="${t.path(`${base}/roles/${role.id}/confirmation`)}">
    ${actions(
      button(t('directory.focal.role.confirm'), {
        kind: isOverdue(role, dayIn(now)) ? 'action' : 'second',
      }),
    )}
    ${small(t('directory.focal.role.confirm.hint'))}
  </form>`

const endForm = (t: Texts, { role }: RoleView, { problems, typed }: Trouble): Html =>
  html`<form id="ending" method="post" action="${t.path(`${base}/roles/${role.id}/end`)}" novalidate>
    ${fieldset(
      t('directory.focal.role.end'),
      html`${textArea(t, {
        name: 'reason',
        label: t('directory.focal.naming.reason'),
        hint: t('directory.focal.role.end.hint', { name: role.name }),
        required: true,
        value: typeof typed?.['reason'] === 'string' ? typed['reason'] : '',
        maxlength: 1000,
        problem: problemOf(problems, 'reason'),
      })}
      ${actions(button(t('directory.focal.role.end.submit'), { kind: 'second' }))}`,
    )}
  </form>`
