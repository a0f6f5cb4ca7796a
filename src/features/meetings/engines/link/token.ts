import { jwtVerify, SignJWT } from 'jose'
import { newId } from '../../../../platform/ids.ts'
import type { Role, SittingId } from '../../types.ts'

/** How long a token opens the door, in seconds: as long as a browser needs to follow a link. */
export const tokenSeconds = 60

/** What an engine is told about somebody who comes in. No address, no account: an opaque name for this sitting alone. */
export type Pass = {
  readonly sub: string
  readonly name: string
  readonly role: Role | 'participant'
  readonly room: SittingId
}

/** The address of the engine with a token in it that only this engine's secret can make (JWT, HS256). */
export async function wayIn(
  address: string,
  { sub, name, role, room }: Pass,
  by: { readonly issuer: string; readonly secret: Uint8Array; readonly now: Date },
): Promise<string> {
  const seconds = Math.floor(by.now.getTime() / 1000)
  const token = await new SignJWT({ name, role, room })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(by.issuer)
    .setAudience(new URL(address).origin)
    .setSubject(sub)
    .setJti(newId())
    .setIssuedAt(seconds)
    .setNotBefore(seconds - 5)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(by.secret)
  const way = new URL(address)
  way.searchParams.set('token', token)
  return way.href
}

/** What a token says, if this secret made it, for this engine and sitting, and its time is not over. */
export async function readToken(
  token: string,
  by: {
    readonly issuer: string
    readonly address: string
    readonly room: SittingId
    readonly secret: Uint8Array
    readonly now: Date
  },
): Promise<(Pass & { readonly id: string; readonly expiresAt: Date }) | undefined> {
  try {
    const { payload } = await jwtVerify(token, by.secret, {
      algorithms: ['HS256'],
      issuer: by.issuer,
      audience: new URL(by.address).origin,
      currentDate: by.now,
      requiredClaims: ['sub', 'jti', 'exp', 'name', 'role', 'room'],
    })
    if (payload['room'] !== by.room) return undefined
    const { sub = '', jti = '', exp = 0 } = payload
    return {
      id: jti,
      sub,
      name: String(payload['name']),
      role: payload['role'] as Pass['role'],
      room: by.room,
      expiresAt: new Date(exp * 1000),
    }
  } catch {
    return undefined
  }
}
