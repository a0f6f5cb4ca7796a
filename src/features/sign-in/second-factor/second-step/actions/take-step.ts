import { inTransaction } from '../../../../../platform/database/database.ts'
import type { Transaction } from '../../../../../platform/database/database.ts'
import type { House } from '../../../../../platform/house.ts'
import type { AccountId } from '../../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../../values/refusal.ts'
import type { Refusal } from '../../../../../values/refusal.ts'
import { findAccount, holdAccount } from '../../../../accounts/index.ts'
import type { Account } from '../../../../accounts/index.ts'
import { record } from '../../../../audit/index.ts'
import { holderOf, letIn } from '../../../actions/let-in.ts'
import type { BeginSession } from '../../../actions/let-in.ts'
import { isPassword } from '../../../passwords.ts'
import { clearTries, takeTry } from '../../../store/throttle.ts'
import { stepKey } from '../../../try-key.ts'
import { tellChange } from '../../actions/tell-change.ts'
import { secretOf } from '../../one-time-codes/actions/set-up-app.ts'
import { decideCode, readCode } from '../../one-time-codes/rules.ts'
import { findApp, takeStep } from '../../one-time-codes/store.ts'
import { stepOfCode } from '../../one-time-codes/totp.ts'
import { readRecoveryCode } from '../../recovery-codes/rules.ts'
import { countRecoveryCodes, findRecoveryCode, takeRecoveryCode } from '../../recovery-codes/store.ts'
import { decideStep } from '../../rules.ts'
import type { PendingStep } from '../../types.ts'
import { stepMark } from '../mark.ts'

/** What was typed at the second step. */
export type StepTry = {
  readonly kind: 'code' | 'recovery-code'
  readonly typed: string
  /** The mark of this device, when the account's owner signed in on it before. */
  readonly knownMark: string | undefined
}

type Needs = Pick<House, 'db' | 'secrets'>
type Entered = { readonly accountId: AccountId; readonly handOver: () => void }

/**
 * The second step after a right password: a code of the app, or a recovery code. Tries are counted before anything is
 * compared and slowed down as at the door, per account, and apart for each device that is known. A new session begins
 * here and nowhere before.
 */
export async function takeSecondStep(
  house: Needs,
  pending: PendingStep | undefined,
  it: StepTry,
  begin: BeginSession,
  now: Date,
): Promise<Entered | Refusal> {
  const { db, secrets } = house
  const account = pending && (await findAccount(db, pending.accountId))
  const step = decideStep(pending, account && stepMark(secrets, account), now)
  if (isRefusal(step) || account?.state !== 'active') return refuse('sign-in.step-over')
  const key = stepKey(secrets, account.id, it.knownMark)
  const { waitSeconds } = await takeTry(db, key, now)
  if (waitSeconds > 0) return refuse('sign-in.wait', { seconds: waitSeconds })

  const take = await compared(house, account.id, it, now)
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, account.id)
    if (held?.state !== 'active' || held.passwordHash !== account.passwordHash)
      return refuse('sign-in.step-over')
    if (!take || !(await take(tx))) {
      await record(tx, holderOf(account), 'sign-in.step-refused', account.id, { by: it.kind }, now)
      return refuse(`sign-in.${it.kind}-wrong`)
    }
    await clearTries(tx, key)
    if (it.kind === 'recovery-code') await tellUsed(tx, account, now)
    return { accountId: account.id, handOver: await letIn(tx, account, it.kind, begin, now) }
  })
}

/** Whether what was typed fits: then how it is taken, once. */
const compared = (house: Needs, accountId: AccountId, it: StepTry, now: Date) =>
  it.kind === 'code'
    ? comparedCode(house, accountId, it.typed, now)
    : comparedPaper(house, accountId, it.typed, now)

type Take = (tx: Transaction) => Promise<boolean>

async function comparedCode(
  { db, secrets }: Needs,
  accountId: AccountId,
  typed: string,
  now: Date,
): Promise<Take | undefined> {
  const [app, code] = [await findApp(db, accountId), readCode(typed)]
  if (!app || !code) return undefined
  const outcome = decideCode(stepOfCode(secretOf(secrets, app), code, now), app.lastStep)
  return isRefusal(outcome) ? undefined : (tx) => takeStep(tx, app.id, outcome.step, now)
}

async function comparedPaper(
  { db }: Needs,
  accountId: AccountId,
  typed: string,
  now: Date,
): Promise<Take | undefined> {
  const code = readRecoveryCode(typed)
  const kept = code && (await findRecoveryCode(db, accountId, code.mark))
  const isRight = await isPassword(kept?.hash ?? null, code?.secret ?? '')
  return kept && isRight ? (tx) => takeRecoveryCode(tx, kept.id, now) : undefined
}

async function tellUsed(tx: Transaction, account: Account, now: Date): Promise<void> {
  const left = await countRecoveryCodes(tx, account.id)
  await tellChange(tx, holderOf(account), account, 'recovery-code-used', { left }, now)
}
