import assert from 'node:assert/strict'
import type { House } from '../../src/platform/house.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { findEventById, type EventView } from '../../src/features/events/index.ts'
import { keepDraft } from '../../src/features/registrations/actions/draft.ts'
import { submit } from '../../src/features/registrations/actions/submit.ts'
import { findById, findLive } from '../../src/features/registrations/store/read.ts'
import { standingOf } from '../../src/features/registrations/store/standing.ts'
import type { Choices, Mode, Registration } from '../../src/features/registrations/types.ts'
import type { SignedIn } from '../../src/values/actor.ts'
import type { Id } from '../../src/values/ids.ts'
import { isRefusal, type Refusal } from '../../src/values/refusal.ts'

// Walking the registration of a person by its acts, for tests.

/** This account as it is when it is signed in. */
export const actorFor = (
  account: { readonly id: Id; readonly personId: Id; readonly name: string },
  permissions: readonly string[] = [],
): SignedIn => ({
  kind: 'person',
  accountId: account.id,
  personId: account.personId,
  name: account.name,
  permissions: new Set(['everyone', 'signed-in', ...permissions]),
  assurance: 'two-factor',
  withheld: new Set(),
})

export const choicesFor = (mode: Mode, more: Partial<Choices> = {}): Choices => ({
  mode,
  answers: { badgeName: 'Ama Owusu', interpretation: null, accessNeeds: '' },
  asksVisa: false,
  inParticipantsList: true,
  ...more,
})

export async function eventOf(db: Database, id: Id): Promise<EventView> {
  const event = await findEventById(db, id)
  assert.ok(event)
  return event
}

/** Fills in the form: a draft, and the revision that was saved. */
async function fillIn(house: House, actor: SignedIn, eventId: Id, choices: Choices) {
  const event = await eventOf(house.db, eventId)
  const standing = await standingOf(house.db, house.profile, event, actor.personId, house.clock.now())
  const owner = {
    eventId,
    personId: actor.personId,
    organisationId: standing.organisation?.id ?? null,
    category: standing.category,
  }
  return { event, kept: await keepDraft(house, owner, choices, 0) }
}

export async function draftFor(
  house: House,
  actor: SignedIn,
  eventId: Id,
  choices: Choices = choicesFor('on-site'),
): Promise<{ event: EventView; revision: number }> {
  const { event, kept } = await fillIn(house, actor, eventId, choices)
  assert.ok(!isRefusal(kept), JSON.stringify(kept))
  return { event, revision: kept.revision }
}

/** Fills in the form and sends it. */
export async function register(
  house: House,
  actor: SignedIn,
  eventId: Id,
  choices: Choices = choicesFor('on-site'),
): Promise<Registration | Refusal> {
  const { event, kept } = await fillIn(house, actor, eventId, choices)
  if (isRefusal(kept)) return kept
  const sent = await submit(house, actor, event, kept.revision)
  if (isRefusal(sent)) return sent
  return (await findLive(house.db, eventId, actor.personId)) as Registration
}

export async function again(db: Database, it: Pick<Registration, 'id'>): Promise<Registration> {
  return (await findById(db, it.id)) as Registration
}

/** The seats the event counts, and the registrations that hold one: they must always be equal. */
export async function seatsAndRows(
  db: Database,
  eventId: Id,
): Promise<{ seats: Record<Mode, number>; rows: Record<Mode, number> }> {
  const event = await eventOf(db, eventId)
  const held = await db
    .selectFrom('registration')
    .select(['mode'])
    .where('event_id', '=', eventId)
    .where('state', 'in', ['confirmed', 'offered', 'checked-in'])
    .execute()
  const count = (mode: Mode) => held.filter((row) => row.mode === mode).length
  return {
    seats: { 'on-site': event.onSiteTaken, remote: event.remoteTaken },
    rows: { 'on-site': count('on-site'), remote: count('remote') },
  }
}

/** The occasions told about a registration, in order. */
export async function toldAbout(db: Database, it: Pick<Registration, 'id'>): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['occasion', 'facts'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => (row.facts as { registrationId?: string }).registrationId === it.id)
    .map((row) => row.occasion)
}
