import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId, EventId, OrganisationId, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { Choices, Desk, Mode, Registration, State } from '../types.ts'

/** Who registers for what: the part of a draft that the person does not type. */
export type Owner = {
  readonly eventId: EventId
  readonly personId: PersonId
  readonly organisationId: OrganisationId | null
  readonly category: string
}

/** Writes a draft, unless the person has a live registration for the event or the number is taken: then nothing. */
export async function insertDraft(
  tx: Transaction,
  owner: Owner,
  number: string,
  choices: Choices,
  now: Date,
): Promise<{ id: RegistrationId; revision: number } | undefined> {
  return tx
    .insertInto('registration')
    .values({
      id: newId(),
      number,
      event_id: owner.eventId,
      person_id: owner.personId,
      ...ownerAndChoices(owner, choices),
      state: 'draft',
      revision: 1,
      created_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'revision'])
    .executeTakeFirst()
}

/** Saves new choices into a draft that is held. */
export async function saveDraft(
  tx: Transaction,
  id: RegistrationId,
  owner: Owner,
  choices: Choices,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ ...ownerAndChoices(owner, choices), revision: oneMore, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Removes a draft that is held: it was never sent to anybody. */
export async function deleteDraft(tx: Transaction, id: RegistrationId): Promise<void> {
  await tx.deleteFrom('registration').where('id', '=', id).where('state', '=', 'draft').execute()
}

const ownerAndChoices = (owner: Owner, choices: Choices) => ({
  organisation_id: owner.organisationId,
  category: owner.category,
  mode: choices.mode,
  answers: JSON.stringify(choices.answers),
  asks_visa: choices.asksVisa,
  in_participants_list: choices.inParticipantsList,
})

const oneMore = sql<number>`revision + 1`

/** Everything that changes when a registration moves to another state. What is left out stays as it is. */
export type Step = {
  readonly to: State
  readonly rule?: string | null
  readonly reason?: string
  readonly submittedAt?: Date
  readonly organisationId?: OrganisationId | null
  readonly category?: string
  readonly waitsFor?: Desk | null
  readonly mode?: Mode
  readonly asksVisa?: boolean
  /** Of a step to `offered` only. */
  readonly offerUntil?: Date
  /** Who decided: an account, or `null` for the house itself. */
  readonly decidedBy?: AccountId | null
  /** What was decided before counts no more: by whom, when and why is forgotten here and stays in the moves. */
  readonly isUndecided?: boolean
}

/** Moves a registration that is held, and writes the move down. Returns the new revision. */
export async function saveMove(
  tx: Transaction,
  it: Registration,
  actor: Actor,
  step: Step,
  now: Date,
): Promise<number> {
  const accountId = actor.kind === 'person' ? actor.accountId : null
  const saved = await tx
    .updateTable('registration')
    .set({
      state: step.to,
      organisation_id: step.organisationId,
      category: step.category,
      rule: step.submittedAt ? (step.rule ?? null) : undefined,
      waits_for: step.waitsFor,
      mode: step.mode,
      asks_visa: step.asksVisa,
      offer_until: step.offerUntil ?? null,
      submitted_at: step.submittedAt,
      // Sent anew, it is the desk's own again: whom it was handed on to meanwhile is asked no more.
      escalated_at: step.submittedAt ? null : undefined,
      decision_reason: step.isUndecided ? null : step.reason,
      decided_by: step.decidedBy === undefined && step.isUndecided ? null : step.decidedBy,
      decided_at: step.decidedBy === undefined ? (step.isUndecided ? null : undefined) : now,
      revision: oneMore,
      changed_at: now,
    })
    .where('id', '=', it.id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('registration_move')
    .values({
      id: newId(),
      registration_id: it.id,
      at: now,
      actor_account_id: accountId,
      from_state: it.state,
      to_state: step.to,
      rule: step.rule ?? null,
      reason: step.reason ?? null,
    })
    .execute()
  return saved.revision
}

/** Saves another mode of attendance while the state stays. Returns the new revision. */
export async function saveMode(
  tx: Transaction,
  id: RegistrationId,
  change: { readonly mode: Mode; readonly asksVisa: boolean },
  now: Date,
): Promise<number> {
  const saved = await tx
    .updateTable('registration')
    .set({ mode: change.mode, asks_visa: change.asksVisa, revision: oneMore, changed_at: now })
    .where('id', '=', id)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return saved.revision
}
