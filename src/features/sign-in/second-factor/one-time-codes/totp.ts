import { Secret, TOTP } from 'otpauth'
import { stepOf, stepSeconds } from './rules.ts'

/** What every app understands: six digits of SHA-1, a new code each half minute. */
const kind = { algorithm: 'SHA1', digits: 6, period: stepSeconds } as const

/** A new secret of 160 bits, in the letters in which apps take it. */
export const newCodesSecret = (): string => new Secret({ size: 20 }).base32

/** What a QR code tells an app: whose codes these are, and the secret. */
export const codesUri = (secret: string, about: { issuer: string; label: string }): string =>
  new TOTP({ ...kind, ...about, secret: Secret.fromBase32(secret) }).toString()

/** The half minute a code belongs to, when it is this one or a neighbour. */
export function stepOfCode(secret: string, code: string, now: Date): number | undefined {
  const delta = TOTP.validate({
    ...kind,
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp: now.getTime(),
    window: 1,
  })
  return delta === null ? undefined : stepOf(now) + delta
}
