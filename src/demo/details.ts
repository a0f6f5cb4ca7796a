import type { Profile } from '../platform/profile/index.ts'
import type { Id } from '../values/ids.ts'
import { chance, idOf, pick, signsOf } from './chance.ts'
import { addDays, dayIn } from './local-time.ts'
import type { CastContact, CastDetails, CastOrganisations, MadeOrganisation } from './types.ts'
import type { Row } from './write.ts'

// What is known of an organisation besides its name: what the cast says, else something made up that fits.

/** An organisation as far as the cast has it. `place` names where its post goes. */
export type Outline = Omit<MadeOrganisation, keyof CastDetails | 'code'> &
  CastDetails & { readonly place?: string }

type Facts = Pick<Profile, 'studyGroups' | 'categories'>

export function withDetails(
  all: readonly Outline[],
  { contacts }: CastOrganisations,
  facts: Facts,
): MadeOrganisation[] {
  const names = new Set(all.map(({ name }) => name))
  const parents = companies(all)
  return all.map((it, place) => {
    const isMember = it.membership !== 'none'
    return {
      ...it,
      code: it.state === 'listed' ? `O-${signsOf(`code:${it.key}`, 6)}` : null,
      formerNames: (it.formerNames ?? []).filter(({ name }) => !names.has(name)),
      address: it.address ?? addressOf(it),
      domains: it.domains ?? (it.state === 'listed' ? [it.domain] : []),
      contacts: it.contacts ?? (isMember ? contactsOf(it, contacts) : []),
      memberSince: it.memberSince ?? (isMember ? sinceWhen(it) : null),
      arrearsDaysAgo: it.arrearsDaysAgo ?? owedSince(it),
      studyGroup: it.studyGroup ?? groupOf(it, facts),
      parent: it.parent ?? parentOf(all, place, parents.get(it.country) ?? []),
    }
  })
}

const addressOf = ({ key, place }: Outline): string | null =>
  place === undefined ? null : `P.O. Box ${100 + Math.floor(chance(`${key}/box`) * 9900)}\n${place}`

const contactsOf = (it: Outline, contacts: CastOrganisations['contacts']): readonly CastContact[] =>
  contacts
    .filter(({ role, share = 1 }) => chance(`${it.key}/${role}`) < share)
    .map(({ role, mailbox, visibility }) => ({ role, email: `${mailbox}@${it.domain}`, visibility }))

function sinceWhen({ key, kind }: Outline): string {
  const [from, to] = kind === 'state' ? [1920, 1995] : kind === 'university' ? [2011, 2025] : [1985, 2025]
  const year = from + Math.floor(chance(`${key}/since`) * (to - from))
  return `${year}-${kind === 'state' ? '06-15' : '01-01'}`
}

/** A few companies have not paid yet; nobody so late that they are suspended. */
const owedSince = ({ key, kind }: Outline): number | null =>
  kind === 'company' && chance(`${key}/owes`) < 0.02 ? 20 + Math.floor(chance(`${key}/owed`) * 120) : null

/** The group of one that picks a single one, of a Sector that it is in. */
function groupOf(it: Outline, { categories, studyGroups }: Facts): string | null {
  if (it.kind === 'named' || !categories.find(({ id }) => id === it.category)?.picksStudyGroup) return null
  const groups = studyGroups.filter(({ sector }) => it.sectors.length === 0 || it.sectors.includes(sector))
  return groups.length > 0 ? pick(groups, `${it.key}/group`).id : null
}

/** The first two companies of each country; what comes after them may belong to one of them. */
function companies(all: readonly Outline[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>()
  for (const [place, { kind, country }] of all.entries()) {
    const own = found.get(country) ?? []
    if (kind === 'company' && own.length < 2) found.set(country, [...own, place])
  }
  return found
}

/** Stands before what belongs to it, so that it is written first. */
function parentOf(all: readonly Outline[], place: number, above: readonly number[]): string | null {
  const { key, kind } = all[place]!
  const earlier = above.filter((one) => one < place)
  if ((kind !== 'company' && kind !== 'lab') || earlier.length === 0 || chance(`${key}/parent`) > 0.1)
    return null
  return above.includes(place) ? null : all[pick(earlier, `${key}/which`)]!.key
}

const organisationId = (key: string): Id => idOf(`organisation:${key}`)

/** The columns of an organisation beside its name and membership. */
export const detailColumns = (it: MadeOrganisation, now: Date) => ({
  code: it.code,
  study_group: it.studyGroup,
  parent_id: it.parent && organisationId(it.parent),
  postal_address: it.address,
  member_since: it.memberSince,
  arrears_since: it.arrearsDaysAgo === null ? null : addDays(dayIn('UTC', now), -it.arrearsDaysAgo),
})

export const formerNameRows = (it: MadeOrganisation): Row<'organisation_former_name'>[] =>
  it.formerNames.map(({ name, until }) => ({ organisation_id: it.id, name, until_year: until ?? null }))

export const domainRows = (it: MadeOrganisation): Row<'organisation_domain'>[] =>
  it.domains.map((domain) => ({ organisation_id: it.id, domain }))

export const contactRows = (it: MadeOrganisation): Row<'organisation_contact'>[] =>
  it.contacts.map(({ role, name, email, phone, visibility }) => ({
    organisation_id: it.id,
    role,
    name: name ?? null,
    email,
    phone: phone ?? null,
    visibility,
  }))
