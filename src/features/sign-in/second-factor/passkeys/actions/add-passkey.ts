import type { House } from '../../../../../platform/house.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import { refuse } from '../../../../../values/refusal.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import type { BeginSession } from '../../../actions/let-in.ts'
import { addFactor } from '../../actions/add-factor.ts'
import type { FactorAdded } from '../../actions/add-factor.ts'
import { mostPasskeys } from '../../rules.ts'
import { verifiedCreation } from '../ceremony.ts'
import { passkeysOf, savePasskey } from '../store.ts'
import type { CreatedCredential } from '../types.ts'

/** What the browser made, for the challenge it was given. */
export type Creation = {
  readonly name: string
  readonly challenge: string
  readonly credential: CreatedCredential
}

/** Adds a passkey under the name its owner gives it. */
export async function addPasskey(
  house: Pick<House, 'db' | 'config'>,
  actor: SignedIn,
  { name, challenge, credential }: Creation,
  begin: BeginSession,
  now: Date,
): Promise<FactorAdded | Refusal> {
  const made = await verifiedCreation(house.config, challenge, credential)
  if (!made) return refuse('sign-in.passkey-not-made')
  const factor = {
    change: 'passkey-added',
    facts: { name },
    save: async (tx, { id }) => {
      if ((await passkeysOf(tx, id)).length >= mostPasskeys)
        return refuse('sign-in.passkeys-many', { max: mostPasskeys })
      const isNew = await savePasskey(tx, id, { ...made, name }, now)
      return isNew ? undefined : refuse('sign-in.passkey-known')
    },
  } satisfies Parameters<typeof addFactor>[2]
  return addFactor(house, actor, factor, begin, now)
}
