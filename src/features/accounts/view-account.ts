import type { House } from '../../platform/house.ts'
import { sessionsOf } from '../../platform/http/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { Id } from '../../values/ids.ts'
import { findPerson, organisationsOf } from '../directory/index.ts'
import type { AccountView } from './pages/account-view.ts'
import type { AccountParts } from './parts.ts'
import { timeZones } from './parse-preferences.ts'
import { findAccount } from './store/accounts.ts'
import { consentsOf } from './store/consents.ts'
import { identifiersOf } from './store/identifiers.ts'

/** Everything the account's own pages show. */
export async function viewAccount(
  { db, clock }: House,
  { mailboxUse }: Pick<AccountParts, 'mailboxUse'>,
  actor: SignedIn,
  visit: Id,
): Promise<AccountView> {
  const person = await findPerson(db, actor.personId)
  if (!person) throw new Error('an account without a person')
  const [account, identifiers, affiliations, consents, sessions, use] = await Promise.all([
    findAccount(db, actor.accountId),
    identifiersOf(db, actor.accountId),
    organisationsOf(db, actor.personId),
    consentsOf(db, actor.personId),
    sessionsOf(db, actor.accountId, clock.now()),
    mailboxUse?.(db, [actor.accountId]),
  ])
  return {
    person,
    identifiers,
    hasChosenName: (account?.userNameChangedAt ?? null) !== null,
    affiliations,
    consents,
    sessions: sessions.map((one) => ({ ...one, isHere: one.id === visit })),
    mailbox: use?.get(actor.accountId),
    decides: actor.permissions.has('approvals.decide'),
    now: clock.now(),
    timeZones: timeZones(),
    problems: [],
  }
}
