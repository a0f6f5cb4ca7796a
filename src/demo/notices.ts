import { existsSync, readFileSync } from 'node:fs'
import { findAccountByIdentifier } from '../features/accounts/index.ts'
import { inTransaction } from '../platform/database/database.ts'
import type { House } from '../platform/house.ts'
import { idOf } from './chance.ts'
import { writeRows } from './write.ts'

/** What stands in db/cast/<body>/notices.json; hours are counted from the day the cast is loaded. */
type CastNotice = {
  readonly key: string
  readonly kind: string
  /** A draft has none. */
  readonly shownFromHours?: number
  readonly shownUntilHours?: number
  readonly beginsHours?: number
  readonly endsHours?: number
  readonly categories?: readonly string[]
  readonly wordings: Readonly<Record<string, { readonly title: string; readonly words: string }>>
}
type CastNotices = { readonly writer: string; readonly notices: readonly CastNotice[] }

const hour = 3_600_000

/** Lets the secretariat of the cast have told something. A body nobody has written any notice for has none. */
export async function loadNotices({
  db,
  profile,
  clock,
}: Pick<House, 'db' | 'profile' | 'clock'>): Promise<number> {
  const file = new URL(`../../db/cast/${profile.id}/notices.json`, import.meta.url)
  if (!existsSync(file)) return 0
  const cast = JSON.parse(readFileSync(file, 'utf8')) as CastNotices
  const writer = (await findAccountByIdentifier(db, cast.writer))?.id ?? null
  const now = clock.now()
  const at = (hours: number | undefined) =>
    hours === undefined ? null : new Date(Math.floor(now.getTime() / hour + hours) * hour)
  const rows = cast.notices.map((it) => ({
    id: idOf(`notice:${it.key}`),
    kind: it.kind,
    state: it.shownFromHours === undefined ? 'draft' : 'published',
    wordings: JSON.stringify(it.wordings),
    shown_from: at(it.shownFromHours),
    shown_until: at(it.shownUntilHours),
    begins_at: at(it.beginsHours),
    ends_at: at(it.endsHours),
    categories: [...(it.categories ?? [])],
    created_by: writer,
    created_at: at(it.shownFromHours ?? -3) ?? now,
    changed_at: at(it.shownFromHours ?? -3) ?? now,
    published_at: at(it.shownFromHours),
  }))
  await inTransaction(db, async (tx) => {
    await writeRows(tx, 'notice', rows)
    await writeRows(
      tx,
      'notice_version',
      rows.map(({ id, state, wordings, created_at: made }) => ({
        notice_id: id,
        revision: 1,
        what: state === 'draft' ? 'written' : 'published',
        wordings,
        by_account: writer,
        at: made,
      })),
    )
  })
  return rows.length
}
