import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { system } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { findRegistration, viewRegistration, type RegistrationView } from '../../registrations/index.ts'
import { factsFor } from '../letter-facts.ts'
import { decideOfficer } from '../rules.ts'
import { openDetails, openFacts } from '../sealing.ts'
import { listIssuedOf } from '../store/due.ts'
import { findSealed, lettersOf } from '../store/issued.ts'
import { holdRequest, saveRequest } from '../store/requests.ts'
import type { VisaDetails, VisaRequest } from '../types.ts'

/**
 * Puts requests whose letter names other days or another place than the event has now back before the officers, who issue
 * a new letter. The one there is stays valid until then: a consulate may be reading it.
 */
export async function lookAgain(house: House, eventId: EventId): Promise<{ readonly putBack: number }> {
  const now = house.clock.now()
  let putBack = 0
  for (const id of await listIssuedOf(house.db, eventId))
    await inTransaction(house.db, async (tx) => {
      const held = await holdRequest(tx, id)
      const registration = held && (await findRegistration(tx, held.registrationId))
      const view = registration && (await viewRegistration(tx, registration))
      if (!view || !(await isOutdated(tx, house, held, view))) return
      const outcome = decideOfficer(held, 'in-process', view.it.state)
      if (isRefusal(outcome)) return
      await saveRequest(tx, id, { state: outcome.next, takenBy: null }, now)
      await record(tx, system, 'visa-letters.event-moved', id, { from: held.state }, now)
      putBack++
    })
  return { putBack }
}

/** Whether the letter that counts says other days or another place than a new one would. */
async function isOutdated(
  tx: Transaction,
  house: House,
  request: VisaRequest,
  view: RegistrationView,
): Promise<boolean> {
  const letter = (await lettersOf(tx, request.id)).find((one) => one.endedAt === null)
  const sealed = letter && (await findSealed(tx, letter.id))
  if (!letter || !sealed?.facts) return false
  const details = openDetails(house, request) as VisaDetails
  const was = openFacts(house, letter.id, sealed.facts)
  const is = factsFor(house, view, details, letter.language)
  return was.days !== is.days || was.place !== is.place
}
