import { dateBlock, dayAndTime, inWords } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { list } from '../../../platform/i18n/lists.ts'
import { languageName } from '../../../platform/i18n/names.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { bdi, ledger, link, notice, timeline, type Page } from '../../../platform/ui/index.ts'
import { seatsLeft } from '../rules.ts'
import type { Deadline, EventView } from '../types.ts'
import { placeOf, whenTable } from './when.ts'
import { whoMayAttend, type Audience } from './who.ts'

/** Everything the page of an event shows. */
export type EventPageView = {
  readonly event: EventView
  readonly typeName: string
  readonly countryName?: string
  readonly audience: Audience
  readonly deadlines: readonly Deadline[]
  readonly joinLeadMinutes: number
  readonly zone?: string
  readonly now: Date
  /** The block that says what the reader may do: register, or the state of their registration. */
  readonly side: Html
}

/** The page of an event: who may come, when, where, how, until when, and whom to ask. */
export function eventPage(t: Texts, view: EventPageView): Page {
  const { event } = view
  return {
    title: t.words(event.title),
    over: html`${view.typeName} · ${bdi(event.code)}`,
    lead: t.words(event.summary) || undefined,
    dateBlock: dateBlock(t, event.startsAt, event.endsAt, event.timeZone),
    section: 'events',
    side: view.side,
    body: html`
      ${event.state === 'cancelled' && notice('bad', t('events.cancelled'))}
      ${ledger(t('events.who'), whoMayAttend(t, view.audience))}
      ${ledger(t('events.when'), whenTable(t, event, view.zone))}
      ${ledger(t('events.where'), whereAndHow(t, view))}
      ${ledger(t('events.deadlines'), deadlineLine(t, view))}
      ${ledger(t('events.languages'), html`<p>${languagesOf(t, event)}</p>`)}
      ${ledger(t('events.help'), html`<p>${t.html('events.help.words', { contact: link(event.contact, `mailto:${event.contact}`) })}</p>`)}
    `,
  }
}

function languagesOf(t: Texts, event: EventView): string {
  const names = list(t, event.languages.map((language) => languageName(t, language).inReaders))
  return event.hasCaptions ? t('events.languages.captions', { languages: names }) : t('events.languages.words', { languages: names })
}

function whereAndHow(t: Texts, { event, countryName, joinLeadMinutes }: EventPageView): Html {
  const place = [t.words(event.city), countryName].filter(Boolean).join(t('events.where.comma'))
  return html`<div class="pair">
    ${event.modes.includes('on-site') &&
    html`<div>
      <h3>${t('events.mode.on-site')}</h3>
      <p dir="auto">${t.words(event.venue)}</p>
      <p dir="auto">${place}</p>
      ${t.words(event.accessNotes) && html`<p class="small muted" dir="auto">${t.words(event.accessNotes)}</p>`}
    </div>`}
    ${event.modes.includes('remote') &&
    html`<div>
      <h3>${t('events.mode.remote')}</h3>
      <p>${t('events.remote.words')}</p>
      <p class="small muted">${t('events.remote.join', { minutes: joinLeadMinutes })}</p>
    </div>`}
  </div>`
}

function deadlineLine(t: Texts, view: EventPageView): Html {
  const { event } = view
  const stops = view.deadlines.map((deadline) => ({
    when: dayAndTime(t, deadline.at, event.timeZone),
    title: t(`events.deadline.${deadline.what}`, { minutes: view.joinLeadMinutes }),
    words: deadline.state === 'deadline' ? html`<span>${nearness(t, view, deadline)}</span>` : undefined,
    state: deadline.state,
  }))
  return html`${timeline(stops)}
    <p class="small muted">${t('events.deadlines.zone', { place: placeOf(t, event) })}</p>`
}

function nearness(t: Texts, { event, now }: EventPageView, deadline: Deadline): string {
  const left = seatsLeft(event, 'on-site')
  const near = inWords(t, now, deadline.at)
  if (deadline.what !== 'on-site-closes' || left === null) return near
  return t('events.deadline.seats', { near, left, of: event.onSiteCapacity ?? 0 })
}
