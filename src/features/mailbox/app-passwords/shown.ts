import { visitOf, type Request } from '../../../platform/http/index.ts'
import type { House } from '../../../platform/house.ts'
import type { AccountId } from '../../../values/ids.ts'

const name = 'mailbox.app-password'
const shownFor = 10 * 60_000

type Kept = { readonly at: number; readonly sealed: string }

/** A password that was just made is shown in this session only, for ten minutes. The database holds it sealed. */
export function keepShown(
  { secrets, clock }: Pick<House, 'secrets' | 'clock'>,
  request: Request,
  accountId: AccountId,
  password: string,
): void {
  const sealed = secrets.seal(name, accountId, password).toString('base64url')
  visitOf(request).keep(name, { at: clock.now().getTime(), sealed } satisfies Kept)
}

export function shownIn(
  { secrets, clock }: Pick<House, 'secrets' | 'clock'>,
  request: Request,
  accountId: AccountId,
): string | undefined {
  const kept = visitOf(request).kept(name) as Kept | undefined
  if (!kept || clock.now().getTime() - kept.at > shownFor) return undefined
  return secrets.unseal(name, accountId, Buffer.from(kept.sealed, 'base64url'))
}

export const forgetShown = (request: Request): void => visitOf(request).forget(name)
