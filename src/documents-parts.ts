import { organisationsWithAccess } from './features/access/index.ts'
import { findAccountByIdentifier } from './features/accounts/index.ts'
import { findOrganisations, findPerson } from './features/directory/index.ts'
import type { DocumentsParts } from './features/documents/index.ts'
import { findEventForDesk, findEventsById, listGroups } from './features/events/index.ts'
import { attendingOf } from './features/registrations/index.ts'
import type { House } from './platform/house.ts'

/** What the library asks the rooms above it: what membership opens to somebody, in which meetings they take part, and names. */
export const documentsParts = (house: House): DocumentsParts => {
  const { db, profile, clock } = house
  const picksOne = new Set(profile.categories.flatMap((one) => (one.picksStudyGroup ? [one.id] : [])))
  return {
    standingOf: async ({ personId }) => {
      const through = await findOrganisations(db, await organisationsWithAccess(db, personId))
      const isWhole = through.some(({ category }) => !picksOne.has(category))
      return {
        holdsAccess: through.length > 0,
        takesPartIn: isWhole ? 'all' : through.flatMap(({ studyGroup }) => (studyGroup ? [studyGroup] : [])),
      }
    },
    confirmedFor: async (actor, events) => {
      const attending = await Promise.all(events.map((id) => attendingOf(house)(actor, { id })))
      return new Set(events.filter((_id, place) => attending[place] === 'confirmed'))
    },
    groups: () => listGroups(db, clock.now()),
    findEvent: (code) => findEventForDesk(db, code),
    eventsOf: async (ids) => [...(await findEventsById(db, ids)).values()],
    findPerson: async (identifier) => {
      const account = await findAccountByIdentifier(db, identifier)
      return account && findPerson(db, account.personId)
    },
    peopleOf: async (ids) =>
      (await Promise.all(ids.map((id) => findPerson(db, id)))).filter((one) => one !== undefined),
  }
}
