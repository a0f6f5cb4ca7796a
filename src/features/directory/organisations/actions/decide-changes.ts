import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id, OrganisationId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { isInUse, type AccountsAbove } from '../../focal-points/accounts-above.ts'
import { recipientOf } from '../../focal-points/recipients.ts'
import { withField } from '../fields/rules.ts'
import { openChangesOf, saveDecision } from '../store/changes.ts'
import { holdRecord } from '../store/records.ts'
import { writing } from '../store/save.ts'
import { writeRecords } from '../store/write.ts'
import type { RequestedChange } from '../types.ts'

/** What staff say about one change. A refusal says why. */
export type ChangeDecision =
  | { readonly id: Id; readonly is: 'accepted' }
  | { readonly id: Id; readonly is: 'refused'; readonly reason: string }

/**
 * Decides what focal points asked to have changed, each change by itself, and tells those who asked in one mail for each
 * request. What somebody else decided meanwhile is left as it is; when nothing is left to decide, that is said.
 */
export function decideChanges(
  { db, accounts }: { readonly db: Database; readonly accounts: AccountsAbove },
  actor: SignedIn,
  organisationId: OrganisationId,
  decisions: readonly ChangeDecision[],
  now: Date,
): Promise<{ readonly accepted: number; readonly turnedDown: number } | Refusal> {
  return writing(db, async (tx) => {
    const held = await holdRecord(tx, organisationId)
    const open = await openChangesOf(tx, organisationId)
    const decided = open.flatMap((change) => {
      const decision = decisions.find(({ id }) => id === change.id)
      return decision ? [{ change, decision }] : []
    })
    if (!held || decided.length === 0) return refuse('directory.organisations.changes-decided-already')
    const accepted = decided.filter(({ decision }) => decision.is === 'accepted')
    const data = accepted.reduce((it, { change }) => withField(it, change.field, change.to), held.data)
    await writeRecords(tx, [{ id: held.id, before: held.data, data }], now)
    for (const { change, decision } of decided) await keep(tx, actor, change, decision, now)
    await tellAskers(
      tx,
      accounts,
      decided.map(({ change }) => change),
      now,
    )
    return { accepted: accepted.length, turnedDown: decided.length - accepted.length }
  })
}

async function keep(
  tx: Transaction,
  actor: SignedIn,
  { id, organisationId, field, requestId }: RequestedChange,
  decision: ChangeDecision,
  now: Date,
): Promise<void> {
  const reason = decision.is === 'refused' ? decision.reason : undefined
  await saveDecision(tx, id, { state: decision.is, reason, by: actor.accountId }, now)
  await record(tx, actor, `directory.change-${decision.is}`, organisationId, { requestId, field }, now)
}

async function tellAskers(
  tx: Transaction,
  accounts: AccountsAbove,
  changes: readonly RequestedChange[],
  now: Date,
): Promise<void> {
  for (const requestId of new Set(changes.map((one) => one.requestId))) {
    const ofRequest = changes.filter((one) => one.requestId === requestId)
    const asker = await accounts.holderOfAccount(tx, ofRequest[0]!.askedBy)
    if (!asker || !isInUse(asker)) continue
    const facts = { organisationId: ofRequest[0]!.organisationId, changeIds: ofRequest.map(({ id }) => id) }
    await tell(tx, { occasion: 'directory.changes-decided', to: recipientOf(asker), facts }, now)
  }
}
