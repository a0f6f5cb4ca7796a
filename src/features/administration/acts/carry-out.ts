import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { blockAccount } from '../../accounts/index.ts'
import type { FourEyesActs } from '../../accounts/index.ts'
import { reinitialise, resetFactors, signInFourEyes, unblock } from '../../sign-in/index.ts'
import { askMailboxChange } from '../lost-mailbox/actions/ask.ts'
import { beginMailboxChange } from '../lost-mailbox/actions/begin.ts'
import type { AdministrationParts } from '../parts.ts'
import { carryOutRole } from '../roles/actions/change-role.ts'
import { askFactorReset } from './actions/ask-second.ts'
import { correctName } from './actions/correct-name.ts'
import { endSessions } from './actions/end-sessions.ts'
import type { Filled, PlainAct } from './types.ts'

type CarryOut = (
  house: House,
  actor: SignedIn,
  accountId: AccountId,
  filled: Filled,
  now: Date,
) => Promise<object | Refusal>

/** Who does what the page of an act promised. Looking and merging have ways of their own. */
export const carryOut = (
  parts: AdministrationParts,
): Readonly<Record<Exclude<PlainAct, 'viewing'>, CarryOut>> => ({
  'sign-outs': ({ db }, actor, id, _filled, now) => endSessions(db, actor, id, now),
  block: (house, actor, id, { why = 'staff', reason }, now) =>
    blockAccount(house, actor, id, { reason: why, note: reason }, now),
  unblocking: (house, actor, id, { reason }, now) => unblock(house, actor, id, { reason }, now),
  'fresh-start': (house, actor, id, { reason }, now) =>
    reinitialise(house, actor, id, { by: 'staff', reason }, now),
  'factor-reset': ({ db }, actor, id, { reason = '' }, now) => askFactorReset(db, actor, id, reason, now),
  'contact-change': ({ db }, actor, id, { address = '', reason = '' }, now) =>
    askMailboxChange(db, actor, { accountId: id, address, reason }, now),
  name: ({ db }, actor, id, { name = '', badgeName, otherScriptName }, now) =>
    correctName(db, actor, id, { name, badgeName, otherScriptName }, now),
  'merger-undoing': (_house, actor, id, _filled, now) => parts.undoMerge(actor, id, now),
})

/** What is done when a second person has agreed. */
export const fourEyesActs = (house: House, parts: AdministrationParts): FourEyesActs => ({
  ...signInFourEyes(house),
  'factor-reset': (tx, actor, it, _held, now) => resetFactors(tx, actor, it.accountId, now),
  'contact-change': (tx, actor, it, held, now) => beginMailboxChange(tx, house, actor, it, held, now),
  merge: (tx, actor, it, held, now) =>
    parts.merge(tx, actor, { survivor: String(it.facts['other']), merged: held.id }, now),
  role: (tx, actor, { accountId, facts }, _held, now) =>
    carryOutRole(tx, actor, { accountId, role: String(facts['role']), ends: facts['ends'] === true }, now),
})
