import { createHmac } from 'node:crypto'
import type { House } from '../../platform/house.ts'
import type { SignedIn } from '../../values/actor.ts'
import { wayIn } from './link.ts'
import { findSecret } from './store/rooms.ts'
import type { SittingView } from './view.ts'

const purpose = 'meetings.secret'

/** Where the engine of a sitting is, for this person, for as long as a link takes to follow. */
export async function wayOf(
  { db, secrets, clock, config }: House,
  actor: SignedIn,
  { sitting, role }: Pick<SittingView, 'sitting' | 'role'>,
): Promise<string | undefined> {
  const sealed = await findSecret(db, sitting.id)
  const { address } = sitting.room
  if (!address || !sealed) return undefined
  const secret = Buffer.from(openSecret({ secrets }, sitting.id, sealed), 'base64url')
  const sub = createHmac('sha256', secret)
    .update(`${actor.personId} ${sitting.id}`)
    .digest('base64url')
    .slice(0, 22)
  const pass = { sub, name: actor.name, role: role ?? 'participant', room: sitting.id } as const
  return wayIn(address, pass, { issuer: config.url, secret, now: clock.now() })
}

/** The secret as the engine's operator writes it down, in base64url. */
export const openSecret = ({ secrets }: Pick<House, 'secrets'>, sittingId: string, sealed: Buffer): string =>
  secrets.unseal(purpose, sittingId, sealed)

/** A new secret for an engine, and how it is kept. */
export function newSecret(
  { secrets }: Pick<House, 'secrets'>,
  sittingId: string,
): { shown: string; sealed: Buffer } {
  const shown = secrets.random(32)
  return { shown, sealed: secrets.seal(purpose, sittingId, shown) }
}
