import type { House } from '../../../platform/house.ts'
import { NotFound, queryOf, signedIn, type Request } from '../../../platform/http/index.ts'
import { decidingKinds } from '../focal-points/actions/by-the-day.ts'
import { decidesAbout, mayManageOrganisation } from '../focal-points/rules.ts'
import { mandatesOf } from '../focal-points/store/roles.ts'
import { findOrganisations } from '../store/organisations.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { parseOf } from './parse.ts'
import type { AtDesk } from './types.ts'

/**
 * Who is at the desk and for which organisation. The one place where every page and act of the desk asks whether this
 * person decides for it, anew for each request: an organisation of others is as unknown as one that does not exist.
 */
export async function atDesk(
  { db, profile, clock }: Pick<House, 'db' | 'profile' | 'clock'>,
  request: Request,
  asked: OrganisationId | null | undefined = parseOf(queryOf(request)),
): Promise<AtDesk> {
  const mandates = await mandatesOf(db, signedIn(request).personId, clock.now())
  const of = asked === undefined ? mandates[0]?.organisationId : asked
  if (!of || !mayManageOrganisation(mandates, of)) throw new NotFound()
  const all = await findOrganisations(db, [...new Set(mandates.map(({ organisationId }) => organisationId))])
  const organisation = all.find(({ id }) => id === of)
  if (!organisation) throw new NotFound()
  return {
    organisation,
    all,
    mandates: mandates.filter(({ organisationId }) => organisationId === of),
    decidesAboutPeople: decidesAbout(mandates, of, decidingKinds(profile)),
  }
}
