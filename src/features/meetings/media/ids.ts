import { createHmac } from 'node:crypto'
import type { MediaLink } from '../../../platform/processes/messages.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { SittingId } from '../types.ts'

/** The opaque name of a person for sound and picture: another one at each sitting, and after each start of the program. */
export const mediaIdOf = ({ secret }: MediaLink, sittingId: SittingId, personId: PersonId): string =>
  createHmac('sha256', secret).update(`${sittingId} ${personId}`).digest('base64url').slice(0, 16)
