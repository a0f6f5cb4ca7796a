import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { RegistrationId } from '../../../../values/ids.ts'
import { answersFor, decideBy, eachOnce, inCharge, isAtOnce } from '../rules.ts'
import { decidersFor } from '../store/deciders.ts'
import { countToldAtOnce, saveNotices } from '../store/notices.ts'
import { findWaiting } from '../store/waiting.ts'

/**
 * Asks whoever is in charge about a registration that waits, each at once or in the mail of their next morning, as they
 * wish and as the time that is left allows. Where nobody is here, the secretariat is asked by the next look of the job.
 */
export async function askDeciders(
  tx: Transaction,
  { profile }: Pick<House, 'profile'>,
  id: RegistrationId,
  revision: number,
  now: Date,
): Promise<void> {
  const [waiting] = await findWaiting(tx, [id])
  if (!waiting) return
  const all = await decidersFor(tx, [waiting.organisationId], now)
  const by = decideBy(waiting, profile.visa.leadDays)
  for (const to of inCharge(eachOnce(all.filter((one) => answersFor(one, waiting.sector))))) {
    const toldToday = await countToldAtOnce(tx, to.personId, now)
    if (!isAtOnce(to.setting, by, toldToday, now)) continue
    await saveNotices(tx, to.personId, 'at-once', [waiting], now)
    const onceKey = `registrations.to-decide:${id}:${revision}:${to.personId}`
    const facts = { registrationId: id, revision }
    await tell(tx, { occasion: 'registrations.to-decide', to, facts, lane: 'now', onceKey }, now)
  }
}
