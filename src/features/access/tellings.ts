import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { tell } from '../../platform/outgoing-mail/tell.ts'
import { recipientOf } from '../accounts/index.ts'
import { decidersOf } from './standing.ts'
import type { Id } from '../../values/ids.ts'
import type { Application } from './types.ts'

/** The mail about the step by which an application came to stand where it does. */
export const keyOfTelling = ({ id, revision }: Pick<Application, 'id' | 'revision'>): string =>
  `access.moved:${id}:${revision}`

/**
 * Tells whoever applied where their application stands now, once for every step; `link` shows it to whoever has the mail. The mail leaves
 * no earlier than `dueAt`.
 */
export async function tellApplicant(
  tx: Transaction,
  it: Application,
  now: Date,
  { link, dueAt = now }: { readonly link?: Id | undefined; readonly dueAt?: Date | undefined } = {},
): Promise<void> {
  const to = await recipientOf(tx, it.personId)
  if (!to) return
  const facts = { applicationId: it.id, state: it.state, ...(link && { link }) }
  await tell(tx, { occasion: 'access.moved', to, facts, lane: 'now', onceKey: keyOfTelling(it), dueAt }, now)
}

/**
 * Writes to everybody who decides for the organisation, each once: somebody asks for access, or somebody's ended by itself. Whoever it
 * is about is never written to about themself.
 */
export async function tellOthers(
  tx: Transaction,
  { profile }: Pick<House, 'profile'>,
  what: 'to-decide' | 'ended',
  it: Application,
  now: Date,
): Promise<void> {
  for (const personId of await decidersOf(tx, profile, it.organisationId, now)) {
    const to = personId === it.personId ? undefined : await recipientOf(tx, personId)
    if (!to) continue
    const onceKey = `access.${what}:${it.id}:${it.revision}:${personId}`
    await tell(tx, { occasion: `access.${what}`, to, facts: { applicationId: it.id }, onceKey }, now)
  }
}
