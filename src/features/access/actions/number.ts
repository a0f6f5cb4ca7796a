import { createHash, randomInt } from 'node:crypto'
import type { House } from '../../../platform/house.ts'
import { registrationId, type Round } from '../registration-id.ts'

/** The Registration ID of a running number in this house. */
export const numbered =
  ({ secrets }: Pick<House, 'secrets'>) =>
  (sequence: number): string =>
    registrationId(sequence, randomInt(1000), roundWith(secrets))

const roundWith =
  (secrets: House['secrets']): Round =>
  (half, round) => {
    const signed = secrets.sign('access.registration-id', `${half} ${round}`)
    return createHash('sha256').update(signed).digest().readUInt16BE(0)
  }
