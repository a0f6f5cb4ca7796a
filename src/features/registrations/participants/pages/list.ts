import type { Texts } from '../../../../platform/i18n/index.ts'
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
import type { Participant, ParticipantsFound } from '../types.ts'

export type ListView = ParticipantsFound & {
  readonly event: EventView
  readonly page: number
  readonly pages: number
  readonly categoryName: (id: string) => string
  readonly countryName: (code: string) => string
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
    body: html`${total === 0 ? emptyState(t('registrations.participants.empty')) : ledgers(...byCategory(t, view))}
    ${pagination(t, { page: view.page, pages: view.pages, href: (page) => t.path(`${path}?page=${page}`) })}
    ${hidden > 0 && small(t('registrations.participants.hidden', { count: hidden }))}
    ${total > 0 && html`<p>${link(t('registrations.participants.csv'), t.path(`${path}.csv`))}</p>`}`,
  }
}

function byCategory(t: Texts, view: ListView): Html[] {
  const groups = new Map<string, Participant[]>()
  for (const one of view.participants) groups.set(one.category, [...(groups.get(one.category) ?? []), one])
  return [...groups].map(([category, all]) =>
    ledger(view.categoryName(category), lines(byOrganisation(all).map((one) => delegation(t, view, one)))),
  )
}

/** The people of one organisation that stand one after the other. */
function byOrganisation(all: readonly Participant[]): Participant[][] {
  const groups: Participant[][] = []
  for (const one of all) {
    const last = groups.at(-1)
    if (one.organisationId && last?.[0]?.organisationId === one.organisationId) last.push(one)
    else groups.push([one])
  }
  return groups
}

const delegation = (t: Texts, view: ListView, people: readonly Participant[]) => {
  const [first] = people
  const name = first?.organisation || t('registrations.no-organisation')
  return {
    first: said(userText(name), first ? view.countryName(first.countryCode) : ''),
    says: html`${people.map((one) => person(t, one))}`,
  }
}

const person = (t: Texts, one: Participant): Html =>
  said(
    html`${userText(one.name)}${one.otherScriptName ? html` <span class="muted">${userText(one.otherScriptName)}</span>` : ''}`,
    html`${one.jobTitle ? html`${userText(one.jobTitle)} · ` : ''}${modeWords(t, one.mode)}`,
  )
