import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { Place, SavedView } from './types.ts'

/** Where each page is, and who may see it. */
export const places: Readonly<Record<Place, { readonly path: string; readonly permission: string }>> = {
  approvals: { path: '/approvals', permission: 'approvals.decide' },
  registrations: { path: '/desk/registrations', permission: 'registrations.read-all' },
}

export const allPlaces = Object.keys(places) as readonly Place[]

/** More than these nobody finds again. */
export const mostViews = 30

export const isPlace = (name: string | undefined): name is Place => allPlaces.some((place) => place === name)

export const maySee = (actor: { readonly permissions: ReadonlySet<string> }, place: Place): boolean =>
  actor.permissions.has(places[place].permission)

/** Only what an address of ours carries: never another host, never a path. */
export const isQuery = (query: string): boolean => /^\?[\w.~%&=+:,@*-]{1,600}$/.test(query)

export const hrefOf = ({ place, query }: Pick<SavedView, 'place' | 'query'>): string =>
  `${places[place].path}${query}`

/** Whether one more view may be kept beside these of the same page. A name means one view, whatever its capitals. */
export function decideSave(name: string, mine: readonly Pick<SavedView, 'name'>[]): Refusal | undefined {
  const key = name.toLowerCase()
  if (mine.some((view) => view.name.toLowerCase() === key)) return refuse('registrations.views.name.taken')
  return mine.length >= mostViews ? refuse('registrations.views.many', { most: mostViews }) : undefined
}
