import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import type { Id } from '../../../values/ids.ts'
import { organisationName } from '../rules.ts'
import { findOrganisation, findOrganisations } from '../store/organisations.ts'
import { findPerson } from '../store/people.ts'
import type { AccountsAbove } from './accounts-above.ts'
import { absenceLetters } from './absence/letter-writers.ts'
import * as letters from './letters.ts'
import { confirmBy } from './rules.ts'
import { findChange } from './store/changes.ts'
import { stillWaiting } from './store/claims.ts'
import type { WaitingClaim } from './types.ts'
import { findGaps } from './store/gaps.ts'
import { dayOfInstant, endingOf, findRole } from './store/roles.ts'
import type { Change, Role } from './types.ts'
import { gapName, newcomerName, roleName } from './words.ts'

/** Who writes the letters about roles, from what is true when each leaves. */
export function focalPointLetters(house: House, accounts: AccountsAbove): LetterWriters {
  const read = reading(house, accounts)
  const { profile } = house
  return {
    ...absenceLetters(house),
    'directory.focal-asked': async (told, t) => {
      const change = await read.change(told['changeId'])
      const organisation = change && (await read.organisation(t, change.organisationId))
      if (!change || !organisation || change.state !== 'asked') return undefined
      return letters.askedLetter(t, {
        changeId: change.id,
        what: change.what,
        organisation,
        role: roleName(t, profile, change),
        asker: (await accounts.holderOfAccount(house.db, change.askedBy))?.name ?? '',
        holder: change.roleId ? (await read.role(change.roleId))?.name : undefined,
        person: await read.successor(change),
        email: change.newcomer?.email,
        reason: change.reason,
      })
    },
    'directory.focal-began': async (told, t, to) => {
      const role = await read.role(told['newRoleId'])
      const organisation = role && (await read.organisation(t, role.organisationId))
      if (!role || !organisation || role.until) return undefined
      const holder = (await accounts.holders(house.db, [role.personId])).get(role.personId)
      const kind = profile.focalPointKinds.find(({ id }) => id === role.kind)
      return letters.beganLetter(t, {
        organisation,
        role: roleName(t, profile, role),
        name: to.name ?? role.name,
        isDeputy: role.isDeputy,
        decides: kind?.decides ?? [],
        expiresOn: role.expiresOn,
        isNew: holder?.state === 'initial',
      })
    },
    'directory.focal-ended': async (told, t, to) => {
      const role = await read.role(told['roleId'])
      const organisation = role && (await read.organisation(t, role.organisationId))
      if (!role || !organisation) return undefined
      const change = await read.change(told['changeId'])
      return letters.endedLetter(t, {
        organisation,
        role: roleName(t, profile, role),
        name: to.name ?? role.name,
        path: `/directory/organisations/${role.organisationId}`,
        reason: (await endingOf(house.db, role.id)) ?? 'removed',
        successor: (await read.role(told['newRoleId']))?.name,
        note: change?.reason ?? null,
      })
    },
    'directory.focal-changed': async (told, t) => {
      const [old, fresh] = [await read.role(told['roleId']), await read.role(told['newRoleId'])]
      const role = fresh ?? old
      const organisation = role && (await read.organisation(t, role.organisationId))
      if (!role || !organisation) return undefined
      return letters.changedLetter(t, {
        organisation,
        role: roleName(t, profile, role),
        holder: old?.name,
        successor: fresh?.name,
        reason: old ? ((await endingOf(house.db, old.id)) ?? null) : null,
      })
    },
    'directory.focal-refused': async (told, t, to) => {
      const change = await read.change(told['changeId'])
      const organisation = change && (await read.organisation(t, change.organisationId))
      if (!change || !organisation) return undefined
      return letters.refusedLetter(t, {
        organisation,
        role: roleName(t, profile, change),
        name: to.name ?? '',
        person: await read.successor(change),
        note: change.decisionNote ?? '',
      })
    },
    'directory.focal-missing': async (told, t) => {
      const gaps = await findGaps(house.db, idsOf(told['gapIds']))
      const names = await read.organisations(t, gaps)
      if (gaps.length === 0) return undefined
      return letters.missingLetter(t, {
        count: Number(told['organisations']),
        missing: gaps.map((gap) => ({
          organisation: names.get(gap.organisationId) ?? '',
          role: gapName(t, profile, gap),
        })),
      })
    },
    'directory.focal-confirm': async (told, t, to) => {
      const roles = await read.liveRoles(told['roleIds'])
      const organisation = roles[0] && (await read.organisation(t, roles[0].organisationId))
      if (!roles[0] || !organisation) return undefined
      const by = confirmBy(roles[0])
      return letters.confirmLetter(t, {
        name: to.name ?? roles[0].name,
        organisation,
        roles: roles.map((role) => roleName(t, profile, role)),
        by,
        isOver: by < dayOfInstant(house.clock.now()),
      })
    },
    'directory.focal-expires': async (told, t, to) => {
      const roles = await read.liveRoles(told['roleIds'])
      const organisation = roles[0] && (await read.organisation(t, roles[0].organisationId))
      if (!roles[0]?.expiresOn || !organisation) return undefined
      return letters.expiresLetter(t, {
        name: to.name ?? roles[0].name,
        organisation,
        roles: roles.map((role) => roleName(t, profile, role)),
        on: roles[0].expiresOn,
      })
    },
    'directory.claims-wait': async (told, t, to) => {
      const claims = await stillWaiting(house.db, idsOf(told['claimIds']))
      const organisation = await read.organisation(t, String(told['organisationId']))
      if (claims.length === 0 || !organisation) return undefined
      const facts = claims.map((claim) => claimFact(claim, organisation))
      return letters.claimsLetter(t, { name: to.name ?? '', organisation, claims: facts })
    },
    'directory.claims-escalated': async (told, t) => {
      const claims = await stillWaiting(house.db, idsOf(told['claimIds']))
      const names = await read.organisations(t, claims)
      if (claims.length === 0) return undefined
      return letters.escalatedLetter(t, {
        count: Math.max(Number(told['count']), claims.length),
        claims: claims.map((claim) => claimFact(claim, names.get(claim.organisationId) ?? '')),
      })
    },
  }
}

const claimFact = ({ name, since }: WaitingClaim, organisation: string): letters.ClaimFact => ({
  name,
  organisation,
  since: dayOfInstant(since),
})

const idsOf = (told: unknown): readonly Id[] => (Array.isArray(told) ? told.map(String) : [])

/** What the letters read. */
const reading = ({ db, clock }: House, accounts: AccountsAbove) => ({
  change: (id: unknown): Promise<Change | undefined> =>
    typeof id === 'string' ? findChange(db, id) : Promise.resolve(undefined),
  role: (id: unknown): Promise<Role | undefined> =>
    typeof id === 'string' ? findRole(db, id, clock.now()) : Promise.resolve(undefined),
  async liveRoles(ids: unknown): Promise<readonly Role[]> {
    const roles = await Promise.all(idsOf(ids).map((id) => findRole(db, id, clock.now())))
    return roles.filter((role) => role !== undefined && role.until === null) as readonly Role[]
  },
  async organisation(t: Texts, id: Id): Promise<string | undefined> {
    const organisation = await findOrganisation(db, id)
    return organisation && organisationName(organisation, t.language)
  },
  async organisations(t: Texts, about: readonly { readonly organisationId: Id }[]) {
    const ids = [...new Set(about.map(({ organisationId }) => organisationId))]
    const found = await findOrganisations(db, ids)
    return new Map(found.map((one) => [one.id, organisationName(one, t.language)]))
  },
  async successor({ personId, newcomer }: Change): Promise<string | undefined> {
    if (newcomer) return newcomerName(newcomer)
    if (!personId) return undefined
    return (
      (await accounts.holders(db, [personId])).get(personId)?.name ?? (await findPerson(db, personId))?.name
    )
  },
})
