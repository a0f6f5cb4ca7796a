import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { OwnRecords, OwnRow, RecordsOf } from '../../../values/own-records.ts'
import { everyMove, everyRegistration } from './store.ts'

type Own = Awaited<ReturnType<typeof everyRegistration>>[number]

/** What somebody registered for, what they answered, and what became of it. */
export const ownRegistrations =
  ({ db }: Pick<House, 'db'>) =>
  async ({ personId }: RecordsOf, t: Texts): Promise<OwnRecords> => {
    const [registrations, moves] = await Promise.all([
      everyRegistration(db, personId),
      everyMove(db, personId),
    ])
    return {
      title: t('registrations.own.title'),
      records: { registrations: registrations.map(({ id: _inside, ...plain }) => plain), moves },
      lists: registrations.map((one) => ({
        name: `${t.words(one.title)} (${one.code})`,
        rows: rowsOf(t, one),
      })),
    }
  }

const rowsOf = (t: Texts, it: Own): readonly OwnRow[] => {
  const answers = it.answers as { readonly badgeName?: string; readonly accessNeeds?: string }
  const row = (key: string, words: string | null | undefined): OwnRow[] =>
    words ? [[t(`registrations.own.${key}`), words]] : []
  return [
    ...row('number', it.number),
    ...row('state', t(`registrations.state.${it.state}`)),
    ...row('mode', it.mode && t(`registrations.letter.you.${it.mode}`)),
    ...row('organisation', it.organisation),
    ...row('sent', it.submitted_at?.toISOString()),
    ...row('badge-name', answers.badgeName),
    ...row('access-needs', answers.accessNeeds),
    ...row('reason', it.decision_reason),
  ]
}
