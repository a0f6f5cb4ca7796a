import type { Database } from '../../platform/database/database.ts'
import type { Id } from '../../values/ids.ts'
import { holderOfAccount, recipientOf } from '../accounts/index.ts'
import type { Enquiry, EnquiryMessage } from './types.ts'

/** Who asked, and where they are reached. */
export async function writerOf(
  db: Database,
  { personId, name, address }: Enquiry,
): Promise<{ readonly name: string; readonly address: string | undefined }> {
  const to = personId ? await recipientOf(db, personId) : undefined
  return to
    ? { name: to.name ?? '', address: to.address }
    : { name: name ?? '', address: address ?? undefined }
}

/** The names of the staff who wrote in a thread or have it. */
export async function staffIn(
  db: Database,
  { assignedTo }: Enquiry,
  messages: readonly EnquiryMessage[],
): Promise<ReadonlyMap<Id, string>> {
  const ids = new Set([assignedTo, ...messages.map(({ byAccount }) => byAccount)])
  const names = new Map<Id, string>()
  for (const id of ids) {
    const holder = id ? await holderOfAccount(db, id) : undefined
    if (id && holder) names.set(id, holder.name)
  }
  return names
}
