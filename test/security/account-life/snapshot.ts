import { sql } from 'kysely'
import type { Database } from '../../../src/platform/database/database.ts'
import type { Id } from '../../../src/values/ids.ts'
import { liveOf, type One } from './world.ts'

/** What can be seen of an account, the same for the model and for the real house. */
export type Seen = {
  readonly state: string
  readonly hasPassword: boolean
  readonly sessions: number
  readonly links: readonly string[]
  readonly addresses: readonly string[]
  readonly acts: readonly string[]
  readonly mails: Readonly<Record<string, number>>
}

/** Every act that changes a state, as the audit calls it. */
const transitions = [
  'sign-in.activated',
  'accounts.blocked',
  'accounts.unblocked',
  'sign-in.reinitialised',
  'accounts.closed',
  'accounts.reopened',
  'accounts.merged',
  'accounts.merge-undone',
]

/** Every mail that is promised with one of them, or with coming in. */
const promised = [
  'sign-in.welcome',
  'sign-in.begun-again',
  'sign-in.new-device',
  'accounts.activated',
  'accounts.blocked',
  'accounts.unblocked',
  'accounts.closed',
  'accounts.reopened',
  'accounts.merged',
  'accounts.merge-undone',
]

const address = (key: string, isContact: boolean, isEnded: boolean): string =>
  `${key}${isContact ? ' contact' : ''}${isEnded ? ' ended' : ''}`

export const seenInModel = (one: One): Seen => ({
  state: [one.state, one.reason].filter(Boolean).join(' '),
  hasPassword: one.hasPassword,
  sessions: one.sessions,
  links: liveOf(one)
    .map(({ purpose }) => purpose)
    .sort(),
  addresses: one.addresses.map((it) => address(it.key, it.isContact, it.endedAt !== null)).sort(),
  acts: one.acts,
  mails: sorted(one.mails),
})

type Row = {
  id: Id
  state: string
  block_reason: string | null
  has_password: boolean
  sessions: number
  links: string[]
  addresses: { key: string; is_contact: boolean; is_ended: boolean }[]
  acts: string[]
  mails: Record<string, number>
}

/** The same of accounts in the database, in one question. */
export async function seenInHouse(db: Database, ids: readonly Id[], walk: string): Promise<readonly Seen[]> {
  const { rows } = await sql<Row>`
    select
      a.id, a.state, a.block_reason, a.password_hash is not null as has_password,
      (select count(*)::int from visit where account_id = a.id and ended_at is null) as sessions,
      array(select purpose from account_link where account_id = a.id and used_at is null and ended_at is null
        order by purpose) as links,
      (select coalesce(jsonb_agg(jsonb_build_object(
        'key', key, 'is_contact', is_contact, 'is_ended', ended_at is not null)), '[]')
        from account_identifier where account_id = a.id and kind = 'email') as addresses,
      array(select act from audit_entry where subject_id = a.id and act = any(${transitions}::text[])
        order by at, id) as acts,
      (select coalesce(jsonb_object_agg(occasion, many), '{}') from (
        select occasion, count(*)::int as many from outbox
        where person_id = a.person_id and occasion = any(${promised}::text[]) group by occasion) as told) as mails
    from account as a where a.id = any(${ids}::uuid[])`.execute(db)
  return ids.map((id) => seenOf(rows.find((row) => row.id === id) as Row, walk))
}

const seenOf = (row: Row, walk: string): Seen => ({
  state: [row.state, row.block_reason].filter(Boolean).join(' '),
  hasPassword: row.has_password,
  sessions: row.sessions,
  links: row.links,
  addresses: row.addresses
    .map((it) => address(it.key.replace(`@${walk}.`, '@'), it.is_contact, it.is_ended))
    .sort(),
  acts: row.acts,
  mails: sorted(row.mails),
})

const sorted = (mails: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(mails).sort(([one], [other]) => one.localeCompare(other)))
