import { imapServer } from '../src/features/mailbox/imap/index.ts'
import { createMailbox } from '../src/features/mailbox/index.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Connection } from '../src/platform/database/database.ts'
import { openHouse } from '../src/platform/open-house.ts'
import { system } from '../src/values/actor.ts'
import { isRefusal } from '../src/values/refusal.ts'
import { beServed } from './processes.ts'

/** The IMAP door as it is in production, in a process of its own, with a mailbox for each account it is handed. */
beServed(async (given: { connection: Connection; folder: string; accounts: readonly string[] }) => {
  const read = readConfig({ PLENARY_DATA: given.folder, PLENARY_DEMO: 'off', PLENARY_LIMITS: 'generous' })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const house = openHouse({ config: read.config, connection: given.connection, demo: false, process: 'mail' })
  for (const accountId of given.accounts) {
    const made = await createMailbox(house, system, { accountId })
    if (isRefusal(made)) throw new Error(made.refused)
  }
  const server = await imapServer(house, { port: 'any', tls: 'none' })
  return server.port!
})
