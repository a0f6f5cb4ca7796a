import { inTransaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../../values/refusal.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { holdOwn } from '../../actions/hold-own.ts'
import { tellChange } from '../../actions/tell-change.ts'
import { hasFactor } from '../../rules.ts'
import { factorsOf } from '../../store.ts'
import { makeRecoveryCodes } from '../make.ts'
import { saveRecoveryCodes } from '../store.ts'

/** Another set of recovery codes; the one before it ends. Gives the codes, which are known to nobody else. */
export async function renewCodes(
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  now: Date,
): Promise<{ readonly codes: readonly string[] } | Refusal> {
  const made = await makeRecoveryCodes()
  return inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, actor)
    if (isRefusal(held)) return held
    if (!hasFactor(await factorsOf(tx, held.id))) return refuse('sign-in.codes-need-factor')
    await saveRecoveryCodes(tx, held.id, made.kept, now)
    await tellChange(tx, actor, held, 'recovery-codes-made', {}, now)
    return { codes: made.shown }
  })
}
