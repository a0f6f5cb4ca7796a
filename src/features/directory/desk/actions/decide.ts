import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import type { AccountsAbove } from '../../focal-points/accounts-above.ts'
import { decidersOf } from '../../focal-points/recipients.ts'
import { rolesOfOrganisation } from '../../focal-points/store/roles.ts'
import {
  approveAffiliation,
  endAffiliation,
  rejectAffiliation,
} from '../../people/affiliations/actions/decide.ts'
import type { AffiliationParts } from '../../people/affiliations/parts.ts'
import { mostUntold, whyNot } from '../rules.ts'
import { peopleById } from '../store/people.ts'
import type { AtDesk, Decision, OrganisationsPerson, Outcome } from '../types.ts'

export type DeskAbove = { readonly accounts: AccountsAbove; readonly affiliations: AffiliationParts }

/**
 * Approves, rejects or removes one person of the organisation at whose desk somebody is. Nobody removes themselves, nor
 * anybody who decides there: a role ends first, by the way roles end.
 */
export async function decidePerson(
  house: House,
  above: DeskAbove,
  actor: SignedIn,
  at: AtDesk,
  it: OrganisationsPerson,
  decision: Decision,
): Promise<Refusal | undefined> {
  const no = await mayNot(house, actor, at, it, decision)
  if (no) return no
  const note = noteFor(house.texts(it.language), decision)
  const outcome = await (decision.act === 'approve'
    ? approveAffiliation(house, above.affiliations, actor, it.affiliationId)
    : decision.act === 'reject'
      ? rejectAffiliation(house, above.affiliations, actor, it.affiliationId, note)
      : endAffiliation(house, above.affiliations, actor, it.affiliationId, note))
  return isRefusal(outcome) ? outcome : undefined
}

async function mayNot(
  { db, clock }: House,
  actor: SignedIn,
  { organisation, decidesAboutPeople }: AtDesk,
  it: OrganisationsPerson,
  { act }: Decision,
): Promise<Refusal | undefined> {
  if (!decidesAboutPeople) return refuse('directory.desk.not-yours')
  const why = whyNot(it, act)
  if (why) return refuse(why)
  if (act === 'approve') return undefined
  if (it.personId === actor.personId) return refuse('directory.desk.not-oneself')
  const roles = await rolesOfOrganisation(db, organisation.id, clock.now())
  return roles.some(({ personId }) => personId === it.personId)
    ? refuse('directory.desk.holds-role')
    : undefined
}

/** What the person reads: the reason in their own language, and the words as they were written. */
export function noteFor(t: Texts, { reason, words }: Decision): string {
  const listed = reason && reason !== 'other' ? t(`directory.desk.reason.${reason}.told`) : ''
  return [listed, words?.trim()].filter(Boolean).join('\n\n')
}

/**
 * Decides about many, longest waiting first, each in its own transaction: what cannot be done about one does not stop
 * the others. More than five at once are told to the others who decide there, in one mail.
 */
export async function decideMany(
  house: House,
  above: DeskAbove,
  actor: SignedIn,
  at: AtDesk,
  ids: readonly Id[],
  decision: Decision,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const it of await peopleById(house.db, at.organisation.id, ids)) {
    const no = await decidePerson(house, above, actor, at, it, decision)
    outcomes.push({ affiliationId: it.affiliationId, name: it.name, refused: no?.refused })
  }
  const done = outcomes.filter(({ refused }) => refused === undefined)
  if (done.length > mostUntold) await tellOthers(house, above, actor, at, decision, done)
  return outcomes
}

function tellOthers(
  { db, clock }: House,
  { accounts }: DeskAbove,
  actor: SignedIn,
  { organisation }: AtDesk,
  { act }: Decision,
  done: readonly Outcome[],
): Promise<void> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const others = await decidersOf(tx, accounts, organisation.id, { except: [actor.personId] }, now)
    const affiliationIds = done.map(({ affiliationId }) => affiliationId)
    const facts = { organisationId: organisation.id, act, by: actor.accountId, affiliationIds }
    for (const to of others) await tell(tx, { occasion: 'directory.desk-many', to, facts }, now)
  })
}
