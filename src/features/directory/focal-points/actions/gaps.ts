import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { isInUse, type AccountsAbove } from '../accounts-above.ts'
import { deskOf } from '../recipients.ts'
import { gapsOf } from '../rules.ts'
import { endGaps, listMemberRoles, openGaps, saveGaps } from '../store/gaps.ts'
import type { OpenGap } from '../types.ts'
import type { Gap } from '../types.ts'

const atOnce = 1000
/** As many organisations as one mail names; the page has all. */
const mostNamed = 50

/**
 * Looks whether members have somebody who can be reached for every kind: these organisations, or all. A gap that is new
 * is told to the secretariat at once, once; one that is closed is over. Returns how many are new.
 */
export async function lookForGaps(
  tx: Transaction,
  { profile, accounts }: { readonly profile: Profile; readonly accounts: AccountsAbove },
  ids: readonly OrganisationId[] | undefined,
  now: Date,
): Promise<number> {
  if (ids?.length === 0) return 0
  const members = await listMemberRoles(tx, ids)
  const people = new Set(members.flatMap(({ roles }) => roles.map(({ personId }) => personId)))
  const holders = await accounts.holders(tx, [...people])
  const kinds = profile.focalPointKinds.map(({ id }) => id)
  const wanted = members.flatMap(({ organisationId, sectors, roles }) => {
    const reachable = roles.filter(({ personId }) => isInUse(holders.get(personId)))
    return gapsOf(sectors, kinds, reachable).map((gap) => ({ ...gap, organisationId }))
  })
  const open = await openGaps(tx, ids ? { ids } : {})
  const isOpen = new Set(open.map(nameOf))
  const isWanted = new Set(wanted.map(nameOf))
  await endGaps(
    tx,
    open.filter((gap) => !isWanted.has(nameOf(gap))).map(({ id }) => id),
    now,
  )
  const missing = wanted.filter((gap) => !isOpen.has(nameOf(gap)))
  const opened: OpenGap[] = []
  for (let place = 0; place < missing.length; place += atOnce)
    opened.push(...(await saveGaps(tx, missing.slice(place, place + atOnce), now)))
  await tellDesk(tx, profile, opened, now)
  return opened.length
}

const nameOf = (gap: Gap & { readonly organisationId: OrganisationId }): string =>
  `${gap.organisationId} ${gap.kind} ${gap.sector ?? ''}`

async function tellDesk(tx: Transaction, profile: Profile, opened: readonly OpenGap[], now: Date) {
  const [first] = opened
  if (!first) return
  const organisations = [...new Set(opened.map(({ organisationId }) => organisationId))]
  const facts = {
    gapIds: opened.slice(0, mostNamed).map(({ id }) => id),
    organisations: organisations.length,
  }
  const onceKey = `directory.focal-missing:${first.id}`
  await tell(tx, { occasion: 'directory.focal-missing', to: deskOf(profile), facts, onceKey }, now)
}
