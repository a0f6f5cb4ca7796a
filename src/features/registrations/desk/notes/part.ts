import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import type { OwnRecords, RecordsOf } from '../../../../values/own-records.ts'
import { notesAbout } from './store.ts'

/** For the copy of one's data: what staff noted about somebody, and when. Who wrote it is not said. */
export const ownNotes =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const notes = await notesAbout(db, { personId })
    return {
      title: t('registrations.desk.notes'),
      records: {
        notes: notes.map(({ number, words, writtenAt }) => ({ registration: number, words, writtenAt })),
      },
      lists: notes.map(({ number, words, writtenAt }) => ({
        ...(number !== null && { name: number }),
        rows: [[writtenAt.toISOString(), words]],
      })),
    }
  }
