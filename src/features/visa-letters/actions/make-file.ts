import { inTransaction } from '../../../platform/database/database.ts'
import { typeset } from '../../../platform/documents/typeset.ts'
import type { House } from '../../../platform/house.ts'
import { reachableFocalPoints } from '../../accounts/index.ts'
import { findRegistration, viewRegistration, type RegistrationView } from '../../registrations/index.ts'
import { documentOf } from '../letter-document.ts'
import { openDetails, openFacts, sealFile } from '../sealing.ts'
import { findLetter, findSealed, saveFile } from '../store/issued.ts'
import { findRequest } from '../store/requests.ts'
import type { VisaDetails } from '../types.ts'
import { tellParticipant } from './tellings.ts'

/** Makes the PDF of a letter and tells those who get it, once. Run twice, it makes the same file and tells nobody again. */
export async function makeFile(house: House, serial: string): Promise<void> {
  const { db, clock } = house
  const letter = await findLetter(db, serial)
  const request = letter && (await findRequest(db, letter.requestId))
  const registration = request && (await findRegistration(db, request.registrationId))
  const view = registration && (await viewRegistration(db, registration))
  const sealed = letter && (await findSealed(db, letter.id))
  if (!letter || !request || !view || !sealed?.facts || letter.hasFile) return

  const facts = openFacts(house, letter.id, sealed.facts)
  const details = openDetails(house, request) as VisaDetails
  const [pdf] = await typeset([documentOf(house, letter, facts, details)])
  await inTransaction(db, async (tx) => {
    await saveFile(tx, letter.id, sealFile(house, letter.id, pdf as Buffer))
    for (const personId of await readersOf(house, view, clock.now()))
      await tellParticipant(tx, personId, 'issued', letter.requestId, letter.serial, clock.now())
  })
}

/** Who gets the letter: as the event says, the participant, the focal point to be asked first, or both. */
async function readersOf(house: House, { it, event, organisation }: RegistrationView, now: Date) {
  const own = event.visaLetterTo === 'focal-point' ? [] : [it.personId]
  if (event.visaLetterTo === 'participant' || !organisation) return [it.personId]
  const [first] = await reachableFocalPoints(house.db, organisation.id, 'designated', now)
  return first ? [...new Set([...own, first.personId])] : [it.personId]
}
