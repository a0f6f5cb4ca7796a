import type { Actor } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { BlockReason } from '../types.ts'
import type { FourEyes, Standing } from './types.ts'

const day = 24 * 3_600_000

/** The purpose of the link with which the owner of a blocked account begins again. */
export const restart = 'account.restart'
/** How long it works. */
export const restartWorksFor = 7 * day
/** How long what was asked for waits for a second person. */
export const fourEyesWaitFor = 3 * day
/** How long after a change of the contact address nothing that is mailed there opens an account by itself. */
export const contactSettlesIn = 7 * day

const byOwner: readonly BlockReason[] = ['initial-not-changed', 'owner', 'inactive']

/** Whether the owner of an account that is blocked for this reason opens it again themselves, by a link in a mail. */
export const opensByMail = (reason: BlockReason | null): boolean =>
  reason !== null && byOwner.includes(reason)

/** Whether the contact address was changed so lately that its owner may still take the change back. */
export const isContactNew = ({ contactChangedAt }: Standing, now: Date): boolean =>
  contactChangedAt !== null && contactChangedAt.getTime() + contactSettlesIn > now.getTime()

/** Whether one person alone may begin an account again: not one with powers, and not one that is just changing hands. */
export const needsFourEyes = (standing: Standing, now: Date): boolean =>
  standing.isPrivileged || isContactNew(standing, now)

/** Whether somebody opens an account again without a second person: one with powers needs an administrator for that. */
export const mayUnblockAlone = (standing: Standing, actor: Actor, now: Date): boolean =>
  !needsFourEyes(standing, now) || actor.kind === 'operator' || actor.permissions.has('roles.manage')

/**
 * What an unblocked account is. Where somebody else may know the way in, and where there is none, it begins again with
 * a code; else it is as it was.
 */
export function opensAs(reason: BlockReason | null, hasWayIn: boolean): 'active' | 'initial' {
  const isKnownToOthers = reason === 'owner' || reason === 'breach' || reason === 'initial-not-changed'
  return hasWayIn && !isKnownToOthers ? 'active' : 'initial'
}

/** Whether somebody may settle what another asked for: once, in time, never the one who asked, never about oneself. */
export function decideFourEyes(it: FourEyes | undefined, by: AccountId, now: Date): FourEyes | Refusal {
  if (!it) return refuse('accounts.four-eyes-unknown')
  if (it.confirmedAt || it.refusedAt || it.endedAt) return refuse('accounts.four-eyes-settled')
  if (it.expiresAt <= now) return refuse('accounts.four-eyes-expired')
  if (it.accountId === by) return refuse('accounts.four-eyes-about-you')
  if (it.askedBy === by) return refuse('accounts.four-eyes-same-person')
  return it
}

/** Saying no is open to whoever asked as well: that is taking it back. */
export function decideFourEyesRefusal(
  it: FourEyes | undefined,
  by: AccountId,
  now: Date,
): FourEyes | Refusal {
  const outcome = decideFourEyes(it, by, now)
  return it && 'refused' in outcome && outcome.refused === 'accounts.four-eyes-same-person' ? it : outcome
}
