import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import { forgetColumns } from './actions/keep-columns.ts'
import { noFilter } from './filter.ts'
import { forgetNotes } from './notes/actions.ts'
import { countRegistrations } from './store/counts.ts'

/** For the desk of staff: the way to all registrations, and how many of them the secretariat has to decide about. */
export const registrationsOnDesk =
  ({ db, clock }: Pick<House, 'db' | 'clock'>) =>
  async (actor: SignedIn, t: Texts) => {
    if (!actor.permissions.has('registrations.read-all')) return undefined
    const waiting = { ...noFilter, states: ['pending' as const], desk: 'secretariat' as const }
    const count = await countRegistrations(db, waiting, clock.now())
    return {
      count,
      title: t('registrations.desk.on-desk'),
      ...(count > 0 && { words: t('registrations.desk.on-desk.words') }),
      href: count > 0 ? '/desk/registrations?state=pending&desk=secretariat' : '/desk/registrations',
    }
  }

type Gone = { readonly accountId: AccountId; readonly personId: PersonId }

/** Somebody's data is erased: what staff noted about them, and how they wanted to see lists. */
export async function forgetDesk(tx: Transaction, actor: Actor, gone: Gone): Promise<void> {
  await forgetNotes(tx, actor, gone)
  await forgetColumns(tx, actor, gone)
}
