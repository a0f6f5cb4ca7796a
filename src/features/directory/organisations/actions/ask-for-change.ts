import type { Transaction } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id, OrganisationId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { changesBetween, isAskable } from '../fields/rules.ts'
import { saveRequest } from '../store/changes.ts'
import { holdRecord } from '../store/records.ts'
import type { OrganisationData } from '../types.ts'

/**
 * A focal point asks for their organisation's data to be changed. Nothing changes until staff accept it; whether somebody
 * may ask for this organisation is for the caller to know. `changes` may hold data as it stands: only what differs is
 * asked for.
 */
export async function askForChange(
  tx: Transaction,
  actor: SignedIn,
  organisationId: OrganisationId,
  changes: Partial<OrganisationData>,
  now: Date,
): Promise<{ readonly requestId: Id; readonly fields: readonly string[] } | Refusal> {
  const held = await holdRecord(tx, organisationId)
  if (held?.state !== 'listed') return refuse('directory.organisation-gone')
  const wanted = changesBetween(held.data, { ...held.data, ...changes })
  if (wanted.length === 0) return refuse('directory.organisations.nothing-changes')
  if (!wanted.every(({ field }) => isAskable(field))) return refuse('directory.organisations.not-to-be-asked')
  const request = { organisationId, askedBy: actor.accountId, changes: wanted }
  const requestId = await saveRequest(tx, request, now)
  const fields = wanted.map(({ field }) => field)
  await record(tx, actor, 'directory.change-asked', organisationId, { requestId, fields }, now)
  return { requestId, fields }
}
