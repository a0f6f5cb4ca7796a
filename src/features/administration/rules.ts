import type { SignedIn } from '../../values/actor.ts'
import { isRefusal, refuse } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { mayUnblockAlone, needsFourEyes } from '../accounts/life/rules.ts'
import { mayMove } from '../accounts/states.ts'
import { acts } from './types.ts'
import type { Act, Offer, Target } from './types.ts'

/** Who looks after people's accounts. */
export const manages = 'accounts.manage'
/** Who looks after the accounts of staff as well. */
export const managesStaff = 'roles.manage'

/**
 * Whether a member of the service desk may act on an account at all: never on their own, and on those of staff only when
 * they are an administrator.
 */
export function decideActing(
  actor: SignedIn,
  it: Pick<Target, 'accountId' | 'isStaff'>,
): { readonly may: true } | Refusal {
  if (!actor.permissions.has(manages)) return refuse('administration.not-yours')
  if (actor.accountId === it.accountId) return refuse('administration.own-account')
  if (it.isStaff && !actor.permissions.has(managesStaff)) return refuse('administration.staff-account')
  return { may: true }
}

const lives = ({ state }: Target): boolean => state !== 'closed' && state !== 'merged'

/** Whether an account is as an act needs it. */
const fits: Readonly<Record<Act, (it: Target) => boolean>> = {
  'sign-outs': (it) => it.hasSessions,
  block: (it) => it.state !== 'blocked' && mayMove(it.state, 'blocked'),
  unblocking: (it) => it.state === 'blocked',
  'fresh-start': (it) => mayMove(it.state, 'initial'),
  'factor-reset': (it) => lives(it) && it.hasFactors,
  'contact-change': (it) => lives(it) && !it.hasChangeWaiting,
  name: lives,
  merger: lives,
  'merger-undoing': (it) => it.state === 'merged' && it.isMergeOpen,
  viewing: (it) => it.state === 'active' && !it.isStaff,
}

/** What waits for a second person under which name. */
const askedAs: Partial<Readonly<Record<Act, string>>> = {
  unblocking: 'unblock',
  'fresh-start': 'reinitialise',
  'factor-reset': 'factor-reset',
  'contact-change': 'contact-change',
  merger: 'merge',
}

/** Whether somebody else must agree before it is done. */
function needsSecond(act: Act, actor: SignedIn, it: Target, now: Date): boolean {
  const standing = { isPrivileged: it.isStaff || it.isFocalPoint, contactChangedAt: it.contactChangedAt }
  if (act === 'unblocking') return !mayUnblockAlone(standing, actor, now)
  if (act === 'fresh-start') return needsFourEyes(standing, now)
  return act === 'factor-reset' || act === 'contact-change' || act === 'merger'
}

/** Whether an act can be done with an account as it is now. */
export function decideAct(act: Act, actor: SignedIn, it: Target, now: Date): Offer | Refusal {
  const acting = decideActing(actor, it)
  if (isRefusal(acting)) return acting
  if (act === 'viewing' && it.isStaff) return refuse('administration.staff-is-not-viewed')
  if (!fits[act](it)) return refuse('administration.not-as-it-is')
  const kind = askedAs[act]
  if (kind !== undefined && it.asked.includes(kind)) return refuse('accounts.four-eyes-waiting')
  return { act, needsSecond: needsSecond(act, actor, it, now) }
}

/** Everything that can be done with an account as it is now. */
export const offersFor = (actor: SignedIn, it: Target, now: Date): readonly Offer[] =>
  acts.map((act) => decideAct(act, actor, it, now)).filter((one): one is Offer => !isRefusal(one))
