import { hashSync } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import {
  saveAppConfirmed,
  saveBegunApp,
} from '../../src/features/sign-in/second-factor/one-time-codes/store.ts'
import { saveRecoveryCodes } from '../../src/features/sign-in/second-factor/recovery-codes/store.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import type { House } from '../../src/platform/house.ts'
import type { Id } from '../../src/values/ids.ts'

// Second factors for tests, as if people had set them up themselves a while ago.

export type MadeApp = {
  /** What the app shows now, or so many half minutes from now. */
  code(later?: number): string
}

/** An app for one-time codes, confirmed an hour ago. */
export async function giveApp(
  house: Pick<House, 'db' | 'secrets' | 'clock'>,
  accountId: Id,
): Promise<MadeApp> {
  const secret = new Secret({ size: 20 }).base32
  const since = new Date(house.clock.now().getTime() - 3_600_000)
  await inTransaction(house.db, async (tx) => {
    const seal = (id: Id) => house.secrets.seal('sign-in.codes', id, secret)
    await saveBegunApp(tx, accountId, seal, since)
    const { id } = await tx
      .selectFrom('one_time_code')
      .select('id')
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is', null)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    await saveAppConfirmed(tx, accountId, { id, step: Math.floor(since.getTime() / 30_000) }, since)
  })
  return {
    code: (later = 0) =>
      TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: house.clock.now().getTime() + later * 30_000,
      }),
  }
}

/** Ten recovery codes, hashed lightly. */
export async function givePaper(
  house: Pick<House, 'db' | 'clock'>,
  accountId: Id,
): Promise<readonly string[]> {
  const codes = Array.from({ length: 10 }, (_, nth) => ({
    mark: String(nth),
    secret: `PAPERS${nth}${nth}ABC`,
  }))
  const light = { memoryCost: 8, timeCost: 1 }
  const kept = codes.map(({ mark, secret }) => ({ mark, hash: hashSync(secret, light) }))
  await inTransaction(house.db, (tx) => saveRecoveryCodes(tx, accountId, kept, house.clock.now()))
  return codes.map(({ mark, secret }) => (mark + secret).replace(/(.{4})(?=.)/g, '$1-'))
}
