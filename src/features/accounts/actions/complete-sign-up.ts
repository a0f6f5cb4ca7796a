import type { Transaction } from '../../../platform/database/database.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../../values/actor.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import {
  claimOrganisation,
  claimUnknownOrganisation,
  claimUnlistedOrganisation,
  savePerson,
} from '../../directory/index.ts'
import { compareSoon } from '../near-duplicates/store.ts'
import { freeAddress } from '../addresses/store.ts'
import { decideActivation } from '../rules.ts'
import { saveConsent } from '../store/consents.ts'
import { holdAddress, holdSignUp, saveUsed } from '../store/sign-ups.ts'
import type { SignUp } from '../types.ts'
import { createAccount } from './create-account.ts'
import type { CreatedAccount } from './create-account.ts'

export type CompletedSignUp = CreatedAccount & {
  readonly personId: PersonId
  readonly returnTo: string | null
}

/**
 * Makes a sign-up into a person, an account, an affiliation and consents, once: whoever comes second with the same
 * link, or with another link of the same address, is refused.
 */
export async function completeSignUp(
  tx: Transaction,
  actor: Actor,
  signUp: Id,
  passwordHash: string,
  own: readonly string[],
  now: Date,
): Promise<CompletedSignUp | Refusal> {
  const it = decideActivation(await holdSignUp(tx, signUp), now)
  if (isRefusal(it)) return it
  await holdAddress(tx, it.emailKey)
  if (!(await freeAddress(tx, it.emailKey, now))) return refuse('accounts.address-taken')

  const personId = await savePersonOf(tx, it, now)
  const account = { personId, name: it.answers.name, email: it.email, passwordHash, own }
  const created = await createAccount(tx, actor, account, now)
  if (isRefusal(created)) return created

  await claim(tx, actor, personId, it, now)
  for (const consent of it.answers.consents) await saveConsent(tx, { personId, ...consent }, it.createdAt)
  await saveUsed(tx, signUp, now)
  await compareSoon(tx, created.accountId, now)
  await tellActive(tx, it, personId, now)
  return { ...created, personId, returnTo: it.returnTo }
}

const savePersonOf = (tx: Transaction, { answers }: SignUp, now: Date): Promise<PersonId> =>
  savePerson(
    tx,
    {
      name: answers.name,
      badgeName: answers.badgeName ?? null,
      countryCode: answers.countryCode,
      phone: answers.phone ?? null,
      phoneE164: answers.phoneE164 ?? null,
      jobTitle: answers.jobTitle ?? null,
      language: answers.language,
      timeZone: answers.timeZone ?? null,
    },
    now,
  )

/** An organisation that left the list since then is no reason to send somebody away: staff find the right one. */
async function claim(
  tx: Transaction,
  actor: Actor,
  personId: PersonId,
  { answers }: SignUp,
  now: Date,
): Promise<void> {
  const { organisation, category } = answers
  if (organisation.kind === 'unlisted') {
    await claimUnlistedOrganisation(tx, actor, { ...organisation, personId, category }, now)
    return
  }
  if (organisation.kind === 'listed') {
    const claimed = await claimOrganisation(tx, actor, { personId, organisationId: organisation.id }, now)
    if (!isRefusal(claimed)) return
  }
  await claimUnknownOrganisation(tx, actor, { personId, category }, now)
}

async function tellActive(tx: Transaction, it: SignUp, personId: PersonId, now: Date): Promise<void> {
  const to = { personId, address: it.email, language: it.language, name: it.answers.name }
  const facts = { person: personId, returnTo: it.returnTo }
  await tell(
    tx,
    { occasion: 'accounts.activated', to, facts, lane: 'now', onceKey: `accounts.activated:${it.id}` },
    now,
  )
}
