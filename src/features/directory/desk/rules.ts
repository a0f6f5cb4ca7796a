import type { OrganisationsPerson } from './types.ts'
import type { Act } from './types.ts'

/** Acts on more people than this at once are told to the others who decide there. */
export const mostUntold = 5

/** Why an act cannot be done about somebody, as a text key; nothing: it can. */
export function whyNot(it: Pick<OrganisationsPerson, 'state'>, act: Act): string | undefined {
  const wanted = act === 'remove' ? 'approved' : 'claimed'
  return it.state === wanted ? undefined : `directory.desk.not.${act}`
}

const day = 24 * 60 * 60_000

/** Whole days somebody has waited, and whether that is long. */
export function waitOf(since: Date, now: Date): { readonly days: number; readonly isLong: boolean } {
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / day))
  return { days, isLong: days >= 7 }
}

/** The last page that exists, from 1. */
export const pagesOf = (count: number, perPage: number): number => Math.max(1, Math.ceil(count / perPage))
