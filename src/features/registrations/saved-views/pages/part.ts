import type { Texts } from '../../../../platform/i18n/index.ts'
import { filters, html, link, linkList, userText, type Html } from '../../../../platform/ui/index.ts'
import { hrefOf } from '../rules.ts'
import type { Place, SavedView } from '../types.ts'

/** In the margin, under the filters: my views as links, then what can be done with the one that is on. */
export function viewsPart(t: Texts, place: Place, query: string, views: readonly SavedView[]): Html {
  const isKept = views.some((view) => view.query === query)
  const shown = views.map((view) => ({
    label: userText(view.name),
    href: t.path(hrefOf(view)),
    current: view.query === query,
  }))
  return html`${shown.length > 0 && filters(t, [{ label: t('registrations.views.title'), items: shown }], 'margin')}
  ${linkList(
    query !== '' &&
      !isKept &&
      link(
        t('registrations.views.save'),
        t.path(`/saved-views/new?${new URLSearchParams({ place, query })}`),
      ),
    shown.length > 0 && link(t('registrations.views.change'), t.path('/saved-views')),
  )}`
}
