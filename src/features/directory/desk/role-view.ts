import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { AccountsAbove } from '../focal-points/accounts-above.ts'
import { mostListed, type NamingView } from '../focal-points/pages/naming.ts'
import { mayName } from '../focal-points/rules.ts'
import { listAffiliated } from '../focal-points/store/affiliated.ts'
import { changesOf } from '../focal-points/store/changes.ts'
import { openGaps } from '../focal-points/store/gaps.ts'
import { rolesOfOrganisation, rolesOfPerson } from '../focal-points/store/roles.ts'
import type { Role } from '../focal-points/types.ts'
import { sectorsFor } from '../focal-points/view.ts'
import { organisationName } from '../rules.ts'
import { focalPointsOf } from '../store/focal-points.ts'
import { findOrganisations } from '../store/organisations.ts'
import type { AbsenceView } from './pages/absence.ts'
import type { OwnRoleView } from './pages/role.ts'
import type { RolesView } from './pages/roles.ts'
import type { AtDesk } from './types.ts'

/** Kinds for which somebody may name others at an organisation. */
export const kindsToName = (
  { profile }: Pick<House, 'profile'>,
  { mandates }: AtDesk,
  roles: readonly Role[],
): readonly string[] =>
  profile.focalPointKinds
    .map(({ id }) => id)
    .filter((id) =>
      mayName(
        mandates,
        roles.filter(({ kind }) => kind === id),
      ),
    )

export async function rolesViewOf(
  house: House,
  accounts: AccountsAbove,
  { personId, accountId }: SignedIn,
  at: AtDesk,
): Promise<RolesView> {
  const { db, profile, clock } = house
  const now = clock.now()
  const { id } = at.organisation
  const roles = await rolesOfOrganisation(db, id, now)
  const [gaps, changes] = await Promise.all([openGaps(db, { ids: [id] }), changesOf(db, id, { most: 10 })])
  const people = [...roles, ...changes].flatMap((one) => one.personId ?? [])
  const holders = await accounts.holders(db, [...new Set(people)])
  return {
    profile,
    at,
    roles,
    holders,
    gaps,
    changes: changes.map((change) => ({
      change,
      person: change.personId
        ? holders.get(change.personId)?.name
        : roles.find((role) => role.id === change.roleId)?.name,
    })),
    personId,
    accountId,
    mayName: kindsToName(house, at, roles),
    now,
  }
}

export async function ownRoleViewOf(
  house: House,
  accounts: AccountsAbove,
  { personId }: SignedIn,
  at: AtDesk,
  role: Role,
): Promise<OwnRoleView> {
  const { db, profile, clock } = house
  const roles = await rolesOfOrganisation(db, at.organisation.id, clock.now())
  const asked = await changesOf(db, at.organisation.id, { states: ['asked'], most: 50 })
  return {
    profile,
    at,
    role,
    holder: (await accounts.holders(db, [role.personId])).get(role.personId),
    isOwn: role.personId === personId,
    mayName: kindsToName(house, at, roles).includes(role.kind),
    isAsked: asked.some(({ roleId }) => roleId === role.id),
  }
}

/** The form by which a focal point names somebody; with a role it is the hand-over of that one. */
export async function ownNamingViewOf(
  house: House,
  t: Texts,
  at: AtDesk,
  asked: Pick<NamingView, 'path' | 'of' | 'words' | 'kinds'> & { readonly except?: PersonId },
): Promise<NamingView> {
  const { organisation } = at
  return {
    ...asked,
    profile: house.profile,
    organisation: organisationName(organisation, t.language),
    people: await listAffiliated(house.db, organisation.id, { ...asked, most: mostListed }),
    sectors: asked.kinds.length > 0 ? sectorsFor(house, organisation) : [],
    mayLimit: true,
    needsReason: false,
    submit: t('directory.desk.naming.submit'),
  }
}

export async function absenceViewOf(
  { db, profile, clock }: House,
  t: Texts,
  { personId }: SignedIn,
  at: AtDesk,
): Promise<AbsenceView> {
  const now = clock.now()
  const own = await rolesOfPerson(db, personId, now)
  const organisations = await findOrganisations(db, [
    ...new Set(own.map(({ organisationId }) => organisationId)),
  ])
  const names = new Map(organisations.map((one) => [one.id, organisationName(one, t.language)]))
  const withOthers = own.map(async (role) => {
    const others = await focalPointsOf(db, role.organisationId, role.kind, now)
    const instead = others.filter((one) => one.personId !== personId && !one.isAway).map(({ name }) => name)
    return { ...role, organisation: names.get(role.organisationId) ?? '', instead }
  })
  return { profile, at, own: await Promise.all(withOthers) }
}
