import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  button,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { allPlaces, hrefOf } from '../rules.ts'
import type { Place, SavedView } from '../types.ts'

/** Everything one keeps, by page, each with a way to forget it. */
export const listPage = (t: Texts, views: readonly SavedView[]): Page => ({
  title: t('registrations.views.title'),
  lead: t('registrations.views.lead', { count: views.length }),
  noIndex: true,
  body:
    views.length === 0
      ? emptyState(t('registrations.views.none'))
      : ledgers(allPlaces.map((place) => placeLedger(t, place, views))),
})

function placeLedger(t: Texts, place: Place, views: readonly SavedView[]): Html | undefined {
  const here = views.filter((view) => view.place === place)
  return here.length > 0
    ? ledger(t(`registrations.views.place.${place}`), lines(here.map((view) => viewLine(t, view))))
    : undefined
}

const viewLine = (t: Texts, view: SavedView): Line => ({
  first: link(userText(view.name), t.path(hrefOf(view))),
  end: html`<form method="post" action="${t.path(`/saved-views/${view.id}/removal`)}">
    ${button(t('registrations.views.remove'), {
      kind: 'plain',
      spoken: `${t('registrations.views.remove')} ${view.name}`,
    })}
  </form>`,
})
