import type { Profile } from '../../platform/profile/index.ts'
import { makeRegistration, type MadeRegistration, type Wish } from '../registrations.ts'
import type { MadeOrganisation } from '../types.ts'
import { die } from './die.ts'
import type { CrowdEvent } from './events.ts'
import type { PersonAt } from './people.ts'
import type { CrowdSize } from './size.ts'

/** What registrations are made from. */
type Around = {
  readonly size: CrowdSize
  readonly personAt: PersonAt
  readonly organisations: ReadonlyMap<string, MadeOrganisation>
  readonly profile: Profile
  readonly now: Date
}

/** Everybody who registers for one event of the crowd; `from` counts what was registered before. */
export function registrationsOf(
  { event, isPast, count }: CrowdEvent,
  from: number,
  at: Around,
): MadeRegistration[] {
  const { size, personAt, organisations, profile, now } = at
  const made: MadeRegistration[] = []
  const taken = { 'on-site': 0, remote: 0 }
  const among = isOpenToAll(at, event) ? size.people : size.inDirectory
  const first = die(from, 20, among)
  for (let nth = 0; nth < Math.min(count, among); nth++) {
    const person = personAt((first + nth * stride) % among)
    const mode = event.modes[die(from + nth, 21, 3) === 0 ? event.modes.length - 1 : 0]!
    const wish = { state: stateOf(from + nth, isPast), mode, daysAgo: 2 + die(nth, 22, 30) }
    const organisation = person.organisation ? organisations.get(person.organisation) : undefined
    const it = makeRegistration(event, person, organisation, wish, profile, now)
    if (!it) continue
    const isFull = mode === 'on-site' && taken[mode] >= (event.onSiteCapacity ?? Infinity)
    const state = it.state === 'confirmed' && isFull ? 'waitlisted' : it.state
    if (state === 'confirmed') taken[mode]++
    made.push({ ...it, state, number: numberAt(from + nth) })
  }
  return made
}

/** Whether somebody may come who belongs to nobody, such as the last of the crowd. */
const isOpenToAll = ({ size, personAt, profile, now }: Around, event: CrowdEvent['event']): boolean =>
  makeRegistration(
    event,
    personAt(size.people - 1),
    undefined,
    { state: 'confirmed', mode: 'remote', daysAgo: 2 },
    profile,
    now,
  ) !== undefined

/** Far from each other, and meeting everybody once: a prime that no size is a multiple of. */
const stride = 7919

function stateOf(nth: number, isPast: boolean): Wish['state'] {
  const throwOf = die(nth, 23, 100)
  if (throwOf < 4) return 'withdrawn'
  if (throwOf < 6) return 'rejected'
  if (!isPast && throwOf < 30) return 'pending'
  return 'confirmed'
}

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A registration number that no other place gives: an odd factor reaches every number once. */
function numberAt(nth: number): string {
  let rest = (BigInt(nth + 1) * 0x5d_58_8b_65_6bn) & 0xff_ff_ff_ff_ffn
  let signs = ''
  for (let place = 0; place < 8; place++, rest >>= 5n) signs = digits[Number(rest & 31n)] + signs
  return `R-${signs.slice(0, 4)}-${signs.slice(4)}`
}
