import { importPKCS8, SignJWT, type CryptoKey } from 'jose'
import { rightsOf } from '../rules.ts'
import type { EngineServer, Entrant } from '../types.ts'
import type { Format } from '../../types.ts'

/** As long as a browser needs to load the meeting and enter its room: the token is looked at both times. */
export const tokenSeconds = 180
/** By how much the clock of the other side may be behind ours. */
const skewSeconds = 60

/** What the server must be set to accept; written out, since what it takes for granted changes between versions. */
export function claimsFor(server: Pick<EngineServer, 'address' | 'settings'>): {
  readonly iss: string
  readonly aud: string
  readonly sub: string
} {
  const { app, audience, domain } = server.settings
  return {
    iss: app ?? 'plenary',
    aud: audience ?? 'jitsi',
    sub: (domain ?? new URL(server.address).hostname).toLowerCase(),
  }
}

/** How a token is signed: with a secret that both sides know, or with a key of ours whose public half the server fetches. */
export type Signing =
  | { readonly alg: 'HS256'; readonly secret: string }
  | { readonly alg: 'RS256'; readonly kid: string; readonly privatePem: string }

/**
 * A token for one person and one room. All that is said of the person is text, since the server throws on anything else;
 * the room is never every room; and who leads is said in both ways that servers look for.
 */
export async function tokenFor(
  server: Pick<EngineServer, 'address' | 'settings'>,
  { room, person, format }: { readonly room: string; readonly person: Entrant; readonly format: Format },
  by: { readonly signing: Signing; readonly now: Date },
): Promise<string> {
  const { leads } = rightsOf(person.role, format)
  const { iss, aud, sub } = claimsFor(server)
  const seconds = Math.floor(by.now.getTime() / 1000)
  const affiliation = leads ? 'owner' : 'member'
  const { signing } = by
  return new SignJWT({
    room: room.toLowerCase(),
    context: {
      user: {
        id: person.alias,
        name: person.shown,
        affiliation,
        moderator: String(leads),
        ...(leads && { lobby_bypass: 'true' }),
      },
      features: { recording: false, livestreaming: false, transcription: false, 'outbound-call': false },
    },
  })
    .setProtectedHeader({
      typ: 'JWT',
      alg: signing.alg,
      ...(signing.alg === 'RS256' && { kid: signing.kid }),
    })
    .setIssuer(iss)
    .setAudience(aud)
    .setSubject(sub)
    .setIssuedAt(seconds)
    .setNotBefore(seconds - skewSeconds)
    .setExpirationTime(seconds + tokenSeconds)
    .sign(await keyFor(signing))
}

let imported: { readonly pem: string; readonly key: Promise<CryptoKey> } | undefined

/** Reading a key takes longer than signing with it, so the last one is kept. */
function keyFor(signing: Signing): Promise<CryptoKey> | Uint8Array {
  if (signing.alg === 'HS256') return new TextEncoder().encode(signing.secret)
  if (imported?.pem !== signing.privatePem)
    imported = { pem: signing.privatePem, key: importPKCS8(signing.privatePem, 'RS256') }
  return imported.key
}
