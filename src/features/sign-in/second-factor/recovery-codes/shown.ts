import { visitOf } from '../../../../platform/http/index.ts'
import type { Request } from '../../../../platform/http/index.ts'
import type { House } from '../../../../platform/house.ts'
import type { AccountId } from '../../../../values/ids.ts'

const name = 'sign-in.recovery-codes'
const shownFor = 10 * 60_000

type Kept = { readonly at: number; readonly sealed: string }

/**
 * Codes that were just made are shown in this session only: for ten minutes, so that a printer that jams or another
 * language costs nobody their codes, or until their owner says that they have them. The database holds them sealed.
 */
export function keepShown(
  { secrets, clock }: House,
  request: Request,
  accountId: AccountId,
  codes: readonly string[],
): void {
  const sealed = secrets.seal(name, accountId, codes.join(' ')).toString('base64url')
  visitOf(request).keep(name, { at: clock.now().getTime(), sealed } satisfies Kept)
}

export function shownIn(
  { secrets, clock }: House,
  request: Request,
  accountId: AccountId,
): readonly string[] | undefined {
  const kept = visitOf(request).kept(name) as Kept | undefined
  if (!kept || clock.now().getTime() - kept.at >= shownFor) return undefined
  return secrets.unseal(name, accountId, Buffer.from(kept.sealed, 'base64url')).split(' ')
}

export const forgetShown = (request: Request): void => visitOf(request).forget(name)
