import type { Database } from '../../platform/database/database.ts'
import {
  announced,
  findGroup,
  linksOf,
  type EventView,
  type Group,
  type LinkedEvent,
} from '../events/index.ts'

/** Where somebody who may not register can go on: the group whose meeting it is, and events that open this one. */
export type Around = { readonly group: Group | undefined; readonly openedBy: readonly LinkedEvent[] }

export async function aroundOf(
  db: Database,
  event: Pick<EventView, 'id' | 'groupId'>,
  now: Date,
): Promise<Around> {
  const [group, links] = await Promise.all([
    event.groupId ? findGroup(db, event.groupId) : undefined,
    linksOf(db, event.id),
  ])
  return { group, openedBy: announced(links, now).openedBy }
}
