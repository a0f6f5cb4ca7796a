import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id, PersonId } from '../../values/ids.ts'
import type { OwnRecords, RecordsOf } from '../../values/own-records.ts'
import { wordingFor } from './rules.ts'
import { deleteDismissals, dismissalsFollow, dismissalsGoBack, dismissalsOf } from './store/dismissals.ts'

/** Somebody is erased: what they put away goes. */
export const forgetDismissals = (
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<void> => deleteDismissals(tx, personId)

type People = { readonly from: PersonId; readonly into: PersonId }

/** Two accounts of one person become one: what either put away does not come back. */
export const dismissalsMerge = {
  name: 'dismissals',
  merge: (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> =>
    dismissalsFollow(tx, people),
  takeApart: (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> =>
    dismissalsGoBack(tx, people, moved),
}

/** Which notices somebody put away, for the copy they may have of what is kept about them. */
export const ownDismissals =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const all = await dismissalsOf(db, personId)
    return {
      title: t('notices.own.title'),
      records: { dismissals: all.map(({ notice_id: notice, at }) => ({ notice, at })) },
      lists: all.map((it) => ({
        name: wordingFor(it.wordings, t.language, []).wording.title,
        rows: [[t('notices.own.at'), it.at.toISOString()] as const],
      })),
    }
  }
