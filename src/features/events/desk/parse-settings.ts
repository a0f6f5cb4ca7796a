import { z } from 'zod'
import { choice, parseForm, tick } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { optionalNumber } from './parse-moments.ts'
import type { EventChange } from './types.ts'

export const changePolicies = ['free', 'until-deadline', 'ask-secretariat'] as const
export const listReaders = ['public', 'members', 'participants', 'nobody'] as const
export const letterRecipients = ['focal-point', 'participant', 'both'] as const
export const waitingRules = ['first-come', 'fair-share'] as const

/** Classes of data that are cleared some days after the end of an event. */
export const retentionClasses = ['answers', 'visa', 'list'] as const

const shape = z.object({
  requiresMemberAccess: tick(),
  modeIsBinding: tick(),
  reopensOnChange: tick(),
  changePolicy: choice(changePolicies),
  participantsList: choice(listReaders),
  visaLetterTo: choice(letterRecipients),
  waitingRule: choice(waitingRules),
  seatsPerOrganisation: optionalNumber(1, 100_000),
  offerHours: optionalNumber(1, 720),
  joinLeadMinutes: optionalNumber(0, 1440),
  'retention-answers': optionalNumber(0, 3650),
  'retention-visa': optionalNumber(0, 3650),
  'retention-list': optionalNumber(0, 3650),
})

/** What this event does differently from the body's habit. */
export function parseSettings(typed: Typed): Parsed<EventChange> {
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const {
    'retention-answers': answers,
    'retention-visa': visa,
    'retention-list': list,
    ...rest
  } = parsed.value
  const days = Object.entries({ answers, visa, list }).filter(([, count]) => count !== null)
  return { ok: true, value: { ...rest, retention: Object.fromEntries(days) as Record<string, number> } }
}
