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
        ...known(t, own),
        ...own.messages.map((it) => ({
          name: it.code,
          rows: [[it.sent_at.toISOString(), it.words] as const],
        })),
      ],
    }
  }

type Own = Awaited<ReturnType<typeof listOwn>>

/** How it is known that they were there, what staff changed, what they said about it, and what they were certified. */
function known(t: Texts, { evidence, corrections, objections, certificates }: Own): OwnRecords['lists'] {
  const list = (code: string, rows: readonly (readonly [string, string])[]) => ({ name: code, rows })
  const kindOf = (it: Own['evidence'][number]) => {
    const engine = it.source.startsWith('engine:') ? it.source.slice('engine:'.length) : ''
    const source = t(`meetings.attendance.source.${engine ? 'engine' : it.source}`, { engine })
    return `${source}: ${t(`meetings.attendance.kind.${it.kind}`)}`
  }
  return [
    ...evidence.map((it) => list(it.code, [[it.happened_at.toISOString(), kindOf(it)]])),
    ...corrections.map((it) =>
      list(it.code, [
        [t('meetings.attendance.act'), t(`meetings.attendance.act.${it.act}`)],
        [t('meetings.attendance.reason'), it.reason],
      ]),
    ),
    ...objections.map((it) =>
      list(it.code, [
        [t('meetings.attendance.wrong'), it.words],
        [t('meetings.attendance.answer'), it.answer ?? ''],
      ]),
    ),
    ...certificates.map((it) =>
      list(it.code, [[t('meetings.attendance.certificate'), `${it.serial}, ${it.issued_at.toISOString()}`]]),
    ),
  ]
}
