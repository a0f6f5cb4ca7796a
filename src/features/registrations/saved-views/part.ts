import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'
import { viewsPart } from './pages/part.ts'
import { hrefOf, isQuery } from './rules.ts'
import { listViews } from './store.ts'
import type { Place } from './types.ts'

/**
 * For a page with filters: my views of it, and a way to keep the filter that is on. `query` is the filter as the page
 * writes it in its links, empty when nothing is chosen; leave the place in the list (page, cursor) out of it.
 */
export const savedViewsPart =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts, place: Place, query: string): Promise<Html> =>
    viewsPart(t, place, isQuery(query) ? query : '', await listViews(db, actor.accountId, place))

/** For the copy of one's data: which filters somebody keeps. */
export const ownSavedViews =
  ({ db }: Pick<House, 'db'>) =>
  async ({ accountId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const views = await listViews(db, accountId)
    return {
      title: t('registrations.views.title'),
      records: { savedViews: views.map(({ place, name, query }) => ({ place, name, query })) },
      lists: views.map((view) => ({
        name: view.name,
        rows: [[t(`registrations.views.place.${view.place}`), hrefOf(view)]],
      })),
    }
  }
