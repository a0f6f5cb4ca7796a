import type { House } from '../../../platform/house.ts'
import type { Job } from '../../../platform/jobs/index.ts'
import type { LetterWriter, LetterWriters } from '../../../platform/outgoing-mail/letter.ts'
import type { RegistrationId } from '../../../values/ids.ts'
import { waitOf } from '../approvals/rules.ts'
import { linkToDecide } from '../mail-decisions/links.ts'
import { readForLetters } from '../store/for-letters.ts'
import { escalate, remindDeciders, tellDigests } from './actions/tell.ts'
import { decisionsWaitLetter, type Why } from './letters.ts'
import { decideBy, dueAt } from './rules.ts'
import { findWaiting } from './store/waiting.ts'

/** Who writes to those who decide about several registrations at once. What was decided meanwhile is left out. */
export const decisionLetters = (house: House): LetterWriters => ({
  'registrations.decide-digest': writer(house, () => 'digest'),
  'registrations.decide-reminder': writer(house, (told) =>
    told['step'] === 'second-reminder' ? 'second-reminder' : 'first-reminder',
  ),
  'registrations.decide-escalated': writer(house, (told) =>
    told['why'] === 'nobody-here' ? 'nobody-here' : 'waited-long',
  ),
})

const writer =
  (house: House, whyOf: (told: Record<string, unknown>) => Why): LetterWriter =>
  async (told, t, to) => {
    const { db, clock, profile } = house
    const ids = told['registrationIds'] as readonly RegistrationId[]
    const [found, facts] = await Promise.all([readForLetters(db, ids), findWaiting(db, ids)])
    const now = clock.now()
    const waiting = found.flatMap((one) => {
      const fact = facts.find(({ id }) => id === one?.view.it.id)
      if (one?.view.it.state !== 'pending' || !fact) return []
      return [{ view: one.view, days: waitOf(fact.since, now).days, fact }]
    })
    const [first, ...others] = waiting
    if (!first) return undefined
    const handedOn = waiting
      .filter(({ fact }) => !fact.isEscalated)
      .map(({ fact }) => dueAt('escalation', fact.since, decideBy(fact, profile.visa.leadDays)).getTime())
    const gone = ids.length - waiting.length
    const all = Math.max(waiting.length, Number(told['all'] ?? 0) - gone)
    return decisionsWaitLetter(t, {
      why: whyOf(told),
      waiting,
      all,
      fresh: Math.min(all, Math.max(1, Number(told['fresh'] ?? all) - gone)),
      handedOnAt: handedOn.length > 0 ? new Date(Math.min(...handedOn)) : undefined,
      link:
        others.length === 0 && all === 1 && to.personId
          ? await linkToDecide(house, first.view, to.personId)
          : undefined,
      name: to.name,
    })
  }

/** Telling those who decide in time; each look may come late, twice, or twice at once. */
export const decisionJobs: readonly Job[] = [
  {
    name: 'registrations.tell-digests',
    every: '3,33 * * * *',
    run: async (house) => void (await tellDigests(house)),
  },
  {
    name: 'registrations.remind-deciders',
    every: '13 * * * *',
    run: async (house) => void (await remindDeciders(house)),
  },
  {
    name: 'registrations.escalate',
    every: '*/10 * * * *',
    run: async (house) => void (await escalate(house)),
  },
]
