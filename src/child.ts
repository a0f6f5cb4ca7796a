import type { House } from './platform/house.ts'
import { readConfig } from './platform/config.ts'
import { openHouse } from './platform/open-house.ts'
import { type Running, runChild } from './platform/processes/child.ts'

/**
 * One of the processes main.ts keeps alive, for the roles it is handed: `web` answers browsers, `worker` sends mail and does what is
 * due, `mail` answers mail programs and mail servers. Where each is on its own, a hostile message that ends `mail` ends nobody's
 * sign-in.
 */
const opens: Readonly<Record<string, () => Promise<(house: House) => Promise<Running>>>> = {
  web: async () => (await import('./app.ts')).openWeb,
  worker: async () => (await import('./app.ts')).openWorker,
  mail: async () => (await import('./mail.ts')).openMail,
}
const roles = process.argv.length > 2 ? process.argv.slice(2) : ['web']
const opening = roles.map((role) => opens[role]!()) // loaded while the database is still being made ready

runChild(async (given) => {
  const read = readConfig(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const house = openHouse({ ...given, config: read.config, process: roles.join('+') })
  const running: Running[] = []
  for (const open of opening) running.push(await (await open)(house))
  return {
    close: async () => {
      await Promise.all(running.map((one) => one.close()))
      await house.close()
    },
  }
})
