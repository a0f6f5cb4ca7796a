import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  html,
  link,
  notice,
  problemOf,
  radios,
  textArea,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { needsSecond } from '../rules.ts'
import type { Grant } from '../types.ts'

type Trouble = {
  readonly problems?: readonly Problem[]
  readonly typed?: Typed
  readonly no?: Refusal | undefined
}

const typedIn = ({ typed }: Trouble, name: string): string | undefined => {
  const value = typed?.[name]
  return typeof value === 'string' ? value : undefined
}

const reasonField = (t: Texts, trouble: Trouble, hint: string): Html =>
  textArea(t, {
    name: 'reason',
    label: t('administration.reason'),
    hint: t(hint),
    maxlength: 1000,
    value: typedIn(trouble, 'reason') ?? '',
    problem: problemOf(trouble.problems, 'reason'),
  })

/** Giving somebody a role. */
export const giveRolePage = (t: Texts, roles: readonly string[], trouble: Trouble = {}): Page => ({
  title: t('administration.roles.give'),
  lead: t('administration.roles.give.lead'),
  section: 'administration',
  noIndex: true,
  problems: trouble.problems,
  form: 'role',
  margin: link(t('administration.roles.back'), t.path('/admin/roles')),
  body: html`${trouble.no && notice('bad', t(trouble.no.refused, trouble.no.values))}
    <form id="role" method="post" action="${t.path('/admin/roles')}" novalidate>
      ${field(t, {
        name: 'account',
        label: t('administration.roles.account'),
        hint: t('administration.roles.account.hint'),
        dir: 'ltr',
        required: true,
        maxlength: 254,
        spellcheck: false,
        autocomplete: 'off',
        value: typedIn(trouble, 'account') ?? '',
        problem: problemOf(trouble.problems, 'account'),
      })}
      ${radios(t, {
        name: 'role',
        legend: t('administration.roles.role'),
        required: true,
        value: typedIn(trouble, 'role'),
        problem: problemOf(trouble.problems, 'role'),
        options: roles.map((role) => ({
          value: role,
          label: t(`administration.detail.role.${role}`),
          hint: t(`administration.roles.may.${role}`),
        })),
      })}
      ${reasonField(t, trouble, 'administration.roles.reason.hint')}
      ${actions(
        button(t('administration.roles.give.submit'), { kind: 'main' }),
        link(t('administration.change-nothing'), t.path('/admin/roles')),
      )}
    </form>`,
})

/** Ending a role, before it happens. */
export const endRolePage = (t: Texts, grant: Grant, trouble: Trouble = {}): Page => ({
  title: t('administration.roles.ending', { role: t(`administration.detail.role.${grant.role}`) }),
  over: userText(grant.name),
  lead: t('administration.roles.ending.lead'),
  section: 'administration',
  noIndex: true,
  problems: trouble.problems,
  form: 'ending',
  margin: link(t('administration.roles.back'), t.path('/admin/roles')),
  body: html`${trouble.no && notice('bad', t(trouble.no.refused, trouble.no.values))}
    <form id="ending" method="post" action="${t.path(`/admin/roles/${grant.id}/ending`)}" novalidate>
      ${
        needsSecond(grant) &&
        html`${notice('info', t('administration.second.words'))}
        ${reasonField(t, trouble, 'administration.reason.second-reads')}`
      }
      ${actions(
        button(
          t(needsSecond(grant) ? 'administration.second.submit' : 'administration.roles.ending.submit'),
          {
            kind: 'main',
          },
        ),
        link(t('administration.change-nothing'), t.path('/admin/roles')),
      )}
    </form>`,
})
