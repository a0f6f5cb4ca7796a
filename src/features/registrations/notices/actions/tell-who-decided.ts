import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { decidersFor } from '../../digests/store/deciders.ts'
import { answersFor, eachOnce, inCharge } from '../../digests/rules.ts'
import { listChangedAfterDecision } from '../store/whom.ts'

const lookBack = 2 * 3_600_000

/**
 * Whoever decided for an organisation learns that one of its people withdrew or takes part in another way: what the person
 * was told within the last two hours, they are told too. Each once; their own changes they know.
 */
export async function tellWhoDecided({ db, clock }: House): Promise<{ readonly told: number }> {
  const now = clock.now()
  let told = 0
  for (const it of await listChangedAfterDecision(db, new Date(now.getTime() - lookBack)))
    await inTransaction(db, async (tx) => {
      const all = await decidersFor(tx, [it.organisationId], now)
      for (const to of inCharge(eachOnce(all.filter((one) => answersFor(one, it.sector))))) {
        if (to.personId === it.personId) continue
        const onceKey = `registrations.delegate-changed:${it.id}:${it.revision}:${to.personId}`
        const facts = { registrationId: it.id, revision: it.revision }
        const { personId, address, language, name } = to
        const telling = { occasion: 'registrations.delegate-changed', facts, onceKey }
        await tell(tx, { ...telling, to: { personId, address, language, name } }, now)
        told++
      }
    })
  return { told }
}
