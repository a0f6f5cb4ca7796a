import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, ledger, ledgers, linkList, link, type Page } from '../../../../platform/ui/index.ts'
import type { EventView } from '../../types.ts'
import { whenTable } from '../../pages/when.ts'
import { deskFrame } from './frame.ts'
import { seatsOf } from './list.ts'

export type OverviewView = { readonly event: EventView; readonly permissions: ReadonlySet<string> }

/** The desk of one event: where it stands, and a way to each of its parts. */
export function overviewPage(t: Texts, { event, permissions }: OverviewView): Page {
  return deskFrame(t, event, permissions, {
    here: 'overview',
    body: html`${ledgers(
      ledger(t('events.when'), whenTable(t, event, undefined)),
      ledger(t('events.desk.seats'), linkList(...event.modes.map((mode) => seatsOf(t, event, mode)))),
      event.state !== 'draft' &&
        ledger(t('events.desk.public'), link(t('events.desk.public.open'), t.path(`/events/${event.code}`))),
    )}`,
  })
}
