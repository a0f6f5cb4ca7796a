import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdEvent, type EventView } from '../../../events/index.ts'
import { tellDeciders, tellOwner } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { numberFrom } from '../../rules.ts'
import { findLive, holdRegistration } from '../../store/read.ts'
import { insertDraft, saveDraft, saveMove, type Owner } from '../../store/save.ts'
import { standingOf, type Standing } from '../../store/standing.ts'
import type { Choices, Registration, State } from '../../types.ts'
import { decideEntry, type Entering } from '../rules.ts'
import { takeFree } from './held.ts'
import { tellOfDesk } from './tellings.ts'

export type Entry = {
  readonly personId: PersonId
  readonly choices: Choices
  readonly entering: Entering
}

/**
 * Registers somebody in their place. The rules of the event decide whether they may and who says yes, as if they had
 * come themselves; only deadlines do not count. What they had begun and not sent becomes this registration.
 */
export function enter(
  house: House,
  actor: SignedIn,
  event: EventView,
  entry: Entry,
): Promise<{ readonly number: string; readonly next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const standing = await standingOf(tx, house.profile, event, entry.personId, now)
    if (isRefusal(standing.way)) return standing.way
    const current = await holdEvent(tx, event.id)
    const draft = current && (await holdDraft(tx, house, event, entry, standing, now))
    if (!current || !draft) return refuse('registrations.desk.has-one')

    const share = await shareOf(tx, current, standing.organisation?.id ?? null)
    const { mode } = entry.choices
    const outcome = decideEntry(mode, current, standing.decider, entry.entering, now, share)
    if (isRefusal(outcome)) return outcome
    if (outcome.next === 'confirmed') await takeFree(tx, current, mode)
    const step = {
      to: outcome.next,
      submittedAt: now,
      rule: standing.way.rule,
      waitsFor: outcome.waitsFor,
      organisationId: standing.organisation?.id ?? null,
      category: standing.category,
      asksVisa: entry.choices.asksVisa && mode === 'on-site' && standing.visa.may,
      decidedBy: outcome.next === 'pending' ? undefined : actor.accountId,
    }
    const revision = await saveMove(tx, draft, actor, step, now)
    const details = { rule: step.rule, mode, next: outcome.next, by: 'secretariat' }
    await record(tx, actor, 'registrations.entered', draft.id, details, now)
    await tell(tx, house, draft, outcome, revision, now)
    return { number: draft.number, next: outcome.next }
  })
}

/** That it was entered for them; then what every such registration says, with what belongs to it. */
async function tell(
  tx: Transaction,
  house: House,
  draft: Registration,
  { next, waitsFor }: { readonly next: State; readonly waitsFor: Registration['waitsFor'] },
  revision: number,
  now: Date,
): Promise<void> {
  await tellOfDesk(tx, draft, 'entered', revision, now)
  const occasion = next === 'pending' ? 'received' : next === 'confirmed' ? 'confirmed' : 'waitlisted'
  await tellOwner(tx, draft, occasion, revision, now)
  if (next === 'pending' && waitsFor === 'focal-point') await tellDeciders(tx, house, draft, revision, now)
}

/** A draft of theirs that is held: a new one, or what they had begun. Undefined: they are registered already. */
async function holdDraft(
  tx: Transaction,
  house: House,
  event: EventView,
  { personId, choices }: Entry,
  standing: Standing,
  now: Date,
): Promise<Registration | undefined> {
  const owner: Owner = {
    eventId: event.id,
    personId,
    organisationId: standing.organisation?.id ?? null,
    category: standing.category,
  }
  for (let tries = 0; tries < 8; tries++) {
    const live = await findLive(tx, event.id, personId)
    if (live && live.state !== 'draft') return undefined
    if (live) await saveDraft(tx, live.id, owner, choices, now)
    const number = numberFrom(Buffer.from(house.secrets.random(5), 'base64url'))
    const made = live ?? (await insertDraft(tx, owner, number, choices, now))
    if (made) return holdRegistration(tx, made.id)
  }
  throw new Error('no free registration number found in eight tries')
}
