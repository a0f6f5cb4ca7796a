import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import { addJob } from '../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { findRegistration, viewRegistration } from '../../registrations/index.ts'
import { factsFor } from '../letter-facts.ts'
import { decideOfficer, serialFrom } from '../rules.ts'
import { openDetails, sealFacts } from '../sealing.ts'
import { endLetters, saveLetter } from '../store/issued.ts'
import { holdRequest, saveRequest } from '../store/requests.ts'
import type { VisaDetails } from '../types.ts'

/**
 * Issues a letter with a serial of its own; an earlier one is no longer valid. What it says is fixed now, its PDF is made
 * by a job, which then tells those who get it.
 */
export async function issue(
  house: House,
  actor: SignedIn,
  id: Id,
  language: string,
): Promise<{ readonly serial: string } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const held = await holdRequest(tx, id)
    const registration = held && (await findRegistration(tx, held.registrationId))
    const view = registration && (await viewRegistration(tx, registration))
    if (!view) return refuse('visa-letters.unknown')
    const outcome = decideOfficer(held, 'issued', view.it.state)
    if (isRefusal(outcome)) return outcome

    const letter = { id: newId(), serial: serialFrom(Buffer.from(house.secrets.random(5), 'base64url')) }
    const facts = factsFor(house, view, openDetails(house, held) as VisaDetails, language)
    await endLetters(tx, id, 'replaced', now)
    await saveLetter(
      tx,
      {
        ...letter,
        requestId: id,
        language,
        facts: sealFacts(house, letter.id, facts),
        issuedBy: actor.accountId,
      },
      now,
    )
    await saveRequest(tx, id, { state: outcome.next, takenBy: actor.accountId }, now)
    await record(tx, actor, 'visa-letters.issued', id, { serial: letter.serial }, now)
    await addJob(tx, 'visa-letters.make-file', { letter: letter.id, serial: letter.serial })
    return { serial: letter.serial }
  })
}
