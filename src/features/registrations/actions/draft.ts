import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { noteAnswered } from '../../events/index.ts'
import { isSameChoice, numberFrom } from '../rules.ts'
import { findLive, holdRegistration } from '../store/read.ts'
import { insertDraft, saveDraft, type Owner } from '../store/save.ts'
import type { Choices } from '../types.ts'

/**
 * Keeps what the person has answered so far. `seen` is the revision their form was made from (0: none yet). Answers that
 * were saved elsewhere meanwhile are never overwritten unseen; the same answers sent twice are simply kept.
 */
export function keepDraft(
  house: House,
  owner: Owner,
  choices: Choices,
  seen: number,
): Promise<{ revision: number } | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const { id, isNew } = await findOrInsert(tx, house, owner, choices)
    await noteAnswered(tx, choices.answers.questions ?? {})
    const held = await holdRegistration(tx, id)
    if (held?.state !== 'draft') return refuse('registrations.already')
    if (isNew || isSameChoice(held, choices)) return { revision: held.revision }
    if (held.revision !== seen) return refuse('registrations.stale')
    await saveDraft(tx, id, owner, choices, house.clock.now())
    return { revision: held.revision + 1 }
  })
}

/** Numbers are random, so a new one may be taken: then another is tried. */
async function findOrInsert(
  tx: Transaction,
  house: House,
  owner: Owner,
  choices: Choices,
): Promise<{ id: string; isNew: boolean }> {
  for (let tries = 0; tries < 8; tries++) {
    const live = await findLive(tx, owner.eventId, owner.personId)
    if (live) return { id: live.id, isNew: false }
    const number = numberFrom(Buffer.from(house.secrets.random(5), 'base64url'))
    const inserted = await insertDraft(tx, owner, number, choices, house.clock.now())
    if (inserted) return { id: inserted.id, isNew: true }
  }
  throw new Error('no free registration number found in eight tries')
}
