import { pino } from 'pino'
import { findEventById } from '../../src/features/events/index.ts'
import { submit } from '../../src/features/registrations/actions/submit.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { readConfig, withProfile } from '../../src/platform/config.ts'
import { type Connection, openDatabase } from '../../src/platform/database/database.ts'
import type { House } from '../../src/platform/house.ts'
import { loadTexts } from '../../src/platform/i18n/index.ts'
import { loadProfile } from '../../src/platform/profile/index.ts'
import { openSecrets } from '../../src/platform/secrets.ts'
import { isRefusal } from '../../src/values/refusal.ts'
import { withoutLocks } from './forgetful.ts'
import { actorFor } from './registering.ts'

// A process of its own that sends many people's registrations at once, so that two can compete for the same seats.

const connections = 12

type Given = {
  readonly connection: Connection
  readonly eventId: string
  readonly people: readonly { readonly id: string; readonly personId: string; readonly name: string }[]
  readonly forgetful: boolean
}

process.on('message', ({ connection, eventId, people, forgetful }: Given) => {
  void (async () => {
    const log = pino({ level: 'silent' })
    const profile = loadProfile('itu')
    const read = readConfig({ PLENARY_PROFILE: 'itu' })
    if (!read.ok) throw new Error(read.problems.join('\n'))
    const { db, close } = openDatabase({ connection, max: connections, log })
    const plain: House = {
      db,
      connection,
      clock: systemClock,
      config: withProfile(read.config, profile),
      profile,
      texts: loadTexts(profile),
      log,
      secrets: openSecrets(Buffer.alloc(32, 1)),
      demo: false,
    }
    const house = forgetful ? withoutLocks(plain) : plain
    const event = await findEventById(db, eventId)
    if (!event) throw new Error('the event is not there')
    const left = [...people]
    const outcomes: Awaited<ReturnType<typeof submit>>[] = []
    const queue = async () => {
      for (let one = left.pop(); one; one = left.pop())
        outcomes.push(await submit(house, actorFor(one), event, 1))
    }
    await Promise.all(Array.from({ length: 2 * connections }, queue))
    const counted: Record<string, number> = {}
    for (const outcome of outcomes) {
      const name = isRefusal(outcome) ? outcome.refused : outcome.next
      counted[name] = (counted[name] ?? 0) + 1
    }
    await close()
    process.send?.(counted, () => process.exit(0))
  })()
})
