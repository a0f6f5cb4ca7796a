import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { eventEntry, type EventEntry } from '../../../platform/calendar/entry.ts'
import type { CalendarPart } from '../../../platform/outgoing-mail/letter.ts'
import { recipientOf } from '../../accounts/index.ts'
import { placeOf } from '../../events/index.ts'
import { joinPath } from '../join-path.ts'
import type { ForLetter } from '../store/for-letters.ts'
import type { RegistrationView, State } from '../types.ts'

/** These people are expected: their calendars hold the event. */
export const invited: readonly State[] = ['confirmed', 'checked-in']

/**
 * What a letter puts into a calendar or takes out of it. An invitation goes to whoever is expected, its cancellation to
 * whoever was at any time; nobody else has an entry.
 */
export function calendarPart(
  house: House,
  t: Texts,
  { view, address, wasInvited }: ForLetter,
  { method, sequence }: Pick<EventEntry, 'method' | 'sequence'>,
): CalendarPart | undefined {
  if (!wasInvited || (method === 'REQUEST' && !invited.includes(view.it.state))) return undefined
  const ics = entryOf(house, t, view, { method, sequence, address })
  return { method, ics, fileName: `${view.event.code}.ics` }
}

/** The calendar entry as a file to save; only somebody who is expected has one. */
export async function calendarFile(
  house: House,
  view: RegistrationView,
  t: Texts,
): Promise<string | undefined> {
  if (!invited.includes(view.it.state)) return undefined
  const contact = await recipientOf(house.db, view.it.personId)
  const sequence = view.it.revision
  return entryOf(house, t, view, { method: 'REQUEST', sequence, address: contact?.address })
}

/** One entry for a registration's whole life: the same UID, a sequence that rises with every change. */
export function entryOf(
  house: Pick<House, 'config' | 'profile'>,
  t: Texts,
  { it, event, person }: RegistrationView,
  { method, sequence, address }: Pick<EventEntry, 'method' | 'sequence'> & Pick<ForLetter, 'address'>,
): string {
  const { config, profile } = house
  const isHere = it.mode === 'on-site'
  const url = config.url + t.path(isHere ? `/registrations/${it.number}` : joinPath(event))
  return eventEntry({
    uid: `${it.id}@${config.mailDomain}`,
    sequence,
    method,
    title: t.words(event.title),
    sessions: (event.sessions.length > 0 ? event.sessions : [event]).map(({ startsAt, endsAt }) => ({
      from: startsAt,
      to: endsAt,
    })),
    zone: event.timeZone,
    place: isHere
      ? [t.words(event.venue), placeOf(t, event)].filter(Boolean).join(t('registrations.comma'))
      : t('registrations.mode.remote'),
    description: t(`registrations.calendar.${it.mode ?? 'remote'}`, {
      minutes: event.joinLeadMinutes ?? profile.joinLeadMinutes,
      number: it.number,
    }),
    url,
    organiser: { name: t.words(profile.letterTexts.signedBy), address: config.mailFrom },
    attendee: { name: person.name, address: address ?? config.mailFrom },
    now: it.changedAt,
  })
}
