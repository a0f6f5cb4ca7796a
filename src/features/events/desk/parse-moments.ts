import { z } from 'zod'
import { optionalLine } from '../../../platform/forms/index.ts'
import { instantsOf, type LocalMoment } from '../../../values/local-time.ts'
import type { Problem } from '../../../values/problem.ts'

const shape = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/
const plainDay = /^(19|20|21)\d{2}-\d{2}-\d{2}$/

/** Whether there is this day, and this hour of it. Years far off are none: what moves along would leave the calendar. */
export function isThere(day: string, hour = '00:00'): boolean {
  const at = Date.parse(`${day}T${hour}:00Z`)
  return plainDay.test(day) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** A day and an hour as a browser sends them, or as somebody types them where it has no clock to offer. */
const localMoment = optionalLine({ max: 25 }).transform((typed, context): LocalMoment | null => {
  if (typed === undefined) return null
  const [, day, hour] = shape.exec(typed.trim()) ?? []
  if (day && isThere(day, hour)) return `${day}T${hour}`
  context.issues.push({ code: 'custom', message: 'events.desk.problem.no-moment', input: typed })
  return z.NEVER
})

/** One that may be left empty. */
export const optionalMoment = () => localMoment

/** One that must be there. */
export const moment = () =>
  localMoment.transform((typed, context): LocalMoment => {
    if (typed !== null) return typed
    context.issues.push({ code: 'custom', message: 'events.desk.problem.moment-missing', input: typed })
    return z.NEVER
  })

/** A whole number within limits, or null when nothing was typed. */
export const optionalNumber = (min: number, max: number) =>
  optionalLine({ max: 12 }).transform((typed, context): number | null => {
    if (typed === undefined) return null
    const number = /^\d+$/.test(typed) ? Number(typed) : NaN
    if (number >= min && number <= max) return number
    const params = { values: { min, max } }
    context.issues.push({ code: 'custom', message: 'events.desk.problem.number', input: typed, params })
    return z.NEVER
  })

type Instants<F extends string> = { readonly [field in F]?: Date | null }

/** The instants at which clocks there show these moments; in an hour that they skip there is none, which is a problem. */
export function instantsIn<F extends string>(
  zone: string,
  moments: { readonly [field in F]?: LocalMoment | null },
): { readonly instants: Instants<F>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const instants = Object.entries<LocalMoment | null | undefined>(moments).map(([field, local]) => {
    if (local === null || local === undefined) return [field, local]
    const [at] = instantsOf(zone, local)
    if (!at) problems.push({ field, code: 'events.desk.problem.hour-skipped' })
    return [field, at]
  })
  return { instants: Object.fromEntries(instants) as Instants<F>, problems }
}
