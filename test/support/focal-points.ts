import assert from 'node:assert/strict'
import { accountsAbove } from '../../src/accounts-above.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { rolesOfPerson } from '../../src/features/directory/focal-points/store/roles.ts'
import type { Role, Wish } from '../../src/features/directory/focal-points/types.ts'
import type { Id } from '../../src/values/ids.ts'
import type { MadeAccount, MadeOrganisation } from './people.ts'

export { accountsAbove }

/** The one live role of somebody, of a kind. */
export async function roleOf(db: Database, who: MadeAccount, kind = 'designated'): Promise<Role> {
  const roles = await rolesOfPerson(db, who.personId, new Date('2026-11-25T09:00:00Z'))
  const role = roles.find((one) => one.kind === kind)
  assert.ok(role, `${who.name} is no focal point`)
  return role
}

/** A wish for an organisation, an appointment unless it says otherwise. */
export const wishFor = (organisation: MadeOrganisation, it: Partial<Wish> = {}): Wish => ({
  what: 'appointment',
  organisationId: organisation.id,
  kind: 'designated',
  sector: null,
  isDeputy: false,
  roleId: null,
  personId: null,
  newcomer: null,
  expiresOn: null,
  reason: null,
  ...it,
})

/** Every mail told, as its occasion and whom it goes to, oldest first. */
export async function told(db: Database, about?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['occasion', 'to_address'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => !about || row.to_address === about)
    .map((row) => `${row.occasion} ${row.to_address}`)
}

/** The acts the audit holds about a thing. */
export async function acts(db: Database, id: Id): Promise<string[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select('act')
    .where('subject_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.act)
}
