import { jwtVerify, SignJWT } from 'jose'
import type { MediaClaims, MediaPerson } from './types.ts'

const audience = 'plenary-media'
const seconds = 30

/** What the web process shows the media process with each call: for this room and this person, and for half a minute. */
export const mediaToken = (secret: string, { room, person }: MediaClaims): Promise<string> =>
  new SignJWT({ room, ...(person && { person }) })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(Buffer.from(secret))

/** What a token allows, if it was made with this secret and its time is not over. */
export async function readMediaToken(secret: string, token: string): Promise<MediaClaims | undefined> {
  try {
    const { payload } = await jwtVerify(token, Buffer.from(secret), { algorithms: ['HS256'], audience })
    return { room: String(payload['room']), person: payload['person'] as MediaPerson | undefined }
  } catch {
    return undefined
  }
}
