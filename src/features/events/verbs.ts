import type { z } from 'zod'
import type { GivenOptions as Options, Verb } from '../../platform/command-line.ts'
import type { House } from '../../platform/house.ts'
import { operator } from '../../values/actor.ts'
import { inLanguage } from '../../values/language.ts'
import { isRefusal, refuse, type Refusal } from '../../values/refusal.ts'
import { createEvent } from './actions/create.ts'
import { moveEvent } from './actions/move.ts'
import { NewEvent } from './new-event.ts'
import { changeSettings } from './settings/change.ts'
import { EventSettingsShape } from './settings/parse.ts'
import { listEvents } from './store/list.ts'
import { findEvent } from './store/read.ts'

/** `event create`, `event set`, `event list`, `event show`: what an operator or a script may do with events. */
export const eventVerbs: readonly Verb[] = [
  {
    noun: 'event',
    verb: 'create',
    summary: 'Creates an event from JSON and, with --publish, shows it to everybody.',
    options: {
      from: {
        value: 'JSON',
        required: true,
        summary: 'The event: code, type, title, time_zone, starts_at, ends_at, modes, contact, ...',
      },
      publish: { summary: 'Publish it at once.' },
    },
    examples: [
      `bin/plenary event create --publish --from '{"code":"C-00099001","type":"seminar","title":{"en":"Test"},"time_zone":"Europe/Paris","starts_at":"2027-03-01T08:00:00Z","ends_at":"2027-03-01T16:00:00Z","modes":["remote"],"registration_opens_at":"2026-01-01T00:00:00Z","contact":"desk@body.example"}'`,
    ],
    run: create,
  },
  {
    noun: 'event',
    verb: 'set',
    summary:
      'Changes what an event does differently: seats per organisation, offers, who reads the list, ...',
    options: {
      code: { value: 'CODE', summary: 'Its code.', positional: true, required: true },
      settings: { value: 'JSON', required: true, summary: 'The settings; null goes back to the habit.' },
    },
    examples: [
      `bin/plenary event set C-00015284 --settings '{"offer_hours":24,"seats_per_organisation":5,"participants_list":"public"}'`,
    ],
    run: set,
  },
  {
    noun: 'event',
    verb: 'list',
    summary: 'Lists published events that are still ahead, nearest first.',
    options: {
      past: { summary: 'Those that are over, newest first.' },
      page: { value: 'N', summary: 'Which page of 25.' },
    },
    examples: ['bin/plenary event list', 'bin/plenary event list --past --json'],
    run: (house: House, { past, page }: Options) =>
      listed(house, past ? 'past' : 'ahead', Number(page ?? 1) || 1),
  },
  {
    noun: 'event',
    verb: 'show',
    summary: 'Shows one event by its code.',
    options: { code: { value: 'CODE', summary: 'Its code.', positional: true } },
    examples: ['bin/plenary event show C-00015213 --json'],
    run: async (house: House, { code }: Options) =>
      (await findEvent(house.db, String(code ?? '').toUpperCase())) ?? refuse('events.unknown'),
  },
]

async function create(house: House, options: Options): Promise<unknown> {
  const event = understood(house, String(options['from'] ?? ''))
  if (isRefusal(event)) return event
  const now = house.clock.now()
  const made = await createEvent(house.db, operator, event, now)
  if (isRefusal(made) || !options['publish']) return made
  const moved = await moveEvent(house.db, operator, made.id, 'published', now)
  return isRefusal(moved) ? moved : { ...made, state: moved.next }
}

async function set({ db, clock }: House, { code, settings }: Options): Promise<unknown> {
  const parsed = EventSettingsShape.safeParse(jsonIn(String(settings ?? '')))
  if (!parsed.success) return refuse('events.not-understood', { problems: problemsIn(parsed.error) })
  const event = await findEvent(db, String(code ?? '').toUpperCase())
  if (!event) return refuse('events.unknown')
  const outcome = await changeSettings(db, operator, event.id, parsed.data, clock.now())
  return isRefusal(outcome) ? outcome : { code: event.code, ...outcome }
}

const problemsIn = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'JSON'}: ${issue.message}`).join('; ')

/** The event as it was typed, or everything that is wrong with it in one sentence. */
function understood({ profile }: House, typed: string): NewEvent | Refusal {
  const parsed = NewEvent.safeParse(jsonIn(typed))
  if (!parsed.success) return refuse('events.not-understood', { problems: problemsIn(parsed.error) })
  const types = profile.eventTypes.map((type) => type.id)
  if (types.includes(parsed.data.type)) return parsed.data
  return refuse('events.not-understood', { problems: `type: ${types.join(', ')}` })
}

function jsonIn(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return undefined
  }
}

/** A line of each event that fits a terminal; `event show` has the rest. */
async function listed(house: House, when: 'ahead' | 'past', page: number): Promise<unknown> {
  const events = await listEvents(house.db, { when, page, now: house.clock.now() })
  return events.map(({ code, type, title, startsAt, endsAt, timeZone }) => ({
    code,
    type,
    startsAt,
    endsAt,
    timeZone,
    title: inLanguage(title, 'en'),
  }))
}
