import { z } from 'zod'
import { choice, line, optionalLine, paragraph, parseForm } from '../../../platform/forms/index.ts'
import { instantsOf, isMoment, localOf } from '../../../values/local-time.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import type { Sitting } from '../types.ts'
import type { Decision } from './actions/correct.ts'
import type { Ticks } from './actions/tick.ts'

export const acts = ['add', 'change', 'strike', 'restore', 'keep'] as const
export const origins = ['on-site', 'remote'] as const

export const SittingPath = z.object({
  code: z.string().max(20).catch(''),
  sitting: z.uuid().optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
})

/** A list as its address asks for it. */
export const ListQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  q: z.string().trim().max(100).catch(''),
  all: z.literal('yes').optional().catch(undefined),
})

/** Some of the people of a list: boxes, or all of one page in one field with spaces between them. */
const uuids = z
  .preprocess(
    (given: unknown) =>
      [given].flat().flatMap((some) => (typeof some === 'string' ? some.split(' ').filter(Boolean) : [])),
    z.array(z.uuid()).max(500),
  )
  .catch([])
const TickForm = z.object({
  shown: uuids,
  pick: uuids,
  'pick-all': z.literal('yes').optional().catch(undefined),
})

/** Which boxes were ticked on one page of the list, or that everybody it finds was there. */
export function parseTicks(typed: unknown, { q, all }: z.infer<typeof ListQuery>): Ticks {
  const { shown, pick, 'pick-all': everybody } = TickForm.parse(typed)
  if (everybody) return { everybody: { search: q || undefined, all: all === 'yes' } }
  return { shown, ticked: new Set(pick) }
}

const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/

const shape = z.object({
  act: choice(acts),
  from: optionalLine({ max: 25 }),
  until: optionalLine({ max: 25 }),
  origin: choice(origins),
  reason: line({ max: 500, missing: 'meetings.attendance.problem.reason' }),
})
const times = new Set<Decision['act']>(['add', 'change'])

/** What staff decide; times as the clocks where the meeting is show them, within its hours. */
export function parseDecision(typed: Typed, sitting: Sitting): Parsed<Decision> {
  const parsed = parseForm(shape, typed)
  if (!parsed.ok) return parsed
  const { act, origin, reason } = parsed.value
  if (!times.has(act)) return { ok: true, value: { act, from: null, until: null, origin: null, reason } }
  const problems: Problem[] = []
  const from = instantOf(parsed.value.from, 'from', sitting, problems)
  const until = instantOf(parsed.value.until, 'until', sitting, problems)
  if (from && until && until <= from)
    problems.push({ field: 'until', code: 'meetings.attendance.problem.order' })
  if (!from || !until || problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { act, from, until, origin, reason } }
}

const minute = 60_000

/** The instant; in an hour that the clocks repeat the one within the sitting. Fields know no seconds. */
function instantOf(
  typed: string | undefined,
  field: string,
  { timeZone, startsAt, endsAt }: Sitting,
  problems: Problem[],
): Date | undefined {
  const [, day, hour] = moment.exec(typed?.trim() ?? '') ?? []
  if (!day || !hour || !isMoment(`${day}T${hour}`)) {
    problems.push({ field, code: 'meetings.attendance.problem.moment' })
    return undefined
  }
  const within = instantsOf(timeZone, `${day}T${hour}`).find(
    (at) => startsAt.getTime() - minute < at.getTime() && at <= endsAt,
  )
  if (!within) problems.push({ field, code: 'meetings.attendance.problem.outside' })
  return within && within < startsAt ? startsAt : within
}

/** The form as it stands before anything is typed: the whole sitting. */
export const typedDecision = (
  { timeZone, startsAt, endsAt }: Sitting,
  origin: (typeof origins)[number],
  isAsked: boolean,
): Typed => ({
  act: isAsked ? 'keep' : 'add',
  from: localOf(timeZone, startsAt),
  until: localOf(timeZone, endsAt),
  origin,
  reason: '',
})

/** What somebody says is wrong, and at which sitting. */
export const ObjectionForm = z.object({
  sitting: z.uuid('platform.forms.choose'),
  words: paragraph({ max: 1000, missing: 'meetings.attendance.problem.words' }),
})
