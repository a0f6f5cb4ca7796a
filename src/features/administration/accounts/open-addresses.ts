import { visitOf, type Request } from '../../../platform/http/index.ts'
import type { AccountId } from '../../../values/ids.ts'

const name = 'administration.addresses'
const openFor = 10 * 60_000

type Opened = { readonly account: AccountId; readonly at: number }

/** From now on this visit reads the addresses of one account whole, for ten minutes. */
export const openAddresses = (request: Request, account: AccountId, now: Date): void =>
  visitOf(request).keep(name, { account, at: now.getTime() } satisfies Opened)

export function areOpen(request: Request, account: AccountId, now: Date): boolean {
  const opened = visitOf(request).kept(name) as Opened | undefined
  return opened?.account === account && opened.at + openFor > now.getTime()
}
