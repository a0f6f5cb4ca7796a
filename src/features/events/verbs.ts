import type { GivenOptions as Options, Verb } from '../../platform/command-line.ts'
import type { House } from '../../platform/house.ts'
import { operator } from '../../values/actor.ts'
import { inLanguage } from '../../values/language.ts'
import { isRefusal, refuse, type Refusal } from '../../values/refusal.ts'
import { createEvent } from './actions/create.ts'
import type { EventDeskAbove } from './desk/above.ts'
import { publishEvent } from './desk/actions/publish.ts'
import { findForDesk } from './desk/store/find.ts'
import { deskVerbs, jsonIn, problemsIn } from './desk/verbs.ts'
import { NewEvent } from './new-event.ts'
import { listEvents } from './store/list.ts'

/** What an operator or a script may do with events: `event create`, `event list`, `event show`, and the acts of the desk. */
export const eventVerbs = (above: EventDeskAbove): readonly Verb[] => [
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
      (await findForDesk(house.db, String(code ?? '').toUpperCase())) ?? refuse('events.unknown'),
  },
  ...deskVerbs(above),
]

async function create(house: House, options: Options): Promise<unknown> {
  const event = understood(house, String(options['from'] ?? ''))
  if (isRefusal(event)) return event
  const now = house.clock.now()
  const made = await createEvent(house.db, operator, event, now)
  if (isRefusal(made) || !options['publish']) return made
  const moved = await publishEvent(house, operator, made.id, now)
  return isRefusal(moved) ? moved : { ...made, state: moved.next }
}

/** The event as it was typed, or everything that is wrong with it in one sentence. */
function understood({ profile }: House, typed: string): NewEvent | Refusal {
  const parsed = NewEvent.safeParse(jsonIn(typed))
  if (!parsed.success) return refuse('events.not-understood', { problems: problemsIn(parsed.error) })
  const types = profile.eventTypes.map((type) => type.id)
  if (types.includes(parsed.data.type)) return parsed.data
  return refuse('events.not-understood', { problems: `type: ${types.join(', ')}` })
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
