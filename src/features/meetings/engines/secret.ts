import type { House } from '../../../platform/house.ts'

const purpose = 'meetings.secret'

/** The secret of a room as it was typed or made. */
export const openSecret = ({ secrets }: Pick<House, 'secrets'>, sittingId: string, sealed: Buffer): string =>
  secrets.unseal(purpose, sittingId, sealed)

/** A secret as it is kept: it opens for this sitting alone. */
export const sealSecret = ({ secrets }: Pick<House, 'secrets'>, sittingId: string, secret: string): Buffer =>
  secrets.seal(purpose, sittingId, secret)

/** A new secret for an engine, in base64url, and how it is kept. */
export function newSecret(
  house: Pick<House, 'secrets'>,
  sittingId: string,
): { shown: string; sealed: Buffer } {
  const shown = house.secrets.random(32)
  return { shown, sealed: sealSecret(house, sittingId, shown) }
}
