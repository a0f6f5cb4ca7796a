import type { House } from '../../../platform/house.ts'
import { dayRange } from '../../../platform/i18n/day-range.ts'
import { dayOf, timeRangeText, type Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { findOrganisation, findPerson, organisationName } from '../../directory/index.ts'
import { findEventById, placeOf } from '../../events/index.ts'
import { findRegistration } from '../../registrations/index.ts'
import { sittingTitle } from '../pages/words.ts'
import { findMine } from '../store/sittings.ts'
import type { OwnView } from './own-view.ts'
import type { CertificateFacts } from './types.ts'
import { originOf } from './words.ts'

/** What a certificate says, fixed at the moment it is issued and in its own language. */
export async function factsFor(
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
