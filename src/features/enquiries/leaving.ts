import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id, PersonId } from '../../values/ids.ts'
import type { OwnRecords, RecordsOf } from '../../values/own-records.ts'
import { forgetFeedbackOf } from './feedback/store.ts'
import { eraseOfPerson, moveEnquiries, returnEnquiries, wordsOf } from './store/leaving.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** Somebody is erased: that they asked stays, what was written goes. */
export async function forgetEnquiries(
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
  now: Date,
): Promise<void> {
  await forgetFeedbackOf(tx, personId)
  await eraseOfPerson(tx, personId, now)
}

/** Two accounts of one person become one: the survivor has the threads of both. */
export const enquiriesMerge = {
  name: 'enquiries',
  merge: (tx: Transaction, _actor: Actor, people: People): Promise<readonly Id[]> =>
    moveEnquiries(tx, people),
  takeApart: (tx: Transaction, _actor: Actor, { from }: People, moved: readonly Id[]): Promise<void> =>
    returnEnquiries(tx, from, moved),
}

const most = 5000

/** What somebody asked and was answered, for the copy they may have of it. */
export const ownEnquiries =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const all = await wordsOf(db, personId, most)
    return {
      title: t('enquiries.mine.title'),
      records: all.map((one) => ({ ...one, at: one.at.toISOString() })),
      lists: [
        {
          rows: all.map(({ at, number, kind, words }) => [
            `${at.toISOString()} ${number} ${t(`enquiries.by.${kind}`)}`,
            words,
          ]),
        },
      ],
    }
  }
