import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  fieldset,
  html,
  ledger,
  ledgers,
  link,
  linkButton,
  linkList,
  notice,
  problemOf,
  select,
  small,
  textArea,
  url,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { Group, Meeting } from '../types.ts'
import { groupsName, meetingLines } from './words.ts'

export type GroupForm = {
  readonly profile: Profile
  /** Undefined: a new one. */
  readonly group: Group | undefined
  readonly meetings: { readonly ahead: readonly Meeting[]; readonly past: readonly Meeting[] }
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** Staff write what a group says of itself, and say which events are its meetings. */
export function groupFormPage(t: Texts, view: GroupForm): Page {
  const { group, problems } = view
  return {
    title: group ? t.words(group.name) : t('events.groups.desk.add'),
    over: group && bdi(group.id),
    section: 'desk',
    noIndex: true,
    problems,
    form: 'group',
    margin: linkList(
      link(groupsName(t, view.profile), t.path('/desk/groups')),
      group && link(t('events.groups.desk.see'), t.path(`/groups/${group.id}`)),
    ),
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))} ${group && rules(t, group)}
    ${form(t, view)} ${group && meetingsPart(t, view, group)}`,
  }
}

const rules = (t: Texts, group: Group): Html =>
  html`<p>${own(t, Object.keys(group.policy).length)}</p>
    ${actions(linkButton(t('events.groups.desk.change-rules'), t.path(`/desk/groups/${group.id}/rules`), 'second'))}`

const own = (t: Texts, count: number): string =>
  count === 0 ? t('events.groups.desk.rules-none') : t('events.groups.desk.rules-of', { count })

const valueOf = ({ typed }: GroupForm, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const common = (view: GroupForm, name: string) => ({
  name,
  value: valueOf(view, name),
  problem: problemOf(view.problems, name),
})

function form(t: Texts, view: GroupForm): Html {
  const { group, profile } = view
  const action = url(t.path(group ? `/desk/groups/${group.id}` : '/desk/groups'))
  return html`<form id="group" method="post" action="${action}" novalidate>
    <input type="hidden" name="seen" value="${valueOf(view, 'seen')}" />
    ${fieldset(t('events.groups.form.what'), what(t, view))}
    ${fieldset(
      t('events.groups.form.name'),
      html`${profile.languages.map((language) =>
        field(t, {
          ...common(view, `name-${language}`),
          label: languageName(t, language).here,
          maxlength: 200,
        }),
      )}`,
    )}
    ${fieldset(
      t('events.groups.form.participation'),
      html`${small(t('events.groups.form.participation.hint'))}
      ${profile.languages.map((language) =>
        textArea(t, {
          ...common(view, `participation-${language}`),
          label: languageName(t, language).here,
          maxlength: 3000,
          rows: 4,
          optional: true,
        }),
      )}`,
    )}
    ${actions(button(t(group ? 'events.groups.form.save' : 'events.groups.desk.add'), { kind: 'main' }))}
  </form>`
}

const what = (t: Texts, view: GroupForm): Html =>
  html`${
    !view.group &&
    field(t, {
      ...common(view, 'code'),
      label: t('events.groups.form.code'),
      hint: t('events.groups.form.code.hint'),
      maxlength: 61,
      dir: 'ltr',
      width: 'half',
      required: true,
    })
  }
  ${
    view.profile.sectors.length > 0 &&
    select(t, {
      ...common(view, 'sector'),
      label: t('events.groups.form.sector'),
      options: [
        { value: '', label: t('events.groups.no-sector') },
        ...view.profile.sectors.map(({ id, label }) => ({ value: id, label: t.words(label) })),
      ],
    })
  }
  ${select(t, {
    ...common(view, 'meets-as'),
    label: t('events.groups.form.meets-as'),
    options: [
      { value: '', label: t('events.groups.form.meets-as.usual') },
      ...view.profile.eventTypes.map(({ id, label }) => ({ value: id, label: t.words(label) })),
    ],
  })}
  ${field(t, {
    ...common(view, 'contact'),
    label: t('events.groups.form.contact'),
    hint: t('events.groups.form.contact.hint'),
    type: 'email',
    maxlength: 254,
    optional: true,
  })}`

/** Which events are its meetings: taken off one by one, added by code. */
const meetingsPart = (t: Texts, view: GroupForm, group: Group): Html => {
  const { ahead, past } = view.meetings
  const at = `/desk/groups/${group.id}/meetings`
  return ledgers(
    ledger(
      t('events.groups.meetings'),
      html`${
          ahead.length + past.length > 0
            ? meetingLines(t, [...ahead, ...past], {
                href: ({ code }) => `/desk/events/${code}`,
                end: ({ code, title }) => takeOff(t, `${at}/removal`, code, t.words(title)),
              })
            : html`<p>${t('events.groups.no-meetings')}</p>`
        }
        <form id="meeting" method="post" action="${url(t.path(at))}" novalidate>
          ${field(t, {
            name: 'event',
            value: valueOf(view, 'event'),
            problem: problemOf(view.problems, 'event'),
            label: t('events.groups.meetings.add'),
            hint: t('events.groups.meetings.add.hint'),
            maxlength: 20,
            dir: 'ltr',
            width: 'half',
          })}
          ${actions(button(t('events.groups.meetings.submit'), { kind: 'second' }))}
        </form>`,
    ),
  )
}

const takeOff = (t: Texts, path: string, code: string, title: string): Html =>
  html`<form method="post" action="${url(t.path(path))}">
    <input type="hidden" name="event" value="${code}" />
    ${button(t('events.groups.meetings.remove'), { kind: 'plain', spoken: `${t('events.groups.meetings.remove')} ${title}` })}
  </form>`
