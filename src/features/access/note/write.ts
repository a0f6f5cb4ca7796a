import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { mayDecideAffiliations } from '../../directory/index.ts'
import { saveNote } from './store.ts'

/** Leaves a note to whoever decides about an organisation's access next. Without words the one there was is gone. */
export const writeNote = (
  { db, clock, profile }: Pick<House, 'db' | 'clock' | 'profile'>,
  actor: SignedIn,
  it: { readonly organisationId: OrganisationId; readonly words: string },
): Promise<{ readonly isKept: boolean } | Refusal> =>
  inTransaction(db, async (tx) => {
    if (!(await mayDecideAffiliations(tx, profile, actor, it.organisationId)))
      return refuse('access.refused.unknown')
    const now = clock.now()
    await saveNote(tx, it.organisationId, it.words, actor.accountId, now)
    await record(tx, actor, 'access.note-written', it.organisationId, {}, now)
    return { isKept: it.words !== '' }
  })
