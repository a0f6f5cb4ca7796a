import { organisationsWithAccess } from './features/access/index.ts'
import { findAccountByIdentifier, holdersOf } from './features/accounts/index.ts'
import { findOrganisations, findPerson } from './features/directory/index.ts'
import type { DocumentsParts, EventName } from './features/documents/index.ts'
import { findEventForDesk, findEventsById, listGroups, type EventView } from './features/events/index.ts'
import { confirmedAmong } from './features/registrations/index.ts'
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
    confirmedFor: ({ personId }, events) => confirmedAmong(db, personId, events),
    groups: () => listGroups(db, clock.now()),
    findEvent: async (code) => {
      const event = await findEventForDesk(db, code)
      return event && nameOf(event)
    },
    eventsOf: async (ids) => [...(await findEventsById(db, ids)).values()].map(nameOf),
    findPerson: async (identifier) => {
      const account = await findAccountByIdentifier(db, identifier)
      return account && findPerson(db, account.personId)
    },
    peopleOf: async (ids) => {
      const holders = await holdersOf(db, ids)
      return ids.flatMap((id) => {
        const holder = holders.get(id)
        return holder ? [{ id, name: holder.name }] : []
      })
    },
  }
}

const nameOf = ({
  id,
  code,
  title,
  endsAt,
  state,
}: Pick<EventView, 'id' | 'code' | 'title' | 'endsAt' | 'state'>): EventName => ({
  ...{ id, code, title, endsAt },
  isPublic: state !== 'draft',
})
