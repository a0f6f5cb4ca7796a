import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { organisationName } from '../rules.ts'
import { findOrganisations } from '../store/organisations.ts'
import type { Organisation } from '../types.ts'
import { findRecord } from './store/records.ts'
import { childrenOf, parentsOf } from './store/tree.ts'
import type { OrganisationData } from './types.ts'

/** An organisation as it is named in a list. */
export type Named = { readonly id: OrganisationId; readonly name: string }

/** What the page of an organisation shows besides names: all its data, what it is part of, and what is part of it. */
export type More = {
  readonly data: OrganisationData | undefined
  /** From the top of the tree down to the one above it. */
  readonly above: readonly Named[]
  /** The first of those under it, and how many there are. */
  readonly below: readonly Named[]
  readonly belowInAll: number
}

const mostBelow = 20

export async function moreOf({ db }: Pick<House, 'db'>, t: Texts, id: OrganisationId): Promise<More> {
  const [record, parents, children] = await Promise.all([
    findRecord(db, id),
    parentsOf(db, id),
    childrenOf(db, id, mostBelow),
  ])
  const [above, below] = await Promise.all([
    findOrganisations(db, parents),
    findOrganisations(db, children.ids),
  ])
  const named = (all: readonly Organisation[]): readonly Named[] =>
    all
      .filter(({ state }) => state === 'listed')
      .map((it) => ({ id: it.id, name: organisationName(it, t.language) }))
  return { data: record?.data, above: named(above), below: named(below), belowInAll: children.total }
}
