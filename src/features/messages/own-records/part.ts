import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'
import { messagesOf } from './store.ts'

const most = 5000

/** Every mail the body wrote to somebody. */
export const ownMessages =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const all = await messagesOf(db, personId, most)
    return {
      title: t('messages.own.title'),
      records: all.map((one) => ({ ...one, at: one.at.toISOString() })),
      lists: [{ rows: all.map((one) => [one.at.toISOString(), `${one.subject ?? '—'} (${one.to})`]) }],
    }
  }
