import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, lines, link, linkButton, linkList, small, type Html } from '../../../platform/ui/index.ts'
import type { EventView } from '../../events/index.ts'
import { isLive } from '../states.ts'
import type { ListLine, Mode } from '../types.ts'
import type { RuleTold } from './told.ts'
import { eventLine, modeWords, statePill } from './words.ts'

/** What I can do with a registration from the page of its event. */
export type MyStatus = Pick<ListLine, 'it'> & {
  readonly event: EventView
  readonly can: {
    readonly withdraw: boolean
    readonly changeTo: Mode | undefined
    readonly download: boolean
  }
}

/** The block beside an event's title for somebody who is registered, or was. */
export function myStatusBlock(t: Texts, { it, event, can }: MyStatus): Html {
  const own = t.path(`/registrations/${it.number}`)
  if (it.state === 'draft')
    return html`<p>${statePill(t, it.state)}</p>
      <h2>${t('registrations.mine.begun')}</h2>
      <p>
        ${linkButton(t('registrations.mine.continue'), t.path(`/events/${event.code}/registration`), 'main')}
      </p>`
  return html`<p>${statePill(t, it.state)}</p>
    <h2>
      ${isLive(it.state) ? t(`registrations.letter.you.${it.mode ?? 'remote'}`) : t(`registrations.title.${it.state}`)}
    </h2>
    ${small(html`${t('registrations.label.reference')} ${bdi(it.number)}`)}
    <p>${linkButton(t('registrations.mine.open'), own, 'main')}</p>
    ${linkList(
      can.changeTo && link(t(`registrations.can.change.${can.changeTo}`), `${own}/attendance`),
      can.download && link(t('registrations.can.calendar'), `${own}/calendar.ics`),
      can.withdraw && link(t('registrations.can.withdraw'), `${own}/withdrawal`),
    )}`
}

/** The same place for somebody who may not come: the rule, before they begin. */
export const mayNotBlock = (words: string, rule: RuleTold | undefined): Html =>
  html`<h2>${words}</h2>
    ${rule && html`<p>${rule.words}</p>`} ${rule?.wayOut && small(rule.wayOut)}`

/** The next few meetings I am registered for, for the front page. */
export const nextOfMine = (t: Texts, mine: readonly ListLine[]): Html =>
  lines(
    mine.map(({ it, event }) => ({
      first: link(eventLine(t, event), t.path(`/registrations/${it.number}`)),
      says: modeWords(t, it.mode),
      end: statePill(t, it.state),
    })),
    'ended',
  )
