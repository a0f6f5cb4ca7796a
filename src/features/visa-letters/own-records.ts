import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { OwnRecords, RecordsOf } from '../../values/own-records.ts'
import { visaFields } from './parse.ts'
import { openDetails } from './sealing.ts'
import { lettersOf } from './store/issued.ts'
import { requestsOf } from './store/requests.ts'

/** What is kept about somebody's visas, for the copy they may have of it: their details, opened for them, and the serials. */
export const ownVisas =
  (house: House) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const requests = await requestsOf(house.db, personId)
    const told = await Promise.all(
      requests.map(async (it) => ({
        registration: it.number,
        state: it.state,
        details: openDetails(house, it),
        letters: (await lettersOf(house.db, it.id)).map(({ serial, issuedAt, endedAt }) => ({
          serial,
          issuedAt,
          endedAt,
        })),
      })),
    )
    return {
      title: t('visa-letters.queue.title'),
      records: { requests: told },
      lists: told.map(({ registration, state, details }) => ({
        name: `${registration}: ${t(`visa-letters.state.${state}`)}`,
        rows: visaFields.flatMap((field) =>
          details[field] ? [[t(`visa-letters.field.${field}`), details[field]] as const] : [],
        ),
      })),
    }
  }
