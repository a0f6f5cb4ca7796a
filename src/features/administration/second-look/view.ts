import type { Database } from '../../../platform/database/database.ts'
import type { FourEyes } from '../../accounts/index.ts'
import { namesOfAccounts } from '../accounts/store/desk.ts'
import type { SecondLook } from './types.ts'

/** What waits, told with names. */
export async function secondLooks(db: Database, all: readonly FourEyes[]): Promise<readonly SecondLook[]> {
  const names = await namesOfAccounts(
    db,
    all.flatMap((it) => [it.accountId, it.askedBy, ...otherOf(it)]),
  )
  return all.map((it) => {
    const [other] = otherOf(it)
    return {
      it,
      about: names.get(it.accountId) ?? '',
      askedBy: names.get(it.askedBy) ?? '',
      other: other === undefined ? undefined : { id: other, name: names.get(other) ?? '' },
    }
  })
}

/** The second account of what is about two. */
export const otherOf = ({ facts }: FourEyes): readonly string[] =>
  typeof facts['other'] === 'string' ? [facts['other']] : []
