import { z } from 'zod'
import type { GivenOptions as Options, Verb } from '../../../platform/command-line.ts'
import type { House } from '../../../platform/house.ts'
import { operator } from '../../../values/actor.ts'
import type { EventId } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { EventSettingsShape } from '../settings/parse.ts'
import type { EventDeskAbove } from './above.ts'
import { cancelEvent } from './actions/cancel.ts'
import { changeEvent, isWrong, type Wrong } from './actions/change.ts'
import { cloneEvent } from './actions/clone.ts'
import { publishEvent } from './actions/publish.ts'
import { closeRegistration, reopenRegistration } from './actions/registration.ts'
import { isStale } from './actions/stale.ts'
import { isThere } from './parse-moments.ts'
import { findForDesk } from './store/find.ts'

type Found = { readonly id: EventId; readonly code: string }
type Act = (house: House, event: Found, options: Options, now: Date) => Promise<unknown>

const code = { value: 'CODE', summary: 'Its code.', positional: true, required: true } as const

/** What the desk does with an event that is there, from the command line: the same acts, the same refusals. */
export const deskVerbs = (above: EventDeskAbove): readonly Verb[] => [
  {
    noun: 'event',
    verb: 'set',
    summary:
      'Changes what an event does differently: seats per organisation, offers, who reads the list, ...',
    options: {
      code,
      settings: { value: 'JSON', required: true, summary: 'The settings; null goes back to the habit.' },
    },
    examples: [
      `bin/plenary event set C-00015284 --settings '{"offer_hours":24,"seats_per_organisation":5,"participants_list":"public"}'`,
    ],
    run: on((house, event, options, now) => set(house, above, event, options, now)),
  },
  {
    noun: 'event',
    verb: 'publish',
    summary: 'Shows a draft to everybody, unless something is missing without which it cannot be.',
    options: { code },
    examples: ['bin/plenary event publish C-00015284'],
    run: on((house, { id }, _, now) => publishEvent(house, operator, id, now)),
  },
  {
    noun: 'event',
    verb: 'close',
    summary: 'Closes registration by hand, whatever the deadlines say.',
    options: { code },
    examples: ['bin/plenary event close C-00015284'],
    run: on(({ db }, { id }, _, now) => closeRegistration(db, operator, id, now)),
  },
  {
    noun: 'event',
    verb: 'reopen',
    summary: 'Opens registration again, with other deadlines where they are given.',
    options: {
      code,
      'on-site-until': {
        value: 'TIME',
        summary: 'An instant with its zone, such as 2027-03-01T18:00:00+01:00.',
      },
      'remote-until': { value: 'TIME', summary: 'The same for remote registration.' },
    },
    examples: ['bin/plenary event reopen C-00015284 --remote-until 2027-03-01T18:00:00Z'],
    run: on((house, event, options, now) => reopen(house, above, event, options, now)),
  },
  {
    noun: 'event',
    verb: 'cancel',
    summary: 'Cancels an event for good and tells everybody who registered why.',
    options: { code, reason: { value: 'WORDS', required: true, summary: 'Told as it is written.' } },
    examples: [`bin/plenary event cancel C-00015284 --reason 'The hall is not available.'`],
    run: on(({ db }, { id }, { reason }, now) => cancel(db, above, id, String(reason ?? ''), now)),
  },
  {
    noun: 'event',
    verb: 'copy',
    summary: 'Makes a draft of an event, with everything so many days later at the same hour.',
    options: {
      code,
      'first-day': {
        value: 'DAY',
        required: true,
        summary: 'The first day of the copy, such as 2027-03-01.',
      },
      as: { value: 'CODE', summary: 'Its code; without one the next that is free.' },
    },
    examples: ['bin/plenary event copy C-00015284 --first-day 2027-12-14'],
    run: on((house, event, options, now) => copy(house, above, event, options, now)),
  },
]

/** Finds the event that is named, and says the same of its outcome: a refusal ends the command, whatever kind of no it is. */
function on(act: Act): Verb['run'] {
  return async (house, options) => {
    const event = await findForDesk(house.db, String(options['code'] ?? '').toUpperCase())
    if (!event) return refuse('events.unknown')
    const outcome = await act(house, event, options, house.clock.now())
    if (isRefusal(outcome)) return outcome
    if (isWrong(outcome)) return notUnderstood(outcome)
    return { code: event.code, ...(outcome as object) }
  }
}

const notUnderstood = ({ problems }: Wrong): Refusal =>
  refuse('events.not-understood', {
    problems: problems.map(({ field, code: problem }) => `${field}: ${problem}`).join('; '),
  })

export const problemsIn = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'JSON'}: ${issue.message}`).join('; ')

export function jsonIn(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return undefined
  }
}

async function set({ db }: House, above: EventDeskAbove, { id }: Found, { settings }: Options, now: Date) {
  const parsed = EventSettingsShape.safeParse(jsonIn(String(settings ?? '')))
  if (!parsed.success) return refuse('events.not-understood', { problems: problemsIn(parsed.error) })
  const outcome = await changeEvent(db, above, operator, id, parsed.data, now)
  return isStale(outcome) ? refuse('events.unknown') : outcome
}

const Instant = z.coerce.date()

async function reopen({ db }: House, above: EventDeskAbove, { id }: Found, options: Options, now: Date) {
  const given = { onSiteClosesAt: options['on-site-until'], remoteClosesAt: options['remote-until'] }
  const typed = Object.entries(given).filter(([, at]) => at !== undefined)
  const parsed = z.record(z.string(), Instant).safeParse(Object.fromEntries(typed))
  if (!parsed.success) return refuse('events.not-understood', { problems: problemsIn(parsed.error) })
  return reopenRegistration(db, above, operator, id, parsed.data, now)
}

async function cancel(db: House['db'], above: EventDeskAbove, id: EventId, reason: string, now: Date) {
  const told = reason.trim()
  if (told === '' || told.length > 2000)
    return refuse('events.not-understood', { problems: 'reason: events.desk.problem.reason-missing' })
  return cancelEvent(db, above, operator, id, told, now)
}

async function copy({ db }: House, above: EventDeskAbove, { id }: Found, options: Options, now: Date) {
  const wanted = z
    .object({
      firstDay: z.string().refine((typed) => isThere(typed), 'events.desk.problem.no-day'),
      code: z
        .string()
        .regex(/^[A-Z]-\d{8}$/)
        .optional(),
    })
    .safeParse({ firstDay: options['first-day'], code: options['as'] })
  if (!wanted.success) return refuse('events.not-understood', { problems: problemsIn(wanted.error) })
  return cloneEvent(db, above, operator, id, wanted.data, now)
}
