import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'
import { nominationsOf } from './store.ts'

/** For which events somebody is on the list of those who are nominated. */
export const ownNominations =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const nominations = await nominationsOf(db, personId)
    return {
      title: t('events.nominees.title'),
      records: nominations,
      lists: nominations.map(({ code, title, addedAt }) => ({
        rows: [[`${t.words(title)} (${code})`, addedAt.toISOString()]],
      })),
    }
  }
