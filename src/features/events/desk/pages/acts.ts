import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  checkbox,
  field,
  fieldset,
  html,
  link,
  notice,
  small,
  textArea,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { EventView } from '../../types.ts'
import { placeOf } from '../../pages/when.ts'
import type { EventCounts } from '../types.ts'
import {
  contactField,
  countrySelect,
  filled,
  modesField,
  momentField,
  one,
  typeSelect,
  when,
} from './details.ts'
import { deskFrame } from './frame.ts'

type Filled = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  readonly no?: Refusal | undefined
}

const refused = (t: Texts, { no }: Filled): Html | undefined => no && notice('bad', t(no.refused, no.values))

/** The few fields that a new event needs; the rest is asked when it is there. */
export const newEventPage = (t: Texts, view: Filled & { readonly profile: Profile }): Page => ({
  title: t('events.desk.new'),
  lead: t('events.desk.new.lead'),
  section: 'desk',
  noIndex: true,
  problems: view.problems,
  form: 'event-new',
  margin: link(t('events.desk.title'), t.path('/desk/events')),
  body: html`${refused(t, view)}
    <form id="event-new" method="post" action="${t.path('/desk/events/new')}" novalidate>
      ${fieldset(t('events.desk.details.what'), whatNew(t, view))}
      ${fieldset(t('events.when'), html`${when(t, view)} ${daily(t, view)}`)}
      ${fieldset(t('events.where'), whereNew(t, view))} ${fieldset(t('events.help'), contactField(t, view))}
      ${actions(
        button(t('events.desk.new.submit'), { kind: 'main' }),
        link(t('events.desk.leave'), t.path('/desk/events')),
      )}
    </form>`,
})

const whatNew = (t: Texts, view: Filled & { readonly profile: Profile }): Html =>
  html`${field(t, {
    ...filled(view, 'title'),
    label: t('events.desk.field.in-language', {
      field: t('events.desk.field.title'),
      language: languageName(t, t.language).here,
    }),
    hint: t('events.desk.hint.title'),
    maxlength: 300,
  })}
  ${typeSelect(t, view)}
  ${field(t, {
    ...filled(view, 'code'),
    label: t('events.desk.field.code'),
    hint: t('events.desk.hint.code-free'),
    optional: true,
    width: 'half',
    dir: 'ltr',
    spellcheck: false,
  })}`

const daily = (t: Texts, view: Filled): Html =>
  checkbox(t, {
    name: 'daily',
    label: t('events.desk.new.daily'),
    hint: t('events.desk.new.daily.hint'),
    checked: one(view.typed, 'daily') !== '',
  })

const whereNew = (t: Texts, view: Filled & { readonly profile: Profile }): Html =>
  html`${modesField(t, view)} ${countrySelect(t, view)}
  ${field(t, {
    ...filled(view, 'city'),
    label: t('events.desk.field.in-language', {
      field: t('events.desk.field.city'),
      language: languageName(t, t.language).here,
    }),
    optional: true,
    maxlength: 120,
  })}`

export type ActView = Filled & { readonly event: EventView; readonly permissions: ReadonlySet<string> }

const actForm = (t: Texts, view: ActView, name: string, fields: Html, submit: string): Page =>
  deskFrame(t, view.event, view.permissions, {
    here: name,
    title: t(`events.desk.${name}.title`),
    lead: t(`events.desk.${name}.lead`),
    problems: view.problems,
    form: `event-${name}`,
    body: html`${refused(t, view)}
      <form
        id="event-${name}"
        method="post"
        action="${t.path(`/desk/events/${view.event.code}/${name}`)}"
        novalidate
      >
        ${fields}
        ${actions(
          button(submit, { kind: 'main' }),
          link(t('events.desk.leave'), t.path(`/desk/events/${view.event.code}`)),
        )}
      </form>`,
  })

/** A copy of an event: everything moves with its first day. */
export const copyPage = (t: Texts, view: ActView): Page =>
  actForm(
    t,
    view,
    'copy',
    html`${field(t, {
      ...filled(view, 'firstDay'),
      label: t('events.desk.copy.first-day'),
      hint: t('events.desk.copy.hint'),
      type: 'date',
      width: 'half',
    })}
    ${field(t, {
      ...filled(view, 'code'),
      label: t('events.desk.field.code'),
      hint: t('events.desk.hint.code-free'),
      optional: true,
      width: 'half',
      dir: 'ltr',
      spellcheck: false,
    })}`,
    t('events.desk.copy.submit'),
  )

/** An event that does not take place: who will be told, and why. */
export function cancellationPage(t: Texts, view: ActView & { readonly counts: EventCounts }): Page {
  const all = Object.values(view.counts)
  const count = all.reduce((sum, { seated, waiting, pending }) => sum + seated + waiting + pending, 0)
  return actForm(
    t,
    view,
    'cancellation',
    html`${view.event.state === 'published' && notice('info', t('events.desk.cancellation.told', { count }))}
    ${textArea(t, {
      ...filled(view, 'reason'),
      label: t('events.desk.reason'),
      hint: t('events.desk.cancellation.hint'),
      maxlength: 2000,
    })}`,
    t('events.desk.cancellation.submit'),
  )
}

/** Registration opens again, with deadlines that are still ahead. */
export const reopeningPage = (t: Texts, view: ActView): Page =>
  actForm(
    t,
    view,
    'reopening',
    html`${small(t('events.deadlines.zone', { place: placeOf(t, view.event) }))}
    ${view.event.modes.includes('on-site') && momentField(t, view, 'onSiteClosesAt', t('events.desk.hint.deadline'))}
    ${view.event.modes.includes('remote') && momentField(t, view, 'remoteClosesAt', t('events.desk.hint.deadline'))}`,
    t('events.desk.reopening.submit'),
  )
