import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { Actor } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { HoldersOf } from './holders.ts'
import { peopleOfOrganisationPart } from './pages/of-organisation.ts'
import { listPeople } from './view.ts'
import { viewerOf } from './viewer.ts'

const shown = 6

/** A part for the page of an organisation: its people, as far as whoever looks may see them. */
export const peopleOfOrganisation =
  ({ db }: House, holdersOf: HoldersOf) =>
  async (t: Texts, actor: Actor, organisationId: OrganisationId): Promise<Html> => {
    const viewer = await viewerOf(db, actor)
    const { entries, total } = await listPeople(db, viewer, { words: '', organisationId, page: 1 }, holdersOf)
    const isMember = viewer.isOfMember || viewer.isStaff
    return peopleOfOrganisationPart(t, { organisationId, entries: entries.slice(0, shown), total, isMember })
  }
