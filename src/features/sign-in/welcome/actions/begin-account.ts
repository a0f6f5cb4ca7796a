import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId, OrganisationId, PersonId } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { compareSoon, createAccount, emailKey, isAddressTaken } from '../../../accounts/index.ts'
import { claimOrganisation, findOrganisation, savePerson } from '../../../directory/index.ts'
import { bodyWords } from '../../own-words.ts'
import { giveCode } from './give-code.ts'

export type NewHolder = {
  readonly name: string
  readonly email: string
  readonly countryCode: string
  readonly language: string
  readonly organisationId?: OrganisationId | undefined
}

/**
 * Makes an account for somebody who did not sign up themselves: a person, a user name, and a welcome code by mail. Nobody
 * can sign in with it before that is used.
 */
export async function beginAccount(
  tx: Transaction,
  house: Pick<House, 'secrets' | 'profile'>,
  actor: Actor,
  it: NewHolder,
  now: Date,
): Promise<
  { readonly accountId: AccountId; readonly personId: PersonId; readonly userName: string } | Refusal
> {
  const { name, email, countryCode, language } = it
  const no = await whyNot(tx, it, now)
  if (no) return no
  const nothing = { badgeName: null, phone: null, phoneE164: null, jobTitle: null, timeZone: null }
  const personId = await savePerson(tx, { ...nothing, name, countryCode, language }, now)
  const account = {
    personId,
    name,
    email,
    passwordHash: null,
    state: 'initial',
    own: bodyWords(house.profile),
  } as const
  const created = await createAccount(tx, actor, account, now)
  const claim = it.organisationId && { personId, organisationId: it.organisationId }
  const claimed = claim ? await claimOrganisation(tx, actor, claim, now) : undefined
  for (const one of [created, claimed])
    if (isRefusal(one)) throw new Error(`${one.refused}: somebody was faster`)
  if (isRefusal(created)) return created
  await compareSoon(tx, created.accountId, now)
  await giveCode(tx, house, { id: created.accountId, personId }, false, now)
  return { ...created, personId }
}

async function whyNot(tx: Transaction, it: NewHolder, now: Date): Promise<Refusal | undefined> {
  if (!emailKey(it.email)) return refuse('accounts.address-wrong')
  if (await isAddressTaken(tx, it.email, now)) return refuse('accounts.address-taken')
  if (!it.organisationId) return undefined
  const organisation = await findOrganisation(tx, it.organisationId)
  return organisation?.state === 'listed' ? undefined : refuse('directory.organisation-gone')
}
