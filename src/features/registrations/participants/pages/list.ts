import { plainDate, type Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  pagination,
  said,
  small,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { EventView } from '../../../events/index.ts'
import { eventLine, modeWords } from '../../pages/words.ts'
import { plainDayIn } from '../../rules.ts'
import { delegationsOf } from '../rules.ts'
import type { Participant, ParticipantsFound } from '../types.ts'
import { askForFile } from './file.ts'

export type ListView = ParticipantsFound & {
  readonly event: EventView
  /** When the names were removed, because they are kept no longer. */
  readonly removedAt: Date | undefined
  readonly page: number
  readonly pages: number
  readonly categoryName: (id: string) => string
  readonly countryName: (code: string) => string
  /** Whether the members of a category are states. */
  readonly isState: (category: string) => boolean
}

/** Who takes part, in protocol order: by category, organisation and person. Prints as it is. */
export function participantsPage(t: Texts, view: ListView): Page {
  const { event, total, hidden, onSite, remote } = view
  const path = `/events/${event.code}/participants`
  return {
    title: t('registrations.participants.title'),
    over: eventLine(t, event),
    lead: t('registrations.participants.lead', { count: onSite + remote, onSite, remote }),
    section: 'events',
    noIndex: true,
    margin: link(t('registrations.back-to-event'), t.path(`/events/${event.code}`)),
    body: html`${total === 0 ? emptyState(whyEmpty(t, view)) : ledgers(...byCategory(t, view))}
    ${pagination(t, { page: view.page, pages: view.pages, href: (page) => t.path(`${path}?page=${page}`) })}
    ${hidden > 0 && !view.removedAt && small(t('registrations.participants.hidden', { count: hidden }))}
    ${
      total > 0 &&
      html`<p>${link(t('registrations.participants.csv'), t.path(`${path}.csv`))}</p>
        ${askForFile(t, event)}`
    }`,
  }
}

const whyEmpty = (t: Texts, { removedAt, event }: ListView): string =>
  removedAt
    ? t('registrations.retention.list-removed', {
        day: plainDate(t, plainDayIn(event.timeZone, removedAt)),
      })
    : t('registrations.participants.empty')

function byCategory(t: Texts, view: ListView): Html[] {
  const groups = Map.groupBy(view.participants, ({ category }) => category)
  return [...groups].map(([category, all]) =>
    ledger(
      view.categoryName(category),
      lines(delegationsOf(all, view.isState(category)).map(({ people }) => delegation(t, view, people))),
    ),
  )
}

/** A state stands by the name of its country, everybody else by that of the organisation. */
const delegation = (t: Texts, view: ListView, people: readonly Participant[]) => {
  const [first] = people
  const name = first?.organisation || t('registrations.no-organisation')
  const country = first ? view.countryName(first.countryCode) : ''
  const isState = first !== undefined && view.isState(first.category)
  return {
    first: isState ? said(html`${country}`, userText(name)) : said(userText(name), country),
    says: html`${people.map((one) => person(t, one))}`,
  }
}

const person = (t: Texts, one: Participant): Html =>
  said(
    html`${userText(one.name)}${one.otherScriptName ? html` <span class="muted">${userText(one.otherScriptName)}</span>` : ''}`,
    html`${one.jobTitle ? html`${userText(one.jobTitle)} · ` : ''}${modeWords(t, one.mode)}`,
  )
