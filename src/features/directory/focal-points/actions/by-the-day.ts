import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isInUse, type AccountsAbove } from '../accounts-above.ts'
import { decidersOf, deskOf, recipientOf } from '../recipients.ts'
import { claimStep, confirmationReminder, confirmBy, daysLater, isExpired, isExpiring } from '../rules.ts'
import { listWaitingSince, saveReminded } from '../store/claims.ts'
import type { WaitingClaim } from '../types.ts'
import { dayOfInstant, holdOrganisation, rolesConfirmedBy, rolesExpiringBy } from '../store/roles.ts'
import { claimSteps, type ClaimStep, type Role } from '../types.ts'
import { takeHolderChanges } from '../store/holder-changes.ts'
import { reachChanged } from './gone.ts'
import { endAndTell } from './own-role.ts'
import { lookForGaps } from './gaps.ts'

const day = 24 * 60 * 60_000

/** Looks over all members for somebody who decides. */
export async function lookAtAll(house: House, accounts: AccountsAbove): Promise<void> {
  const now = house.clock.now()
  await inTransaction(house.db, (tx) => lookForGaps(tx, { profile: house.profile, accounts }, undefined, now))
}

/** Looks at the members whose focal points could sign in, or could not, until a moment ago. */
export async function lookAtChanged(house: House, accounts: AccountsAbove): Promise<void> {
  const now = house.clock.now()
  await inTransaction(house.db, async (tx) => {
    for (const personId of await takeHolderChanges(tx))
      await reachChanged(tx, { house, accounts }, personId, now)
  })
}

/** Roles whose last day is over end, each in its own transaction; those that end within a month are told so once. */
export async function endExpired(house: House, accounts: AccountsAbove): Promise<void> {
  const now = house.clock.now()
  const today = dayOfInstant(now)
  const near = await rolesExpiringBy(house.db, daysLater(today, 30), now)
  for (const role of near.filter((one) => isExpired(one, today)))
    await inTransaction(house.db, async (tx) => {
      await holdOrganisation(tx, role.organisationId)
      await endAndTell(tx, { house, accounts }, system, role, 'expired', now)
    })
  const ending = near.filter((one) => isExpiring(one, today))
  await remind(house, accounts, ending, 'directory.focal-expires', (role) => role.expiresOn ?? '')
}

/** Whoever has to confirm a role within the month is asked: a month before, on the day, a fortnight after. */
export async function askForConfirmation(house: House, accounts: AccountsAbove): Promise<void> {
  const now = house.clock.now()
  const today = dayOfInstant(now)
  const near = await rolesConfirmedBy(house.db, daysLater(today, 30 - 365), now, { most: 50_000 })
  for (const step of ['soon', 'due', 'overdue'] as const) {
    const those = near.filter((role) => confirmationReminder(role, today) === step)
    await remind(house, accounts, those, 'directory.focal-confirm', (role) => `${confirmBy(role)}:${step}`)
  }
}

/** One mail a person and organisation, however many roles; the same step is never told twice. */
async function remind(
  { db, clock }: House,
  accounts: AccountsAbove,
  roles: readonly Role[],
  occasion: string,
  stepOf: (role: Role) => string,
): Promise<void> {
  const now = clock.now()
  const holders = await accounts.holders(db, [...new Set(roles.map(({ personId }) => personId))])
  const together = Map.groupBy(roles, (role) => `${role.personId}:${role.organisationId}:${stepOf(role)}`)
  for (const [key, those] of together) {
    const holder = holders.get((those[0] as Role).personId)
    if (!holder || !isInUse(holder)) continue
    const facts = { roleIds: those.map(({ id }) => id) }
    const telling = { occasion, to: recipientOf(holder), facts, onceKey: `${occasion}:${key}` }
    await inTransaction(db, (tx) => tell(tx, telling, now))
  }
}

type Due = { readonly claim: WaitingClaim; readonly step: ClaimStep }

/**
 * Claims that have waited too long are brought up: after one and two weeks with everybody who decides about them there,
 * deputies too; after three weeks, or at once where nobody decides, with the secretariat. Each step is told once.
 */
export async function remindOfClaims(house: House, accounts: AccountsAbove): Promise<void> {
  const now = house.clock.now()
  const waiting = await listWaitingSince(house.db, new Date(now.getTime() - claimSteps[0] * day))
  const due = waiting.flatMap((claim): Due[] => {
    const step = claimStep(Math.floor((now.getTime() - claim.since.getTime()) / day), claim.told)
    return step === undefined ? [] : [{ claim, step }]
  })
  const forDesk: Due[] = []
  for (const [, those] of Map.groupBy(due, ({ claim, step }) => `${claim.organisationId} ${step}`))
    if (!(await tellDeciders(house, accounts, those))) forDesk.push(...those)
  await tellDesk(house, forDesk)
}

/** Tells those who decide about claims of one organisation and step. False: they are for the secretariat. */
function tellDeciders({ db, profile, clock }: House, accounts: AccountsAbove, those: readonly Due[]) {
  const now = clock.now()
  const { step, claim } = those[0] as Due
  return inTransaction(db, async (tx) => {
    const kinds = decidingKinds(profile)
    const deciders = await decidersOf(tx, accounts, claim.organisationId, { kinds }, now)
    if (step === claimSteps.at(-1) || deciders.length === 0) return false
    const claimIds = await saveReminded(tx, those.map(idOf), step, now)
    const facts = { organisationId: claim.organisationId, claimIds }
    if (claimIds.length > 0)
      for (const to of deciders) await tell(tx, { occasion: 'directory.claims-wait', to, facts }, now)
    return true
  })
}

const mostNamed = 100

const tellDesk = ({ db, profile, clock }: House, forDesk: readonly Due[]): Promise<void> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const told: Id[] = []
    for (const [step, those] of Map.groupBy(forDesk, (one) => one.step))
      told.push(...(await saveReminded(tx, those.map(idOf), step, now)))
    const facts = { claimIds: told.slice(0, mostNamed), count: told.length }
    if (told.length > 0)
      await tell(tx, { occasion: 'directory.claims-escalated', to: deskOf(profile), facts }, now)
  })

const idOf = ({ claim }: Due): Id => claim.affiliationId

/** The kinds of focal points that decide about affiliations. */
export const decidingKinds = ({ focalPointKinds }: House['profile']): readonly string[] =>
  focalPointKinds.filter(({ decides }) => decides.includes('affiliations')).map(({ id }) => id)
