import { inTransaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { Secrets } from '../../../../../platform/secrets.ts'
import type { SignedIn } from '../../../../../values/actor.ts'
import type { Id } from '../../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../../values/refusal.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import type { BeginSession } from '../../../actions/let-in.ts'
import { addFactor } from '../../actions/add-factor.ts'
import type { FactorAdded } from '../../actions/add-factor.ts'
import { holdOwn } from '../../actions/hold-own.ts'
import { removeFactor } from '../../actions/remove-factor.ts'
import { beginningLasts, decideCode, readCode } from '../rules.ts'
import { endApp, findApp, findBegunApp, saveAppConfirmed, saveBegunApp } from '../store.ts'
import type { CodesApp } from '../store.ts'
import { newCodesSecret, stepOfCode } from '../totp.ts'

const purpose = 'sign-in.codes'

/** The secret of an app, for showing it to its owner or comparing a code. */
export const secretOf = (secrets: Secrets, { id, sealed }: Pick<CodesApp, 'id' | 'sealed'>): string =>
  secrets.unseal(purpose, id, sealed)

/** Begins to set up an app: a secret that counts for nothing until a code of it was typed. The present app stays. */
export const beginApp = (
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  actor: SignedIn,
  now: Date,
): Promise<{ readonly begun: true } | Refusal> =>
  inTransaction(db, async (tx) => {
    const held = await holdOwn(tx, actor)
    if (isRefusal(held)) return held
    const seal = (id: Id) => secrets.seal(purpose, id, newCodesSecret())
    await saveBegunApp(tx, held.id, seal, now)
    return { begun: true }
  })

/** What was begun and can still be confirmed. */
export async function findBeginning(
  { db }: Pick<House, 'db'>,
  { accountId }: SignedIn,
  now: Date,
): Promise<CodesApp | undefined> {
  const begun = await findBegunApp(db, accountId)
  return begun && now.getTime() - begun.createdAt.getTime() < beginningLasts ? begun : undefined
}

/** The first code of the app: from now on it counts, and the app before it no more. */
export async function confirmApp(
  house: Pick<House, 'db' | 'secrets'>,
  actor: SignedIn,
  typed: string,
  begin: BeginSession,
  now: Date,
): Promise<FactorAdded | Refusal> {
  const begun = await findBeginning(house, actor, now)
  if (!begun) return refuse('sign-in.codes-not-begun')
  const code = readCode(typed)
  const outcome = decideCode(code ? stepOfCode(secretOf(house.secrets, begun), code, now) : undefined, null)
  if (isRefusal(outcome)) return outcome
  const factor = {
    change: 'codes-added',
    facts: {},
    save: async (tx, { id }) => {
      if ((await findBegunApp(tx, id))?.id !== begun.id) return refuse('sign-in.codes-not-begun')
      await saveAppConfirmed(tx, id, { id: begun.id, step: outcome.step }, now)
      return undefined
    },
  } satisfies Parameters<typeof addFactor>[2]
  return addFactor(house, actor, factor, begin, now)
}

/** Removes the app: its codes prove nothing any more, and its secret is gone. */
export const removeApp = (
  house: Pick<House, 'db' | 'config' | 'demo'>,
  actor: SignedIn,
  now: Date,
): Promise<{ readonly isLast: boolean } | Refusal> =>
  removeFactor(
    house,
    actor,
    {
      change: 'codes-removed',
      end: async (tx, { id }) => {
        if (!(await findApp(tx, id))) return refuse('sign-in.codes-not-there')
        await endApp(tx, id, now)
        return {}
      },
    },
    now,
  )
