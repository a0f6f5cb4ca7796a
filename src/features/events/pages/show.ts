import { dateBlock, dayAndTime, inWords } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { list } from '../../../platform/i18n/lists.ts'
import { languageName } from '../../../platform/i18n/names.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import {
  bdi,
  columns,
  ledger,
  ledgers,
  link,
  notice,
  small,
  timeline,
  userParagraph,
  type Page,
} from '../../../platform/ui/index.ts'
import { groupLedger } from '../groups/pages/part.ts'
import type { Group } from '../groups/types.ts'
import { linkedLedger } from '../linked/pages/part.ts'
import type { Links } from '../linked/types.ts'
import { seatsLeft } from '../rules.ts'
import type { Deadline, EventView } from '../types.ts'
import { placeOf, whenTable } from './when.ts'
import { whoMayAttend, type AudienceWords } from './who.ts'

/** Everything the page of an event shows. */
export type EventPageView = {
  readonly event: EventView
  readonly typeName: string
  readonly countryName?: string
  readonly audience: AudienceWords
  readonly deadlines: readonly Deadline[]
  readonly joinLeadMinutes: number
  /** Whose meeting it is. */
  readonly group?: Group | undefined
  /** Events that open this one, and those it opens. */
  readonly links: Links
  readonly zone?: string
  readonly now: Date
  /** Its papers, as far as the reader may have them. */
  readonly documents?: Html | undefined
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
      ${
        event.state === 'cancelled' &&
        notice(
          'bad',
          html`<p>${t('events.cancelled')}</p>
            ${event.cancelReason !== null && userParagraph(event.cancelReason)}`,
        )
      }
      ${ledgers(
        paragraphs(t('events.about'), t.words(event.description)),
        ledger(t('events.who'), whoMayAttend(t, view.audience)),
        view.group && groupLedger(t, view.group),
        linkedLedger(t, view.links),
        ledger(
          t('events.when'),
          html`${whenTable(t, event, view.zone)}
            <p>${link(t('events.feed.one'), t.path(`/events/${event.code}/calendar.ics`))}</p>`,
        ),
        ledger(t('events.where'), whereAndHow(t, view)),
        paragraphs(t('events.practical'), t.words(event.practical)),
        ledger(t('events.deadlines'), deadlineLine(t, view)),
        view.documents,
        ledger(t('events.languages'), html`<p>${languagesOf(t, event)}</p>`),
        ledger(
          t('events.help'),
          html`<p>${t.html('events.help.words', { contact: mailLink(event.contact) })}</p>
            <p>${link(t('events.manual.link'), t.path(`/events/${event.code}/manual`))}</p>`,
        ),
      )}
    `,
  }
}

/** What the secretariat wrote at length; nothing where it wrote nothing. */
const paragraphs = (label: string, words: string): Html | undefined =>
  words === '' ? undefined : ledger(label, userParagraph(words))

function languagesOf(t: Texts, event: EventView): string {
  const names = list(
    t,
    event.languages.map((language) => languageName(t, language).here),
  )
  return event.hasCaptions
    ? t('events.languages.captions', { languages: names })
    : t('events.languages.words', { languages: names })
}

const mailLink = (address: string): Html => link(bdi(address), `mailto:${address}`)

function whereAndHow(t: Texts, { event, countryName, joinLeadMinutes }: EventPageView): Html {
  const place = [t.words(event.city), countryName].filter(Boolean).join(t('events.where.comma'))
  const notes = t.words(event.accessNotes)
  const rights = t.words(event.remoteRights)
  return columns(
    event.modes.includes('on-site') &&
      html`<h3>${t('events.mode.on-site')}</h3>
        <p dir="auto">${t.words(event.venue)}</p>
        <p dir="auto">${place}</p>
        ${notes && small(notes)}`,
    event.modes.includes('remote') &&
      html`<h3>${t('events.mode.remote')}</h3>
        <p>${t('events.remote.words')}</p>
        ${rights && userParagraph(rights)} ${small(t('events.remote.join', { minutes: joinLeadMinutes }))}`,
  )
}

function deadlineLine(t: Texts, view: EventPageView): Html {
  const { event } = view
  const stops = view.deadlines.map((deadline) => ({
    when: dayAndTime(t, deadline.at, event.timeZone),
    title: t(`events.deadline.${deadline.what}`, { minutes: view.joinLeadMinutes }),
    words: deadline.state === 'deadline' && nearness(t, view, deadline),
    state: deadline.state,
  }))
  return html`${timeline(stops)} ${small(t('events.deadlines.zone', { place: placeOf(t, event) }))}`
}

function nearness(t: Texts, { event, now }: EventPageView, deadline: Deadline): string {
  const left = seatsLeft(event, 'on-site')
  const near = inWords(t, now, deadline.at)
  if (deadline.what !== 'on-site-closes' || left === null) return near
  return t('events.deadline.seats', { near, left, of: event.onSiteCapacity ?? 0 })
}
