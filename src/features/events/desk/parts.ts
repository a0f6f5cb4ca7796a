import type { EventView } from '../types.ts'

/** One page of an event's desk: `text` names the link, `path` leads to it. */
export type EventDeskPart = {
  readonly name: string
  readonly text: string
  readonly path: (event: Pick<EventView, 'code'>) => string
  /** Who sees the link; without one everybody who manages events. */
  readonly permission?: string
}

const desk = (place: string) => (event: Pick<EventView, 'code'>) => `/desk/events/${event.code}${place}`

/** The row of links under the title of an event's desk, in this order. A room adds its page by a line here. */
export const eventDeskParts: readonly EventDeskPart[] = [
  { name: 'overview', text: 'events.desk.part.overview', path: desk('') },
  { name: 'details', text: 'events.desk.part.details', path: desk('/details') },
  { name: 'texts', text: 'events.desk.part.texts', path: desk('/texts') },
  { name: 'sessions', text: 'events.desk.part.sessions', path: desk('/sessions') },
  { name: 'deadlines', text: 'events.desk.part.deadlines', path: desk('/deadlines') },
  { name: 'settings', text: 'events.desk.part.settings', path: desk('/settings') },
  { name: 'rooms', text: 'meetings.desk.title', path: desk('/rooms') },
  { name: 'attendance', text: 'meetings.attendance.of-event', path: desk('/attendance') },
  { name: 'questions', text: 'events.questions.title', path: desk('/questions') },
  { name: 'documents', text: 'events.documents.title', path: desk('/documents') },
  { name: 'manual', text: 'events.manual.title', path: ({ code }) => `/events/${code}/manual` },
  { name: 'rules', text: 'events.overrides.title', path: desk('/rules') },
  { name: 'linked', text: 'events.linked.title', path: desk('/linked') },
  { name: 'nominees', text: 'events.nominees.title', path: desk('/nominees') },
  {
    name: 'registrations',
    text: 'registrations.desk.person.registrations',
    path: ({ code }) => `/desk/registrations?event=${code}`,
    permission: 'registrations.read-all',
  },
  {
    name: 'participants',
    text: 'registrations.participants.title',
    path: ({ code }) => `/events/${code}/participants`,
    permission: 'registrations.read-all',
  },
  { name: 'changes', text: 'events.desk.part.changes', path: desk('/changes') },
]
