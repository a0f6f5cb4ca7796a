import type { Secrets } from '../../../../platform/secrets.ts'
import type { Account } from '../../../accounts/index.ts'
import type { PendingStep } from '../types.ts'

/** The password was right: what a visit keeps until the second step. */
export const pendingOf = (secrets: Secrets, account: Account, now: Date): PendingStep => ({
  accountId: account.id,
  at: now.getTime(),
  mark: stepMark(secrets, account),
})

/** Fits one account and its present password. Nothing can be read from it. */
export const stepMark = (
  secrets: Secrets,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
): string => secrets.sign('sign-in.second-step', `${id} ${passwordHash ?? ''}`)
