import type { House } from '../../../platform/house.ts'
import type { Language } from '../../../values/language.ts'
import { findAffiliation, organisationName } from '../../directory/index.ts'
import type { EventView } from '../../events/index.ts'
import { explainParticipation } from '../../participation/index.ts'
import { mayBegin, modeChoices } from '../rules.ts'
import { findNewest } from '../store/read.ts'
import { factsOf, standingOf } from '../store/standing.ts'
import type { Candidate, Trial } from './types.ts'

/** What would happen if this person registered now: asked of the same rules, from the same facts, as when they do. */
export async function trialOf(
  { db, profile, clock }: Pick<House, 'db' | 'profile' | 'clock'>,
  language: Language,
  event: EventView,
  person: Candidate,
): Promise<Trial> {
  const now = clock.now()
  const [affiliation, standing, registration] = await Promise.all([
    findAffiliation(db, person.id),
    standingOf(db, profile, event, person.id, now),
    findNewest(db, event.id, person.id),
  ])
  const { id: personId, accountState } = person
  const facts = await factsOf(db, profile, event, { personId, affiliation, accountState })
  return {
    person,
    organisation: affiliation?.organisation && organisationName(affiliation.organisation, language),
    event,
    explained: explainParticipation(facts),
    decider: standing.decider,
    closed: event.state === 'draft' ? undefined : mayBegin(event, now),
    modes: modeChoices(event, now),
    visa: standing.visa,
    registration,
  }
}
