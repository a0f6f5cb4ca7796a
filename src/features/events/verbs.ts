import type { GivenOptions as Options, Verb } from '../../platform/command-line.ts'
import type { House } from '../../platform/house.ts'
import { operator } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { createEvent } from './actions/create.ts'
import { moveEvent } from './actions/move.ts'
import { NewEvent } from './new-event.ts'
import { listEvents } from './store/list.ts'
import { findEvent } from './store/read.ts'

/** `event create`, `event list`, `event show`: what an operator or a script may do with events. */
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
    verb: 'list',
    summary: 'Lists published events that are still ahead, nearest first.',
    options: {
      past: { summary: 'Those that are over, newest first.' },
      page: { value: 'N', summary: 'Which page of 25.' },
    },
    examples: ['bin/plenary event list', 'bin/plenary event list --past --json'],
    run: (house: House, { past, page }: Options) =>
      listEvents(house.db, {
        when: past ? 'past' : 'ahead',
        page: Number(page ?? 1) || 1,
        now: house.clock.now(),
      }),
  },
  {
    noun: 'event',
    verb: 'show',
    summary: 'Shows one event by its code.',
    options: { code: { value: 'CODE', summary: 'Its code.', positional: true } },
    examples: ['bin/plenary event show C-00015213 --json'],
    run: async (house: House, { code }: Options) =>
      (await findEvent(house.db, String(code ?? '').toUpperCase())) ?? { refused: 'events.unknown' },
  },
]

async function create(house: House, options: Options): Promise<unknown> {
  const event = NewEvent.parse(JSON.parse(String(options['from'] ?? '{}')))
  const now = house.clock.now()
  const made = await createEvent(house.db, operator, event, now)
  if (isRefusal(made) || !options['publish']) return made
  const moved = await moveEvent(house.db, operator, made.id, 'published', now)
  return isRefusal(moved) ? moved : { ...made, state: moved.next }
}
