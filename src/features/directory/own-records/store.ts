import type { Database } from '../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'

/** Every affiliation somebody ever had or claimed, oldest first. */
export const everyAffiliation = (db: Database, personId: PersonId) =>
  db
    .selectFrom('affiliation')
    .leftJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select(['organisation.name as organisation', 'affiliation.claimed_category as category'])
    .select(['affiliation.state', 'affiliation.is_main', 'affiliation.role', 'affiliation.unit'])
    .select(['affiliation.from_on', 'affiliation.to_on', 'affiliation.decision_note as note'])
    .select(['affiliation.created_at', 'affiliation.ended_at', 'affiliation.end_reason'])
    .where('affiliation.person_id', '=', personId)
    .orderBy('affiliation.created_at')
    .execute()

/** Every role in which somebody decided for an organisation, oldest first. */
export const everyRole = (db: Database, personId: PersonId) =>
  db
    .selectFrom('focal_point')
    .innerJoin('organisation', 'organisation.id', 'focal_point.organisation_id')
    .select(['organisation.name as organisation', 'focal_point.kind', 'focal_point.sector'])
    .select(['focal_point.is_deputy', 'focal_point.since', 'focal_point.until'])
    .where('focal_point.person_id', '=', personId)
    .orderBy('focal_point.since')
    .execute()

/** What others may see of somebody, field by field. */
export const visibilityOf = (db: Database, personId: PersonId) =>
  db.selectFrom('person_visibility').selectAll().where('person_id', '=', personId).executeTakeFirst()

/** What somebody ordered from the directory, as far as it is still kept; what stands in it is other people's. */
export const everyExtract = (db: Database, accountId: AccountId) =>
  db
    .selectFrom('directory_extract')
    .select(['subject', 'form', 'label_size', 'asked', 'created_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
