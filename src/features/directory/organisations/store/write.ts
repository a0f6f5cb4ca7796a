import { sql } from 'kysely'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { isSame } from '../fields/rules.ts'
import type { OrganisationData } from '../types.ts'

/** What is to be written; `before` is what stands there, and is absent for a new organisation. */
export type Writing = {
  readonly id: OrganisationId
  readonly before?: OrganisationData | undefined
  readonly data: OrganisationData
}

/**
 * Writes organisations, new and changed ones, a few statements for any number of them. New ones are listed. Only what
 * differs is touched.
 */
export async function writeRecords(tx: Transaction, all: readonly Writing[], now: Date): Promise<void> {
  const fresh = all.filter(({ before }) => before === undefined)
  const known = all.filter(({ before }) => before !== undefined)
  if (fresh.length > 0) await insertPlain(tx, fresh, now)
  if (known.length > 0) await updatePlain(tx, known, now)
  await writeNames(tx, differing(all, 'names'))
  await writeFormerNames(tx, differing(all, 'formerNames'))
  await writeDomains(tx, differing(all, 'domains'))
  await writeContacts(tx, differing(all, 'contacts'))
}

const differing = (all: readonly Writing[], part: keyof OrganisationData): readonly Writing[] =>
  all.filter(({ before, data }) => !isSame(before?.[part] ?? emptyOf(data[part]), data[part]))

const emptyOf = (value: unknown): unknown => (Array.isArray(value) ? [] : {})

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`

const plain = (all: readonly Writing[]) =>
  json(
    all.map(({ id, data }) => ({
      id,
      code: data.code,
      country_code: data.countryCode,
      category: data.category,
      membership: data.membership,
      sectors: data.sectors,
      name: data.name,
      acronyms: data.acronyms,
      web_site: data.webSite,
      study_group: data.studyGroup,
      parent_id: data.parentId,
      postal_address: data.address,
      member_since: data.memberSince,
      member_until: data.memberUntil,
      arrears_since: data.arrearsSince,
    })),
  )

const asRows =
  sql.raw(`(id uuid, code text, country_code text, category text, membership text, sectors text[], name text,
  acronyms text[], web_site text, study_group text, parent_id uuid, postal_address text, member_since date,
  member_until date, arrears_since date)`)

const columns =
  sql.raw(`code, country_code, category, membership, sectors, name, acronyms, web_site, study_group,
  parent_id, postal_address, member_since, member_until, arrears_since`)

async function insertPlain(tx: Transaction, all: readonly Writing[], now: Date): Promise<void> {
  await sql`insert into organisation (id, ${columns}, state, created_at)
    select id, ${columns}, 'listed', ${now} from jsonb_to_recordset(${plain(all)}) as one ${asRows}`.execute(
    tx,
  )
}

async function updatePlain(tx: Transaction, all: readonly Writing[], now: Date): Promise<void> {
  await sql`update organisation set code = one.code, country_code = one.country_code, category = one.category,
      membership = one.membership, sectors = one.sectors, name = one.name, acronyms = one.acronyms,
      web_site = one.web_site, study_group = one.study_group, parent_id = one.parent_id,
      postal_address = one.postal_address, member_since = one.member_since, member_until = one.member_until,
      arrears_since = one.arrears_since, changed_at = ${now}
    from jsonb_to_recordset(${plain(all)}) as one ${asRows} where organisation.id = one.id`.execute(tx)
}

/** Ids of those that had some of this before. */
const known = (all: readonly Writing[]) => all.filter(({ before }) => before).map(({ id }) => id)

async function writeNames(tx: Transaction, all: readonly Writing[]): Promise<void> {
  const old = known(all)
  if (old.length > 0)
    await sql`delete from organisation_name where organisation_id = any(${old}::uuid[])`.execute(tx)
  const rows = all.flatMap(({ id, data }) =>
    Object.entries(data.names).map(([language, name]) => ({ organisation_id: id, language, name })),
  )
  if (rows.length > 0)
    await sql`insert into organisation_name (organisation_id, language, name)
      select * from jsonb_to_recordset(${json(rows)}) as one (organisation_id uuid, language text, name text)`.execute(
      tx,
    )
}

async function writeFormerNames(tx: Transaction, all: readonly Writing[]): Promise<void> {
  const old = known(all)
  if (old.length > 0)
    await sql`delete from organisation_former_name where organisation_id = any(${old}::uuid[])`.execute(tx)
  const rows = all.flatMap(({ id, data }) =>
    data.formerNames.map(({ name, until }) => ({ organisation_id: id, name, until_year: until })),
  )
  if (rows.length > 0)
    await sql`insert into organisation_former_name (organisation_id, name, until_year)
      select * from jsonb_to_recordset(${json(rows)}) as one (organisation_id uuid, name text, until_year smallint)`.execute(
      tx,
    )
}

async function writeDomains(tx: Transaction, all: readonly Writing[]): Promise<void> {
  const old = known(all)
  if (old.length > 0)
    await sql`delete from organisation_domain where organisation_id = any(${old}::uuid[])`.execute(tx)
  const rows = all.flatMap(({ id, data }) => data.domains.map((domain) => ({ organisation_id: id, domain })))
  if (rows.length > 0)
    await sql`insert into organisation_domain (organisation_id, domain)
      select * from jsonb_to_recordset(${json(rows)}) as one (organisation_id uuid, domain text)`.execute(tx)
}

async function writeContacts(tx: Transaction, all: readonly Writing[]): Promise<void> {
  const old = known(all)
  if (old.length > 0)
    await sql`delete from organisation_contact where organisation_id = any(${old}::uuid[])`.execute(tx)
  const rows = all.flatMap(({ id, data }) => data.contacts.map((one) => ({ organisation_id: id, ...one })))
  if (rows.length > 0)
    await sql`insert into organisation_contact (organisation_id, role, name, email, phone, visibility)
      select organisation_id, role, name, email, phone, visibility from jsonb_to_recordset(${json(rows)})
        as one (organisation_id uuid, role text, name text, email text, phone text, visibility text)`.execute(
      tx,
    )
}
