import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, RecordsOf } from '../../../values/own-records.ts'
import { entriesAbout } from './store.ts'

const most = 20_000

/** What was done by somebody and about them. Who else did it is said by kind, never by name. */
export const ownAudit =
  ({ db }: Pick<House, 'db'>) =>
  async (who: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const entries = await entriesAbout(db, who, most)
    const records = entries.map((one) => ({
      at: one.at.toISOString(),
      act: one.act,
      by: one.actorAccountId === who.accountId ? 'me' : one.actorKind,
      details: one.details,
    }))
    const rows = records.map(({ at, act, by }) => [at, `${act} (${t(`audit.own.by.${by}`)})`] as const)
    return { title: t('audit.own.title'), records, lists: [{ rows }] }
  }
