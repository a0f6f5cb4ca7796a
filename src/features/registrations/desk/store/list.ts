import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { RegistrationId } from '../../../../values/ids.ts'
import type { DeskLine, DeskList, Look, Sort } from '../types.ts'
import { linesOf } from './lines.ts'
import { whereOf } from './where.ts'

export const linesAPage = 50

/** One page of a list and a look beyond it, from the line it begins after or ends before: no page costs more than the first. */
export async function listRegistrations(db: Database, look: Look, now: Date): Promise<DeskList> {
  const isBack = look.before !== undefined
  const beside = await placeOf(db, look.before ?? look.after)
  const found = await idsBeside(db, look, beside, isBack && beside !== undefined, now)
  const isMore = found.length > linesAPage
  const page = found.slice(0, linesAPage)
  const ids = isBack && beside ? page.toReversed() : page
  return {
    lines: inOrder(ids, await linesOf(db, ids)),
    hasBefore: isBack && beside ? isMore : beside !== undefined,
    hasAfter: isBack && beside ? true : isMore,
  }
}

/** The ids of a whole group in the order of the list, no more than `most`. */
export async function idsOf(
  db: Database,
  filter: Look['filter'],
  most: number,
  now: Date,
): Promise<readonly RegistrationId[]> {
  const rows = await db
    .selectFrom('registration')
    .select('registration.id')
    .where(whereOf(filter, now))
    .orderBy('registration.submitted_at', 'desc')
    .orderBy('registration.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

type Place = { readonly id: RegistrationId; readonly at: string; readonly name: string }

/** Where a registration stands in every order. Times are read as text: they are finer than a `Date`. */
async function placeOf(db: Database, number: string | undefined): Promise<Place | undefined> {
  if (number === undefined) return undefined
  return db
    .selectFrom('registration')
    .innerJoin('person', 'person.id', 'registration.person_id')
    .select(['registration.id', 'person.name'])
    .select(sql<string>`registration.submitted_at::text`.as('at'))
    .where('registration.number', '=', number)
    .where('registration.submitted_at', 'is not', null)
    .executeTakeFirst()
}

const name = sql`person.name collate "und-x-icu"`

/** What each order goes by, and whether it begins with the largest. */
const orders: Readonly<Record<Sort, { readonly by: RawBuilder<unknown>; readonly isDown: boolean }>> = {
  new: { by: sql`registration.submitted_at`, isDown: true },
  old: { by: sql`registration.submitted_at`, isDown: false },
  name: { by: name, isDown: false },
}

async function idsBeside(
  db: Database,
  { filter, sort }: Look,
  beside: Place | undefined,
  isBack: boolean,
  now: Date,
): Promise<readonly RegistrationId[]> {
  const { by, isDown } = orders[sort]
  const goesDown = isDown !== isBack
  const direction = goesDown ? sql`desc` : sql`asc`
  const { rows } = await sql<{ id: RegistrationId }>`
    select registration.id from registration
    ${sort === 'name' ? sql`join person on person.id = registration.person_id` : sql``}
    where ${whereOf(filter, now)} ${beside ? sql`and ${beyond(sort, beside, goesDown)}` : sql``}
    order by ${by} ${direction}, registration.id ${direction}
    limit ${linesAPage + 1}`.execute(db)
  return rows.map(({ id }) => id)
}

function beyond(sort: Sort, { id, at, name: called }: Place, goesDown: boolean) {
  const is = goesDown ? sql`<` : sql`>`
  return sort === 'name'
    ? sql`(${name}, registration.id) ${is} (${called} collate "und-x-icu", ${id}::uuid)`
    : sql`(registration.submitted_at, registration.id) ${is} (${at}::timestamptz, ${id}::uuid)`
}

function inOrder(ids: readonly RegistrationId[], lines: readonly DeskLine[]): readonly DeskLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  return ids.map((id) => byId.get(id)).filter((line) => line !== undefined)
}
