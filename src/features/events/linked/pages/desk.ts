import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  field,
  html,
  ledger,
  ledgers,
  problemOf,
  url,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { EventView } from '../../types.ts'
import type { LinkedEvent, Links } from '../types.ts'
import { linkedLines } from './part.ts'

export type LinkedView = {
  readonly event: EventView
  readonly links: Links
  readonly typed: string
  readonly problems: readonly Problem[]
}

const deskOf = ({ code }: Pick<LinkedEvent, 'code'>): string => `/desk/events/${code}/linked`

/** Which events this one opens, each to be taken off; one more by its code; and which open this one. */
export const linkedBody = (t: Texts, { event, links, typed, problems }: LinkedView): Html =>
  html`<p>${t('events.linked.lead')}</p>
    ${ledgers(
      ledger(
        t('events.linked.desk.opens'),
        html`${
            links.opens.length > 0
              ? linkedLines(t, links.opens, { href: deskOf, end: (one) => takeOff(t, event, one) })
              : html`<p>${t('events.linked.desk.none')}</p>`
          }
          <form id="linked" method="post" action="${url(t.path(deskOf(event)))}" novalidate>
            ${field(t, {
              name: 'event',
              label: t('events.linked.add'),
              hint: t('events.linked.add.hint'),
              value: typed,
              problem: problemOf(problems, 'event'),
              maxlength: 20,
              dir: 'ltr',
              width: 'half',
            })}
            ${actions(button(t('events.linked.submit'), { kind: 'main' }))}
          </form>`,
      ),
      ledger(
        t('events.linked.desk.opened-by'),
        links.openedBy.length > 0
          ? linkedLines(t, links.openedBy, { href: deskOf })
          : html`<p>${t('events.linked.desk.none')}</p>`,
      ),
    )}`

const takeOff = (t: Texts, event: EventView, { code, title }: LinkedEvent): Html =>
  html`<form method="post" action="${url(t.path(`${deskOf(event)}/removal`))}">
    <input type="hidden" name="event" value="${code}" />
    ${button(t('events.linked.remove'), { kind: 'plain', spoken: `${t('events.linked.remove')} ${t.words(title)}` })}
  </form>`
