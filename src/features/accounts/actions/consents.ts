import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { mayWithdraw } from '../rules.ts'
import { saveConsent, saveWithdrawal } from '../store/consents.ts'
import type { ConsentKind } from '../types.ts'

/** Agrees to the present version of a text. Agreeing twice changes nothing. */
export function giveConsent(
  db: Database,
  actor: SignedIn,
  kind: ConsentKind,
  textVersion: string,
  now: Date,
): Promise<{ changed: boolean }> {
  return inTransaction(db, async (tx) => {
    const changed = await saveConsent(tx, { personId: actor.personId, kind, textVersion }, now)
    if (changed) await record(tx, actor, 'accounts.consent-given', actor.personId, { kind, textVersion }, now)
    return { changed }
  })
}

/** Takes a consent back. What was done before stays lawful, so the row stays too. */
export function withdrawConsent(
  db: Database,
  actor: SignedIn,
  kind: ConsentKind,
  now: Date,
): Promise<{ changed: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!mayWithdraw(kind)) return refuse('accounts.consent-needed')
    const changed = await saveWithdrawal(tx, actor.personId, kind, now)
    if (changed) await record(tx, actor, 'accounts.consent-withdrawn', actor.personId, { kind }, now)
    return { changed }
  })
}
