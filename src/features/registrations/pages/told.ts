import type { Texts } from '../../../platform/i18n/index.ts'
import { actions, html, link, ledger, ledgers, linkButton, type Page } from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { groupLedger, linkedLedger, type EventView } from '../../events/index.ts'
import type { Around } from '../around.ts'
import type { Registration } from '../types.ts'
import { eventLine, momentIn, statePill } from './words.ts'

/** The rule of the policy in words, and what a person can do instead. */
export type RuleTold = { readonly words: string; readonly wayOut?: string | undefined }

/** In place of the form: why there is nothing to fill in, by which rule, and the way out. */
export function toldPage(t: Texts, event: EventView, no: Refusal, rule?: RuleTold, around?: Around): Page {
  return {
    title: t(no.refused, no.values),
    over: eventLine(t, event),
    lead: rule?.words ?? opening(t, event, no),
    section: 'registrations',
    noIndex: true,
    margin: link(t('registrations.back-to-event'), t.path(`/events/${event.code}`)),
    body: ledgers(
      ledger(
        t('registrations.told.way-out'),
        html`<p>${rule?.wayOut ?? t('registrations.told.others')}</p>
          ${actions(
            linkButton(t('registrations.told.see-meetings'), t.path('/events'), 'second'),
            rule && link(t('registrations.told.account'), t.path('/account')),
          )}`,
      ),
      around?.group && groupLedger(t, around.group),
      around && linkedLedger(t, { opens: [], openedBy: around.openedBy }),
      ledger(
        t('registrations.stuck'),
        html`<p>
          ${t.html('registrations.stuck.words', { contact: link(event.contact, `mailto:${event.contact}`) })}
        </p>`,
      ),
    ),
  }
}

const opening = (t: Texts, event: EventView, no: Refusal): string | undefined =>
  no.refused === 'registrations.event-not-open'
    ? t('registrations.told.opens', { moment: momentIn(t, event.registrationOpensAt, event) })
    : undefined

/** Somebody comes again: their registration is there, and can be changed there. */
export const alreadyPage = (t: Texts, event: EventView, it: Registration): Page => ({
  title: t('registrations.already'),
  over: eventLine(t, event),
  lead: html`${statePill(t, it.state)} ${t('registrations.already.lead')}`,
  section: 'registrations',
  noIndex: true,
  margin: link(t('registrations.back-to-event'), t.path(`/events/${event.code}`)),
  body: actions(
    linkButton(t('registrations.open', { number: it.number }), t.path(`/registrations/${it.number}`), 'main'),
  ),
})
