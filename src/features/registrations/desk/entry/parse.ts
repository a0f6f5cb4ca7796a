import { z } from 'zod'
import { choice, line, optionalChoice, paragraph, parseForm, tick } from '../../../../platform/forms/index.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Parsed, Typed } from '../../../../values/problem.ts'
import type { EventView } from '../../../events/index.ts'
import type { Choices } from '../../types.ts'
import { first } from '../parse.ts'
import type { Entering } from '../rules.ts'

/** How far somebody has come: whom, and for which event. What makes no sense was not chosen yet. */
const Steps = z.object({
  person: z.preprocess(first, z.uuid()).optional().catch(undefined),
  event: z
    .preprocess(first, z.string().regex(/^[A-Z]-\d{8}$/))
    .optional()
    .catch(undefined),
  q: z.preprocess(first, z.string().trim().max(120)).catch(''),
})

export type Steps = {
  readonly person?: Id | undefined
  readonly event?: string | undefined
  readonly q: string
}

export const stepsOf = (typed: Typed): Steps => Steps.parse(typed)

/** The steps as an address carries them. */
export function queryOfSteps({ person, event, q }: Partial<Steps>): string {
  const parts = new URLSearchParams()
  if (person) parts.set('person', person)
  if (event) parts.set('event', event)
  if (q) parts.set('q', q)
  return parts.size > 0 ? `?${parts}` : ''
}

type Fields = {
  'badge-name': string
  mode: Choices['mode']
  interpretation?: string | undefined
  'access-needs': string
  visa: boolean
  'participants-list': boolean
  entering?: Entering | undefined
}

/** What is entered for somebody. `asks`: whether there is somebody who decides, so that one must choose. */
export function parseEntry(
  typed: Typed,
  event: Pick<EventView, 'modes' | 'languages'>,
  asks: boolean,
): Parsed<{ choices: Choices; entering: Entering }> {
  const entering = ['confirm', 'ask'] as const
  const form = z
    .object({
      mode: choice(event.modes, 'registrations.form.mode.missing'),
      'badge-name': line({
        max: 120,
        missing: 'registrations.form.badge-name.missing',
        tooLong: 'registrations.form.badge-name.too-long',
      }),
      interpretation: optionalChoice(event.languages),
      'access-needs': paragraph({ max: 1000, tooLong: 'registrations.form.access-needs.too-long' }),
      visa: tick(),
      'participants-list': tick(),
      entering: asks ? choice(entering, 'registrations.desk.enter.missing') : optionalChoice(entering),
    })
    .transform((it: Fields) => ({ choices: choicesOf(it), entering: it.entering ?? ('confirm' as const) }))
  return parseForm(form, typed)
}

const choicesOf = (it: Fields): Choices => ({
  mode: it.mode,
  answers: {
    badgeName: it['badge-name'],
    interpretation: it.interpretation ?? null,
    accessNeeds: it['access-needs'],
  },
  asksVisa: it.visa,
  inParticipantsList: it['participants-list'],
})
