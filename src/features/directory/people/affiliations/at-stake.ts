import type { House } from '../../../../platform/house.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../platform/ui/index.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import { rolesAsFocalPoint } from '../store/decides-for.ts'
import type { AtStake } from './parts.ts'
import type { Held } from './types.ts'

/** What ends or changes with an affiliation, in words: roles at the organisation, and what the rooms above say. */
export async function whatIsAtStake(
  house: House,
  parts: readonly AtStake[],
  t: Texts,
  it: Pick<Held, 'personId' | 'organisationId' | 'state'>,
): Promise<readonly Html[]> {
  const { organisationId, personId } = it
  if (!organisationId || it.state === 'claimed') return []
  const said = await Promise.all([
    rolesAtStake(house, t, personId, organisationId),
    ...parts.map((part) => part(t, personId, organisationId)),
  ])
  return said.filter((one) => one !== undefined)
}

async function rolesAtStake(
  { db, profile }: House,
  t: Texts,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<Html | undefined> {
  const roles = (await rolesAsFocalPoint(db, personId)).filter((one) => one.organisationId === organisationId)
  if (roles.length === 0) return undefined
  const label = (kind: string) => {
    const known = profile.focalPointKinds.find(({ id }) => id === kind)
    return known ? t.words(known.label) : kind
  }
  return html`<p>${t('directory.affiliations.at-stake.roles')}</p>
    <ul>
      ${[...new Set(roles.map(({ kind }) => kind))].map((kind) => html`<li>${label(kind)}</li>`)}
    </ul>`
}
