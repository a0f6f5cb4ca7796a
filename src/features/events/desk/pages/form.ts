import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  comparison,
  html,
  link,
  notice,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import type { EventView } from '../../types.ts'
import type { DeskForm, FormShown } from '../form.ts'
import type { FieldName } from '../types.ts'
import { fieldLabel, fieldValue } from './field-words.ts'
import { deskFrame } from './frame.ts'

/** Somebody else was faster: what is saved now, and what this person typed. */
export type StaleShown = {
  readonly fields: readonly FieldName[]
  readonly by: string | undefined
  readonly at: Date
  /** The event as it would be with what was typed. */
  readonly wanted: EventView
}

export type FormView = FormShown & {
  readonly permissions: ReadonlySet<string>
  /** What the form was made from; it goes back with it. */
  readonly revision: number
  readonly no?: Refusal | undefined
  readonly stale?: StaleShown | undefined
}

/** A page of fields of an event, as `DeskForm` describes it. It carries the revision that it was made from. */
export function formPage(t: Texts, form: DeskForm, view: FormView): Page {
  const { event, problems, no, stale } = view
  const desk = t.path(`/desk/events/${event.code}`)
  const id = `event-${form.here}`
  return deskFrame(t, event, view.permissions, {
    here: form.here,
    title: form.title(t),
    lead: form.lead?.(t),
    problems,
    form: id,
    body: html`${no && notice('bad', t(no.refused, no.values))} ${stale && staleNotice(t, view, stale)}
      <form id="${id}" method="post" action="${desk}${form.place}" novalidate>
        <input type="hidden" name="revision" value="${view.revision}" />
        ${form.fields(t, view)}
        ${actions(
          button(t(stale ? 'events.desk.save-over' : 'events.desk.save'), { kind: 'main' }),
          link(t('events.desk.leave'), desk),
        )}
      </form>`,
  })
}

/** "5 minutes ago"; what is newer than a minute was a moment ago. */
const whenOf = (t: Texts, now: Date, at: Date): string =>
  now.getTime() - at.getTime() < 60_000 ? t('events.desk.stale.moment') : inWords(t, now, at)

const staleNotice = (t: Texts, view: FormView, stale: StaleShown): Html =>
  html`${notice(
    'bad',
    html`<p>
        <strong>
          ${stale.by ? t.html('events.desk.stale.by', { who: userText(stale.by), when: whenOf(t, view.now, stale.at) }) : t('events.desk.stale.somebody', { when: whenOf(t, view.now, stale.at) })}
        </strong>
      </p>
      <p>${t('events.desk.stale.what')}</p>`,
  )}
  ${comparison({
    caption: t('events.desk.stale.caption'),
    heads: [t('events.desk.stale.saved'), t('events.desk.stale.yours')],
    rows: stale.fields.map((name) => ({
      label: fieldLabel(t, name),
      one: fieldValue(t, view, name, view.event),
      other: fieldValue(t, view, name, stale.wanted),
    })),
  })}`
