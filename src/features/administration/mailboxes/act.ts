import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import {
  archiveMailbox,
  changeQuota,
  createMailbox,
  deleteMailbox,
  mailboxesOf,
  removeAlias,
  resumeMailbox,
  suspendMailbox,
} from '../../mailbox/index.ts'
import { findTarget } from '../accounts/store/target.ts'
import { decideActing } from '../rules.ts'

export const mailboxActs = ['create', 'suspend', 'resume', 'archive', 'delete', 'quota', 'alias'] as const
export type MailboxAct = (typeof mailboxActs)[number]

const byState = {
  suspend: suspendMailbox,
  resume: resumeMailbox,
  archive: archiveMailbox,
  delete: deleteMailbox,
}

/** Why somebody may keep more, or less. */
export const quotaReasons = ['asked', 'duties', 'growth', 'too-much', 'mistake'] as const
export type QuotaReason = (typeof quotaReasons)[number]

type Wish = {
  readonly act: MailboxAct
  readonly quota?: number | undefined
  readonly reason?: QuotaReason | undefined
  /** Another address that is taken away. */
  readonly alias?: string | undefined
}

export const megabyte = 1024 * 1024

/** Does with an account's mailbox what the service desk may: like any other act on it, never on one's own. */
export async function actOnMailbox(
  house: House,
  actor: SignedIn,
  accountId: AccountId,
  { act, quota, reason, alias = '' }: Wish,
): Promise<object | Refusal> {
  const target = await findTarget(house.db, accountId, house.clock.now())
  const may = target ? decideActing(actor, target) : refuse('administration.not-yours')
  if (isRefusal(may)) return may
  if (act === 'create') return createMailbox(house, actor, { accountId })
  const box = (await mailboxesOf(house.db, accountId)).findLast(({ state }) => state !== 'deleted')
  if (!box) return refuse('mailbox.none')
  if (act === 'alias') return removeAlias(house, actor, box.id, alias)
  if (act !== 'quota') return byState[act](house, actor, box.id)
  if (quota === undefined) return refuse('mailbox.quota-unfit')
  return reason
    ? changeQuota(house, actor, box.id, quota * megabyte, `quota-${reason}`)
    : refuse('administration.quota-reason')
}
