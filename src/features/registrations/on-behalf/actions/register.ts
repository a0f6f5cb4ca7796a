import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import {
  decidedBy,
  findOrganisation,
  findPerson,
  organisationsOf,
  saveAffiliation,
  savePerson,
  type Affiliation,
  type Organisation,
} from '../../../directory/index.ts'
import { holdEvent, takeSeat, type EventView } from '../../../events/index.ts'
import { decideParticipation } from '../../../participation/index.ts'
import { shareOf } from '../../places/share.ts'
import { deciderOf, decideSubmission, numberFrom } from '../../rules.ts'
import { deleteDraft, insertDraft, saveMove } from '../../store/save.ts'
import { factsOf } from '../../store/standing.ts'
import { findLive, holdRegistration } from '../../store/read.ts'
import { designated, type Registration, type State } from '../../types.ts'
import { decideCapacity, mayRegisterFor, withoutAccess } from '../rules.ts'
import { countHeads, delegateContact, findDelegate, saveDelegate, saveOnBehalf } from '../store.ts'
import type { OnBehalf } from '../types.ts'

/**
 * A focal point registers somebody of their organisation, who need do nothing: decided at once, since those who decide ask.
 * Where the secretariat accredits, it still does. Somebody new becomes a person without an account, and gets a mail that
 * says how to say no.
 */
export function registerOnBehalf(
  house: House,
  actor: SignedIn,
  event: EventView,
  it: OnBehalf,
): Promise<{ readonly number: string; readonly next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const remit = await decidedBy(tx, actor.personId, designated)
    const organisation = await findOrganisation(tx, it.organisationId)
    if (!organisation || !mayRegisterFor(remit, organisation.id, event.sector))
      return refuse('registrations.unknown')
    const current = await holdEvent(tx, event.id)
    if (!current) return refuse('registrations.unknown')
    const capacity = decideCapacity(it.capacity, await countHeads(tx, event.id, organisation.id))
    if (isRefusal(capacity)) return capacity
    const affiliation = await affiliationOf(tx, actor, it, organisation, now)
    if (isRefusal(affiliation)) return affiliation

    const { personId } = affiliation
    const person = { personId, affiliation, accountState: 'active' }
    const facts = await factsOf(tx, house.profile, event, person)
    const way = decideParticipation(withoutAccess(facts))
    if (isRefusal(way)) return way
    const draft = await draftFor(tx, house, event, affiliation, it)
    if (isRefusal(draft)) return draft
    const decider = deciderOf(way.regime, { isOwnFocalPoint: true, hasFocalPoint: true })
    const outcome = decideSubmission(
      draft,
      decider,
      current,
      now,
      await shareOf(tx, current, organisation.id),
    )
    if (isRefusal(outcome)) return outcome
    if (outcome.next === 'confirmed' && !(await takeSeat(tx, event.id, it.mode)))
      throw new Error('a seat that was free under the lock was gone')

    const step = {
      to: outcome.next,
      submittedAt: now,
      rule: way.rule,
      waitsFor: outcome.waitsFor,
      decidedBy: outcome.waitsFor ? undefined : actor.accountId,
    }
    const revision = await saveMove(tx, draft, actor, step, now)
    const made = { registrationId: draft.id, organisationId: organisation.id, capacity: it.capacity }
    await saveOnBehalf(tx, { ...made, by: actor.accountId }, now)
    const details = { by: 'focal-point', onBehalfOf: personId, ...made, rule: way.rule, mode: it.mode }
    await record(tx, actor, `registrations.${outcome.next}`, draft.id, details, now)
    await tellDelegate(tx, draft, revision, now)
    return { number: draft.number, next: outcome.next }
  })
}

/** Whom it is for: somebody of the organisation, or somebody new whom it answers for. */
async function affiliationOf(
  tx: Transaction,
  actor: SignedIn,
  { who }: OnBehalf,
  organisation: Organisation,
  now: Date,
): Promise<Affiliation | Refusal> {
  const { category, membership } = organisation
  const theirs = (personId: PersonId): Affiliation => ({
    id: personId,
    personId,
    organisation,
    category,
    state: 'approved',
    membership,
    since: now,
  })
  if (typeof who === 'string') {
    const all = await organisationsOf(tx, who)
    const found = all.find((one) => one.organisation?.id === organisation.id && one.state === 'approved')
    return found ?? refuse('registrations.on-behalf.not-of-organisation')
  }
  const known = await findDelegate(tx, organisation.id, who.email)
  if (known) return theirs(known)
  const { name, countryCode, language, jobTitle = null } = who
  const nothing = { badgeName: null, phone: null, phoneE164: null, timeZone: null }
  const personId = await savePerson(tx, { name, countryCode, language, jobTitle, ...nothing }, now)
  const claim = { personId, organisationId: organisation.id, category, state: 'approved' } as const
  await saveAffiliation(tx, claim, now)
  const by = actor.accountId
  await saveDelegate(tx, { personId, organisationId: organisation.id, address: who.email, by }, now)
  const details = { organisationId: organisation.id }
  await record(tx, actor, 'registrations.delegate-entered', personId, details, now)
  return theirs(personId)
}

/** A new draft. What its person had begun and not sent makes room for it; what they had sent does not. */
async function draftFor(
  tx: Transaction,
  house: House,
  event: EventView,
  { personId, organisation, category }: Affiliation,
  { mode }: OnBehalf,
): Promise<Registration | Refusal> {
  const begun = await findLive(tx, event.id, personId)
  if (begun && begun.state !== 'draft')
    return refuse('registrations.on-behalf.already', { number: begun.number })
  if (begun) await deleteDraft(tx, begun.id)
  const person = await findPerson(tx, personId)
  const owner = { eventId: event.id, personId, organisationId: organisation?.id ?? null, category }
  const answers = {
    badgeName: person?.badgeName ?? person?.name ?? '',
    interpretation: person && event.languages.includes(person.language) ? person.language : null,
    accessNeeds: '',
  }
  const choices = { mode, answers, asksVisa: false, inParticipantsList: false }
  for (let tries = 0; tries < 8; tries++) {
    const number = numberFrom(Buffer.from(house.secrets.random(5), 'base64url'))
    const made = await insertDraft(tx, owner, number, choices, house.clock.now())
    const held = made && (await holdRegistration(tx, made.id))
    if (held) return held
    const live = await findLive(tx, event.id, personId)
    if (live) return refuse('registrations.on-behalf.already', { number: live.number })
  }
  throw new Error('no free registration number found in eight tries')
}

async function tellDelegate(
  tx: Transaction,
  { id, personId }: Registration,
  revision: number,
  now: Date,
): Promise<void> {
  const to = (await recipientOf(tx, personId)) ?? (await delegateContact(tx, personId))
  if (!to) return
  const onceKey = `registrations.on-behalf:${id}:${revision}`
  const facts = { registrationId: id, revision }
  await tell(tx, { occasion: 'registrations.on-behalf', to, facts, lane: 'now', onceKey }, now)
}
