import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { findWithin } from '../approvals/store.ts'
import { remitOf } from '../approvals/view.ts'
import { findByNumber } from '../store/read.ts'
import type { Registration } from '../types.ts'
import { decideOpening, type Reader } from './rules.ts'
import { waitingSince } from './store.ts'
import { readToken } from './tokens.ts'

/** What a mailed link opens for this reader: the page to decide, the door before it, or why neither. */
export async function openingOf(
  house: House,
  actor: Actor,
  { number, token }: { readonly number: string; readonly token: string },
): Promise<'sign-in' | 'decide' | Refusal> {
  const { db, secrets, clock } = house
  const link = readToken(secrets, 'decide', token)
  const it = link && (await findByNumber(db, number))
  if (!link || it?.id !== link.registrationId) return refuse('registrations.mail-link.unknown')
  const since = (await waitingSince(db, [it.id])).get(it.id) ?? it.changedAt
  return decideOpening(link, { state: it.state, since }, await readerOf(house, actor, it), clock.now())
}

/** Whoever still lacks their second factor may decide once they have used it: the page behind the link asks for it. */
async function readerOf(house: House, actor: Actor, it: Registration): Promise<Reader> {
  if (actor.kind !== 'person') return undefined
  const { personId } = actor
  const decides = actor.permissions.has('approvals.decide') || actor.withheld.has('approvals.decide')
  const within = decides && (await findWithin(house.db, await remitOf(house, actor), it.number))
  return { personId, mayDecide: within !== undefined && within !== false }
}
