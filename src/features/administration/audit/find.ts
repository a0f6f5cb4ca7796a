import type { Database } from '../../../platform/database/database.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findAccountByIdentifier } from '../../accounts/index.ts'
import { listAudit } from '../../audit/index.ts'
import type { AuditEntry } from '../../audit/index.ts'
import { namesOfAccounts } from '../accounts/store/desk.ts'
import type { Names } from './words.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Things and people as somebody names them. */
export type AuditWish = {
  readonly act?: string | undefined
  readonly about?: string | undefined
  readonly by?: string | undefined
  readonly since?: Date | undefined
  readonly before?: Id | undefined
  readonly most: number
}

/** Lines of the audit, with the names of those they name. A name that nobody has is a refusal, not an empty page. */
export async function findAudit(
  db: Database,
  { about, by, ...rest }: AuditWish,
): Promise<{ readonly entries: readonly AuditEntry[]; readonly names: Names } | Refusal> {
  const [subjectId, actorId] = [await idOf(db, about), await idOf(db, by)]
  if (isRefusal(subjectId)) return subjectId
  if (isRefusal(actorId)) return actorId
  const entries = await listAudit(db, { ...rest, subjectId, by: actorId })
  const ids = entries.flatMap((one) => [one.actorAccountId, one.subjectId])
  return {
    entries,
    names: await namesOfAccounts(
      db,
      ids.filter((one) => one !== null),
    ),
  }
}

async function idOf(db: Database, typed: string | undefined): Promise<AccountId | undefined | Refusal> {
  if (!typed) return undefined
  if (uuid.test(typed)) return typed.toLowerCase()
  return (await findAccountByIdentifier(db, typed))?.id ?? refuse('accounts.unknown')
}
