import { inTransaction } from '../../../../platform/database/database.ts'
import { typeset } from '../../../../platform/documents/typeset.ts'
import type { House } from '../../../../platform/house.ts'
import { dayOf, timeRangeText, type Texts } from '../../../../platform/i18n/index.ts'
import { dayRange } from '../../../../platform/i18n/day-range.ts'
import { newId } from '../../../../platform/ids.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { serialOf } from '../../../../values/serial.ts'
import { record } from '../../../audit/index.ts'
import { findOrganisation, findPerson, organisationName } from '../../../directory/index.ts'
import { findEventById, placeOf } from '../../../events/index.ts'
import { findMine } from '../../store/sittings.ts'
import { findRegistration } from '../../../registrations/index.ts'
import { sittingTitle } from '../../pages/words.ts'
import { documentOf } from '../certificate-document.ts'
import { ownView, type OwnView } from '../own-view.ts'
import { originOf } from '../words.ts'
import {
  endCertificate,
  findCertificate,
  saveCertificate,
  saveCertificateFile,
} from '../store/certificates.ts'
import type { CertificateFacts } from '../types.ts'

/**
 * Issues a certificate of attendance in the language that was chosen, once the event is over, to whoever was there. What it says is
 * fixed now; an earlier one is replaced. A job makes the file.
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
    await saveCertificate(tx, { ...of, id: newId(), serial, language, facts }, now)
    await record(tx, actor, 'meetings.certificate-issued', of.eventId, { serial }, now)
    await addJob(tx, 'meetings.make-certificate', { serial })
    return { serial }
  })
}

async function factsFor(
  { db }: House,
  actor: SignedIn,
  { event: { id, timeZone, startsAt, endsAt }, sittings }: OwnView,
  t: Texts,
): Promise<CertificateFacts> {
  const [event, person] = await Promise.all([findEventById(db, id), findPerson(db, actor.personId)])
  const was = sittings.filter(({ attendance }) => attendance.minutes > 0)
  const first = was[0] && (await findMine(db, was[0].sitting, actor.personId)).ticket
  const registration = first && (await findRegistration(db, first.id))
  const organisation =
    registration?.organisationId && (await findOrganisation(db, registration.organisationId))
  return {
    name: person?.name ?? actor.name,
    organisation: organisation ? organisationName(organisation, t.language) : '',
    event: event ? t.words(event.title) : '',
    days: dayRange(t, startsAt, endsAt, timeZone),
    place: event ? placeOf(t, event) : '',
    sittings: was.map(({ sitting, attendance: { stays, minutes } }) => ({
      title: sittingTitle(t, sitting),
      when: [
        dayOf(t, sitting.startsAt, timeZone),
        timeRangeText(t, sitting.startsAt, sitting.endsAt, timeZone),
      ].join(t('registrations.comma')),
      how: t(`meetings.attendance.origin.${originOf(stays)}`),
      minutes: t('meetings.minutes', { minutes }),
    })),
  }
}

/** Makes the file of a certificate. Run twice, it makes the same file. */
export async function makeCertificate(house: House, serial: string): Promise<void> {
  const it = await findCertificate(house.db, serial)
  if (!it?.facts || it.hasFile) return
  const [pdf] = await typeset([documentOf(house, it, it.facts)])
  await saveCertificateFile(house.db, it.id, pdf as Buffer)
}
