import { calendarFeed, type FeedEntry } from '../../../platform/calendar/feed.ts'
import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { PersonId } from '../../../values/ids.ts'
import { feedEntries, findEventsById, type EventView } from '../../events/index.ts'
import type { Registration } from '../types.ts'
import { invited } from './entry.ts'
import { listForCalendar } from './store.ts'

const daysBack = 60

/** Somebody's own calendar: each sitting of what they registered for, tentative until it is confirmed. Names nobody. */
export async function ownCalendar(house: House, t: Texts, personId: PersonId): Promise<string> {
  const since = new Date(house.clock.now().getTime() - daysBack * 86_400_000)
  const all = await listForCalendar(house.db, personId, since)
  const events = await findEventsById(
    house.db,
    all.map(({ eventId }) => eventId),
  )
  const entries = all.flatMap((it) => {
    const event = events.get(it.eventId)
    return event ? entriesOf(house, t, it, event) : []
  })
  return calendarFeed(t('registrations.mine'), entries)
}

function entriesOf(house: House, t: Texts, it: Registration, event: EventView): FeedEntry[] {
  const { config, profile } = house
  const isExpected = invited.includes(it.state)
  const isOff = it.state === 'cancelled'
  return feedEntries(house, t, event, `/registrations/${it.number}`).map((entry, place) => ({
    ...entry,
    uid: `${it.id}-${place + 1}@${config.mailDomain}`,
    title:
      isExpected || isOff
        ? entry.title
        : t('registrations.calendar.waits', {
            state: t(`registrations.state.${it.state}`),
            event: entry.title,
          }),
    ...(it.mode !== 'on-site' && { place: t('registrations.mode.remote') }),
    ...(isExpected && {
      description: t(`registrations.calendar.${it.mode ?? 'remote'}`, {
        minutes: event.joinLeadMinutes ?? profile.joinLeadMinutes,
        number: it.number,
      }),
    }),
    isTentative: !isExpected,
    isCancelled: isOff || entry.isCancelled === true,
    sequence: it.revision,
    changedAt: it.changedAt > event.changedAt ? it.changedAt : event.changedAt,
  }))
}
