import { z } from 'zod'
import { parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { FormPlace } from './form.ts'
import { instantsIn, moment, optionalMoment } from './parse-moments.ts'
import type { EventChange } from './types.ts'

const shape = z.object({
  registrationOpensAt: moment(),
  onSiteClosesAt: optionalMoment(),
  remoteClosesAt: optionalMoment(),
  modeChangeUntil: optionalMoment(),
})

/** The ladder of deadlines, on the clocks of the event's place; one that is left empty falls on the end of the event. */
export function parseDeadlines(typed: Typed, { event }: Pick<FormPlace, 'event'>): Parsed<EventChange> {
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const { instants, problems } = instantsIn(event.timeZone, parsed.value)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { ...instants, registrationOpensAt: instants.registrationOpensAt as Date } }
}

const closing = shape.pick({ onSiteClosesAt: true, remoteClosesAt: true })

/** The deadlines that matter when registration opens again. */
export function parseReopening(
  typed: Typed,
  { event }: Pick<FormPlace, 'event'>,
): Parsed<Pick<EventChange, 'onSiteClosesAt' | 'remoteClosesAt'>> {
  const parsed = parseForm(closing, typed)
  if (!parsed.ok) return parsed
  const { instants, problems } = instantsIn(event.timeZone, parsed.value)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: instants }
}
