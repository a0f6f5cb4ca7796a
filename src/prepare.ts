import { loadDemo, type Prepared } from './demo.ts'
import { addGroupsOfProfile } from './features/events/groups/index.ts'
import { prepareListedPasswords } from './features/sign-in/breached/index.ts'
import { readConfig } from './platform/config.ts'
import type { Connection } from './platform/database/database.ts'
import { makeReady } from './platform/database/ready.ts'
import { openHouse } from './platform/open-house.ts'
import { beTask } from './platform/processes/task.ts'
import { terminalProgress } from './platform/progress/terminal.ts'

/** Run by main.ts before anybody is let in: schema, checks, and the demo cast where it belongs. */
beTask(async (given): Promise<Prepared> => {
  const { connection } = given as { connection: Connection }
  const read = readConfig(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const progress = terminalProgress()
  await makeReady(connection, progress)
  await prepareListedPasswords(read.config.dataFolder)
  const house = openHouse({
    config: read.config,
    connection,
    demo: false,
    process: 'prepare',
    connections: 4,
  })
  try {
    const prepared = await loadDemo(house, { isEmbedded: 'host' in connection, progress })
    await addGroupsOfProfile(house.db, house.profile, house.clock.now())
    return prepared
  } finally {
    await house.close()
  }
})
