import type { Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { HeldEvent } from '../../events/index.ts'
import { seatsHeldBy } from './store.ts'

/** The seats an organisation holds, asked only where the event gives shares. The event is held where it matters. */
export const shareOf = async (
  tx: Transaction,
  event: Pick<HeldEvent, 'id' | 'seatsPerOrganisation'>,
  organisationId: OrganisationId | null,
): Promise<number> => (event.seatsPerOrganisation === null ? 0 : seatsHeldBy(tx, event.id, organisationId))
