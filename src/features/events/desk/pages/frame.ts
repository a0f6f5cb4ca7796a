import type { Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, link, type Child, type Html, type Page } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { EventView } from '../../types.ts'
import { eventDeskParts } from '../parts.ts'
import { eventPill } from './words.ts'

/** What a page at the desk of an event says; `here` is the name of its part. */
export type DeskPage = Omit<Page, 'section' | 'noIndex' | 'over' | 'body' | 'title'> & {
  readonly here: string
  /** Without one the page is titled by the event. */
  readonly title?: string
  readonly body: Child
}

/** A page at the desk of one event: its code and state over the title, the row of parts under it. */
export const deskFrame = (
  t: Texts,
  event: EventView,
  permissions: ReadonlySet<string>,
  { here, title, body, ...page }: DeskPage,
): Page => ({
  margin: link(t('events.desk.title'), t.path('/desk/events')),
  ...page,
  title: title ?? t.words(event.title),
  over: html`${bdi(event.code)} ${title ? html` · <span dir="auto">${t.words(event.title)}</span>` : ''}
  ${eventPill(t, event)}`,
  section: 'desk',
  noIndex: true,
  body: html`${partsRow(t, event, here, permissions)} ${body}`,
})

const partsRow = (t: Texts, event: EventView, here: string, permissions: ReadonlySet<string>): Html =>
  html`<nav class="filters filters-spine" aria-label="${t('events.desk.parts')}">
    <ul>
      ${eventDeskParts
        .filter(({ permission }) => permission === undefined || permissions.has(permission))
        .map(
          ({ name, text, path }) =>
            html`<li>
              ${tag('a', { href: t.path(path(event)), 'aria-current': name === here && 'page' }, html`<span>${t(text)}</span>`)}
            </li>`,
        )}
    </ul>
  </nav>`
