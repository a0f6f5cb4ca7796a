import { inTransaction } from '../../../../platform/database/database.ts'
import { typeset } from '../../../../platform/documents/typeset.ts'
import type { House } from '../../../../platform/house.ts'
import { newId } from '../../../../platform/ids.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { serialOf } from '../../../../values/serial.ts'
import { record } from '../../../audit/index.ts'
import { documentOf } from '../certificate-document.ts'
import { factsFor } from '../certificate-facts.ts'
import { ownView } from '../own-view.ts'
import {
  endCertificate,
  findCertificate,
  findValid,
  saveCertificate,
  saveCertificateFile,
} from '../store/certificates.ts'

/**
 * Issues a certificate of attendance in the language that was chosen, once the event is over, to whoever was there. What it says is
 * fixed now; an earlier one is replaced, and whoever asks several times at once has one. A job makes the file.
 */
export async function certify(
  house: House,
  actor: SignedIn,
  code: string,
  language: string,
): Promise<{ readonly serial: string } | Refusal> {
  const now = house.clock.now()
  const view = await ownView(house, actor, code)
  if (!view?.mayHaveCertificate) return refuse('meetings.attendance.certificate.not-yet')
  const facts = await factsFor(house, actor, view, house.texts(language))
  const serial = serialOf('A', Buffer.from(house.secrets.random(5), 'base64url'))
  const of = { eventId: view.event.id, personId: actor.personId }
  return inTransaction(house.db, async (tx) => {
    await endCertificate(tx, of.eventId, of.personId, 'replaced', now)
    const isIssued = await saveCertificate(tx, { ...of, id: newId(), serial, language, facts }, now)
    if (!isIssued) return { serial: (await findValid(tx, of.eventId, of.personId))?.serial ?? serial }
    await record(tx, actor, 'meetings.certificate-issued', of.eventId, { serial }, now)
    await addJob(tx, 'meetings.make-certificate', { serial })
    return { serial }
  })
}

/** Makes the file of a certificate. Run twice, it makes the same file. */
export async function makeCertificate(house: House, serial: string): Promise<void> {
  const it = await findCertificate(house.db, serial)
  if (!it?.facts || it.hasFile) return
  const [pdf] = await typeset([documentOf(house, it, it.facts)])
  await saveCertificateFile(house.db, it.id, pdf as Buffer)
}
