import { dayOf, timeRange } from '../../../../platform/i18n/dates.ts'
import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  columns,
  emptyState,
  field,
  fieldset,
  html,
  lines,
  link,
  linkButton,
  notice,
  said,
  small,
  url,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { localOf } from '../../../../values/local-time.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { placeOf } from '../../pages/when.ts'
import type { EventSession, EventView } from '../../types.ts'
import { untranslated } from '../rules.ts'
import { filled, momentField } from './details.ts'
import { deskFrame } from './frame.ts'

export type SessionsView = {
  readonly event: EventView
  readonly permissions: ReadonlySet<string>
  readonly no?: Refusal | undefined
}

const at = (t: Texts, { code }: EventView, place = ''): string =>
  t.path(`/desk/events/${code}/sessions${place}`)

/** The sessions of an event in the order of time, on the clocks of its place. */
export const sessionsPage = (t: Texts, { event, permissions, no }: SessionsView): Page =>
  deskFrame(t, event, permissions, {
    here: 'sessions',
    title: t('events.desk.part.sessions'),
    lead: t('events.desk.sessions.lead'),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${small(t('events.deadlines.zone', { place: placeOf(t, event) }))}
      ${event.sessions.length > 0 ? lines(event.sessions.map((one) => line(t, event, one))) : none(t, event)}
      <p>${linkButton(t('events.desk.sessions.add'), at(t, event, '/new'), 'second')}</p>`,
  })

const none = (t: Texts, event: EventView): Html =>
  html`${emptyState(t('events.desk.sessions.none'))}
    <form method="post" action="${url(at(t, event, '/days'))}">
      ${button(t('events.desk.sessions.by-day'))}
    </form>`

const line = (t: Texts, event: EventView, one: EventSession) => ({
  first: said(
    link(dayOf(t, one.startsAt, event.timeZone), at(t, event, `/${one.id}`)),
    timeRange(t, one.startsAt, one.endsAt, event.timeZone),
  ),
  says: userText(t.words(one.title)),
})

export type SessionView = SessionsView & {
  /** Undefined: a new one. */
  readonly session: EventSession | undefined
  readonly languages: readonly string[]
  readonly revision: number
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** Somebody changed it meanwhile. */
  readonly stale?: boolean
}

/** One session: when it begins and ends, and what it is called in each language. */
export function sessionPage(t: Texts, view: SessionView): Page {
  const { event, session, problems } = view
  const missing = new Set(
    view.languages.filter((language) => untranslated(event, language).includes('sessions')),
  )
  return deskFrame(t, event, view.permissions, {
    here: 'sessions',
    title: t(session ? 'events.desk.session' : 'events.desk.sessions.add'),
    problems,
    form: 'event-session',
    body: html`${view.no && notice('bad', t(view.no.refused, view.no.values))}
      ${view.stale && notice('bad', t('events.desk.session.stale', { when: session ? whenOf(t, event, session) : '' }))}
      <form
        id="event-session"
        method="post"
        action="${url(at(t, event, session ? `/${session.id}` : '/new'))}"
        novalidate
      >
        <input type="hidden" name="revision" value="${view.revision}" />
        ${small(t('events.deadlines.zone', { place: placeOf(t, event) }))}
        ${columns(momentField(t, view, 'startsAt'), momentField(t, view, 'endsAt'))}
        ${fieldset(
          t('events.desk.session.titles'),
          view.languages.map((language) =>
            field(t, {
              ...filled(view, `title-${language}`),
              label: languageName(t, language).here,
              hint: missing.has(language) && session ? t('events.desk.session.untranslated') : undefined,
              optional: true,
              maxlength: 300,
            }),
          ),
        )}
        ${actions(
          button(t(view.stale ? 'events.desk.save-over' : 'events.desk.save'), { kind: 'main' }),
          link(t('events.desk.leave'), at(t, event)),
        )}
      </form>
      ${session && removal(t, event, session)}`,
  })
}

const whenOf = (t: Texts, event: EventView, { startsAt, endsAt }: EventSession): string =>
  `${dayOf(t, startsAt, event.timeZone)}, ${localOf(event.timeZone, startsAt).slice(11)}–${localOf(event.timeZone, endsAt).slice(11)}`

const removal = (t: Texts, event: EventView, { id }: EventSession): Html =>
  html`<form method="post" action="${url(at(t, event, `/${id}/removal`))}">
    ${actions(button(t('events.desk.session.remove'), { kind: 'second' }))}
  </form>`
