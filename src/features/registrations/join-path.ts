import type { EventView } from '../events/index.ts'

/** Where somebody joins an event from elsewhere: its one session, else their meetings, with the next one on top. */
export const joinPath = ({ id, sessions }: Pick<EventView, 'id' | 'sessions'>): string =>
  sessions.length > 1 ? '/meetings' : `/meetings/${sessions[0]?.id ?? id}`
