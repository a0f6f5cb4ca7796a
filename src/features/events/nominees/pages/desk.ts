import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  muted,
  problemOf,
  said,
  textArea,
  url,
  userText,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { EventView } from '../../types.ts'
import type { Nominee } from '../types.ts'

export type NomineesView = {
  readonly event: Pick<EventView, 'code'>
  readonly nominees: readonly Nominee[]
  /** Categories of which only those who are nominated may come; none: the list changes nothing. */
  readonly asksFor: readonly string[]
  readonly typed: string
  readonly problems: readonly Problem[]
}

/** Who is nominated, each to be taken off; more by lines. */
export const nomineesBody = (t: Texts, view: NomineesView): Html =>
  html`<p>
      ${view.asksFor.length > 0 ? t('events.nominees.lead', { categories: view.asksFor.join(', ') }) : t('events.nominees.idle')}
    </p>
    ${ledgers(
      ledger(
        t('events.nominees.list'),
        view.nominees.length === 0
          ? emptyState(t('events.nominees.none'))
          : lines(view.nominees.map((one) => line(t, view, one))),
      ),
      ledger(t('events.nominees.add'), form(t, view)),
    )}`

const at = ({ event }: NomineesView, more = ''): string => `/desk/events/${event.code}/nominees${more}`

const line = (t: Texts, view: NomineesView, one: Nominee) => ({
  first: said(userText(one.name), one.known && bdi(one.known)),
  says: muted(t(`events.nominees.is.${one.who}`)),
  end: html`<form method="post" action="${url(t.path(at(view, '/removal')))}">
    <input type="hidden" name="nominee" value="${one.id}" />
    ${button(t('events.nominees.remove'), { kind: 'plain', spoken: `${t('events.nominees.remove')} ${one.name}` })}
  </form>`,
})

const form = (t: Texts, view: NomineesView): Html =>
  html`<form id="nominees" method="post" action="${url(t.path(at(view)))}" novalidate>
    ${textArea(t, {
      name: 'who',
      label: t('events.nominees.who'),
      hint: t('events.nominees.who.hint'),
      value: view.typed,
      rows: 6,
      required: true,
      problem: problemOf(view.problems, 'who'),
    })}
    ${actions(button(t('events.nominees.submit'), { kind: 'main' }))}
  </form>`
