import type { Database } from '../../../platform/database/database.ts'
import type { Sitting } from '../types.ts'
import { rollOf } from './rules.ts'
import { findConduct, listCaptions, listMessages, messagesAPage } from './store.ts'
import { listAnnouncements } from './store/announcements.ts'
import { listKnocks, listPutOut } from './store/door.ts'
import { listSpeakers } from './store/floor.ts'
import { listExpected, listHere, listOfficers, listSeen, namesOf } from './store/roll.ts'
import type { Proceedings } from './types.ts'

/** Everything the room shows that is the same for all, as it is now. */
export async function loadProceedings(db: Database, sitting: Sitting, now: Date): Promise<Proceedings> {
  const { id } = sitting
  const [
    conduct,
    announcements,
    speakers,
    messages,
    captions,
    here,
    expected,
    seen,
    officers,
    knocks,
    putOut,
  ] = await Promise.all([
    findConduct(db, id),
    listAnnouncements(db, id),
    listSpeakers(db, id),
    listMessages(db, id),
    listCaptions(db, id),
    listHere(db, id),
    listExpected(db, sitting),
    listSeen(db, id),
    listOfficers(db, id),
    listKnocks(db, id, now),
    listPutOut(db, id),
  ])
  const delegations = rollOf(expected, here, seen)
  const ids = delegations.flatMap((one) => (one.id === null ? [] : [one.id]))
  return {
    conduct,
    announcements,
    speaking: speakers.find(({ state }) => state === 'speaking'),
    waiting: speakers.filter(({ state }) => state === 'waiting'),
    messages: messages.slice(-messagesAPage),
    hasEarlier: messages.length > messagesAPage,
    captions,
    delegations,
    names: await namesOf(db, ids),
    officers,
    knocks,
    putOut,
  }
}
