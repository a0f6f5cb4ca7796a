import { fieldValues, readMailAddress, withoutTag, writtenAddress } from '../../mail-routing/index.ts'
import type { Target } from './deciding.ts'

/** What was typed, as the rule asks for it. `own`: the addresses of the mailbox itself. */
export function targetOf(typed: string, own: readonly string[]): Target {
  const address = readMailAddress(typed.trim())
  const bare = address && writtenAddress({ ...address, local: withoutTag(address.local) }).toLowerCase()
  return { address, isOwn: bare !== undefined && own.includes(bare) }
}

/** Whether a mailbox of this domain has sent a message on before: then its Delivered-To says so. */
export const wasHere = (raw: Buffer, mailDomain: string): boolean =>
  fieldValues(raw, 'delivered-to').some((address) => readMailAddress(address)?.domain === mailDomain)
