import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'
import { forgetPerson, listOwn, moveStays, returnStays } from './store.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** Two accounts of one person become one: where one of them was, the survivor was. */
export const meetingsMerge = {
  name: 'meetings',
  merge: (tx: Transaction, _actor: Actor, people: People, now: Date): Promise<readonly Id[]> =>
    moveStays(tx, people, now),
  takeApart: (tx: Transaction, _actor: Actor, people: People, moved: readonly Id[]): Promise<void> =>
    returnStays(tx, people, moved),
}

/** Somebody is erased: what they wrote in meetings is gone. */
export const forgetMeetings = (
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<void> => forgetPerson(tx, personId)

/** Where somebody was and what they wrote there, for the copy they may have of it. */
export const ownMeetings =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const own = await listOwn(db, personId)
    return {
      title: t('meetings.mine'),
      records: own,
      lists: [
        ...own.stays.map((it) => ({
          name: it.code,
          rows: [
            [t('meetings.column.origin'), t(`meetings.origin.${it.origin}`)] as const,
            [t('meetings.column.first'), it.joined_at.toISOString()] as const,
            [t('meetings.column.last'), it.left_at?.toISOString() ?? ''] as const,
          ],
        })),
        ...own.messages.map((it) => ({
          name: it.code,
          rows: [[it.sent_at.toISOString(), it.words] as const],
        })),
      ],
    }
  }
