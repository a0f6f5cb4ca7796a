import type { House } from '../../../../platform/house.ts'
import { stranger } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { saveSignedIn } from '../../../accounts/index.ts'
import { tellChange } from '../../second-factor/actions/tell-change.ts'
import type { Creation } from '../../second-factor/passkeys/actions/add-passkey.ts'
import { verifiedCreation } from '../../second-factor/passkeys/ceremony.ts'
import { savePasskey } from '../../second-factor/passkeys/store.ts'
import { makeRecoveryCodes } from '../../second-factor/recovery-codes/make.ts'
import { saveRecoveryCodes } from '../../second-factor/recovery-codes/store.ts'
import { findHasFactor } from '../../second-factor/store.ts'
import type { Opened } from '../rules.ts'
import { activateWith, findOpened } from './activate.ts'
import type { Activated, Take } from './activate.ts'

/**
 * Begins with a passkey instead of a password; recovery codes come with it. Not where the account has a second factor
 * from before: a mailed code alone must not add another.
 */
export async function activateByPasskey(
  house: Pick<House, 'db' | 'config'>,
  opened: Opened,
  { name, challenge, credential }: Creation,
  now: Date,
): Promise<(Activated & { readonly codes: readonly string[] }) | Refusal> {
  const account = await findOpened(house.db, opened, now)
  if (isRefusal(account)) return account
  const made = await verifiedCreation(house.config, challenge, credential)
  if (!made || (await findHasFactor(house.db, account.id))) return refuse('sign-in.passkey-not-made')

  const codes = await makeRecoveryCodes()
  const take: Take = async (tx, { id, personId }) => {
    const isNew = await savePasskey(tx, id, { ...made, name }, now)
    if (!isNew) throw new Error('a passkey that was just made is known already')
    await saveRecoveryCodes(tx, id, codes.kept, now)
    await saveSignedIn(tx, id, now)
    await tellChange(tx, stranger, { id, personId }, 'passkey-added', { name }, now)
  }
  const outcome = await activateWith(house, opened, take, now)
  return isRefusal(outcome) ? outcome : { ...outcome, codes: codes.shown }
}
