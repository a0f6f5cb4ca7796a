import { readConfig } from './platform/config.ts'
import { openHouse } from './platform/open-house.ts'
import { runChild } from './platform/processes/child.ts'

/** One of the processes main.ts keeps alive: `web` answers browsers, `worker` sends mail and does what is due. */
const role = process.argv[2] === 'worker' ? 'worker' : 'web'
const app = import('./app.ts') // loaded while the database is still being made ready

runChild(async (opening) => {
  const read = readConfig(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const house = openHouse({ ...opening, config: read.config, process: role })
  const { openWeb, openWorker } = await app
  const running = await (role === 'web' ? openWeb : openWorker)(house)
  return {
    close: async () => {
      await running.close()
      await house.close()
    },
  }
})
