import { z } from 'zod'
import { choice, line, optionalChoice, paragraph, parseForm, tick } from '../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../values/problem.ts'
import { typedAnswers, type EventView } from '../events/index.ts'
import type { Choices, Draft, Mode } from './types.ts'

const longestNeeds = 1000

const capitals = (most: number) => z.string().transform((words) => words.slice(0, most).toUpperCase())

/** The code in an event's address, in either case. What is no code belongs to no event. */
export const EventPath = z.object({ code: capitals(20) })

/** The number in a registration's address, in either case. */
export const RegistrationPath = z.object({ number: capitals(20) })

/** The revision a form was made from. Whatever is no number was made from nothing. */
const revision = z.coerce.number().int().min(0).max(1_000_000_000).catch(0)

export const SeenRevision = z.object({ revision }).transform((form) => form.revision)

/** The registration form of an event. */
export function parseRegistration(
  typed: Typed,
  event: Pick<EventView, 'modes' | 'languages'>,
): Parsed<Draft> {
  const form = z
    .object({
      'badge-name': line({
        max: 120,
        missing: 'registrations.form.badge-name.missing',
        tooLong: 'registrations.form.badge-name.too-long',
      }),
      mode: choice(event.modes, 'registrations.form.mode.missing'),
      interpretation: optionalChoice(event.languages),
      'access-needs': paragraph({ max: longestNeeds, tooLong: 'registrations.form.access-needs.too-long' }),
      visa: tick(),
      'participants-list': tick(),
      revision,
    })
    .transform((it): Draft => ({ seen: it.revision, choices: choicesOf(it) }))
  return parseForm(form, typed)
}

type Fields = {
  'badge-name': string
  mode: Mode
  interpretation?: string | undefined
  'access-needs': string
  visa: boolean
  'participants-list': boolean
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

/** A draft as the form shows it. */
export const typedOf = (choices: Choices, seen: number): Typed => ({
  'badge-name': choices.answers.badgeName,
  mode: choices.mode,
  interpretation: choices.answers.interpretation ?? '',
  'access-needs': choices.answers.accessNeeds,
  visa: choices.asksVisa ? 'yes' : undefined,
  'participants-list': choices.inParticipantsList ? 'yes' : undefined,
  revision: String(seen),
  ...typedAnswers(choices.answers.questions ?? {}),
})

/** The other way of taking part, as a form asks for it. */
export const parseMode = (typed: Typed): Parsed<{ mode: Mode }> =>
  parseForm(z.object({ mode: choice(['on-site', 'remote'], 'registrations.form.mode.missing') }), typed)
